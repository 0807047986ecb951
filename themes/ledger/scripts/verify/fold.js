// Folding, by the one table that the page carries: what counts as the same character, and where each came from. With it
// what a word is. The rule is `onrecord.fold` and `onrecord.verbatim.words` in the browser; both are put to the same cases.

const CLUSTER = /[^][\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]{0,199}/gu;
const TOKEN = / +|[-–—]+|\.*…[.…]*|\.{3,}|[^]/g;
const PIECE = /(?:[^ .…—]|(?<!\.)\.(?!\.))+/g;

const hasCore = (text) => CORE.test(text);

/** A letter in small. */
const lower = (text, at) => characterAt(text, at).toLowerCase();

/** The code point that ends at a place of a text, and the one that begins there; nothing at its ends. */
const characterBefore = (text, at) => [...text.slice(0, at).slice(-2)].at(-1) ?? "";
const characterAt = (text, at) => [...text.slice(at, at + 2)][0] ?? "";

/** Every character as the one it counts as, unit by unit, and the stretch of the text that each came from. */
function alike(text) {
  const [out, from, to] = [[], [], []];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const composed = cluster.normalize("NFC");
    let [start, end] = [index, index + cluster.length];
    for (const character of composed) {
      if (composed === cluster) end = start + character.length;
      for (const unit of (PLAIN.get(character) ?? character).split("")) {
        out.push(unit);
        from.push(start);
        to.push(end);
      }
      if (composed === cluster) start = end;
    }
  }
  return [out.join(""), from, to];
}

function one(run, isOuter) {
  if (run[0] === " ") return isOuter ? "" : " ";
  return run.length < 2 ? run : /[.…]/.test(run) ? "…" : "—";
}

/** The text as it is compared. `parted` tells dashes apart, `text` does not; `stretch` leads back to the original. */
function fold(original) {
  const [out, from, to] = alike(original);
  const [parted, starts, ends] = [[], [], []];
  for (const { 0: run, index } of out.matchAll(TOKEN)) {
    const end = index + run.length;
    const unit = one(run, !index || end === out.length);
    if (!unit) continue;
    parted.push(unit);
    starts.push(from[index]);
    ends.push(to[end - 1]);
  }
  const whole = parted.join("");
  const stretch = ([start, end]) => [starts[start], ends[end - 1]];
  return { parted: whole, text: whole.replace(/[–—]/g, "-"), stretch };
}

/** The runs of a folded text that are words, with their places: an ellipsis, two dots and a long dash part them. */
function* wordsOf(parted) {
  for (const found of parted.matchAll(PIECE)) if (hasCore(found[0])) yield found;
}

/** Where the first character from a place on stands that makes a word, or the end. */
function coreAt(parted, at) {
  while (at < parted.length && !hasCore(characterAt(parted, at))) at += 1;
  return at;
}
