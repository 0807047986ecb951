// The search of pages, by Pagefind: asks its index, which is there only once the site is published, and prints what it finds.
(function () {
  "use strict";
  const form = document.getElementById("pages-search");
  const field = document.getElementById("pages-q");
  const status = document.getElementById("pages-status");
  const list = document.getElementById("pages-results");
  const MOST = 20;
  let asked = 0;
  let index = null;

  // Pagefind is a module; nothing is fetched before the first search.
  function open() {
    index = index || load().catch(function (fault) {
      index = null;
      throw fault;
    });
    return index;
  }

  async function load() {
    const found = await import(new URL(form.dataset.index, document.baseURI).href);
    await found.options({ baseUrl: new URL(".", document.baseURI).pathname, excerptLength: 24 });
    await found.init();
    return found;
  }

  // Excerpts come as HTML with marks; only their text is taken over, so nothing in them can act.
  function words(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent;
  }

  function row(page) {
    const item = document.createElement("li");
    const name = item.appendChild(document.createElement("h3"));
    const link = name.appendChild(document.createElement("a"));
    link.href = page.url;
    link.textContent = page.meta.title || page.url;
    item.appendChild(document.createElement("p")).textContent = words(page.excerpt);
    return item;
  }

  async function find(text) {
    const turn = ++asked;
    const answer = await (await open()).search(text);
    const pages = await Promise.all(answer.results.slice(0, MOST).map(function (each) { return each.data(); }));
    if (turn !== asked) return;
    list.replaceChildren(...pages.map(row));
    status.textContent = pages.length ? form.dataset.found + ": " + answer.results.length : form.dataset.none;
  }

  function trouble() {
    list.replaceChildren();
    status.textContent = location.protocol === "file:" ? form.dataset.file : form.dataset.missing;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    if (location.protocol === "file:") trouble();
    else find(text).catch(trouble);
  });
})();
