// Ends: where in a folded text a quotation may begin and leave off without cutting a word (`onrecord.verbatim.ends`).

// Characters, and more units of UTF-16 than they can take.
const FARTHEST = 60;
const BEYOND = 2 * FARTHEST + 2;
const ADDRESS_REACH = 300;
// A number after its minus or its decimal point.
const NUMBER = /(?<=–)[.\p{Sc}]*\p{N}|(?<=(?<!\.)\.)\p{N}/uy;
const CONTRACTION = /^(?:t|s|m|d|re|ve|ll)(?![\p{L}\p{N}])/iu;
const COMPOUND = /^(?:[-–][\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*){1,20}/u;

const isLetter = (character) => /^\p{L}/u.test(character);
const atParting = (text, at) => /^(?:[…—]|\.\.)/.test(text.slice(at, at + 2));
const afterParting = (text, at) => /(?:[…—]|\.\.)$/.test(text.slice(0, at).slice(-2));

// Only edge marks stand between here and the end of the run (or, back, its start), or the mark that parts it.
const EDGE = `(?:(?!${tables.patterns[0]})[^])`;
const LEADS = new RegExp(`(?:[ …—]|\\.\\.|^${EDGE}?)${EDGE}{0,${FARTHEST - 1}}$`, "u");
const CLOSES = new RegExp(`^${EDGE}{0,${FARTHEST - 1}}(?:[ …—]|\\.\\.|${EDGE}?$)`, "u");
const leads = (text, at) => LEADS.test(text.slice(0, at).slice(-BEYOND));
const closes = (text, at) => CLOSES.test(text.slice(at, at + BEYOND));

function dividesNumber(text, at) {
  NUMBER.lastIndex = at;
  return NUMBER.test(text);
}

function isInAddress(text, at) {
  const run = text.slice(0, at).slice(-ADDRESS_REACH).split(" ").at(-1).toLowerCase();
  return ADDRESS.test(run);
}

/** A space was left out here: after a mark before a letter, or after a full stop between small and capital. */
function isInner(text, at) {
  const [before, mark, after] = [characterBefore(text, at - 1), text[at - 1], characterAt(text, at)];
  if (!isLetter(after) || isInAddress(text, at)) return false;
  if (mark === ".") return /^\p{Ll}/u.test(before) && /^\p{Lu}/u.test(after);
  return ',;:!?"'.includes(mark) && !(isLetter(before) && CONTRACTION.test(text.slice(at, at + 4)));
}

/** A hyphen between letters stands here, and nothing after it that turns the sense round. */
function isBeforeHyphen(text, at) {
  if (!isLetter(characterBefore(text, at)) || !isLetter(characterAt(text, at + 1))) return false;
  const rest = COMPOUND.exec(text.slice(at, at + ADDRESS_REACH))?.[0].toLowerCase();
  return rest && !TURNING.test(rest);
}

/** Whether a part may begin here; after an editor's mark also with the marks that close a word. */
function mayStart(text, at, afterMark) {
  if (text[at - 1] === "-" || dividesNumber(text, at)) return false;
  return leads(text, at) || atParting(text, at) || isInner(text, at) || (afterMark && closes(text, at));
}

/** Whether a part may leave off here; before an editor's mark also after the marks that open a word. */
function mayEnd(text, at, beforeMark) {
  if (closes(text, at) || afterParting(text, at) || isInner(text, at)) return true;
  return isBeforeHyphen(text, at) || (beforeMark && leads(text, at));
}
