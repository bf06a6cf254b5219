// Live state, and the browser's memory of its claim. All of it may be missing.
"use strict";

const state = document.getElementById("state");
if (state) remember(state.dataset);
if (state && state.dataset.stateUrl) watch(state.dataset.stateUrl, state.dataset.state);

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

function watch(url, shown) {
  for (const hint of document.querySelectorAll(".live")) hint.hidden = false;
  let wait = 3000;
  const look = async () => {
    try {
      const answer = await fetch(url, {cache: "no-store"});
      if (answer.ok && (await answer.json()).state !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The next look may find the network again.
    }
    wait = Math.min(wait * 1.15, 15000);
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}
