// Carried: what the page gives its script as JSON, in `script#rule`. All parts of the script stand in one function, in the
// order of their names; this one comes first, and what the others do at once needs nothing of those after them.
"use strict";

const { tables, say, data } = JSON.parse(document.querySelector("#rule").textContent);
const [CORE, ADDRESS, TURNING, WATCH] = tables.patterns.map((each) => new RegExp(each, "u"));
// What each character counts as, where that is not the character itself.
const PLAIN = new Map(Object.entries(tables.fold).flatMap(([to, every]) => Array.from(every, (each) => [each, to])));
