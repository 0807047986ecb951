// Matching: which quotations a search finds, in what order, with how many in each facet, and which stretches to mark.
// A plain scan over words numbered once; an index may stand behind the same `search` one day.
(() => {
  "use strict";
  const { onrecord } = globalThis;
  const { FACETS } = onrecord;

  /** Every quotation of the data as a record, its words numbered (0 parts them), and the glossary's groups of words. */
  onrecord.corpus = (data) => {
    const reader = onrecord.reader(data.fold);
    const numbers = new Map([[onrecord.GAP, 0]]);
    const number = ({ word }) => numbers.get(word) ?? numbers.set(word, numbers.size).get(word);
    // What stands between blanks comes again and again, and is read once.
    const runs = new Map();
    const numbered = (run) => runs.get(run) ?? runs.set(run, reader.words(run).map(number)).get(run);
    const ids = [];
    const records = data.quotes.map((row, n) => {
      const record = Object.fromEntries(data.columns.map((column, k) => [column, row[k]]));
      [record.n, record.start] = [n, ids.length];
      for (const run of onrecord.unmarked(record).split(" ")) for (const id of numbered(run)) ids.push(id);
      record.length = ids.length - record.start;
      ids.push(0);
      return record;
    });
    const list = (member) => reader.words(member).map(({ word }) => word);
    const groups = data.variants.map((members) => members.map(list).filter(({ length }) => length));
    return { reader, numbers, ids: Int32Array.from(ids), records, groups };
  };

  /** The numbers of the dossier's words that a typed word stands for. */
  function meant({ word, prefix }, { numbers }, variants) {
    if (prefix) return new Set(Array.from(numbers).flatMap(([known, n]) => (n && known.startsWith(word) ? n : [])));
    const wanted = variants ? onrecord.inflections(word) : [word];
    return new Set(wanted.map((form) => numbers.get(form)).filter(Boolean));
  }

  /**
   * Each clause as a path: for each of its words the ways on from there, each a run of words and the step it leads to.
   * The first way is the word typed. With variants, the other members of a glossary group are ways around the member
   * typed; where loose words together spell it, each of them may be met by any other member.
   */
  function paths(clauses, corpus, variants) {
    const way = (words, to) => ({ to, run: words.map((word) => meant(word, corpus, variants)) });
    const made = clauses.map(({ words }) => words.map((word, k) => [way([word], k + 1)]));
    const flat = clauses.flatMap(({ words, isLoose }, n) => words.map((word, k) => ({ ...word, n, k, isLoose })));
    for (const { run, others } of variants ? members(flat, corpus.groups) : []) {
      const [first, last] = [run[0], run.at(-1)];
      const add = (n, k, to) => made[n][k].push(...others.map((words) => way(words.map((word) => ({ word })), to)));
      if (first.n === last.n) add(first.n, first.k, last.k + 1);
      else if (!first.k && !made[last.n][last.k + 1] && run.every(({ isLoose }) => isLoose)) {
        for (let { n } = first; n <= last.n; n += 1) add(n, 0, made[n].length);
      }
    }
    const isShort = (steps) => !steps[1] && steps[0].every(({ run }) => !run[1]);
    return made.map((steps) => ({ steps, starts: starts(steps, corpus), isShort: isShort(steps) }));
  }

  /** Which words a path may start with, for a quick look at every word there is. */
  function starts(steps, { numbers }) {
    const flags = new Uint8Array(numbers.size);
    for (const { run } of steps[0]) for (const id of run[0]) flags[id] = 1;
    return flags;
  }

  /** Where a glossary group's member stands among typed words, and what else the group has. */
  function members(words, groups) {
    const like = words.map(({ word, prefix }) => (prefix ? [] : onrecord.inflections(word)));
    return groups.flatMap((group) => group.flatMap((member) => {
      const others = group.filter((other) => other !== member);
      const isAt = (from) => member.every((word, n) => like[from + n]?.includes(word));
      return words.flatMap((_, from) => (isAt(from) ? { run: words.slice(from, from + member.length), others } : []));
    }));
  }

  /** The furthest place a path leads to from a place, or -1. */
  function reach(steps, ids, at) {
    const open = new Map([["", [0, at]]]);
    let best = -1;
    for (const [step, here] of open.values()) {
      if (step === steps.length) best = Math.max(best, here);
      for (const { to, run } of steps[step] ?? []) {
        const next = [to, here + run.length];
        if (run.every((meanings, n) => meanings.has(ids[here + n]))) open.set(`${next}`, next);
      }
    }
    return best;
  }

  /** Every place in a record where a path stands, as first word and end. */
  function places({ steps, starts, isShort }, { start, length }, ids) {
    const found = [];
    for (let at = start; at < start + length; at += 1) {
      if (!starts[ids[at]]) continue;
      const end = isShort ? at + 1 : reach(steps, ids, at);
      if (end > 0) found.push([at - start, end - start]);
    }
    return found;
  }

  /** How often a record holds what is asked, as typed and in all; null where a clause is not met. */
  function weigh(record, tests, ids) {
    let [hits, typed] = [0, 0];
    for (const { clause, path, plain } of tests) {
      const found = places(path, record, ids).length;
      if (clause.without ? found : !found) return null;
      hits += found;
      typed += plain === path ? found : places(plain, record, ids).length;
    }
    return { record, hits, typed };
  }

  const once = (all) => [...new Set(all)];

  /** Words that occur in no quotation; and clauses whose words do, but in no quotation like this. */
  function missing(tests, { ids, records }) {
    const [unknown, absent] = [[], []];
    for (const { clause, path } of tests) {
      if (records.some((record) => places(path, record, ids).length)) continue;
      const strange = clause.words.filter((_, n) => !path.steps[n][0].run[0].size);
      unknown.push(...strange.map(({ raw }) => raw));
      if (!strange.length) absent.push(clause.raw);
    }
    return { unknown: once(unknown), absent: once(absent) };
  }

  const compared = (a, b) => (a > b) - (a < b);
  const dated = (sign) => ({ record: a }, { record: b }) => !a.first - !b.first || sign * compared(a.first, b.first);

  /** Ties stay in the dossier's order, because sorting is stable. */
  const ORDERS = {
    newest: dated(-1),
    oldest: dated(1),
    /** More places as typed, then more in all, then fewer words. */
    relevance: (a, b) => b.typed - a.typed || b.hits - a.hits || a.record.length - b.record.length,
  };

  /** Whether a record's date fits, and which facets it falls out of, as bits; -1 where the date does not fit. */
  function outOf({ facets, first, last }, { picks }, from, to) {
    if ((from && !(last >= from)) || (to && !(first && first <= `${to}~`))) return -1;
    const isOut = (values, facet) => picks[facet].length && !values.some((value) => picks[facet].includes(value));
    return facets.reduce((bits, values, n) => bits | (isOut(values, FACETS[n]) ? 1 << n : 0), 0);
  }

  /** For each facet a Map of how many of the found have each value, whatever is picked in that facet itself. */
  function counted(found) {
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    for (const { record, out } of found) {
      for (const [n, values] of record.facets.entries()) {
        const all = counts[FACETS[n]];
        if (!(out & ~(1 << n))) for (const value of values) all.set(value, (all.get(value) ?? 0) + 1);
      }
    }
    return counts;
  }

  /**
   * What a search (as `asked` gives it) finds: `hits`, records in order; `counts`; `unknown` words and `absent` clauses
   * that occur in no quotation at all; what was `ignored`; how many have the words but no date (`undated`) where a date
   * is asked for; and `paths`, for `marks`.
   */
  onrecord.search = (corpus, asked) => {
    const { clauses, ignored } = onrecord.parse(asked.q, corpus.reader);
    const full = paths(clauses, corpus, asked.variants);
    const plain = asked.variants ? paths(clauses, corpus, false) : full;
    const tests = clauses.map((clause, n) => ({ clause, path: full[n], plain: plain[n] }));
    const wanted = tests.filter(({ clause }) => !clause.without);
    const [from, to] = [asked.from, asked.to].map((date) => (onrecord.isDate(date) ? date : ""));
    const worded = corpus.records.map((record) => weigh(record, tests, corpus.ids)).filter(Boolean);
    const judged = worded.map((hit) => ({ ...hit, out: outOf(hit.record, asked, from, to) }));
    const found = judged.filter(({ out }) => out >= 0);
    const hits = found.filter(({ out }) => !out);
    if (wanted.length || asked.sort !== "relevance") hits.sort(ORDERS[asked.sort]);
    return {
      hits: hits.map(({ record }) => record),
      counts: counted(found),
      ...missing(tests, corpus),
      ignored: once([...ignored, ...[asked.from, asked.to].filter((date) => date && !onrecord.isDate(date))]),
      undated: from || to ? worded.filter(({ record }) => !record.first).length : 0,
      paths: wanted.map(({ path }) => path),
    };
  };

  /** The stretches of a record's text that a search's paths stand on; they may overlap. */
  onrecord.marks = ({ reader, ids }, record, paths) => {
    const words = reader.words(onrecord.unmarked(record));
    const letters = onrecord.brackets(record).filter(({ kind }) => kind === "letter");
    const opened = (at) => (letters.some(({ from }) => from === at - 1) ? at - 1 : at);
    return paths.flatMap((path) => places(path, record, ids)).map(([a, b]) => [opened(words[a].from), words[b - 1].to]);
  };
})();
