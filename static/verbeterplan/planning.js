/* Lines of the planning save themselves: a choice at once, a date after a moment, a text when its
   field is left. Without this file each line has a button. */
(function () {
  "use strict";

  var WACHT = 900; // a year typed digit by digit is a date at every digit
  var uren = new WeakMap();

  function bewaar(form) {
    clearTimeout(uren.get(form));
    uren.delete(form);
    if (document.contains(form)) window.htmx.trigger(form, "bewaar");
  }

  function formVan(e) {
    return e.target.form && e.target.form.matches("[data-bewaar]") ? e.target.form : null;
  }

  document.addEventListener("change", function (e) {
    var form = formVan(e);
    if (!form || !window.htmx) return;
    if (e.target.type !== "date") { bewaar(form); return; }
    clearTimeout(uren.get(form));
    uren.set(form, setTimeout(function () { bewaar(form); }, WACHT));
  });

  document.addEventListener("focusout", function (e) {
    var form = formVan(e);
    if (form && uren.has(form)) bewaar(form);
  });

  // Where one goes on: at the lines that were taken over, or to add another.
  document.addEventListener("htmx:afterSettle", function (e) {
    var van = e.detail.requestConfig && e.detail.requestConfig.elt;
    if (!van || e.target.id !== "planning") return;
    if (van.closest(".voorstel") && document.getElementById("kop-afspraken")) {
      document.getElementById("planning").scrollIntoView();
      document.getElementById("kop-afspraken").focus({ preventScroll: true });
    }
    if (van.closest(".nieuwe-regel") && !document.querySelector(".nieuwe-regel[open]")) {
      document.querySelector(".nieuwe-regel > summary").focus();
    }
  });

  // Which fields are wrong is told to who cannot see it, without replacing what is being typed.
  document.addEventListener("htmx:afterSwap", function () {
    document.querySelectorAll(".regel-velden [aria-invalid]").forEach(function (veld) {
      veld.removeAttribute("aria-invalid");
      veld.classList.remove("is-invalid");
    });
    document.querySelectorAll("[data-fout]").forEach(function (stand) {
      stand.dataset.fout.trim().split(" ").forEach(function (id) {
        var veld = document.getElementById(id);
        if (!veld) return;
        veld.setAttribute("aria-invalid", "true");
        veld.classList.add("is-invalid");
      });
    });
  });
})();
