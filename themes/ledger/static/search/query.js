// Queries: what was typed as clauses that must or must not stand in a quotation, the inflections of a word, and a whole
// search as an address.
(() => {
  "use strict";
  const { onrecord } = globalThis;

  const FACETS = (onrecord.FACETS = ["issue", "role", "source", "year", "kind", "stance"]);
  const SORTS = ["relevance", "newest", "oldest"];
  const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

  // Short common words that only look like inflections of others.
  const UNINFLECTED = new Set("as does has his is its news this thus us was".split(" "));

  /** Whether a text is a date to search from or to: a year, a month or a day. */
  onrecord.isDate = (text) => DATE.test(text);

  /**
   * `clauses`: {without, isLoose, raw, words: [{word, prefix, raw}]}, the words of each in a row; `ignored`, as typed:
   * what of the query says nothing (a lone `-` or `*`, `""`, punctuation, an editor's `[words]`).
   */
  onrecord.parse = (query, reader) => {
    const text = onrecord.unmarked({ text: query });
    const clauses = [];
    const ignored = [];
    for (const piece of pieces(text, reader)) {
      const { without, phrase, from, to } = piece;
      const found = parted(reader.words(piece.text), piece, query);
      const raw = query.slice(from + without, to);
      clauses.push(...found.map((words) => ({ without, isLoose: !phrase && !without, raw, words })));
      if (!found.length && text[from] !== onrecord.GAP) ignored.push(query.slice(from, to));
    }
    for (const { from, to, kind } of onrecord.brackets({ text: query })) {
      if (kind === "words") ignored.push(query.slice(from, to));
    }
    return { clauses, ignored };
  };

  /** The query cut at white space, but not inside double marks; an unfinished mark runs to the end. */
  function pieces(text, { double, space }) {
    const without = `(?<![^${space}])-(?=[^${space}-])`;
    const pattern = new RegExp(`(${without})?(?:([${double}])([^${double}]*)[${double}]?|[^${double}${space}]+)`, "gu");
    return Array.from(text.matchAll(pattern), ({ 0: whole, 1: minus = "", 2: mark = "", 3: inside, index: from }) => {
      const [without, phrase] = [minus.length, mark.length];
      const [at, to] = [from + without + phrase, from + whole.length];
      return { without, phrase, text: inside ?? whole.slice(without), at, from, to };
    });
  }

  /** The words of a piece, in several runs where an editor's cut parts a phrase. */
  function parted(words, { text, at }, query) {
    const runs = [[]];
    for (const [n, { word, from, to }] of words.entries()) {
      const prefix = text[to] === "*" && text[to + 1] !== "*" && words[n + 1]?.from !== to + 1;
      const raw = query.slice(at + from, at + to + prefix).replace(/[[\]]/g, "");
      if (word === onrecord.GAP) runs.push([]);
      else runs.at(-1).push({ word, prefix, raw });
    }
    return runs.filter((run) => run.length);
  }

  /**
   * The regular forms of a base: s (es after s x z ch sh, either after o, ies for a consonant and y), 's, ed and ing (e
   * dropped, a last consonant after one vowel doubled; where a longer word may do either, both).
   */
  function forms(base) {
    const y = /[^aeiou]y$/.test(base) && base.slice(0, -1);
    const endings = y ? [] : /([sxz]|[cs]h)$/.test(base) ? ["es"] : /o$/.test(base) ? ["es", "s"] : ["s"];
    const isVerb = /^[a-z]{3,}$/.test(base) && /[aeiouy]/.test(base);
    const nouns = ["", "'s", ...endings].map((ending) => base + ending);
    return [...nouns, ...(y ? [`${y}ies`] : []), ...(isVerb ? pasts(base, y) : [])];
  }

  function pasts(base, y) {
    if (y) return [`${y}ied`, `${base}ing`];
    if (/(ee|oe|ye)$/.test(base)) return [`${base}d`, `${base}ing`];
    if (/e$/.test(base)) return [`${base}d`, `${base.slice(0, -1)}ing`];
    const stems = /[^aeiou][aeiou][^aeiouwxy]$/.test(base) ? [base + base.at(-1)] : [base];
    if (stems[0] !== base && !/^[^aeiouy]*[aeiou][^aeiou]$/.test(base)) stems.push(base);
    return stems.flatMap((stem) => [`${stem}ed`, `${stem}ing`]);
  }

  /** The words that share a base with this one, itself first: the forms of all that can be its base. */
  onrecord.inflections = (word) => {
    if (!/^[\p{L}\p{Nd}]{2,}('s)?$/u.test(word) || UNINFLECTED.has(word)) return [word];
    const bases = [0, 1, 2, 3, 4].flatMap((n) => ["", "e", "y"].map((end) => word.slice(0, word.length - n) + end));
    const related = bases.filter((base) => base.length > 1).map(forms).filter((all) => all.includes(word)).flat();
    return [...new Set([word, ...related])].filter((form) => !UNINFLECTED.has(form));
  };

  /** A search as its address says it; what the address leaves out is the default. */
  onrecord.asked = (address) => {
    const given = new URLSearchParams(address);
    const text = (key) => (given.get(key) ?? "").trim();
    return {
      q: text("q"),
      variants: text("variants") === "1",
      picks: Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet).filter(Boolean)])),
      from: text("from"),
      to: text("to"),
      sort: SORTS.find((sort) => sort === text("sort")) ?? "relevance",
      page: /^[1-9]\d*$/.test(text("page")) ? Number(text("page")) : 1,
    };
  };

  /** The address of a search: sorted keys, no defaults, so that one search has one address. */
  onrecord.address = ({ q, variants, picks, from, to, sort, page }) => {
    const isDefault = { variants: !variants, sort: sort === "relevance", page: page === 1 };
    const all = { ...picks, from, page, q: q.trim(), sort, to, variants: 1 };
    const said = new URLSearchParams();
    for (const key of Object.keys(all).sort()) {
      if (!isDefault[key]) for (const value of [all[key]].flat().sort()) if (value) said.append(key, value);
    }
    return `${said}` && `?${said}`;
  };
})();
