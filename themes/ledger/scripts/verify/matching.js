// Matching: every place where a quotation's parts stand in a text, in order and whole (`onrecord.verbatim.match`).

const FEWEST_WORDS = 3;
const MOST_PLACES = 20000;
const MOST_REPLACED = 5;

/** What of a part stands between its letters in brackets. */
function stretchesOf({ text, letters }) {
  const starts = [0, ...letters.map((at) => at + characterAt(text, at).length)];
  return starts.map((at, n) => ({ at, text: text.slice(at, letters[n]) }));
}

const longer = (one, other) => (other.text.length > one.text.length ? other : one);
const anchorOf = (part) => stretchesOf(part).reduce(longer);

/** Every place of a part's characters; none where that takes more looking than is left. A letter may have either case. */
function placesOf(part, text, left) {
  const [stretches, anchor, found] = [stretchesOf(part), anchorOf(part), []];
  const isLike = (start) => (at) => lower(part.text, at) === lower(text, start + at);
  for (let at = text.indexOf(anchor.text, anchor.at); at >= 0; ) {
    const start = at - anchor.at;
    left -= stretches.length;
    if (left < 0) return null;
    const isHere = stretches.every((each) => text.startsWith(each.text, start + each.at));
    if (isHere && part.letters.every(isLike(start))) found.push(start);
    at = at < text.length ? text.indexOf(anchor.text, at + 1) : -1;
  }
  return found;
}

function isWhole(parted, at, { text, letters }, isFirst, isLast) {
  const isOpen = mayStart(parted, at, !isFirst) && letters.every((n) => mayStart(parted, at + n));
  return isOpen && mayEnd(parted, at + text.length, !isLast);
}

/** The first and last place where the next part may begin: past a word for a cut, five at most for an insertion. */
function reach(parted, end, gap) {
  if (gap.includes("cut")) return [coreAt(parted, end) + 1, parted.length];
  let left = MOST_REPLACED;
  for (const { index } of wordsOf(parted.slice(end))) if (!left--) return [end, coreAt(parted, end + index)];
  return [end, parted.length];
}

/** The first of places in order that is not before a place. */
function firstFrom(links, place) {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle][0][0] < place) low = middle + 1;
    else high = middle;
  }
  return links[low];
}

/** The alignments that contain no other, in order: for each part where it begins and ends. */
function aligned({ parts, gaps }, columns, parted) {
  let links = [];
  for (const [n, { text }] of [...parts.entries()].reverse()) {
    const following = links;
    links = columns[n].flatMap((at) => {
      const stretch = [at, at + text.length];
      if (!gaps[n]) return [[stretch]];
      const [nearest, farthest] = reach(parted, stretch[1], gaps[n]);
      const then = firstFrom(following, nearest);
      return then?.[0][0] <= farthest ? [[stretch, ...then]] : [];
    });
  }
  const endOf = (link) => link.at(-1)[1];
  return links.filter((link, n) => n === links.length - 1 || endOf(links[n + 1]) > endOf(link));
}

const count = (text) => [...wordsOf(text)].length;

function isLongEnough({ gaps }, alignment, parted) {
  const counts = [0];
  for (const [n, [start, end]] of alignment.entries()) {
    if (gaps[n - 1]?.includes("cut")) counts.push(0);
    counts[counts.length - 1] += count(parted.slice(start, end));
  }
  return counts.length < 2 || Math.min(...counts) >= FEWEST_WORDS;
}

function match(reading, { text, parted }) {
  const { parts } = reading;
  const columns = [];
  let left = MOST_PLACES;
  const lacking = parts.find((each) => !text.includes(anchorOf(each).text));
  if (lacking) return { reason: "absent", part: lacking };
  for (const [n, part] of parts.entries()) {
    const places = placesOf(part, text, left);
    if (!places?.length) return { reason: places ? "absent" : "many", part };
    left -= places.length * (1 + part.letters.length);
    columns.push(places.filter((at) => isWhole(parted, at, part, !n, n === parts.length - 1)));
    if (!columns[n].length) return { reason: "inside", part };
  }
  const every = aligned(reading, columns, parted);
  const places = every.filter((each) => isLongEnough(reading, each, parted));
  const isAltered = (place) => parts.some((p, n) => p.letters.some((at) => text[place[n][0] + at] !== p.text[at]));
  return places.length ? { places, isAltered: places.some(isAltered) } : { reason: every.length ? "few" : "apart" };
}

/** With its brackets as the text's own where it stands there so; else with them as an editor's marks. */
function searched(quotation, source) {
  const { text } = fold(quotation);
  if (!hasCore(text)) return { reason: "unread" };
  const isBracketed = /[[\]]/.test(text);
  const literal = match({ parts: [{ text, letters: [] }], gaps: [] }, source);
  if (!isBracketed || literal.places || literal.reason === "many") return { ...literal, isLiteral: isBracketed };
  const reading = readingOf(quotation);
  return reading ? { ...reading, ...match(reading, source) } : { reason: "unread" };
}

/**
 * Where a quotation stands in a text: each of `places` holds its parts' stretches of the text, in UTF-16 units; `words`
 * are quoted, `cut` left out or replaced at the first place. `isMarked` says that something is, `isInserted` that an
 * editor's words stand there, `isAltered` that a letter has the other case, `hasSic` and `isLiteral` how its brackets
 * were read. Where there is no place, the `reason`, and the `part` it is at.
 */
function find(quotation, text) {
  const source = fold(text);
  const { places = [], part, ...found } = searched(quotation, source);
  const [first = []] = places;
  const sum = (every) => every.reduce((total, [start, end]) => total + count(source.parted.slice(start, end)), 0);
  return {
    ...found,
    part: part?.text,
    words: sum(first),
    cut: sum(first.slice(1).map(([start], n) => [first[n][1], start])),
    places: places.map((every) => every.map(source.stretch)),
  };
}

// For those who put cases of their own to the rule; the page needs no name outside this script.
globalThis.onrecordRule = { find, fold };
