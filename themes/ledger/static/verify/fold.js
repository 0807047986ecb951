// Folding, by the one table that the page carries: what counts as the same character, and where each came from. The rule
// is `onrecord.fold` and `onrecord.verbatim.words` in the browser; the same cases are put to both.
(() => {
  "use strict";
  const rule = (globalThis.onrecordRule = {});

  rule.letters = "\\p{L}\\p{N}";
  const CLUSTER = /[^][\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]{0,199}/gu;
  const RUN = /^ +|  +| $|[-–—]{2,}|[.…]{2,}/g;
  const PIECE = /(?:[^ .…—]|(?<!\.)\.(?!\.))+/gu;
  const PARTING = /[ …—]|\.\./;
  const PLAIN = { space: " ", single: "'", double: '"', hyphen: "-", dash: "–", long: "—" };

  /** The rule's tables, before anything else is asked. */
  rule.begin = (tables) => {
    const plain = new Map(Array.from(tables.fold.deleted, (character) => [character, ""]));
    for (const [kind, to] of Object.entries(PLAIN)) for (const each of tables.fold[kind]) plain.set(each, to);
    const core = new RegExp(`[^\\p{P}]|[${tables.inside.replace(/[\\\]^-]/g, "\\$&")}]`, "u");
    Object.assign(rule, { tables, plain, hasCore: (text) => core.test(text) });
  };

  /** The code point that ends at a place of a text, and the one that begins there; nothing at its ends. */
  rule.before = (text, at) => text.slice(Math.max(0, at - (/[\udc00-\udfff]/.test(text[at - 1]) ? 2 : 1)), at);
  rule.after = (text, at) => (at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "");

  /** Each character alike, its stretch of the text beside it. */
  function alike(text) {
    const [out, from, to] = [[], [], []];
    const put = (characters, start, end) => {
      for (const character of characters) {
        const plain = rule.plain.get(character) ?? character;
        for (const unit of plain.split("")) [out[out.length], from[from.length], to[to.length]] = [unit, start, end];
      }
    };
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      const composed = cluster.normalize("NFC");
      let at = index;
      if (composed !== cluster) put(composed, at, at + cluster.length);
      else for (const character of cluster) put(character, at, (at += character.length));
    }
    return { out: out.join(""), from, to };
  }

  const joined = (run) => (run[0] === " " ? " " : run === ".." ? run : ".…".includes(run[0]) ? "…" : "—");

  /** The text as it is compared. `parted` tells dashes apart, `text` does not; `stretch` leads back to the original. */
  rule.fold = (original) => {
    const { out, from, to } = alike(original);
    let [parted, done] = ["", 0];
    const [starts, ends] = [[], []];
    const keep = (end) => {
      parted += out.slice(done, end);
      for (; done < end; done += 1) [starts[starts.length], ends[ends.length]] = [from[done], to[done]];
    };
    for (const { 0: run, index } of out.matchAll(RUN)) {
      keep(index);
      const isOuter = run[0] === " " && (index === 0 || index + run.length === out.length);
      const put = isOuter ? "" : joined(run);
      done = index + run.length;
      if (put === "..") done = index;
      else if (put) {
        parted += put;
        starts.push(from[index]);
        ends.push(to[done - 1]);
      }
    }
    keep(out.length);
    const stretch = (start, end) => [starts[start], ends[end - 1]];
    return { parted, text: parted.replace(/[–—]/g, "-"), original, stretch };
  };

  /** The runs of a folded text between the marks that part words. */
  rule.pieces = (parted) => parted.split(PARTING).filter(Boolean);

  /** How many words a folded text has. */
  rule.count = (parted) => rule.pieces(parted).filter(rule.hasCore).length;

  /** Where the first character from a place on stands that makes a word, or the end. */
  rule.coreAt = (parted, at) => {
    while (at < parted.length && (parted[at] === " " || !rule.hasCore(rule.after(parted, at)))) {
      at += rule.after(parted, at).length;
    }
    return at;
  };

  /** Where so many words further on the next one begins; the end where there are not so many. */
  rule.wordAfter = (parted, at, number) => {
    const pattern = new RegExp(PIECE);
    pattern.lastIndex = at;
    for (let found; (found = pattern.exec(parted)); ) if (rule.hasCore(found[0]) && !number--) return found.index;
    return parted.length;
  };
})();
