// The page: words and a text go in, what the rule finds comes out in words, and the words are marked in the text. The
// quotation that `?quote=ID` names is taken from the data of the search, which is a script of this site; nothing else is
// asked for, and the page's own policy forbids sending anything. The page has:
//   form#check            with all but the last of these, in this order
//   p#of[hidden]          with a link: the quotation that the words are of
//   textarea#words, textarea#text, input#file[type=file]
//   p#said[role=status]   filled: what was found
//   section#shown[hidden] filled: the text with its marks
//   script#rule           the rule's tables, the words of this page, and where the data is, as JSON
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const [form, of, words, text, file, said, shown, given] = document.querySelectorAll(
    "#check, #of, #words, #text, #file, #said, #shown, #rule",
  );
  const { tables, say, data } = JSON.parse(given.textContent);
  const LONGEST = 30_000_000;
  // What a file held is not put into the field: a long text is slow to lay out there.
  let held = "";
  rule.begin(tables);

  const told = (key, fills) => say[key].replace(/\{(\w+)\}/, (_, name) => fills[name]);
  const counted = (key, n) => told(`${key}_${n === 1 ? "one" : "other"}`, { n });

  function verdict(quotation, source, { reason, part, places, words, cut, isMarked, isLiteral }) {
    if (reason) return told(reason, { part });
    const isSame = places.flat().every(([from, to]) => quotation.includes(source.slice(from, to)));
    return [
      isMarked ? counted("cut", cut) : counted("whole", words),
      places.length > 1 ? told("places", { n: places.length }) : "",
      isLiteral ? say.brackets : "",
      isSame ? say.same : say.alike,
    ].filter(Boolean).join(" ");
  }

  /** The text, with each stretch marked; those that overlap as one. */
  function mark(source, stretches) {
    let done = 0;
    shown.replaceChildren();
    for (const [from, to] of stretches.sort(([a], [b]) => a - b)) {
      const marked = document.createElement("mark");
      marked.textContent = source.slice(Math.max(done, from), to);
      shown.append(source.slice(done, from), marked);
      done = Math.max(done, to);
    }
    shown.append(source.slice(done));
    shown.hidden = !done;
    shown.scrollTop = shown.querySelector("mark")?.offsetTop - shown.clientHeight / 3;
  }

  function look() {
    const [quotation, source] = [words.value.trim(), text.value || held];
    const reason = quotation ? !source.trim() && "no_text" : "no_words";
    const found = reason ? { reason, places: [] } : rule.find(quotation, source);
    said.textContent = verdict(quotation, source, found);
    mark(source, found.places.flat());
  }

  /** The words of a quotation of this site. */
  function choose(id) {
    const { columns = [], quotes = [] } = globalThis.onrecordQuotes ?? {};
    const row = quotes.find((each) => each[columns.indexOf("id")] === id);
    if (!row) {
      said.textContent = say.unknown;
      return;
    }
    words.value = row[columns.indexOf("text")];
    of.querySelector("a").href = row[columns.indexOf("url")];
    of.hidden = false;
  }

  const id = new URLSearchParams(location.search).get("quote");
  if (id) {
    const script = document.createElement("script");
    script.src = data;
    script.onload = script.onerror = () => choose(id);
    document.head.append(script);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    look();
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen?.size > LONGEST) said.textContent = say.too_large;
    else if (chosen) {
      held = await rule.textOfFile(chosen);
      text.value = "";
      look();
    }
  });
  form.hidden = false;
})();
