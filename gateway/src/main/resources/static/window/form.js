// Files and the button that sends them. All of it may be missing.
"use strict";

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
