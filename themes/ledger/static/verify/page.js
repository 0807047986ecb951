// The page: words and a text go in, what the rule finds comes out in words, and the words are marked in the text. The
// quotation that `?quote=ID` names is taken from the data of the search, which is a script of this site; nothing else is
// asked for, and the page's own policy forbids sending anything. The page has:
//   form#check            with textarea#words, textarea#text, input#file[type=file]
//   p#of[hidden]          with a link: the quotation that the words are of
//   p#said[role=status]   filled: what was found
//   div#shown[hidden]     filled: the text with its marks
//   script#rule           the rule's tables, the words of this page, and where the data is, as JSON
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const byId = (id) => document.getElementById(id);
  const [form, words, text, said, shown] = ["check", "words", "text", "said", "shown"].map(byId);
  const { tables, say, data } = JSON.parse(byId("rule").textContent);
  const LONGEST = 30_000_000;
  rule.begin(tables);

  const fill = (phrase, fills) => phrase.replace(/\{(\w+)\}/g, (_, name) => fills[name]);
  const counted = (key, n) => fill(say[`${key}_${n === 1 ? "one" : "other"}`], { n });

  /** Whether the words stand there with the very characters typed. */
  const isLiteral = (quotation, found) => {
    return found.places.every((parts) => parts.every(([from, to]) => quotation.includes(text.value.slice(from, to))));
  };

  function verdict(quotation, found) {
    const { places, fault, reason, part, cut, isMarked } = found;
    if (fault) return [say.unread, say[`fault_${fault}`]];
    if (!places.length) return [fill(say[`not_${reason}`], { part })];
    const times = places.length > 1 ? [counted("places", places.length)] : [];
    const how = isMarked ? counted("cut", cut) : counted("whole", found.words);
    return [how, ...times, found.isLiteral ? say.brackets : "", isLiteral(quotation, found) ? say.letter : say.alike];
  }

  /** The stretches in order, those that overlap as one. */
  function merged(stretches) {
    const kept = [];
    for (const [from, to] of stretches.sort(([a], [b]) => a - b)) {
      if (kept.length && from < kept.at(-1)[1]) kept.at(-1)[1] = Math.max(to, kept.at(-1)[1]);
      else kept.push([from, to]);
    }
    return kept;
  }

  function mark({ places }) {
    let done = 0;
    shown.replaceChildren();
    for (const [from, to] of merged(places.flat())) {
      const stretch = document.createElement("mark");
      stretch.textContent = text.value.slice(from, to);
      shown.append(text.value.slice(done, from), stretch);
      done = to;
    }
    shown.append(text.value.slice(done));
    shown.hidden = !places.length;
    shown.scrollTop = (shown.querySelector("mark")?.offsetTop ?? 0) - shown.clientHeight / 3;
  }

  function look() {
    const quotation = words.value.trim();
    const lacking = quotation ? (text.value.trim() ? "" : say.no_text) : say.no_words;
    const found = lacking ? { places: [] } : rule.find(quotation, text.value);
    said.textContent = lacking || verdict(quotation, found).filter(Boolean).join(" ");
    mark(found);
  }

  async function take([file]) {
    if (!file) return;
    if (file.size > LONGEST) {
      said.textContent = say.too_large;
      return;
    }
    text.value = await rule.textOfFile(file);
    look();
  }

  /** The words of a quotation of this site, by its name. */
  function choose(id) {
    const { columns, quotes } = globalThis.onrecordQuotes ?? { columns: [], quotes: [] };
    const [name, url, written] = ["id", "url", "text"].map((column) => columns.indexOf(column));
    const row = quotes.find((each) => each[name] === id);
    if (!row) {
      said.textContent = say.unknown;
      return;
    }
    words.value = row[written];
    byId("of").hidden = false;
    byId("of").querySelector("a").href = row[url];
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
  byId("file").addEventListener("change", ({ target }) => take(target.files));
  form.hidden = false;
})();
