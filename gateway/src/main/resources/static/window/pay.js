// Copying, and a form that forgives. Without it everything is typed and judged by the server.
"use strict";

{
  function prepare() {
    document.querySelectorAll("button.copy").forEach(copies);
    const number = document.getElementById("key1");
    const amount = document.getElementById("amount");
    if (number) numbers(number);
    if (amount) amounts(amount);
    if (number) keep([number, amount].filter(Boolean), number.dataset.store);
  }

  // Screen readers say it, nobody sees it.
  function say(text) {
    const place = document.getElementById("said");
    if (place) place.textContent = text;
  }

  // == Copying ==

  function copies(button) {
    const word = button.querySelector("span");
    const label = word.textContent;
    let back;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!await copied(button.dataset.copy)) return;
      clearTimeout(back);
      word.textContent = button.dataset.copied;
      button.classList.add("done");
      say(button.dataset.said);
      back = setTimeout(() => {
        word.textContent = label;
        button.classList.remove("done");
        say("");
      }, 2500);
    });
  }

  // Browsers close the clipboard to embedded pages but still copy what is selected.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const focused = document.activeElement;
      const field = document.createElement("textarea");
      field.value = text;
      field.readOnly = true;
      field.className = "unseen";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      focused?.focus();
      return done;
    }
  }

  // == The number of the transfer ==

  // Browsers of 2022 and older cannot look back; they find a little too much.
  const back = pattern => {
    try {
      return new RegExp(pattern, "u") && pattern;
    } catch {
      return "";
    }
  };
  const BEFORE = back("(?<!\\d)(?<!\\d[.,/:])");
  const NO_ACCOUNT = back("(?<!(?<![\\p{L}\\d])\\p{L}{2})");
  const NO_WORD = back("(?<!\\p{L})");
  const AFTER = "(?!\\d)(?![.,/:]\\d)";

  function numbers(field) {
    const digits = field.dataset.kind === "digits";
    const echo = document.createElement("p");
    echo.className = "echo";
    echo.append(span("read"), span("tally"));
    echo.id = "key1-echo";
    field.after(echo);
    let before = field.value;
    let speak;

    const set = value => {
      field.value = value;
      changed();
      field.dispatchEvent(new Event("change", {bubbles: true}));
    };
    const changed = () => {
      before = field.value;
      show(field, echo);
      clearTimeout(speak);
      if (field.value) {
        arrive();
        speak = setTimeout(() => say(echo.querySelector(".tally").textContent), 1200);
      }
    };
    const pasted = text => {
      const one = clean(text, digits);
      const words = digits ? /\p{L}{2}/u : /\s/;
      if (fits(field, one) && !words.test(text.trim())) return set(one);
      const found = find(text, field);
      if (found.length === 1) {
        set(found[0]);
        say(field.dataset.one.replace("{0}", found[0]));
      } else if (found.length > 1) {
        offer(field, found, set);
      } else if (words.test(text.trim()) && (digits || !fits(field, one))) {
        tell(field, field.dataset.none);
      } else {
        set(one);
      }
    };

    if (navigator.clipboard?.readText) echo.append(paste(field, pasted));
    field.addEventListener("paste", event => {
      const text = event.clipboardData?.getData("text") ?? "";
      // A piece put into what is there already; a message replaces all of it.
      const selected = field.selectionEnd - field.selectionStart;
      if (!text || selected < field.value.length && !/\p{L}/u.test(text)) return;
      event.preventDefault();
      tell(field, "");
      pasted(text);
    });
    field.addEventListener("input", event => {
      if (event.isComposing) return;
      tell(field, "");
      field.removeAttribute("aria-invalid");
      // Keyboards of phones put in a whole message at once, too.
      if (field.value.length > before.length + 8 && /\p{L}/u.test(field.value)) {
        const text = field.value;
        field.value = before;
        return pasted(text);
      }
      const start = clean(field.value.slice(0, field.selectionStart), digits).length;
      const value = clean(field.value, digits);
      if (value !== field.value) {
        field.value = value;
        field.setSelectionRange(start, start);
      }
      changed();
    });
    for (const button of document.querySelectorAll("#key1-found button")) {
      button.addEventListener("click", event => {
        event.preventDefault();
        document.getElementById("key1-found").remove();
        document.getElementById("key1-error")?.remove();
        field.removeAttribute("aria-invalid");
        set(button.value);
        field.focus();
      });
    }
    field.addEventListener("kept", changed);
    show(field, echo);
  }

  function span(name) {
    return Object.assign(document.createElement("span"), {className: name});
  }

  // One press after coming back from the bank's app; goes where browsers do not allow it.
  function paste(field, pasted) {
    const button = Object.assign(document.createElement("button"),
      {type: "button", className: "paste", textContent: field.dataset.paste});
    button.addEventListener("click", async () => {
      try {
        const text = await navigator.clipboard.readText();
        tell(field, "");
        pasted(text);
      } catch {
        button.remove();
      }
      field.focus();
    });
    return button;
  }

  // Whoever types the number has sent the money.
  function arrive() {
    const [send, confirm] = document.querySelectorAll(".progress li");
    send.className = "past";
    send.removeAttribute("aria-current");
    confirm.className = "now";
    confirm.setAttribute("aria-current", "step");
  }

  // As the server's normal form of a number does it, and letters go as well.
  function clean(text, digits) {
    const plain = text.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");
    return digits ? plain.replace(/o/gi, "0").replace(/\D/g, "") : plain;
  }

  function fits(field, value) {
    const length = [...value].length;
    return length >= field.dataset.min && length <= field.dataset.max;
  }

  // As NumberFinder does it on the server.
  function find(pasted, field) {
    const text = pasted.normalize("NFKC").replace(/\p{Cf}/gu, "");
    const digits = field.dataset.kind === "digits";
    const known = field.dataset.known.split("\n").map(one => clean(one, digits));
    const all = pattern => [...new Set([...text.matchAll(new RegExp(pattern, "gu"))]
      .map(match => clean(match[0], digits)))]
      .filter(one => fits(field, one) && !known.includes(one)).slice(0, 6);
    if (!digits) {
      return all(BEFORE + NO_WORD + "(?=[A-Za-z]*\\d)[A-Za-z\\d]+(?!\\p{L})" + AFTER);
    }
    const start = BEFORE + NO_ACCOUNT;
    const found = all(start + "\\d+" + AFTER);
    return found.length > 0 ? found : all(start + "\\d+(?:[ -]\\d+)+" + AFTER);
  }

  // Several could be it: the payer says which.
  function offer(field, found, set) {
    tell(field, field.dataset.several);
    const box = document.createElement("div");
    box.className = "found";
    box.id = "key1-found";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", field.dataset.several);
    for (const one of found) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one;
      button.addEventListener("click", () => {
        tell(field, "");
        set(one);
        field.focus();
      });
      box.append(button);
    }
    document.getElementById("key1-told").after(box);
  }

  function tell(field, text) {
    document.getElementById("key1-told")?.remove();
    document.getElementById("key1-found")?.remove();
    if (!text) return;
    const line = document.createElement("p");
    line.id = "key1-told";
    line.className = "wrong";
    line.textContent = text;
    document.getElementById("key1-echo").after(line);
    say(text);
  }

  // In groups it is easier to compare with a receipt.
  function show(field, echo) {
    const value = clean(field.value, field.dataset.kind === "digits");
    const count = echo.querySelector(".tally");
    const long = field.dataset.kind === "digits" && value.length > 6;
    echo.querySelector(".read").textContent = long ? value.match(/.{1,4}/g).join("\u2009") : "";
    count.textContent = (fits(field, value) ? "\u2713 " : "")
      + field.dataset.count.replace("{0}", [...value].length);
    count.classList.toggle("good", fits(field, value));
    const button = echo.querySelector(".paste");
    if (button) button.hidden = fits(field, value);
  }

  // == The amount ==

  function amounts(field) {
    const echo = document.createElement("p");
    echo.className = "echo amount";
    const show = () => {
      const read = written(field);
      echo.textContent = read && read !== field.value.trim() ? "= " + read : "";
    };
    field.after(echo);
    field.addEventListener("input", show);
    field.addEventListener("kept", show);
    show();
  }

  // As TypedAmount reads it and AmountStyle writes it; empty when it could mean two things.
  function written(field) {
    const {before, after, group, groupLength, decimal, decimals} = field.dataset;
    const text = field.value.replace(/[\s\p{Cf}\p{Sc}'\u2019]/gu, "")
      .replace(/^[A-Z]{3}|[A-Z]{3}$/g, "");
    const amount = /^(\d+|\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?$/.exec(text);
    if (!amount) return "";
    let whole = amount[1].replace(/[.,]/g, "");
    let last = amount[3] ?? "";
    if (last.length > decimals) {
      if (last.length !== 3 || whole.length > 3) return "";
      whole += last;
      last = "";
    }
    whole = whole.replace(/^0+(?=\d)/, "")
      .replace(new RegExp(`\\B(?=(\\d{${groupLength}})*\\d{3}$)`, "g"), group);
    last = /^0*$/.test(last) ? "" : decimal + last.padEnd(decimals, "0");
    return before + whole + last + after;
  }

  // == Keeping what was typed ==

  function keep(fields, store) {
    const typed = remembered(store);
    for (const field of fields) {
      if (!field.value && typed[field.id]) {
        field.value = typed[field.id];
        field.dispatchEvent(new Event("kept"));
      }
      for (const event of ["input", "change"]) {
        field.addEventListener(event, () => remember(store, fields));
      }
    }
  }

  // The history works where storage is closed to embedded pages.
  function remembered(store) {
    try {
      return history.state?.typed ?? JSON.parse(sessionStorage.getItem(store)) ?? {};
    } catch {
      return {};
    }
  }

  function remember(store, fields) {
    const typed = Object.fromEntries(fields.map(field => [field.id, field.value]));
    try {
      history.replaceState({...history.state, typed}, "");
      sessionStorage.setItem(store, JSON.stringify(typed));
    } catch {
      // Then this page is the only one that knows.
    }
  }

  document.addEventListener("pasarela:sent", () => {
    try {
      sessionStorage.removeItem(document.getElementById("key1").dataset.store);
    } catch {
      // Nothing was kept there.
    }
  });
  document.addEventListener("pasarela:shown", prepare);
  prepare();
}
