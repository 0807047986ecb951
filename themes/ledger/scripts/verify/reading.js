// Reading: what the square brackets of a quotation say was cut, put in or altered (`onrecord.verbatim.marks`).

const LONGEST_INSERTION = 80;
const MOST_MARKS = 50;
const MARKS = /\[([^[\]]*)\]/g;

function kindOf(inside, after) {
  if (inside === "…") return "cut";
  if (inside === "sic") return inside;
  const goesOn = hasCore(characterAt(after.replace(/^['–-]/, ""), 0));
  return goesOn && /^\p{L}$/u.test(inside) ? "letter" : "insertion";
}

/** Text and marks by turns, text first and last; of a mark also whether a word adjoins it to the left and the right. */
function pieces(text) {
  return text.split(MARKS).map((each, n, { [n - 1]: before, [n + 1]: after }) => {
    if (n % 2 === 0) return { kind: "text", text: each };
    const inside = each.trim();
    const [left, right] = [characterBefore(before, before.length), characterAt(after, 0)].map(hasCore);
    return { kind: kindOf(inside, after), text: inside, left, right };
  });
}

function isUnsound({ kind, text, left, right }) {
  if (kind === "text") return /[[\]]/.test(text);
  if (kind === "letter") return left;
  if (kind !== "insertion") return left && right;
  return left || right || !hasCore(text) || [...text].length > LONGEST_INSERTION || WATCH.test(text.toLowerCase());
}

/** `[sic]` stands for nothing: it goes, with one of the spaces round it, and the words beside it join. */
function withoutSic(every) {
  const kept = [];
  let eats;
  for (const piece of every) {
    const last = kept.at(-1);
    if (piece.kind === "sic") {
      eats = !last.text.endsWith(" ") && !piece.left;
      last.text = last.text.replace(/ $/, "");
    } else if (piece.kind === last?.kind) last.text += eats ? piece.text.replace(/^ /, "") : piece.text;
    else kept.push(piece);
  }
  return kept;
}

/** Parts, and the gaps before, between and after them: of each the kinds of its marks. */
function joined(every) {
  const parts = [];
  const gaps = [[]];
  for (const { kind, text: written } of every) {
    if (kind === "cut" || kind === "insertion") {
      gaps.at(-1).push(kind);
      continue;
    }
    const isNew = gaps.at(-1).length || !parts.length;
    const text = isNew ? written.trimStart() : written;
    if (!text) continue;
    if (isNew) {
      parts.push({ text: "", letters: [] });
      gaps.push([]);
    }
    const part = parts.at(-1);
    if (kind === "letter") part.letters.push(part.text.length);
    part.text += text;
  }
  for (const part of parts) part.text = part.text.trimEnd().replace(/[–—]/g, "-");
  return { parts, gaps };
}

/** A quotation without its marks: parts, and a gap between each two; nothing where its marks are unsound. */
function readingOf(quotation) {
  const every = pieces(fold(quotation).parted);
  if (every.length > 2 * MOST_MARKS + 1 || every.some(isUnsound)) return;
  const { parts, gaps } = joined(withoutSic(every));
  const isTwice = (gap) => gap.indexOf("cut") !== gap.lastIndexOf("cut");
  const isCutOutside = [gaps[0], gaps.at(-1)].flat().includes("cut");
  if (isCutOutside || gaps.some(isTwice) || !parts.some(({ text }) => hasCore(text))) return;
  const marks = gaps.flat();
  const [isMarked, isInserted] = [marks.length > 0, marks.includes("insertion")];
  return { parts, gaps: gaps.slice(1, -1), isMarked, isInserted, hasSic: every.some(({ kind }) => kind === "sic") };
}
