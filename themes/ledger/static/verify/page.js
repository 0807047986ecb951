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
  // Bytes of a file, and characters of its text: a few seconds' work.
  const LONGEST = 30_000_000;
  const MOST = 5_000_000;
  // What a file held is not put into the field: a long text is slow to lay out there.
  let held = "";
  rule.begin(tables);

  const told = (key, fills) => say[key].replace(/\{(\w+)\}/, (_, name) => fills[name]);
  const counted = (key, n) => told(`${key}_${n === 1 ? "one" : "other"}`, { n });

  function verdict(quotation, source, found) {
    const { reason, part, places, words, cut } = found;
    if (reason) return told(reason, { part });
    const passed = rule.passed(quotation, source, found).map((name) => say[`passed_${name}`]);
    const marked = cut ? counted("cut", cut) : say.cut_none;
    return [
      found.isMarked ? marked : counted("whole", words),
      places.length > 1 ? told("places", { n: places.length }) : "",
      ...["isBare", "isLiteral", "isInserted", "hasSic", "isAltered"].map((name) => found[name] && say[name]),
      passed.length ? told("alike", { list: passed.join(", ") }) : !found.isAltered && say.same,
    ].filter(Boolean).join(" ");
  }

  /** Found as it is given; else without the quotation marks round it. */
  function foundOf(quotation, source) {
    const found = rule.find(quotation, source);
    const isMark = (character) => /['"]/.test(rule.plain.get(character) ?? character);
    if (!found.reason || !isMark(quotation[0]) || !isMark(quotation.at(-1))) return [quotation, found];
    const bare = quotation.slice(1, -1).trim();
    const again = rule.find(bare, source);
    return again.reason ? [quotation, found] : [bare, { ...again, isBare: true }];
  }

  /** The text, with each stretch marked; those that overlap as one. */
  function mark(source, stretches) {
    let done = 0;
    shown.replaceChildren();
    shown.hidden = !stretches.length;
    if (shown.hidden) return;
    for (const [from, to] of stretches.sort(([a], [b]) => a - b)) {
      const marked = document.createElement("mark");
      marked.textContent = source.slice(Math.max(done, from), to);
      shown.append(source.slice(done, from), marked);
      done = Math.max(done, to);
    }
    shown.append(source.slice(done));
    shown.scrollTop = shown.querySelector("mark")?.offsetTop - shown.clientHeight / 3;
  }

  function look() {
    const [given, source] = [words.value.trim(), text.value || held];
    const empty = given ? !source.trim() && "no_text" : "no_words";
    const reason = empty || (source.length > MOST && "too_large");
    const [quotation, found] = reason ? [given, { reason, places: [] }] : foundOf(given, source);
    said.textContent = verdict(quotation, source, found);
    mark(source, found.places.flat());
  }

  /** The words of a quotation of this site; once they are changed they are its words no more. */
  function choose(id) {
    const { columns = [], quotes = [] } = globalThis.onrecordQuotes ?? {};
    const row = quotes.find((each) => each[columns.indexOf("id")] === id);
    if (!row) {
      said.textContent = say.unknown;
      return;
    }
    words.value = row[columns.indexOf("text")];
    of.querySelector("a").href = row[columns.indexOf("url")];
    const own = words.value;
    const tell = () => (of.hidden = words.value !== own);
    words.addEventListener("input", tell);
    tell();
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
  text.addEventListener("input", () => {
    held = file.value = "";
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const isLarge = chosen.size > LONGEST;
    const read = isLarge ? null : await rule.textOfFile(chosen);
    held = read ?? "";
    text.value = "";
    look();
    if (read === null) said.textContent = isLarge ? say.too_large : say.packed;
  });
  form.hidden = false;
})();
