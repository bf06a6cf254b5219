// Files and sending. Without it a form is sent as browsers always did.
"use strict";

{
  const BYTES_MAX = 10 * 1024 * 1024;
  const SIDE_MAX = 2000;
  // Screenshots stay as they are: small print is sharpest as it came.
  const SHRINK_ABOVE_BYTES = 1024 * 1024;

  function prepare() {
    for (const field of document.querySelectorAll("input[type=file]")) {
      field.addEventListener("change", () => chosen(field));
      offer(field);
      if (field.files.length > 0) chosen(field);
    }
    for (const form of document.querySelectorAll("form")) {
      form.addEventListener("submit", event => send(form, event));
    }
  }

  // A large place to press or to drop a file on; where there is a camera, it is one press away.
  function offer(field) {
    if (!field.dataset.choose) return;
    const takers = document.createElement("div");
    takers.className = "takers";
    const choose = document.createElement("label");
    choose.htmlFor = field.id;
    choose.textContent = field.dataset.choose;
    takers.append(choose);
    if (matchMedia("(pointer: coarse)").matches) takers.prepend(...camera(field));
    takers.addEventListener("dragover", event => {
      event.preventDefault();
      takers.classList.add("over");
    });
    takers.addEventListener("dragleave", () => takers.classList.remove("over"));
    takers.addEventListener("drop", event => {
      event.preventDefault();
      takers.classList.remove("over");
      take(field, event.dataTransfer.files);
    });
    field.classList.add("unseen");
    field.after(takers);
  }

  function camera(field) {
    const shutter = document.createElement("input");
    shutter.type = "file";
    shutter.accept = "image/*";
    shutter.capture = "environment";
    shutter.hidden = true;
    shutter.addEventListener("change", () => take(field, shutter.files));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = field.dataset.camera;
    button.addEventListener("click", () => shutter.click());
    return [button, shutter];
  }

  function take(field, files) {
    if (files.length !== 1) return;
    field.files = files;
    chosen(field);
  }

  async function chosen(field) {
    clear(field);
    const file = field.files[0];
    if (!file) return;
    const picture = await decoded(file);
    const kept = picture ? await shrunk(file, picture) : file;
    if (field.files[0] !== file) return;
    if (kept !== file) put(field, kept);
    show(field, kept, picture);
    const large = kept.size > BYTES_MAX;
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    if (large) field.reportValidity();
  }

  function clear(field) {
    document.getElementById("picked")?.remove();
    field.setCustomValidity("");
    field.removeAttribute("aria-invalid");
  }

  // A PDF, and what this browser cannot decode, is for the server to judge.
  async function decoded(file) {
    if (!file.type.startsWith("image/")) return null;
    try {
      return await createImageBitmap(file);
    } catch {
      return null;
    }
  }

  async function shrunk(file, picture) {
    const longest = Math.max(picture.width, picture.height);
    if (longest <= SIDE_MAX || file.size <= SHRINK_ABOVE_BYTES) return file;
    const canvas = drawn(picture, SIDE_MAX / longest);
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", .88));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", {type: "image/jpeg"});
  }

  function drawn(picture, scale) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  function put(field, file) {
    try {
      const files = new DataTransfer();
      files.items.add(file);
      field.files = files.files;
    } catch {
      // An old browser sends the file as it was.
    }
  }

  function show(field, file, picture) {
    const box = document.createElement("div");
    box.id = "picked";
    box.className = "picked";
    if (picture) {
      const canvas = drawn(picture, Math.min(1, 480 / Math.max(picture.width, picture.height)));
      canvas.setAttribute("aria-hidden", "true");
      box.append(canvas);
    }
    const text = document.createElement("p");
    text.textContent = (field.dataset.ready || "{0}").replace("{0}", file.name)
      .replace("{1}", Math.max(1, Math.round(file.size / 1024)));
    box.append(text);
    (document.querySelector(".takers") ?? field).after(box);
  }

  function send(form, event) {
    const button = form.querySelector("button[type=submit]");
    // A sandboxed frame may ask its own server nothing, but it may send a form.
    if (self.origin === "null") {
      if (button.disabled) event.preventDefault();
      button.disabled = true;
      return;
    }
    event.preventDefault();
    if (form.querySelector(".sending")) return;
    const data = new FormData(form);
    const presser = event.submitter;
    if (presser && presser.name) data.append(presser.name, presser.value);
    const label = button.textContent;
    const bar = progress(form, button);
    const request = new XMLHttpRequest();
    const stop = text => {
      bar.remove();
      button.disabled = false;
      button.textContent = text ? button.dataset.again : label;
      if (text) complain(form, text);
    };
    request.open("POST", form.action);
    request.upload.addEventListener("progress", at => bar.moved(at));
    request.addEventListener("error", () => stop(button.dataset.lost));
    request.addEventListener("load", () => answered(form, request, stop));
    request.send(data);
  }

  function progress(form, button) {
    document.getElementById("complaint")?.remove();
    const box = document.createElement("div");
    const bar = document.createElement("progress");
    const text = document.createElement("p");
    box.className = "sending";
    text.setAttribute("role", "status");
    bar.setAttribute("aria-hidden", "true");
    bar.max = 100;
    box.append(text, bar);
    button.before(box);
    button.disabled = true;
    let told = "";
    const tell = percent => {
      const words = (button.dataset.sending || "{0} %").replace("{0}", percent);
      // Screen readers need not hear each hundredth.
      if (told !== words && (percent === 0 || percent === 100 || percent % 25 === 0)) {
        told = words;
        text.textContent = words;
      }
      if (percent === 100) bar.removeAttribute("value"); else bar.value = percent;
    };
    tell(0);
    box.moved = at => { if (at.lengthComputable) tell(Math.floor(at.loaded * 100 / at.total)); };
    return box;
  }

  function complain(form, text) {
    const box = document.createElement("div");
    box.id = "complaint";
    box.className = "errors";
    box.setAttribute("role", "alert");
    box.append(Object.assign(document.createElement("p"), {textContent: text}));
    form.querySelector("button[type=submit]").before(box);
  }

  function answered(form, request, stop) {
    const button = form.querySelector("button[type=submit]");
    if (request.status === 200) {
      document.dispatchEvent(new Event("pasarela:sent"));
      const answer = new URL(request.responseURL);
      if (answer.pathname.endsWith("/claim")) credited(form, answer, parsed(request));
      else location.replace(answer.href);
    } else if (request.status === 422) {
      again(parsed(request));
    } else {
      stop(request.status === 502 || request.status === 504
        ? button.dataset.lost : button.dataset.busy);
    }
  }

  function parsed(request) {
    return new DOMParser().parseFromString(request.responseText, "text/html");
  }

  // Money that was there already: no claim waits, and only this answer shows what was sent. It has
  // no address of its own; the payment has.
  function credited(form, answer, page) {
    const here = new URL("./" + answer.search, answer);
    here.searchParams.delete("_again");
    here.searchParams.set("_key", form.elements.claim_key.value);
    here.hash = "state";
    history.replaceState(null, "", here);
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    for (const {src} of page.querySelectorAll("script[src]")) {
      if ([...document.scripts].some(script => script.src === src)) continue;
      document.head.append(Object.assign(document.createElement("script"), {src}));
    }
  }

  // The same page with what is to be mended; a file that was not refused need not be chosen again.
  function again(page) {
    const file = document.getElementById("screenshot");
    const main = page.querySelector("main");
    document.querySelector("main").replaceWith(main);
    const place = document.getElementById("screenshot");
    const refused = place && place.getAttribute("aria-invalid") === "true";
    if (place && !refused && file && file.files.length > 0) place.files = file.files;
    prepare();
    document.dispatchEvent(new Event("pasarela:shown"));
    const wrong = main.querySelector("[aria-invalid=true], .found button")
      || main.querySelector(".errors");
    wrong?.focus();
    scrollTo({top: wrong ? wrong.getBoundingClientRect().top + scrollY - 120 : 0});
  }

  // A page that the browser kept comes back as it was left.
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    for (const box of document.querySelectorAll(".sending")) box.remove();
    for (const button of document.querySelectorAll("[type=submit]")) button.disabled = false;
  });

  prepare();
}
