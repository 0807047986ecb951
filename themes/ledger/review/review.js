// The keys of the reviewer's desk: each presses the button or follows the link that names it.
"use strict";
(() => {
  const rows = [...document.querySelectorAll(".register h3 a")];

  // In the list the focus goes from row to row; one in what is folded away is not seen.
  const go = step => {
    const seen = rows.filter(row => row.checkVisibility());
    const at = seen.indexOf(document.activeElement);
    const to = at < 0 ? (step > 0 ? 0 : seen.length - 1) : at + step;
    seen[to]?.focus();
  };

  // A contribution may be longer than a window: what is quoted is in view at once.
  document.fonts.ready.then(() => {
    for (const box of document.querySelectorAll(".own")) {
      const mark = box.querySelector("mark");
      if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 4;
    }
  });

  addEventListener("keydown", event => {
    const isTyped = event.target.closest("input, textarea, select, [contenteditable]");
    if (isTyped || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const named = document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`);
    if (named.length) named.forEach(each => each.click());
    else if (rows.length && event.key === "j") go(1);
    else if (rows.length && event.key === "k") go(-1);
    else return;
    event.preventDefault();
  });
})();
