// The page: words and a text go in, what the rule finds comes out in words, and the words are marked in the text. The
// quotation that `?quote=ID` names is taken from the data of the search, which is a script of this site; nothing else is
// asked for, and the page's own policy forbids sending anything. The page has:
//   form#check            with all but the last of these, in this order
//   p#of[hidden]          with a link: the quotation that the words are of
//   textarea#words, textarea#text, input#file[type=file]
//   p#said[role=status]   filled: what was found
//   section#shown[hidden] filled: the text with its marks
//   script#rule           the tables of the rule and the phrases of this page, as JSON

const [form, of, words, text, file, said, shown] = document.querySelectorAll(
  "#check, #of, #words, #text, #file, #said, #shown",
);
// Bytes of a file, and characters of its text: a few seconds' work.
const LONGEST = 30_000_000;
const MOST = 5_000_000;
// What a file held is not put into the field: a long text is slow to lay out there.
let held = "";

const told = (key, fill) => say[key].replace(/\{\w+\}/g, () => fill);
const counted = (key, n) => told(`${key}_${n === 1 ? "one" : "other"}`, n);

function verdict(quotation, source, found) {
  const { reason, part, places, words, cut } = found;
  if (reason) return told(reason, part);
  const passed = passedOver(quotation, source, found).map((name) => say[`passed_${name}`]);
  const marked = cut ? counted("cut", cut) : say.cut_none;
  return [
    found.isMarked ? marked : counted("whole", words),
    places.length > 1 ? told("places", places.length) : "",
    ...["isBare", "isLiteral", "isInserted", "hasSic", "isAltered"].map((name) => found[name] && say[name]),
    passed.length ? told("alike", passed.join(", ")) : !found.isAltered && say.same,
  ].filter(Boolean).join(" ");
}

/** Found as it is given; else without the quotation marks round it. */
function foundOf(quotation, source) {
  const found = find(quotation, source);
  const isMark = (character) => /['"]/.test(PLAIN.get(character) ?? character);
  if (!found.reason || !isMark(quotation[0]) || !isMark(quotation.at(-1))) return [quotation, found];
  const bare = quotation.slice(1, -1).trim();
  const again = find(bare, source);
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
  shown.scrollTop = shown.querySelector("mark").offsetTop - shown.clientHeight / 3;
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
  const { columns, quotes } = globalThis.onrecordQuotes ?? { columns: [], quotes: [] };
  const [name, own, url] = ["id", "text", "url"].map((each) => columns.indexOf(each));
  const row = quotes.find((each) => each[name] === id);
  if (!row) {
    said.textContent = say.unknown;
    return;
  }
  words.value = row[own];
  of.querySelector("a").href = row[url];
  const given = words.value;
  words.oninput = () => (of.hidden = words.value !== given);
  words.oninput();
}

const id = new URLSearchParams(location.search).get("quote");
if (id) {
  const script = document.createElement("script");
  script.src = data;
  script.onload = script.onerror = () => choose(id);
  document.head.append(script);
}
form.onsubmit = (event) => {
  event.preventDefault();
  look();
};
text.oninput = () => (held = file.value = "");
file.onchange = async () => {
  const [chosen] = file.files;
  if (!chosen) return;
  const isLarge = chosen.size > LONGEST;
  const read = isLarge ? null : await textOfFile(chosen);
  held = read ?? "";
  text.value = "";
  look();
  if (read === null) said.textContent = isLarge ? say.too_large : say.packed;
};
form.hidden = false;
