// Matching: every place where a quotation's parts stand in a text, in order and whole (`onrecord.verbatim.match`).
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const FEWEST_WORDS = 3;
  const MOST_PLACES = 20000;
  const MOST_REPLACED = 5;

  /** The stretches of a part without a letter in brackets, each with its place in the part. */
  function plainStretches({ text, letters }) {
    const starts = [0, ...letters.map(([, end]) => end)];
    const ends = [...letters.map(([at]) => at), text.length];
    return starts.map((start, n) => [start, text.slice(start, ends[n])]);
  }

  const anchorOf = (part) => plainStretches(part).reduce((a, b) => (b[1].length > a[1].length ? b : a));

  function fits(part, text, at) {
    const here = text.slice(at, at + part.text.length);
    const isSame = ([from, to]) => here.slice(from, to).toLowerCase() === part.text.slice(from, to).toLowerCase();
    return part.letters.every(isSame) && plainStretches(part).every(([from, each]) => here.startsWith(each, from));
  }

  /** Where the part's characters stand; null where that takes more looking than the budget allows. */
  function placesOf(part, text, budget) {
    const [offset, anchor] = anchorOf(part);
    const found = [];
    for (let at = text.indexOf(anchor, offset); at >= 0; at = at < text.length ? text.indexOf(anchor, at + 1) : -1) {
      budget -= 1 + part.letters.length;
      if (budget < 0) return null;
      if (!part.letters.length || fits(part, text, at - offset)) found.push(at - offset);
    }
    return found;
  }

  function isWhole(parted, at, part, isFirst, isLast) {
    if (!rule.mayStart(parted, at, !isFirst) || !rule.mayEnd(parted, at + part.text.length, !isLast)) return false;
    return part.letters.every(([letter]) => rule.mayStart(parted, at + letter, false));
  }

  /** The first and last place where the next part may begin: past a word for a cut, five at most for an insertion. */
  function reach(parted, end, { cuts }) {
    if (cuts) return [rule.coreAt(parted, end) + 1, parted.length];
    return [end, rule.coreAt(parted, rule.wordAfter(parted, end, MOST_REPLACED))];
  }

  function firstFrom(places, least) {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle] < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The alignments that contain no other, in order. */
  function aligned({ parts, gaps }, columns, parted) {
    let next = columns.at(-1).map((at) => ({ at, end: at + parts.at(-1).text.length }));
    for (let n = columns.length - 2; n >= 0; n -= 1) {
      const starts = next.map(({ at }) => at);
      next = columns[n].flatMap((at) => {
        const [nearest, farthest] = reach(parted, at + parts[n].text.length, gaps[n]);
        const then = next[firstFrom(starts, nearest)];
        return then && then.at <= farthest ? { at, end: then.end, then } : [];
      });
    }
    let least = Infinity;
    return next.reverse().filter(({ end }) => end < least && ((least = end), true)).reverse().map((link) => {
      return parts.map(({ text }) => {
        const stretch = [link.at, link.at + text.length];
        link = link.then;
        return stretch;
      });
    });
  }

  function isLongEnough({ gaps }, alignment, parted) {
    const counts = [0];
    for (const [n, [start, end]] of alignment.entries()) {
      if (n && gaps[n - 1].cuts) counts.push(0);
      counts[counts.length - 1] += rule.count(parted.slice(start, end));
    }
    return counts.length === 1 || Math.min(...counts) >= FEWEST_WORDS;
  }

  function match(reading, { text, parted }) {
    const absent = reading.parts.findIndex((part) => !text.includes(anchorOf(part)[1]));
    if (absent >= 0) return { alignments: [], reason: "absent", part: absent };
    const columns = [];
    let budget = MOST_PLACES;
    for (const [n, part] of reading.parts.entries()) {
      const places = placesOf(part, text, budget);
      const whole = places?.filter((at) => isWhole(parted, at, part, !n, n === reading.parts.length - 1));
      if (!whole?.length) {
        return { alignments: [], reason: places ? (places.length ? "inside" : "absent") : "many", part: n };
      }
      budget -= places.length * (1 + part.letters.length);
      columns.push(whole);
    }
    const every = aligned(reading, columns, parted);
    const alignments = every.filter((each) => isLongEnough(reading, each, parted));
    const reason = every.length ? (alignments.length ? "" : "few") : "apart";
    return { alignments, reason, part: 0 };
  }

  const plain = (quotation) => {
    return { parts: [{ text: rule.fold(quotation).text, letters: [] }], gaps: [], insertions: 0, fault: "" };
  };

  /** With its brackets as the text's own where it stands there so; else with them as an editor's marks. */
  function searched(quotation, source) {
    const literal = plain(quotation);
    if (!rule.hasCore(literal.parts[0].text.replaceAll(" ", ""))) return [{ fault: "nothing" }, { alignments: [] }];
    const found = match(literal, source);
    if (!/[[\]]/.test(quotation) || found.alignments.length || found.reason === "many") return [literal, found];
    const reading = rule.read(quotation);
    return [reading, reading.fault ? { alignments: [] } : match(reading, source)];
  }

  /**
   * Where a quotation stands in a text: each of `places` holds its parts' stretches of the text, in UTF-16 units; `words`
   * are quoted, `cut` left out or replaced at the first place. Where there is none, the `reason` and the `part` it lies
   * at, or the `fault` of the quotation's own marks.
   */
  rule.find = (quotation, text) => {
    const source = rule.fold(text);
    const [reading, { alignments, reason = "", part = 0 }] = searched(quotation, source);
    const sum = (every) => every.reduce((total, each) => total + rule.count(each), 0);
    const [first = []] = alignments;
    return {
      places: alignments.map((every) => every.map(([start, end]) => source.stretch(start, end))),
      words: sum(first.map(([start, end]) => source.parted.slice(start, end))),
      cut: sum(first.slice(1).map(([start], n) => source.parted.slice(first[n][1], start))),
      isMarked: !!(reading.gaps?.length || reading.insertions),
      isLiteral: !!first.length && reading.parts.some((each) => /[[\]]/.test(each.text)),
      reason,
      part: reading.parts?.[part].text ?? "",
      fault: reading.fault,
    };
  };
})();
