// Passing over: which kinds of typography a quotation and the places it was found at differ in, by name.

const MARK = /\[[^[\]]*\]/;
const ofClass = (...kinds) => {
  const every = kinds.map((to) => tables.fold[to]).join("");
  return new RegExp(`[${every.replace("-", "\\-")}]`, "gu");
};
const KINDS = Object.entries({
  quotes: ofClass("'", '"'),
  dashes: ofClass("-", "–", "—"),
  spaces: ofClass(" "),
  unseen: ofClass(""),
  dots: /\.{2,}|…/g,
  accents: /(?![\ufe0e\ufe0f])\p{M}/gu,
});

/** What is looked for of a quotation, in its own characters: its words without an editor's. */
function own(quotation) {
  const plain = quotation.replace(/ ?\[\s*sic\s*\]/g, "").replace(/\[\s*(\p{L}\p{M}*)\s*\](?=['’–-]?[\p{L}\p{N}])/gu, "$1");
  return plain.split(MARK).map((text) => text.trim());
}

/** The names of what was passed over at any place; none where the characters are the very same. */
function passedOver(quotation, source, { places, isLiteral, isAltered }) {
  const written = isLiteral ? [quotation] : own(quotation);
  const cased = (texts) => (isAltered ? texts.join("").toLowerCase() : texts.join(""));
  const only = (texts, pattern) => texts.flatMap((text) => text.match(pattern) ?? []).join("");
  const differing = (place) => {
    const there = place.map(([from, to]) => source.slice(from, to));
    const names = KINDS.filter(([, pattern]) => only(there, pattern) !== only(written, pattern)).map(([name]) => name);
    return names.length || cased(there) === cased(written) ? names : ["accents"];
  };
  return [...new Set(places.flatMap(differing))];
}
