// Copy: each button copies the text of the element it names, and says so beside it; where the browser will not copy,
// the text is selected to be copied by hand, and that is said beside the text.
(() => {
  "use strict";
  const words = document.querySelector("[data-by-hand]")?.dataset;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    const status = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent);
        status.textContent = words.copied;
      } catch {
        text.scrollIntoView({ block: "center" });
        getSelection().selectAllChildren(text);
        text.parentNode.querySelector("[role=status]").textContent = words.byHand;
      }
    });
  }
})();
