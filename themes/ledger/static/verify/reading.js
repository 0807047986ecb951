// Reading: what the square brackets of a quotation say was cut, put in or altered (`onrecord.verbatim.marks`).
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const LONGEST_INSERTION = 80;
  const MOST_MARKS = 50;
  const MARK = /\[([^[\]]*)\]/g;

  const isCore = (character) => !/^(?:[ []|\]|)$/.test(character) && rule.hasCore(character);
  const goesOn = (text, at) => {
    const next = rule.after(text, at);
    return isCore(next) || (/['\-–]/.test(next) && isCore(rule.after(text, at + 1)));
  };

  function kindOf(inside, text, end) {
    if (inside === "…") return "cut";
    if (inside === "sic") return "sic";
    return /^\p{L}$/u.test(inside) && goesOn(text, end) ? "letter" : "insertion";
  }

  function pieces(text) {
    const found = [];
    let done = 0;
    for (const { 0: whole, 1: content, index } of text.matchAll(MARK)) {
      const [inside, end] = [content.replace(/^ +| +$/g, ""), index + whole.length];
      const sides = [rule.before(text, index), rule.after(text, end)].map(isCore);
      found.push({ kind: "text", text: text.slice(done, index) });
      found.push({ kind: kindOf(inside, text, end), text: inside, sides });
      done = end;
    }
    return [...found, { kind: "text", text: text.slice(done) }];
  }

  /** Whether a word denies, limits or makes conditional. */
  function isTurning(text) {
    const word = `[${rule.letters}]`;
    const contracted = new RegExp(rule.tables.contracted.replaceAll("[^\\W_]", word), "u");
    const isSuch = (each) =>
      contracted.test(each) || (each.match(/\p{L}+(?:'\p{L}+)*/gu) ?? []).some((one) => rule.tables.watch.includes(one));
    return isSuch(text.toLowerCase()) && rule.pieces(text).some((each) => isSuch(each.toLowerCase()));
  }

  const INSIDE = {
    text: () => false,
    cut: ([left, right]) => left && right,
    sic: ([left, right]) => left && right,
    insertion: ([left, right]) => left || right,
    letter: ([left]) => left,
  };

  function faultOf({ kind, text, sides }) {
    if (kind === "text" && /[[\]]/.test(text)) return "unpaired";
    if (INSIDE[kind](sides)) return "inside";
    if (kind !== "insertion") return "";
    if (!rule.hasCore(text.replaceAll(" ", ""))) return "empty";
    if (Array.from(text).length > LONGEST_INSERTION) return "long";
    return isTurning(text) ? "turning" : "";
  }

  /** `[sic]` stands for nothing: it goes, with one of the spaces round it, and the words beside it join. */
  function withoutSic(every) {
    const kept = [{ kind: "text", text: "" }];
    let eats = false;
    for (const piece of every) {
      const last = kept.at(-1);
      if (piece.kind === "sic") {
        eats = !last.text.endsWith(" ") && !piece.sides[0];
        kept.splice(-1, 1, { ...last, text: last.text.replace(/ $/, "") });
      } else if (piece.kind === "text" && last.kind === "text") {
        const text = last.text + (eats ? piece.text.replace(/^ /, "") : piece.text);
        kept.splice(-1, 1, { kind: "text", text });
        eats = false;
      } else kept.push(piece);
    }
    return kept;
  }

  function joined(every) {
    const parts = [];
    const gaps = [{ cuts: 0, insertions: 0 }];
    const none = () => !gaps.at(-1).cuts && !gaps.at(-1).insertions;
    for (const { kind, text: written } of every) {
      if (kind === "cut") gaps.at(-1).cuts += 1;
      if (kind === "insertion") gaps.at(-1).insertions += 1;
      if (kind === "cut" || kind === "insertion") continue;
      const goesOnHere = none() && parts.length;
      const text = goesOnHere ? written : written.replace(/^ +/, "");
      if (!text) continue;
      if (!goesOnHere) {
        parts.push({ text: "", letters: [] });
        gaps.push({ cuts: 0, insertions: 0 });
      }
      const part = parts.at(-1);
      if (kind === "letter") part.letters.push([part.text.length, part.text.length + text.length]);
      part.text += text;
    }
    for (const part of parts) part.text = part.text.replace(/ +$/, "").replace(/[–—]/g, "-");
    return sound(parts, gaps);
  }

  function sound(parts, gaps) {
    if (!parts.some(({ text }) => rule.hasCore(text.replaceAll(" ", "")))) return { fault: "nothing" };
    if (gaps[0].cuts || gaps.at(-1).cuts) return { fault: "ends" };
    if (gaps.some(({ cuts }) => cuts > 1)) return { fault: "double" };
    const insertions = gaps.reduce((sum, gap) => sum + gap.insertions, 0);
    return { parts, gaps: gaps.slice(1, -1), insertions, fault: "" };
  }

  /** A quotation without its marks: parts, a gap between each two, how many insertions; or the name of its `fault`. */
  rule.read = (quotation) => {
    const text = rule.fold(quotation).parted;
    if (text.split("[").length - 1 > MOST_MARKS) return { fault: "many" };
    const every = pieces(text);
    const fault = ["unpaired", "inside", "empty", "long", "turning"];
    const found = every.map(faultOf).filter(Boolean);
    found.sort((a, b) => fault.indexOf(a) - fault.indexOf(b));
    return found.length ? { fault: found[0] } : joined(withoutSic(every));
  };
})();
