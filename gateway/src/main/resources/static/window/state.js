// How the payment stands, live; the way back; the browser's memory of its claim. Without any of it
// the page still works: it loads itself again.
"use strict";

const LOOK_FIRST = 3000;
const LOOK_LAST = 15000;
const EVENTS_WITHIN = 8000;
const BLOCKED_AFTER = 1500;

const framed = self !== top;
let state = document.getElementById("state");
let line = null;
let timer = 0;

if (state && !remember()) {
  forgetForm();
  if (location.hash === "#state") {
    readOut();
    // A browser that goes to the place which the address names takes the focus away again.
    addEventListener("load", () => setTimeout(readOut));
  }
  begin();
  // Payers come and go between two apps: whoever comes back wants to know how it stands now.
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : watch());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", event => { if (event.persisted) watch(); });
  // The same page, with something to mend in it.
  document.addEventListener("pasarela:shown", () => {
    state = document.getElementById("state");
    if (state) begin(); else rest();
  });
}

function readOut() {
  state.querySelector("h1").focus({preventScroll: true});
}

function begin() {
  tellParent();
  const back = document.getElementById("back");
  if (framed && back) back.addEventListener("click", () => {
    setTimeout(sayBlocked, BLOCKED_AFTER, "stuck");
  });
  watch();
  leaveSoon();
}

// True when it goes to the page of the claim that this browser made.
function remember() {
  const {store, key} = state.dataset;
  try {
    if (key) {
      localStorage.setItem(store, key);
      return false;
    }
    const known = localStorage.getItem(store);
    const here = new URL(location.href);
    if (!known || here.searchParams.has("_key") || here.pathname.endsWith("/claim")) return false;
    location.replace(here.href.replace(/#.*$/, "") + "&_key=" + encodeURIComponent(known));
    return true;
  } catch {
    // Storage is closed to embedded pages in some browsers; the address still has the key.
    return false;
  }
}

// The answer to a form is no page of its own: loading it again would send the form again.
function forgetForm() {
  try {
    if (/\/(claim|proof)$/.test(location.pathname)) {
      history.replaceState(null, "", "./?" + state.dataset.query);
    }
  } catch {
    // A sandbox may forbid it.
  }
}

function watch() {
  rest();
  if (state.dataset.state === "success") return;
  if (self.origin === "null") {
    // A sandboxed frame may ask its own server nothing, but it may load itself again.
    timer = setTimeout(() => { if (!isBusy()) location.reload(); else watch(); }, LOOK_LAST);
  } else {
    listen();
  }
}

function rest() {
  if (line) line.close();
  line = null;
  clearTimeout(timer);
  timer = 0;
}

function listen() {
  line = new EventSource("live?" + state.dataset.query);
  // Something on the way may hold events back, or there is no room for one more listener.
  timer = setTimeout(ask, EVENTS_WITHIN);
  line.onmessage = event => {
    clearTimeout(timer);
    timer = 0;
    hear(event.data);
  };
  line.onerror = () => {
    if (!line) return;
    // The browser tries again by itself, unless it was told not to; for a while that is enough.
    if (line.readyState === EventSource.CLOSED) ask();
    else if (!timer) timer = setTimeout(ask, EVENTS_WITHIN);
  };
}

function ask() {
  rest();
  let wait = LOOK_FIRST;
  const look = async () => {
    const mine = timer;
    let now = null;
    try {
      const answer = await fetch("state?" + state.dataset.query, {cache: "no-store"});
      if (answer.ok) now = (await answer.json()).state;
    } catch {
      // The next look may find the network again.
    }
    if (mine !== timer) return;
    if (now) hear(now); else say("lost");
    if (mine !== timer) return;
    wait = Math.min(wait * 1.15, LOOK_LAST);
    timer = setTimeout(look, wait);
  };
  timer = setTimeout(look, 0);
}

function hear(now) {
  say("live");
  // What is being sent brings a page of its own.
  if (now === state.dataset.state || now === "none" || document.querySelector(".sending")) return;
  rest();
  turn();
}

// Loads the page again once it can be had: an error page of the browser would be the end of it.
async function turn() {
  try {
    const page = await fetch("./?" + state.dataset.query, {cache: "no-store"});
    if (!page.ok) throw new Error(page.status);
    // The heading of the new page is what a screen reader should read first.
    location.hash = "state";
    location.reload();
  } catch {
    say("lost");
    timer = setTimeout(ask, LOOK_FIRST);
  }
}

function say(which) {
  for (const hint of document.querySelectorAll("[data-line]")) {
    hint.hidden = hint.dataset.line !== which;
  }
}

// Somebody who chose a file should not lose it.
function isBusy() {
  return [...document.querySelectorAll("input[type=file]")].some(field => field.files.length > 0);
}

// Only to origins that the merchant named: whoever else embeds the page learns nothing.
function tellParent() {
  if (!framed) return;
  const here = location.ancestorOrigins ? location.ancestorOrigins[0] : null;
  for (const text of state.dataset.origins.split(" ")) {
    try {
      const origin = new URL(text).origin;
      if (here && here !== origin) continue;
      parent.postMessage("pasarela:" + state.dataset.state, origin);
    } catch {
      // None was named, or it is none.
    }
  }
}

function leaveSoon() {
  const soon = document.getElementById("leave");
  if (!soon) return;
  soon.hidden = false;
  const until = Date.now() + 1000 * soon.dataset.seconds;
  const count = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0) {
      stay();
      leave();
    } else {
      soon.querySelector("span").textContent =
          (left === 1 ? soon.dataset.one : soon.dataset.more).replace("{0}", left);
    }
  };
  const stay = () => {
    clearInterval(leaving);
    soon.hidden = true;
  };
  const leaving = setInterval(count, 250);
  count();
  soon.querySelector("button").addEventListener("click", () => {
    stay();
    document.getElementById("back").focus();
  });
  for (const form of document.querySelectorAll("form")) form.addEventListener("focusin", stay);
}

function leave() {
  try {
    top.location.href = document.getElementById("back").href;
    if (framed) setTimeout(sayBlocked, BLOCKED_AFTER, "press");
  } catch {
    sayBlocked("press");
  }
}

// Browsers let a frame take the whole page along only after a click in it, sandboxes at times never.
function sayBlocked(what) {
  const blocked = document.getElementById("blocked");
  if (blocked) blocked.textContent = blocked.dataset[what];
}
