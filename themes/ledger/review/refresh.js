// The preview's own script: it loads a page again once what it shows was made again, where the reader was.
"use strict";
(() => {
  const { now, kept, tag } = document.currentScript.dataset;
  const place = `onrecord ${location.pathname}`;
  const site = stamp => stamp.split(".").slice(0, 2).join(".");
  let stamp = now, stream = null, left = -Infinity, isAnew = false;

  const keep = () => {
    const open = [...document.querySelectorAll("details[open][id]")].map(each => each.id);
    sessionStorage.setItem(place, JSON.stringify({ open, y: scrollY }));
  };
  const restore = () => {
    const was = JSON.parse(sessionStorage.getItem(place) || "null");
    sessionStorage.removeItem(place);
    if (!was) return;
    for (const id of was.open) document.getElementById(id)?.setAttribute("open", "");
    const scroll = () => scrollTo({ top: was.y, behavior: "instant" });
    history.scrollRestoration = "manual"; // the page before may have stood in this one's place
    scroll();
    addEventListener("load", scroll, { once: true });
  };

  // A page with a tag is asked for first: most saves leave it as it is.
  const isOther = async () => {
    if (tag === undefined) return true;
    const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    return answer !== null && answer.headers.get("ETag") !== `"${tag}"`;
  };
  // Loading again would call back what was just sent, and what it leads to.
  const isLeaving = () => performance.now() - left < 5000;
  const heard = async said => {
    const isSame = tag === undefined ? site(said) === site(stamp) : said === stamp;
    stamp = said;
    if (isSame || !(await isOther()) || isLeaving()) return;
    if (kept === undefined) keep();
    isAnew = true;
    history.scrollRestoration = "manual"; // the browser would glide there meanwhile, and end elsewhere
    location.reload();
  };

  // A browser opens few connections to one address, so a page that nobody looks at has none.
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource("/-/events");
    stream.onmessage = event => heard(event.data);
  };

  if (kept === undefined) restore();
  document.addEventListener("visibilitychange", listen);
  addEventListener("beforeunload", () => { left = performance.now(); });
  addEventListener("pagehide", () => {
    if (!isAnew) history.scrollRestoration = "auto";
    stream?.close();
  });
  addEventListener("pageshow", event => event.persisted && listen());
  listen();
})();
