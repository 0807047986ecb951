// Saved: the text of a file somebody chose, read in this page alone. Of HTML the text with a line for each block; it is
// parsed as a document that never runs, so that nothing in it acts or is fetched.

const INLINE =
  "a,abbr,acronym,b,bdi,bdo,big,button,cite,code,data,del,dfn,em,font,i,img,ins,kbd,label,mark,nobr,q,rb,ruby,s,samp,small,span,strike,strong,sub,sup,time,tt,u,var,wbr";
const UNSEEN = "[hidden],script,style,noscript,template,rp,rt,svg,math,select,textarea";
const MARKUP = /^\s*<(?:!doctype html|html|\?xml|!--)|<(?:body|div|p)\b/i;
const WIDE = { "ÿþ": "utf-16le", "þÿ": "utf-16be" };
// PDF, gzip, zip, WARC, a page kept as mail is, or anything else that is no text.
const PACKED = /^(?:%PDF-|\x1f‹|PK\x03\x04|WARC\/\d|content-type:\s*multipart\/|content-transfer-encoding:)|(?<![^])(?!ÿþ|þÿ)[^]*\0/im;

/** The text that a reader of HTML sees, as near as can be told without showing it; a parsed page holds no U+0000. */
function textOfHtml(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const each of body.querySelectorAll(UNSEEN)) each.remove();
  for (const each of body.querySelectorAll(`:not(${INLINE})`)) {
    each.before("\0");
    each.after("\0");
  }
  const lines = body.textContent.replace(/[ \t\n\r\f]+/g, " ").split("\0");
  return lines.map((line) => line.trim()).filter(Boolean).join("\n\n");
}

const latin = (bytes) => new TextDecoder("latin1").decode(bytes.slice(0, 2048));

/** Bytes as UTF-8 if that is what they are, else as they say, else as Windows-1252. */
function decoded(bytes) {
  const start = latin(bytes);
  const said = /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  for (const label of [WIDE[start.slice(0, 2)] ?? "utf-8", said, "latin1"]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // the next one; every byte is something in the last
    }
  }
}

/** The text of a file; null where it holds text in a way that is not read here. */
async function textOfFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (PACKED.test(latin(bytes))) return null;
  const text = decoded(bytes);
  return /html?$/i.test(file.name) || MARKUP.test(text.slice(0, 4096)) ? textOfHtml(text) : text;
}
