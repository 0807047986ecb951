// What a page in the browser is asked: each question answers with values of plain kinds.
(function () {
  "use strict";
  const SHOWN = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
  const LARGE = 24, LARGE_BOLD = 18.66;
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  const known = new Map();

  // Any colour CSS can write, as red, green, blue and alpha.
  function painted(colour) {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  }

  function over(top, below) {
    return [0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3])).concat(1);
  }

  function luminance(colour) {
    const [r, g, b] = colour.map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ratio(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  function ground(element) {
    const above = [];
    for (let each = element; each; each = each.parentElement) above.push(painted(getComputedStyle(each).backgroundColor));
    return above.reverse().reduce((below, colour) => over(colour, below), painted("Canvas"));
  }

  function named(element) {
    const own = element.id ? "#" + element.id : element.className && "." + String(element.className).replace(/ /g, ".");
    return element.tagName.toLowerCase() + (own || "");
  }

  function set_apart(element) {
    return Boolean(element.closest(".aside-only, .skip, noscript, option, script, style"));
  }

  // Every piece of text a reader sees, with the element it stands in.
  function* texts(top) {
    const walk = document.createTreeWalker(top || document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() && element.checkVisibility(SHOWN) && !set_apart(element)) yield walk.currentNode;
    }
  }

  function boxes(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  }

  function low_contrast() {
    const found = new Map();
    for (const text of texts()) {
      const style = getComputedStyle(text.parentElement), size = parseFloat(style.fontSize);
      const least = size >= LARGE || (size >= LARGE_BOLD && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      const below = ground(text.parentElement), reached = ratio(over(painted(style.color), below), below);
      if (reached < least) found.set(named(text.parentElement), reached.toFixed(2));
    }
    return [...found].map(([name, reached]) => `${name}: ${reached} to 1`);
  }

  function is_wide() {
    return document.documentElement.scrollWidth > document.documentElement.clientWidth;
  }

  // Texts whose lines lie on each other; only the middle of a line counts, as lines may touch.
  function overlaps() {
    const lines = [...texts()].flatMap((text) => boxes(text).map((box) => (
      { text, left: box.left, right: box.right, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 })));
    lines.sort((a, b) => a.top - b.top);
    const found = new Set();
    lines.forEach((line, at) => {
      for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next++) {
        const other = lines[next];
        const wide = Math.min(line.right, other.right) - Math.max(line.left, other.left);
        if (other.text !== line.text && wide > 2) found.add(`“${short(line.text)}” lies on “${short(other.text)}”`);
      }
    });
    return [...found].slice(0, 8);
  }

  function short(text) {
    return text.data.trim().replace(/\s+/g, " ").slice(0, 40);
  }

  // Texts that run out of the window's sides, or out of a box that hides what does not fit.
  function cut_off() {
    const found = new Set(), width = document.documentElement.clientWidth;
    for (const text of texts()) {
      for (const box of boxes(text)) if (box.left < -1 || box.right > width + 1) found.add(`“${short(text)}” leaves the window`);
      for (let each = text.parentElement; each && each !== document.body; each = each.parentElement) {
        const hides = /hidden|clip/.test(getComputedStyle(each).overflow);
        if (hides && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)) {
          found.add(`“${short(text)}” is cut off by ${named(each)}`);
        }
      }
    }
    return [...found].slice(0, 8);
  }

  // The words of the page's main part; those of controls, and of what a search found, are left out.
  function words() {
    const control = "button, label, select, fieldset, summary, output, [role=status], [role=alert], nav, form, #results";
    const kept = [...texts(document.querySelector("main"))].filter((text) => !text.parentElement.closest(control));
    return kept.map((text) => text.data).join(" ").split(/\s+/).filter(Boolean);
  }

  function tabbable() {
    const every = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    const kept = [...document.querySelectorAll(every)].filter((each) => !each.disabled && each.checkVisibility(SHOWN) && each.tabIndex >= 0);
    kept.forEach((each, at) => { each.dataset.probe = at; });
    return kept.length;
  }

  function is_uncovered(element) {
    const spots = [...element.getClientRects()].flatMap((box) => [0.5, 0.1, 0.9].map((part) => (
      document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2))));
    return spots.some((spot) => spot && (element.contains(spot) || spot.contains(element) || spot.control === element));
  }

  // What has the focus: its number among the tabbable, its name, and what is wrong with how it shows.
  function focused() {
    const element = document.activeElement, style = getComputedStyle(element), faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no outline");
    else if (ratio(painted(style.outlineColor), ground(element.parentElement)) < 3) faults.push("a faint outline");
    if (!is_uncovered(element)) faults.push("covered or out of sight");
    return { at: Number(element.dataset.probe ?? -1), name: `${named(element)} “${element.textContent.trim().slice(0, 40)}”`, faults };
  }

  // Each state's shape: the borders of the mark before its word, and how well they stand out.
  function states() {
    return [...document.querySelectorAll("[data-state]")].filter((each) => each.checkVisibility(SHOWN)).map((each) => {
      const mark = getComputedStyle(each, "::before"), sides = ["Top", "Right", "Bottom", "Left"];
      const drawn = sides.filter((side) => parseFloat(mark[`border${side}Width`]) > 0 && mark[`border${side}Style`] !== "none");
      const reached = drawn.map((side) => ratio(painted(mark[`border${side}Color`]), ground(each)));
      return { kind: each.dataset.state, word: each.textContent.trim(), least: Math.min(...reached),
        shape: drawn.map((side) => side + mark[`border${side}Width`] + mark[`border${side}Style`]).join(" ") };
    });
  }

  // What moves: animations that run, and transitions that would.
  function moving() {
    const still = (style) => style.transitionDuration.split(", ").every((each) => parseFloat(each) === 0)
      && style.animationName === "none" && style.scrollBehavior === "auto";
    const every = [document.documentElement, ...document.querySelectorAll("body, body *")];
    return every.filter((each) => !still(getComputedStyle(each))).map(named).concat(document.getAnimations().map(String));
  }

  function tokens(names) {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  function contrast(one, other) {
    return ratio(painted(one), painted(other));
  }

  window.probes = { low_contrast, is_wide, overlaps, cut_off, words, tabbable, focused, states, moving, tokens, contrast };
})();
