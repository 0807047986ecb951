// The narrowing of a list: which of its quotations are shown, in which order, kept in the address.
(function () {
  "use strict";
  const bar = document.querySelector(".narrowing");
  if (!bar) return;
  const selects = [...bar.querySelectorAll("select")];
  const sort = selects.find((each) => each.name === "sort");
  const ways = selects.filter((each) => each !== sort);
  const status = bar.querySelector("[role=status]");
  const every = status.textContent;
  const entries = [...document.querySelectorAll("[data-at]")];
  const lists = [...new Set(entries.map((each) => each.parentNode))];
  const asListed = lists.map((list) => [...list.childNodes]);
  const groups = [...document.querySelectorAll("[data-group]")];
  const gaps = [...document.querySelectorAll(".gap")];
  const gathered = sort && groups.length > 0;
  const flat = gathered ? lists[0].cloneNode(false) : lists[0];
  if (gathered) {
    flat.hidden = true;
    bar.after(flat);
  }

  const at = (one, other) => one.dataset.at - other.dataset.at;
  const undatedLast = (entry) => entry.dataset.said || "9";
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  const orders = {
    thread: at,
    sources: at,
    newest: (one, other) => compare(other.dataset.said, one.dataset.said) || at(one, other),
    oldest: (one, other) => compare(undatedLast(one), undatedLast(other)) || at(one, other),
  };
  let order = "";
  let printing = false;

  function show() {
    const asked = printing ? [] : ways.filter((way) => way.value);
    const fits = (entry) => asked.every((way) => answers(entry, way.name).includes(way.value));
    entries.forEach((entry) => (entry.hidden = !fits(entry)));
    arrange(sort ? sort.value : "");
    const shown = entries.filter((entry) => !entry.hidden).length;
    const on = asked.length > 0;
    gaps.forEach((gap) => (gap.hidden = on));
    groups.forEach((group) => {
      group.hidden = order !== "" || (on && !group.querySelector("[data-at]:not([hidden])"));
      group.toggleAttribute("data-narrowed", on);
    });
    bar.toggleAttribute("data-on", on);
    say(on ? status.dataset.some.replace("{n}", shown) : every);
  }

  // A quotation may bear on several issues; of all else it has one.
  function answers(entry, name) {
    const held = entry.dataset[name];
    return name === "issue" ? held.split(" ") : [held];
  }

  function arrange(wanted) {
    if (wanted === order) return;
    order = wanted;
    lists.forEach((list, number) => list.append(...asListed[number]));
    if (order) flat.append(...[...entries].sort(orders[order]));
    if (gathered) flat.hidden = !order;
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  function keep() {
    const query = new URLSearchParams(location.search);
    selects.forEach((each) => (each.value ? query.set(each.name, each.value) : query.delete(each.name)));
    const text = String(query);
    try {
      history.replaceState(history.state, "", location.pathname + (text && "?" + text) + location.hash);
    } catch {
      // Some browsers keep no state for files; the list is narrowed all the same.
    }
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    selects.forEach((each) => {
      const wanted = query.get(each.name) || "";
      each.value = [...each.options].some((option) => option.value === wanted) ? wanted : "";
    });
    show();
  }

  function clear() {
    selects.forEach((each) => (each.value = ""));
    show();
    keep();
  }

  bar.addEventListener("change", () => {
    show();
    keep();
  });
  bar.querySelector("button").addEventListener("click", clear);
  // A link to a side that is out of sight brings all back.
  function follow(hash) {
    const to = document.getElementById(named(hash));
    if (!to || !to.closest("[hidden]")) return;
    clear();
    to.scrollIntoView({behavior: "instant"});
  }

  function named(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  }

  addEventListener("hashchange", () => follow(location.hash));
  // The address does not change when the same link is followed twice.
  addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) follow(link.hash);
  });
  // Paper shows all: one side alone would not say that it is one.
  const onPaper = (now) => {
    printing = now;
    show();
  };
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  restore();
  follow(location.hash);
  bar.removeAttribute("data-waiting");
})();
