// Copy: each button copies the text of the element it names, which is shown beside it and spoken once; where the browser
// will not copy, the text is selected to be copied by hand, and that is shown beside the text.
(() => {
  "use strict";
  const status = document.querySelector("[data-by-hand]");
  const shown = document.createElement("span");
  shown.className = "hint copied";
  shown.setAttribute("aria-hidden", "true");
  const say = (button, words) => {
    button.after(shown);
    status.textContent = shown.textContent = words;
  };
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      say(button, "");
      try {
        await navigator.clipboard.writeText(text.textContent);
        say(button, status.dataset.copied);
      } catch {
        text.scrollIntoView({ block: "center" });
        getSelection().selectAllChildren(text);
        say(text.parentNode.querySelector("[data-copy]"), status.dataset.byHand);
      }
    });
  }
})();
