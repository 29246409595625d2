/* Coding: Ctrl+S saves at once, nobody leaves with something unsaved, what is typed stays. The form
   works without this file. */
(function () {
  "use strict";

  var onbewaard = new Set();

  function veldVan(el) {
    return el.closest ? el.closest("[data-codeerformulier] .codeerveld") : null;
  }

  document.addEventListener("input", function (e) {
    var veld = veldVan(e.target);
    if (!veld) return;
    onbewaard.add(veld.id);
    // "Bewaard" was about what stood there before.
    var gezegd = veld.querySelector(".codeer-stand > .form-text:not(:has(~ blockquote))");
    if (gezegd) gezegd.remove();
  });

  /* Typed while the answer was under way: that is not saved yet. */
  document.addEventListener("htmx:beforeSend", function (e) {
    if (e.detail.elt.classList.contains("codeerveld")) onbewaard.delete(e.detail.elt.id);
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    var veld = e.detail.elt;
    if (!veld.classList.contains("codeerveld")) return;
    if (!e.detail.successful) onbewaard.add(veld.id);
  });

  document.addEventListener("htmx:afterSwap", function (e) {
    if (!e.target.classList.contains("codeer-stand")) return;
    var veld = e.target.closest(".codeerveld");
    var fout = Boolean(e.target.querySelector(".invalid-feedback"));
    if (fout) onbewaard.add(veld.id);
    var plek = veld.querySelector("textarea, select, input:not([type=hidden])");
    if (fout) plek.setAttribute("aria-invalid", "true");
    else veld.querySelectorAll("[aria-invalid]").forEach(function (el) { el.removeAttribute("aria-invalid"); });
  });

  /* A new list of values does not come under the hand of who types in it, and stays open. */
  document.addEventListener("htmx:oobBeforeSwap", function (e) {
    var oud = e.detail.target;
    if (!oud.classList.contains("codeer-per-waarde")) return;
    if (oud.contains(document.activeElement)) { e.detail.shouldSwap = false; return; }
    var nieuw = e.detail.fragment.querySelector("details");
    if (nieuw && oud.open) nieuw.open = true;
  });

  function bewaar(veld) {
    window.htmx.trigger(veld, "bewaar");
  }

  document.addEventListener("click", function (e) {
    if (e.target.closest("[data-bewaar]")) bewaar(e.target.closest(".codeerveld"));
  });

  document.addEventListener("keydown", function (e) {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "s") return;
    e.preventDefault();
    onbewaard.forEach(function (id) { bewaar(document.getElementById(id)); });
  });

  window.addEventListener("beforeunload", function (e) {
    if (onbewaard.size) e.preventDefault();
  });

  /* The button of a section saves all of it. */
  document.addEventListener("submit", function (e) {
    document.querySelectorAll('.codeerveld [form="' + e.target.id + '"]').forEach(function (el) {
      onbewaard.delete(el.closest(".codeerveld").id);
    });
  });
})();
