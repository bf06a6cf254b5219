// Asks the device for a passkey and sends what it answers as an ordinary form.
"use strict";
{
  const able = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;

  const ask = async form => {
    const answer = await fetch(form.dataset.question, {
      method: "POST", body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const question = await answer.json();
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
  };

  for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
    if (form.dataset.ready) continue;
    form.dataset.ready = "yes";
    form.hidden = false;
    form.addEventListener("submit", async event => {
      event.preventDefault();
      const fault = form.querySelector("[data-fault]");
      fault.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        fault.hidden = false;
      }
    });
  }
}
