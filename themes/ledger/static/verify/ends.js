// Ends: where in a folded text a quotation may begin and leave off without cutting a word (`onrecord.verbatim.ends`).
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const FARTHEST = 60;
  const ADDRESS_REACH = 300;
  const LETTER = /^\p{L}/u;
  const NUMBER = /^\p{N}/u;
  const CONTRACTION = /^(?:t|s|m|d|re|ve|ll)(?![\p{L}\p{N}])/iu;
  const COMPOUND = /^(?:[-–][\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*){1,20}/u;

  const isLetter = (character) => LETTER.test(character);
  const atParting = (text, at) => /[…—]/.test(text[at]) || text.startsWith("..", at);
  const afterParting = (text, at) => /[…—]/.test(text[at - 1]) || (at > 1 && text.startsWith("..", at - 2));

  /** Only edge marks stand between here and the start of the run, or the mark that parts it. */
  function leads(text, at) {
    for (let steps = 0; at > 0 && steps < FARTHEST; steps += 1) {
      const character = rule.before(text, at);
      if (character === " " || afterParting(text, at)) return true;
      if (rule.hasCore(character)) return false;
      at -= character.length;
    }
    return at === 0;
  }

  /** Only edge marks stand between here and the end of the run, or the mark that parts it. */
  function closes(text, at) {
    for (let steps = 0; at < text.length && steps < FARTHEST; steps += 1) {
      const character = rule.after(text, at);
      if (character === " " || atParting(text, at)) return true;
      if (rule.hasCore(character)) return false;
      at += character.length;
    }
    return at === text.length;
  }

  /** A minus or a decimal point stands before, and the number it belongs to after. */
  function dividesNumber(text, at) {
    const rest = (reach) => text.slice(at, at + reach);
    if (text[at - 1] === "–") return NUMBER.test(rest(FARTHEST).replace(/^[.\p{Sc}]+/u, ""));
    return text[at - 1] === "." && !afterParting(text, at) && NUMBER.test(rest(2));
  }

  function inAddress(text, at) {
    const run = text.slice(Math.max(0, at - ADDRESS_REACH), at).split(" ").at(-1).toLowerCase();
    return rule.tables.addresses.some((sign) => run.includes(sign));
  }

  /** A space was left out here: after a mark before a letter, or after a full stop between small and capital. */
  function isInner(text, at) {
    const [before, mark, after] = [rule.before(text, at - 1), text[at - 1], rule.after(text, at)];
    if (at < 1 || !isLetter(after)) return false;
    if (mark === ".") return /^\p{Ll}$/u.test(before) && /^\p{Lu}$/u.test(after) && !inAddress(text, at);
    const contracts = isLetter(before) && CONTRACTION.test(text.slice(at, at + 5));
    return ',;:!?"'.includes(mark) && !contracts && !inAddress(text, at);
  }

  /** A hyphen between letters stands here, and nothing after it that turns the sense round. */
  function isBeforeHyphen(text, at) {
    if (!/[-–]/.test(text[at]) || !isLetter(rule.before(text, at))) return false;
    if (!isLetter(rule.after(text, at + 1))) return false;
    const rest = COMPOUND.exec(text.slice(at, at + ADDRESS_REACH));
    return !!rest && !rest[0].toLowerCase().split(/[-–]/).some((part) => rule.tables.turning.includes(part));
  }

  /** Whether a part may begin here; after an editor's mark also with the marks that close a word. */
  rule.mayStart = (text, at, afterMark) => {
    if (!at || text[at - 1] === " ") return true;
    if (text[at - 1] === "-" || dividesNumber(text, at)) return false;
    return leads(text, at) || atParting(text, at) || isInner(text, at) || (afterMark && closes(text, at));
  };

  /** Whether a part may leave off here; before an editor's mark also after the marks that open a word. */
  rule.mayEnd = (text, at, beforeMark) => {
    if (at === text.length || text[at] === " " || closes(text, at)) return true;
    if (afterParting(text, at) || isInner(text, at) || isBeforeHyphen(text, at)) return true;
    return beforeMark && leads(text, at);
  };
})();
