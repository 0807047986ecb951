// Matching: every place where a quotation's parts stand in a text, in order and whole (`onrecord.verbatim.match`).
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const FEWEST_WORDS = 3;
  const MOST_PLACES = 20000;
  const MOST_REPLACED = 5;

  const escaped = (text) => text.replace(/[^\p{L}\p{N}]/gu, "\\$&");

  /** The part as a pattern; a letter in brackets may have the other case. */
  function patternOf({ text, letters }) {
    let [pattern, done] = ["", 0];
    for (const at of letters) {
      const letter = rule.after(text, at);
      pattern += `${escaped(text.slice(done, at))}(?:${letter.toLowerCase()}|${letter.toUpperCase()})`;
      done = at + letter.length;
    }
    return new RegExp(pattern + escaped(text.slice(done)), "g");
  }

  /** Every place of a part's characters; too many where their number is past all reckoning. */
  function placesOf(part, text) {
    const pattern = patternOf(part);
    const found = [];
    while (found.length <= MOST_PLACES && pattern.test(text)) {
      const start = pattern.lastIndex - part.text.length;
      found.push(start);
      pattern.lastIndex = start + 1;
    }
    return found;
  }

  function isWhole(parted, at, { text, letters }, isFirst, isLast) {
    const isOpen = rule.mayStart(parted, at, !isFirst) && letters.every((n) => rule.mayStart(parted, at + n));
    return isOpen && rule.mayEnd(parted, at + text.length, !isLast);
  }

  /** The first and last place where the next part may begin: past a word for a cut, five at most for an insertion. */
  function reach(parted, end, { cuts }) {
    if (cuts) return [rule.coreAt(parted, end) + 1, parted.length];
    let left = MOST_REPLACED;
    for (const { index } of rule.words(parted.slice(end))) if (!left--) return [end, rule.coreAt(parted, end + index)];
    return [end, parted.length];
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
        const then = following.find(([[start]]) => start >= nearest);
        return then?.[0][0] <= farthest ? [[stretch, ...then]] : [];
      });
    }
    const endOf = (link) => link.at(-1)[1];
    return links.filter((link, n) => n === links.length - 1 || endOf(links[n + 1]) > endOf(link));
  }

  const count = (text) => [...rule.words(text)].length;

  function isLongEnough({ gaps }, alignment, parted) {
    const counts = [0];
    for (const [n, [start, end]] of alignment.entries()) {
      if (gaps[n - 1]?.cuts) counts.push(0);
      counts[counts.length - 1] += count(parted.slice(start, end));
    }
    return counts.length < 2 || Math.min(...counts) >= FEWEST_WORDS;
  }

  function match(reading, { text, parted }) {
    const columns = [];
    for (const [n, part] of reading.parts.entries()) {
      const places = placesOf(part, text);
      if (!places.length) return { reason: "absent", part };
      if (places.length > MOST_PLACES) return { reason: "many", part };
      columns.push(places.filter((at) => isWhole(parted, at, part, !n, n === reading.parts.length - 1)));
      if (!columns[n].length) return { reason: "inside", part };
    }
    const every = aligned(reading, columns, parted);
    const places = every.filter((each) => isLongEnough(reading, each, parted));
    return places.length ? { places } : { reason: every.length ? "few" : "apart" };
  }

  /** With its brackets as the text's own where it stands there so; else with them as an editor's marks. */
  function searched(quotation, source) {
    const { text } = rule.fold(quotation);
    if (!rule.hasCore(text)) return { reason: "unread" };
    const isBracketed = /[[\]]/.test(text);
    const literal = match({ parts: [{ text, letters: [] }], gaps: [] }, source);
    if (!isBracketed || literal.places || literal.reason === "many") return { ...literal, isLiteral: isBracketed };
    const reading = rule.read(quotation);
    return reading ? { ...match(reading, source), isMarked: reading.isMarked } : { reason: "unread" };
  }

  /**
   * Where a quotation stands in a text: each of `places` holds its parts' stretches of the text, in UTF-16 units; `words`
   * are quoted, `cut` left out or replaced at the first place. Where there is none, the `reason`, and the `part` it is at.
   */
  rule.find = (quotation, text) => {
    const source = rule.fold(text);
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
  };
})();
