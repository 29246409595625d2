/* What is typed in the field for reasons, at the opening for remarks, stays until it was sent: also
   when the page shows another statement meanwhile, or is loaded again. It then still goes to where
   it was typed: the statement, or without one the opening. Kept per tab, so that two windows do not
   type in each other's field. */
(function () {
  "use strict";

  var SLEUTEL = "boas-reden-" + location.pathname;
  var concept = lees();

  function lees() {
    try { return JSON.parse(sessionStorage.getItem(SLEUTEL) || "null"); } catch (fout) { return null; }
  }

  function bewaar(nieuw) {
    concept = nieuw;
    try {
      if (nieuw) sessionStorage.setItem(SLEUTEL, JSON.stringify(nieuw));
      else sessionStorage.removeItem(SLEUTEL);
    } catch (fout) { /* then it stays as long as the page does */ }
  }

  function vorm() { return document.getElementById("reden"); }

  function waarde(form, naam) { return form.elements[naam] ? form.elements[naam].value : ""; }

  document.addEventListener("input", function (e) {
    var form = e.target.form;
    if (!form || form !== vorm()) return;
    bewaar(form.elements.tekst.value.trim() ? {
      tekst: form.elements.tekst.value,
      scherm: form.elements.op_projector.checked,
      stelling: waarde(form, "stelling"),
      ronde: waarde(form, "ronde"),
      code: form.dataset.code
    } : null);
    if (!concept) richt(form, null);
  });

  /* Make the form one for that place, and say so when it is not the one shown. Hidden fields
     have no default of their own, so what stood there is kept beside them. */
  function richt(form, doel) {
    var hier = form.hier || { stelling: waarde(form, "stelling"), ronde: waarde(form, "ronde"), code: form.dataset.code };
    var naar = doel || hier;
    form.hier = hier;
    form.elements.stelling.value = naar.stelling;
    if (form.elements.ronde) form.elements.ronde.value = naar.ronde;
    form.dataset.code = naar.code;
    form.dataset.doe = naar.stelling ? "reden" : "opmerking";
    form.setAttribute("action", window.Leiding.gegevens.adressen[form.dataset.doe]);
    form.querySelector("[data-reden-bij]").textContent =
      naar.stelling === hier.stelling ? "" : "Dit typte je bij " + naar.code + "; daar wordt het genoteerd.";
  }

  window.Redenveld = {
    /* Whether an act of this kind comes from the field. */
    noteert: function (soort) { return soort === "reden" || soort === "opmerking"; },
    /* Put back what was typed; called for every new form. */
    terug: function () {
      var form = vorm();
      var lijst = form && form.parentNode.querySelector("[data-redenen]");
      // In the bar only the last ones are in view.
      if (lijst) lijst.scrollTop = lijst.scrollHeight;
      if (!form || !concept) return;
      form.elements.tekst.value = concept.tekst;
      form.elements.op_projector.checked = concept.scherm;
      if (concept.stelling !== waarde(form, "stelling")) richt(form, concept);
    },
    /* This was sent: forget it, unless something else was typed since. */
    verzonden: function (tekst) {
      if (concept && concept.tekst === tekst) bewaar(null);
    }
  };

  document.addEventListener("DOMContentLoaded", function () { window.Redenveld.terug(); });
})();
