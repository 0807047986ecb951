// Words: a text cut into folded words, each with where it stands. Folding is the verbatim rule's (its tables come with
// the data), plus case, accents and ligatures. A word is a run of letters, digits, currency signs and `% ‰ & @ # § † ‡
// +`, with an apostrophe inside it and `. , : /` between digits; any other symbol (`<`, `=`, a pictograph) is a word
// alone. White space and punctuation part words, so that `officer-led` and `officer led` are the same two in a row.
(() => {
  "use strict";
  const onrecord = (globalThis.onrecord ??= {});

  const SYMBOL = "\\p{So}\\p{Sm}\\p{Sk}";
  const SOLID = `(?:[%‰&@#§†‡+]|[^\\p{P}${SYMBOL}\\p{Cc}\\p{White_Space}])`;
  const INNER = `(?<=${SOLID})'(?=${SOLID})|(?<=\\p{Nd})[.,:/](?=\\p{Nd})`;
  const WORD = new RegExp(`\\0|(?!\\+)[${SYMBOL}]\\p{M}*|(?:${SOLID}|${INNER})+`, "gu");
  const CLUSTER = /[^]\p{M}*/gu;
  const BRACKETS = /\[([^[\]]*)\]/gu;

  /** Stands between words that a phrase must not join: a cut, or words that an editor put in. */
  const GAP = (onrecord.GAP = "\0");
  // One that folding deletes.
  const HIDDEN = "\u00ad";

  /** The folded text, and where each unit of it stood: cluster (a character and its marks) by cluster. */
  function folded(text, plain, accents) {
    const [from, to] = [[], []];
    let out = "";
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const bare = cluster.toUpperCase().toLowerCase().normalize("NFD").replace(accents, "");
      out += Array.from(bare, (character) => plain.get(character) ?? character).join("");
      while (from.length < out.length) {
        from.push(index);
        to.push(index + cluster.length);
      }
    }
    return { out, from, to };
  }

  /** What a pair of brackets in a quotation is: a `cut`, a `sic`, one `letter` of a word, or an editor's `words`. */
  function kindOf(inside, before, after) {
    if (/^(…|\.\.\.)$/.test(inside)) return "cut";
    if (/^sic$/i.test(inside)) return "sic";
    const isLetter = /^\p{L}\p{M}*$/u.test(inside) && /^\p{L}/u.test(after) && !/[\p{L}\p{M}\p{N}]$/u.test(before);
    return isLetter ? "letter" : "words";
  }

  /** The editor's brackets of a quotation, in order; `literal` says that all brackets are the source's own. */
  onrecord.brackets = ({ text, literal }) =>
    Array.from(literal ? [] : text.matchAll(BRACKETS), ({ 0: whole, 1: inside, index: from }) => {
      const to = from + whole.length;
      return { from, to, kind: kindOf(inside, text.slice(0, from), text.slice(to)) };
    });

  /** The text of a quotation at the same length without its editor's marks: a letter stays, all else is blank. */
  onrecord.unmarked = (quotation) => {
    let { text } = quotation;
    for (const { from, to, kind } of onrecord.brackets(quotation)) {
      const letter = kind === "letter" && text.slice(from, to).replace(/[[\]]/g, HIDDEN);
      text = text.slice(0, from) + (letter || (kind === "sic" ? "" : GAP).padEnd(to - from)) + text.slice(to);
    }
    return text;
  };

  /** A reader of texts by the build's tables: `plain` says which characters are all one, by how that one is written. */
  onrecord.reader = (tables) => {
    const alike = Object.entries(tables.plain);
    const plain = new Map(alike.flatMap(([to, all]) => Array.from(all, (character) => [character, to])));
    const accents = new RegExp(`[${tables.accents}]`, "gu");
    return {
      words: (text) => {
        const { out, from, to } = folded(text, plain, accents);
        return Array.from(out.matchAll(WORD), ({ 0: word, index }) => {
          return { word, from: from[index], to: to[index + word.length - 1] };
        });
      },
      double: tables.plain['"'],
      space: tables.plain[" "],
    };
  };
})();
