// Copy buttons, live state, and the browser's memory of its claim. All of it may be missing.
"use strict";

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", async () => {
    if (!await copy(button.dataset.copy)) return;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// Browsers close the clipboard to embedded pages but still copy what is selected.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

for (const field of document.querySelectorAll("input[type=file]")) {
  field.addEventListener("change", () => {
    const large = field.files.length > 0 && field.files[0].size > 10 * 1024 * 1024;
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    field.reportValidity();
  });
}

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => { form.querySelector("[type=submit]").disabled = true; });
}
// A page that the browser kept comes back as it was left.
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[type=submit]")) button.disabled = false;
});

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
