// Passing over: which kinds of typography a quotation and the places it was found at differ in, by name.
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const MARK = /\[[^[\]]*\]/;
  const OTHERS = { dots: /\.{2,}|…/g, accents: /(?![\ufe0e\ufe0f])\p{M}/gu };
  const KINDS = { quotes: ["single", "double"], dashes: ["hyphen", "dash", "long"], spaces: ["space"], unseen: ["deleted"] };

  /** What is looked for of a quotation, in its own characters: its words without an editor's. */
  function own(quotation) {
    const plain = quotation.replace(/ ?\[\s*sic\s*\]/g, "").replace(/\[\s*(\p{L}\p{M}*)\s*\](?=['’–-]?[\p{L}\p{N}])/gu, "$1");
    return plain.split(MARK).map((text) => text.trim());
  }

  function patterns() {
    const classOf = (kinds) => kinds.map((kind) => rule.tables.fold[kind]).join("").replace(/[\]\\^-]/g, "\\$&");
    const listed = Object.entries(KINDS).map(([name, kinds]) => [name, new RegExp(`[${classOf(kinds)}]`, "gu")]);
    return [...listed, ...Object.entries(OTHERS)];
  }

  /** The names of what was passed over at any place; none where the characters are the very same. */
  rule.passed = (quotation, source, { places, isLiteral, isAltered }) => {
    const every = patterns();
    const written = isLiteral ? [quotation] : own(quotation);
    const cased = (text) => (isAltered ? text.toLowerCase() : text);
    const only = (texts, pattern) => texts.flatMap((text) => text.match(pattern) ?? []).join("");
    const found = new Set();
    for (const place of places) {
      const there = place.map(([from, to]) => source.slice(from, to));
      const names = every.filter(([, pattern]) => only(there, pattern) !== only(written, pattern)).map(([name]) => name);
      if (!names.length && cased(there.join("")) !== cased(written.join(""))) names.push("accents");
      for (const name of names) found.add(name);
    }
    return [...found];
  };
})();
