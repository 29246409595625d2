/* The page that prepares a session: every section saves itself. This keeps what somebody is
   typing when a section comes back with a mistake, tries again when the connection was away, and
   warns before unsaved text is left behind. */
(function () {
  "use strict";

  var OPNIEUW_NA = 5000;
  var bewaard = new WeakMap(); // form -> its values when last saved
  var verstuurd = new WeakMap(); // form -> its values when last sent
  var onthouden = {}; // section -> what was typed while it was away

  document.documentElement.setAttribute("data-js", "");

  function vormen() {
    return document.querySelectorAll("form[data-onderdeel]");
  }

  function waarden(form) {
    var uit = {};
    form.querySelectorAll("input, textarea, select").forEach(function (veld) {
      if (!veld.name || veld.type === "hidden") return;
      var sleutel = veld.id || veld.name;
      uit[sleutel] = veld.type === "checkbox" || veld.type === "radio" ? veld.checked : veld.value;
    });
    return uit;
  }

  function gelijk(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
  }

  function vuil(form) {
    return !gelijk(waarden(form), bewaard.get(form) || waarden(form));
  }

  function zeg(form, tekst) {
    var plek = document.getElementById(form.dataset.onderdeel + "-opslag");
    if (plek) plek.textContent = tekst;
  }

  // How many of a cluster are ticked: only said here, so only with script.
  function telGekozen() {
    document.querySelectorAll("[data-gekozen]").forEach(function (plek) {
      var cluster = plek.closest("details");
      var vakjes = cluster.querySelectorAll("input[type=checkbox]");
      var aan = cluster.querySelectorAll("input[type=checkbox]:checked").length;
      plek.textContent = aan + " van " + vakjes.length;
    });
  }

  function begin() {
    telGekozen();
    vormen().forEach(function (form) {
      if (!bewaard.has(form)) bewaard.set(form, waarden(form));
    });
  }

  /* --- While a section is on its way ---------------------------------------------------------- */

  document.addEventListener("htmx:beforeRequest", function (e) {
    var form = e.detail.elt;
    if (!form.matches || !form.matches("form[data-onderdeel]")) return;
    verstuurd.set(form, waarden(form));
    zeg(form, "Bezig met bewaren…");
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    var form = e.detail.elt;
    if (!form.matches || !form.matches("form[data-onderdeel]")) return;
    delete form.dataset.wacht;
    if (e.detail.successful) {
      bewaard.set(form, verstuurd.get(form));
    } else if (e.detail.xhr.status !== 422) {
      form.dataset.wacht = "ja";
      zeg(form, "Nog niet bewaard. We proberen het vanzelf opnieuw.");
    }
  });

  // The section is about to be replaced: keep what was typed after it was sent.
  document.addEventListener("htmx:beforeSwap", function (e) {
    var form = e.detail.requestConfig && e.detail.requestConfig.elt;
    if (!form || !form.matches || !form.matches("form[data-onderdeel]")) return;
    var toen = verstuurd.get(form) || {};
    var nu = waarden(form);
    var later = {};
    Object.keys(nu).forEach(function (sleutel) {
      if (nu[sleutel] !== toen[sleutel]) later[sleutel] = nu[sleutel];
    });
    var actief = form.contains(document.activeElement) ? document.activeElement : null;
    onthouden[form.dataset.onderdeel] = {
      form: form,
      later: later,
      id: actief && actief.id,
      begin: actief && "selectionStart" in actief ? actief.selectionStart : null,
      rol: actief ? actief.scrollTop : 0
    };
  });

  document.addEventListener("htmx:afterSettle", function () {
    Object.keys(onthouden).forEach(function (naam) {
      var form = document.querySelector("form[data-onderdeel='" + naam + "']");
      var wat = onthouden[naam];
      delete onthouden[naam];
      // Mostly the same form still stands there, and whoever types in it has gone on meanwhile.
      if (!form || form === wat.form) return;
      if (!bewaard.has(form)) bewaard.set(form, waarden(form));
      Object.keys(wat.later).forEach(function (sleutel) {
        var veld = document.getElementById(sleutel);
        if (!veld) return;
        if (veld.type === "checkbox" || veld.type === "radio") veld.checked = wat.later[sleutel];
        else veld.value = wat.later[sleutel];
      });
      var terug = wat.id && document.getElementById(wat.id);
      if (terug && (!document.activeElement || document.activeElement === document.body)) {
        terug.focus({ preventScroll: true });
        terug.scrollTop = wat.rol;
        try { if (wat.begin !== null) terug.setSelectionRange(wat.begin, wat.begin); } catch (fout) { if (!(fout instanceof DOMException)) throw fout; }
      }
    });
    begin();
  });

  /* --- What was left unsaved ------------------------------------------------------------------ */

  function stuurNa() {
    vormen().forEach(function (form) {
      if (form.dataset.wacht) window.htmx.trigger(form, "bewaar");
    });
  }

  window.addEventListener("online", stuurNa);
  setInterval(function () { if (navigator.onLine) stuurNa(); }, OPNIEUW_NA);

  // Text put back by us gives no "change" of its own when it is left.
  document.addEventListener("focusout", function (e) {
    var form = e.target.closest && e.target.closest("form[data-onderdeel]");
    if (form && !form.contains(e.relatedTarget) && vuil(form)) window.htmx.trigger(form, "bewaar");
  });

  window.addEventListener("beforeunload", function (e) {
    if (Array.prototype.some.call(vormen(), vuil)) e.preventDefault();
  });

  document.addEventListener("change", telGekozen);
  document.addEventListener("DOMContentLoaded", begin);
  begin();
})();
