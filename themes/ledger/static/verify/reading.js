// Reading: what the square brackets of a quotation say was cut, put in or altered (`onrecord.verbatim.marks`).
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const LONGEST_INSERTION = 80;
  const MOST_MARKS = 50;
  const MARK = /\[([^[\]]*)\]/g;

  const isCore = (character) => !/[[\]]/.test(character) && rule.hasCore(character);

  function kindOf(inside, text, end) {
    if (inside === "…") return "cut";
    if (inside === "sic") return "sic";
    const goesOn = isCore(rule.after(text, end)) || (/['–-]/.test(text[end]) && isCore(rule.after(text, end + 1)));
    return goesOn && /^\p{L}$/u.test(inside) ? "letter" : "insertion";
  }

  /** Text and marks by turns, text first and last. */
  function pieces(text) {
    const found = [];
    let done = 0;
    for (const { 0: whole, 1: content, index } of text.matchAll(MARK)) {
      const [inside, end] = [content.trim(), index + whole.length];
      const [left, right] = [rule.before(text, index), rule.after(text, end)].map(isCore);
      found.push({ kind: "text", text: text.slice(done, index) });
      found.push({ kind: kindOf(inside, text, end), text: inside, left, right });
      done = end;
    }
    return [...found, { kind: "text", text: text.slice(done) }];
  }

  /** Whether a word in it denies, limits or makes conditional. */
  function isTurning(text) {
    const { contracted, watch } = rule.tables;
    const isWatched = (word) => watch.includes(word);
    const small = text.toLowerCase();
    const asRead = new RegExp(contracted.replaceAll("[^\\W_]", "[\\p{L}\\p{N}]"), "u");
    return asRead.test(small) || small.match(/\p{L}+(?:'\p{L}+)*/gu)?.some(isWatched);
  }

  function isUnsound({ kind, text, left, right }) {
    if (kind === "text") return /[[\]]/.test(text);
    if (kind === "letter") return left;
    if (kind !== "insertion") return left && right;
    return left || right || !rule.hasCore(text) || [...text].length > LONGEST_INSERTION || isTurning(text);
  }

  /** `[sic]` stands for nothing: it goes, with one of the spaces round it, and the words beside it join. */
  function withoutSic(every) {
    const kept = [{ kind: "text", text: "" }];
    let eats = false;
    for (const piece of every) {
      const last = kept.at(-1);
      if (piece.kind === "sic") {
        eats = !last.text.endsWith(" ") && !piece.left;
        last.text = last.text.replace(/ $/, "");
      } else if (piece.kind === "text" && last.kind === "text") {
        last.text += eats ? piece.text.replace(/^ /, "") : piece.text;
        eats = false;
      } else kept.push(piece);
    }
    return kept;
  }

  /** Parts, and the gaps before, between and after them. */
  function joined(every) {
    const parts = [];
    const gaps = [{ cuts: 0, insertions: 0 }];
    for (const { kind, text: written } of every) {
      const gap = gaps.at(-1);
      if (kind === "cut") gap.cuts += 1;
      else if (kind === "insertion") gap.insertions += 1;
      else {
        const isNew = gap.cuts || gap.insertions || !parts.length;
        const text = isNew ? written.trimStart() : written;
        if (!text) continue;
        if (isNew) {
          parts.push({ text: "", letters: [] });
          gaps.push({ cuts: 0, insertions: 0 });
        }
        const part = parts.at(-1);
        if (kind === "letter") part.letters.push(part.text.length);
        part.text += text;
      }
    }
    for (const part of parts) part.text = part.text.trimEnd().replace(/[–—]/g, "-");
    return { parts, gaps };
  }

  /** A quotation without its marks: parts, and a gap between each two; null where its marks are unsound. */
  rule.read = (quotation) => {
    const text = rule.fold(quotation).parted;
    const every = pieces(text);
    if (text.split("[").length > MOST_MARKS + 1 || every.some(isUnsound)) return null;
    const { parts, gaps } = joined(withoutSic(every));
    const isWordless = !parts.some((part) => rule.hasCore(part.text));
    if (isWordless || gaps[0].cuts || gaps.at(-1).cuts || gaps.some(({ cuts }) => cuts > 1)) return null;
    const isInserted = gaps.some(({ insertions }) => insertions);
    const isMarked = isInserted || gaps.some(({ cuts }) => cuts);
    return { parts, gaps: gaps.slice(1, -1), isMarked, isInserted, hasSic: every.some(({ kind }) => kind === "sic") };
  };
})();
