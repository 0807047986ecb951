// Results: quotations as they are shown, copied and clipped. Texts become text nodes, never markup.
(() => {
  "use strict";
  const onrecord = (globalThis.onrecord ??= {});
  const STORE = "onrecord-clips";

  /** An element with its attributes (none for a value that is null or false) and what stands in it. */
  const element = (onrecord.element = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...inside);
    return made;
  });

  /** An interface phrase with its `{names}` filled in. */
  onrecord.say = (phrase, fills) => phrase.replace(/\{(\w+)\}/g, (whole, name) => fills[name] ?? whole);

  /** The stretch of a text from a to b, with the brackets of its editor apart. */
  function pieces(text, brackets, a, b) {
    const inside = brackets.filter(({ from, to }) => from < b && to > a);
    const found = inside.flatMap(({ from, to }, n) => [
      text.slice(Math.max(a, inside[n - 1]?.to ?? a), Math.max(a, from)),
      element("span", { class: "by-editor" }, text.slice(Math.max(a, from), Math.min(b, to))),
    ]);
    return [...found, text.slice(Math.max(a, inside.at(-1)?.to ?? a), b)].filter((piece) => piece !== "");
  }

  /** The words of a record with its stretches marked; a bracket that no word is part of is never marked. */
  onrecord.marked = ({ text, literal }, stretches) => {
    const brackets = literal ? [] : onrecord.brackets(text);
    const aside = brackets.filter(({ kind }) => kind !== "letter");
    const made = [];
    let done = 0;
    for (const [a, b] of stretches.flatMap((stretch) => parted(stretch, aside))) {
      made.push(...pieces(text, brackets, done, a), element("mark", {}, ...pieces(text, brackets, a, b)));
      done = b;
    }
    return [...made, ...pieces(text, brackets, done, text.length)];
  };

  function parted([a, b], aside) {
    const inside = aside.filter(({ from, to }) => from >= a && to <= b);
    const edges = [a, ...inside.flatMap(({ from, to }) => [from, to]), b];
    return Array.from({ length: edges.length / 2 }, (_, n) => edges.slice(2 * n, 2 * n + 2));
  }

  /** A record as an entry of the list. */
  onrecord.entry = (record, stretches, strings, isClipped) => {
    const by = `by-${record.id}`;
    const tool = (act, text, more) => element("button", { type: "button", class: "tool", "data-do": act, "aria-describedby": by, ...more }, text);
    const when = record.date ? element("time", { datetime: record.date }, record.when) : record.when;
    const source = element("cite", {}, element("a", { href: record.source_url }, record.source_title));
    const caption = [element("span", { class: "who" }, record.who), record.where, source, when].filter(Boolean);
    return element(
      "li", { class: "entry", "data-id": record.id },
      element(
        "figure", { class: "quotation" },
        element("blockquote", { dir: "auto" }, element("p", {}, ...onrecord.marked(record, stretches))),
        element("figcaption", { id: by }, ...caption.flatMap((part, n) => (n ? [", ", part] : [part]))),
      ),
      element(
        "div", { class: "check" },
        element("a", { class: "state", "data-state": record.state, href: `${record.url}#receipt` }, record.state_label), " ",
        element("a", { href: record.url, "aria-describedby": by }, strings.open), " ",
        tool("copy", strings.copy, {}), " ",
        tool("clip", isClipped ? strings.clipped : strings.clip, { "aria-pressed": String(isClipped) }),
      ),
    );
  };

  /** A record's words as they are cited. */
  onrecord.cited = ({ text, citation }, strings) => onrecord.say(strings.cited, { text, citation });

  /** Copies a text, and says on the button what happened; where the browser will not, shows the text to copy by hand. */
  onrecord.copy = async (text, button, strings) => {
    button.parentNode.querySelector(".by-hand")?.remove();
    const was = (button.dataset.was ??= button.textContent);
    if (!(await written(text)) && !selected(text)) return void button.after(byHand(text, strings));
    button.textContent = strings.copied;
    setTimeout(() => (button.textContent = was), 2000);
  };

  async function written(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /** The old way to copy, for pages that have no clipboard. */
  function selected(text) {
    const before = document.activeElement;
    const area = element("textarea", { readonly: true }, text);
    document.body.append(area);
    area.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      area.remove();
      before?.focus();
    }
  }

  function byHand(text, strings) {
    const area = element("textarea", { readonly: true, rows: 4, "aria-label": strings.by_hand }, text);
    setTimeout(() => area.select());
    return element("div", { class: "by-hand" }, element("p", { role: "alert" }, strings.by_hand), area);
  }

  /** The tray of clipped quotations: kept for the visit where the browser allows it, else in memory. */
  onrecord.tray = (place, records, strings, changed) => {
    const known = new Map(records.map((record) => [record.id, record]));
    const ids = new Set(stored().filter((id) => known.has(id)));
    const cites = () => Array.from(ids, (id) => onrecord.cited(known.get(id), strings)).join("\n\n");
    const button = (text, act) => {
      const made = element("button", { type: "button", class: "tool" }, text);
      made.addEventListener("click", () => act(made));
      return made;
    };
    const show = () => {
      const count = onrecord.say(ids.size === 1 ? strings.clips_one : strings.clips_other, { n: ids.size });
      const list = Array.from(ids, (id) => element("li", {}, element("a", { href: known.get(id).url }, known.get(id).who, ", ", known.get(id).where)));
      place.hidden = !ids.size;
      place.replaceChildren(
        element("details", {}, element("summary", {}, count), element("ul", {}, ...list)),
        button(strings.copy_all, (self) => onrecord.copy(cites(), self, strings)),
        button(strings.clear, () => change(() => ids.clear())),
      );
    };
    const change = (act) => {
      act();
      store([...ids]);
      show();
      changed();
    };
    show();
    return { has: (id) => ids.has(id), toggle: (id) => change(() => ids.delete(id) || ids.add(id)) };
  };

  function stored() {
    try {
      const found = JSON.parse(sessionStorage.getItem(STORE) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  }

  function store(ids) {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(ids));
    } catch {
      // kept in memory alone
    }
  }
})();
