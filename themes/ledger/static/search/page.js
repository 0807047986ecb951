// The search page: what is typed and ticked, the address, and the list, kept the same. Loaded last, after the data file
// and `fold.js`, `query.js`, `match.js`, `results.js`, all with `defer`. The page has:
//   form#search                        its action leads to the static lists, for readers without script
//   input#q[type=search][name=q]       what is asked
//   input#variants[type=checkbox][name=variants][value=1]
//   input#from[name=from], input#to[name=to]   text: a year, a month or a day
//   select#sort[name=sort]             options `relevance`, `newest`, `oldest`
//   div#facets                         filled: a fieldset for each facet, a checkbox for each value
//   p#count[role=status]               filled: how many, and what was not found or not searched
//   ol#results[tabindex="-1"]          filled: li.entry
//   nav#pager[aria-label]              filled: links to the pages before and after
//   div#clips[hidden]                  filled: the tray
//   p#trouble[role=alert][hidden][data-missing]   shown with the words of `data-missing` when the data is not usable
// All interface words come with the data as `strings`.
(() => {
  "use strict";
  const PAGE = 50;
  // A facet of more values hides those with nothing to find.
  const MANY = 10;
  // Milliseconds of quiet before what is typed is searched.
  const TYPING = 120;
  const byId = (id) => document.getElementById(id);

  try {
    if (globalThis.onrecordQuotes?.version !== 1) throw new Error("no data of this version");
    start(globalThis.onrecord.corpus(onrecordQuotes), onrecordQuotes);
  } catch (fault) {
    const trouble = byId("trouble");
    trouble.textContent = trouble.dataset.missing;
    trouble.hidden = false;
    console.error(fault);
  }

  function start(corpus, { strings, facets: labels }) {
    const { element, say, FACETS, address: addressOf } = globalThis.onrecord;
    const [q, variants, from, to, sort, facets, count, results, pager] =
      ["q", "variants", "from", "to", "sort", "facets", "count", "results", "pager"].map(byId);
    const tray = onrecord.tray(byId("clips"), corpus.records, strings, pressed);
    let shown = [];
    let page = 1;
    let committed = "";
    let timer = 0;

    function pressed(ids) {
      for (const button of results.querySelectorAll("[data-do=clip]")) {
        const isIn = ids.has(button.closest("li").dataset.id);
        button.setAttribute("aria-pressed", isIn);
        button.textContent = isIn ? strings.clipped : strings.clip;
      }
    }

    const boxes = (facet) => Array.from(facets.querySelectorAll(`[name=${facet}]`));
    const picked = (facet) => boxes(facet).filter((box) => box.checked).map((box) => box.value);

    /** The search as the page's controls say it. */
    const asked = () => ({
      q: q.value,
      variants: variants.checked,
      picks: Object.fromEntries(FACETS.map((facet) => [facet, picked(facet)])),
      from: from.value.trim(),
      to: to.value.trim(),
      sort: sort.value,
      page,
    });

    /** The controls as the address says them; a value that no quotation has gets its box too, so none is hidden. */
    function restore() {
      const state = onrecord.asked(location.search);
      for (const box of [q, from, to, sort]) box.value = state[box.id];
      variants.checked = state.variants;
      page = state.page;
      for (const facet of FACETS) {
        const values = state.picks[facet];
        for (const value of values) if (boxes(facet).every((box) => box.value !== value)) offer(facet, value, value);
        for (const box of boxes(facet)) box.checked = values.includes(box.value);
      }
      committed = addressOf(asked());
      show();
    }

    function offer(facet, value, label) {
      const box = element("input", { type: "checkbox", name: facet, value });
      const row = element("label", {}, box, element("span", {}, label), element("span", { class: "n" }));
      facets.querySelector(`[data-facet=${facet}]`).append(row);
    }

    function build() {
      for (const facet of FACETS) {
        facets.append(element("fieldset", { "data-facet": facet }, element("legend", {}, strings[facet])));
        for (const [value, label] of labels[facet]) offer(facet, value, label);
      }
    }

    function tally(facet, counts) {
      const all = boxes(facet);
      for (const box of all) {
        const n = counts.get(box.value) ?? 0;
        const label = box.parentNode;
        label.lastChild.textContent = n;
        label.classList.toggle("none", !n);
        label.hidden = !n && all.length > MANY && !box.checked && box !== document.activeElement;
      }
      facets.querySelector(`[data-facet=${facet}]`).hidden = !all.length;
    }

    /** How many, and in the same breath what of the search found nothing or was not searched. */
    function summary(found) {
      const { hits, undated } = found;
      const said = [hits.length ? onrecord.counted(strings, "count", hits.length) : strings.count_none];
      for (const note of ["unknown", "absent", "ignored"]) {
        const words = found[note].map((word) => say(strings.quoted, { word })).join(", ");
        if (words) said.push(say(strings[note], { words }));
      }
      if (undated) said.push(say(strings.undated, { n: undated }));
      return said.join(" ");
    }

    function turn(last) {
      const link = (to, text) => {
        const href = addressOf({ ...asked(), page: to }) || "?";
        return to < 1 || to > last ? "" : element("a", { href, "data-page": to }, text);
      };
      const here = element("span", { "aria-current": "page" }, say(strings.page, { n: page, of: last }));
      pager.replaceChildren(link(page - 1, strings.previous), " ", here, " ", link(page + 1, strings.next));
      pager.hidden = last === 1;
    }

    function show() {
      const found = onrecord.search(corpus, asked());
      const last = Math.max(1, Math.ceil(found.hits.length / PAGE));
      page = Math.min(page, last);
      shown = found.hits.slice((page - 1) * PAGE, page * PAGE);
      results.start = (page - 1) * PAGE + 1;
      const entry = (record) => onrecord.entry(record, onrecord.marks(corpus, record, found.paths), strings);
      results.replaceChildren(...shown.map(entry));
      turn(last);
      tray.show();
      for (const facet of FACETS) tally(facet, found.counts[facet]);
      for (const date of [from, to]) date.setAttribute("aria-invalid", found.ignored.includes(date.value.trim()));
      const said = summary(found);
      if (count.textContent !== said) count.textContent = said;
    }

    /** Writes the address; where a browser allows none, as for a page opened from a folder, the search goes on. */
    function write(how, address) {
      try {
        history[how](null, "", location.pathname + address);
      } catch {
        // keeps the old one
      }
    }

    /** A search that is meant is an entry of the history; the entry before gets back what it was before any typing. */
    function commit() {
      clearTimeout(timer);
      show();
      const address = addressOf(asked());
      write("replaceState", committed);
      if (address !== committed) write("pushState", address);
      committed = address;
    }

    /** A search still being typed is shown, and in the address for a reload, but is no entry of its own. */
    function typing() {
      page = 1;
      clearTimeout(timer);
      timer = setTimeout(() => {
        show();
        write("replaceState", addressOf(asked()));
      }, TYPING);
    }

    function anew() {
      page = 1;
      commit();
    }

    byId("search").addEventListener("submit", (event) => {
      event.preventDefault();
      anew();
    });
    for (const box of [q, from, to]) box.addEventListener("input", typing);
    for (const box of [from, to, sort, variants, facets]) box.addEventListener("change", anew);

    pager.addEventListener("click", (event) => {
      const to = event.target.dataset.page;
      if (!to || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      page = Number(to);
      commit();
      results.focus();
    });

    results.addEventListener("click", ({ target }) => {
      const act = target.dataset.do;
      const record = act && shown.find(({ id }) => id === target.closest("li").dataset.id);
      if (act === "clip") tray.toggle(record.id);
      if (act === "copy") onrecord.copy([record], target, strings);
    });

    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey) return;
      const isSlash = key === "/" && !target.closest("input:not([type=checkbox]), textarea, select");
      if (!isSlash && !(key === "Escape" && q.value)) return;
      event.preventDefault();
      q.focus();
      if (isSlash) return q.select();
      q.value = "";
      anew();
    });

    addEventListener("popstate", () => {
      clearTimeout(timer);
      restore();
    });

    build();
    restore();
  }
})();
