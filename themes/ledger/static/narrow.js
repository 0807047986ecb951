// The narrowing of a search: folded away at first where there is no room for it beside the results.
(function () {
  "use strict";
  const facets = document.querySelector("details.facets");
  if (facets && matchMedia("(max-width: 67.99rem)").matches) facets.open = false;
})();
