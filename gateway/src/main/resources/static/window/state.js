// Live state, and the browser's memory of its claim. All of it may be missing.
"use strict";

const POLL_FIRST = 3000;
const POLL_LAST = 15000;
const EVENTS_WITHIN = 8000;

let state = document.getElementById("state");
let events = null;
let polling = 0;

if (state) {
  remember(state.dataset);
  forgetForm();
  watch();
  // Between two apps: whoever comes back wants to know how it stands now.
  document.addEventListener("visibilitychange", () => document.hidden ? rest() : watch());
  addEventListener("pagehide", rest);
  addEventListener("pageshow", event => { if (event.persisted) watch(); });
}

function remember({store, key}) {
  try {
    if (key) {
      localStorage.setItem(store, key);
      return;
    }
    const known = localStorage.getItem(store);
    const here = new URL(location.href);
    if (!known || here.searchParams.has("_key") || here.pathname.endsWith("/claim")) return;
    location.replace(here.href.replace(/#.*$/, "") + "&_key=" + encodeURIComponent(known));
  } catch {
    // Storage is closed to embedded pages in some browsers; the address still has the key.
  }
}

// The answer to a form is no page of its own: loading it again would send the form again.
function forgetForm() {
  try {
    if (/\/(claim|proof)$/.test(location.pathname)) {
      history.replaceState(null, "", "./?" + state.dataset.query);
    }
  } catch {
    // A sandboxed frame may forbid it.
  }
}

function watch() {
  rest();
  if (state.dataset.state === "success") return;
  if (self.origin === "null") {
    // A sandboxed frame may ask its own server nothing, but it may load itself again.
    polling = setTimeout(() => location.reload(), 2 * POLL_LAST);
  } else if ("EventSource" in self) {
    listen();
  } else {
    poll(POLL_FIRST);
  }
}

function rest() {
  if (events) events.close();
  events = null;
  clearTimeout(polling);
}

function listen() {
  const line = events = new EventSource("live?" + state.dataset.query);
  // Something on the way may hold events back.
  polling = setTimeout(() => { line.close(); poll(POLL_FIRST); }, EVENTS_WITHIN);
  line.onmessage = event => {
    clearTimeout(polling);
    hear(event.data);
  };
  line.onerror = () => {
    if (line.readyState !== EventSource.CLOSED) {
      say("lost");
    } else if (line === events) {
      clearTimeout(polling);
      poll(POLL_FIRST);
    }
  };
}

async function poll(wait) {
  try {
    const answer = await fetch("state?" + state.dataset.query, {cache: "no-store"});
    if (answer.ok) hear((await answer.json()).state);
  } catch {
    say("lost");
  }
  polling = setTimeout(() => poll(Math.min(wait * 1.15, POLL_LAST)), wait);
}

function hear(now) {
  say("live");
  if (now !== state.dataset.state) location.reload();
}

function say(which) {
  for (const hint of state.querySelectorAll(".live, .lost")) {
    hint.hidden = !hint.classList.contains(which);
  }
}
