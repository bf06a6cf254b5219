// Everything works without this file; it only saves looking again, copying by hand and the like.
(() => {
  "use strict";

  const POLL_EVERY_MS = 2000;
  const $$ = (selector) => document.querySelectorAll(selector);

  /** Asks how it stands until it stays so. */
  async function poll(box) {
    if (box.dataset.over === "true") return;
    try {
      const answer = await fetch(box.dataset.poll, { headers: { Accept: "application/json" } });
      if (answer.ok) show(box, await answer.json());
    } catch {
      // The network is away; the next try may find it again.
    }
    setTimeout(poll, POLL_EVERY_MS, box);
  }

  /** A screen reader speaks what changes, so nothing is written that is there already. */
  function show(box, status) {
    const [title, note] = box.children;
    if (title.textContent !== status.title) title.textContent = status.title;
    if (note.textContent !== status.note) note.textContent = status.note;
    box.className = `status ${status.tone}`;
    box.dataset.over = status.over;
    if (status.over) for (const part of $$("[data-while-open]")) part.hidden = true;
  }

  /** The window has sent the payer back into the frame: go on without the frame. */
  function comeBack() {
    const page = document.querySelector("[data-returned]");
    if (page && window.parent !== window) {
      window.parent.postMessage({ returned: page.dataset.returned }, location.origin);
    }
    const frame = document.querySelector("[data-window]");
    if (!frame) return;
    window.addEventListener("message", (message) => {
      if (message.origin !== location.origin || message.source !== frame.contentWindow) return;
      const returned = message.data && message.data.returned;
      if (typeof returned !== "string") return;
      location.replace(`${location.pathname}?${new URLSearchParams({ returned })}`);
    });
  }

  function copying(button) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
      } catch {
        getSelection().selectAllChildren(source);
        return;
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }

  /** The account follows the system, unless another one was typed. */
  function accounts() {
    const field = document.querySelector("[data-wallet]");
    const systems = [...$$("[data-account]")];
    for (const system of systems) {
      system.addEventListener("change", () => {
        const known = systems.some((other) => other.dataset.account === field.value);
        if (known || field.value === "") field.value = system.dataset.account;
      });
    }
  }

  function localTimes() {
    const format = new Intl.DateTimeFormat(
      document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    for (const time of $$("time")) time.textContent = format.format(new Date(time.dateTime));
  }

  localTimes();
  accounts();
  comeBack();
  for (const button of $$("[data-copy]")) copying(button);
  for (const box of $$("[data-poll]")) poll(box);
})();
