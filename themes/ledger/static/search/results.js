// Results: quotations as they are shown, copied and clipped. Texts become text nodes, never markup.
(() => {
  "use strict";
  const { onrecord } = globalThis;
  const STORE = "onrecord-clips";

  /** An element with its attributes and what stands in it. */
  const element = (onrecord.element = (name, attributes, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  });

  const button = (text, more) => element("button", { type: "button", class: "tool", ...more }, text);

  /** An interface phrase with its `{names}` filled in. */
  const say = (onrecord.say = (phrase, fills) => phrase.replace(/\{(\w+)\}/g, (_, name) => fills[name]));

  /** The phrase that goes with a number: of one, of none where there is one, or of others. */
  onrecord.counted = (strings, key, n) => say(strings[`${key}_${n === 1 ? "one" : "other"}`], { n });

  /** The words of a record, its stretches in marks, its editor's brackets apart; of these only a letter is marked. */
  onrecord.words = (record, stretches) => {
    const { text } = record;
    const brackets = onrecord.brackets(record);
    const edges = [0, ...stretches.flat(), ...brackets.flatMap(({ from, to }) => [from, to]), text.length];
    const made = element("p", {});
    let mark = null;
    edges.sort((a, b) => a - b).forEach((a, n) => {
      if (a === edges[n + 1] || n + 1 === edges.length) return;
      const bracket = brackets.find(({ from, to }) => from <= a && a < to);
      const isMarked = (!bracket || bracket.kind === "letter") && stretches.some(([from, to]) => from <= a && a < to);
      const piece = text.slice(a, edges[n + 1]);
      if (!isMarked) mark = null;
      else if (!mark) made.append((mark = element("mark", {})));
      (mark ?? made).append(bracket ? element("span", { class: "by-editor" }, piece) : piece);
    });
    return made;
  };

  /** A record as an entry of the list. */
  onrecord.entry = (record, stretches, strings) => {
    const by = { "aria-describedby": `by-${record.id}` };
    const tool = (act) => button(strings[act], { "data-do": act, ...by });
    const source = element("cite", {}, element("a", { href: record.source_url }, record.source_title));
    const when = record.date ? element("time", { datetime: record.date }, record.when) : record.when;
    const place = [record.where, source, when].filter(Boolean).flatMap((part) => [", ", part]);
    const receipt = { class: "state", "data-state": record.state, href: `${record.url}#receipt` };
    const state = element("a", receipt, record.state_label);
    const page = element("a", { href: record.url, ...by }, strings.open);
    return element(
      "li", { class: "entry", "data-id": record.id },
      element(
        "figure", { class: "quotation" },
        element("blockquote", { dir: "auto" }, onrecord.words(record, stretches)),
        element("figcaption", { id: `by-${record.id}` }, element("span", { class: "who" }, record.who), ...place),
      ),
      element("div", { class: "check" }, state, " ", page, " ", tool("copy"), " ", tool("clip")),
    );
  };

  /** Copies records as they are cited, and says so on the button; where the browser will not, shows the text. */
  onrecord.copy = async (records, button, strings) => {
    const text = records.map((record) => say(strings.cited, record)).join("\n\n");
    const was = (button.dataset.was ??= button.textContent);
    button.parentNode.querySelector(".by-hand")?.remove();
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = strings.copied;
      setTimeout(() => (button.textContent = was), 2000);
    } catch {
      const area = element("textarea", { readonly: "", rows: 4, "aria-label": was }, text);
      button.after(element("div", { class: "by-hand" }, element("p", { role: "alert" }, strings.by_hand), area));
      area.select();
    }
  };

  /** The tray of clipped records, kept for the visit where the browser allows it; `changed` gets its ids. */
  onrecord.tray = (place, records, strings, changed) => {
    const known = new Map(records.map((record) => [record.id, record]));
    const ids = new Set(stored().filter((id) => known.has(id)));
    const show = () => {
      place.hidden = !ids.size;
      const count = element("strong", {}, onrecord.counted(strings, "clips", ids.size));
      const [copy, clear] = [button(strings.copy_all), button(strings.clear)];
      copy.onclick = () => onrecord.copy(Array.from(ids, (id) => known.get(id)), copy, strings);
      clear.onclick = () => change(() => ids.clear());
      place.replaceChildren(count, " ", copy, " ", clear);
      changed(ids);
    };
    const change = (act) => {
      act();
      stored([...ids]);
      show();
    };
    return { show, toggle: (id) => change(() => ids.delete(id) || ids.add(id)) };
  };

  /** What is stored, after storing ids if any are given; nothing where the browser refuses. */
  function stored(ids) {
    try {
      if (ids) sessionStorage.setItem(STORE, JSON.stringify(ids));
      return [JSON.parse(sessionStorage.getItem(STORE))].flat();
    } catch {
      return [];
    }
  }
})();
