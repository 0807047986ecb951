// Saved: the text of a file somebody chose, read in this page alone. Of HTML the text with a line for each block; it is
// parsed as a document that never runs, so that nothing in it acts or is fetched.
(() => {
  "use strict";
  const rule = globalThis.onrecordRule;
  const INLINE = /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
  const UNSEEN = /^(?:script|style|noscript|template|head|svg|math|select|textarea)$/;
  const MARKUP = /^\s*(?:<!doctype html|<html|<\?xml|<!--)|<(?:body|div|p)\b/i;

  function textOf(node, out) {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) out.push(child.data.replace(/[\t\n\f\r]/g, " "));
      if (child.nodeType !== 1 || UNSEEN.test(child.localName)) continue;
      const edge = INLINE.test(child.localName) ? "" : "\n";
      out.push(edge);
      textOf(child, out);
      out.push(edge);
    }
    return out;
  }

  const decoded = (bytes, label) => new TextDecoder(label, { fatal: label === "utf-8" }).decode(bytes);

  /** Bytes as UTF-8 if that is what they are, else as they say, else as Windows-1252. */
  function decode(bytes) {
    const start = decoded(bytes.slice(0, 2048), "windows-1252");
    const mark = { "ÿþ": "utf-16le", "þÿ": "utf-16be" }[start.slice(0, 2)];
    const said = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
    for (const label of [mark ?? "utf-8", said, "windows-1252"]) {
      try {
        if (label) return decoded(bytes, label);
      } catch {
        // the next one
      }
    }
  }

  /** The text that a reader of HTML sees, as near as can be told without showing it. */
  rule.textOfHtml = (html) => {
    const lines = textOf(new DOMParser().parseFromString(html, "text/html").body, []).join("").split("\n");
    return lines.map((line) => line.replace(/ +/g, " ").trim()).filter(Boolean).join("\n\n");
  };

  /** The text of a file. */
  rule.textOfFile = async (file) => {
    const text = decode(new Uint8Array(await file.arrayBuffer()));
    return /\.x?html?$/i.test(file.name) || MARKUP.test(text.slice(0, 4096)) ? rule.textOfHtml(text) : text;
  };
})();
