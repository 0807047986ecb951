// How strict the validator of HTML is: every preset it has for whole pages; what is set otherwise says why.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  elements: ["html5"],
  rules: {
    // An id that begins with `_` is the interface's own: no record can have it, as records' ids begin with a letter.
    "valid-id": ["error", { relaxed: true }],
    // Safari tells nobody that a list without bullets is a list unless its role says so.
    "no-redundant-role": "off",
    // Sheets and scripts come from the same folder as the page; from elsewhere nothing may come at all.
    "require-sri": ["error", { target: "crossorigin" }],
    // A claim's page is named by its sentence, and a window shortens what it has no room for.
    "long-title": ["error", { maxlength: 160 }],
  },
};
