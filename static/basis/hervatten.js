/* Nothing is lost to a page that stood open too long: not when logging in ended, nor when its form
   token went out of date because somebody logged in again in another tab. The page stays, gets a
   fresh token, and sends the same again. Never in the name of somebody else than it was made for. */
(function () {
  "use strict";

  var VERS = 5 * 60 * 1000; // so long after its page came, a form goes without a question first
  var vanaf = Date.now();
  var wachtend = new Map(); // element -> what it asked when logging in had ended
  var alOpnieuw = new WeakSet(); // sent again once; a second refusal is said

  function maker() {
    var kop = document.querySelector("[data-wie]");
    return kop ? kop.dataset.wie : "";
  }

  /* A fresh token for this page, and whose it is: {wie, inloggen}. */
  function ververs() {
    return fetch("/formulierteken/", { cache: "no-store", credentials: "same-origin" }).then(function (antwoord) {
      if (!antwoord.ok) throw new Error(antwoord.status);
      return antwoord.json();
    }).then(function (nu) {
      // With the token of somebody else the next text that saves itself would be theirs.
      if (iemandAnders(nu)) return nu;
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": nu.teken }));
      document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach(function (veld) { veld.value = nu.teken; });
      return nu;
    });
  }

  function iemandAnders(nu) {
    return Boolean(maker() && nu.wie && nu.wie !== maker());
  }

  function knop(tekst, doe) {
    var el = window.Storing.maak("button", "btn btn-outline-secondary", tekst);
    el.type = "button";
    el.addEventListener("click", doe);
    return el;
  }

  function geenVerbinding() {
    window.Storing.meld("Er is even geen verbinding. Wat je invulde staat er nog; probeer het zo opnieuw.");
  }

  var BEWAARD = "Wat je invulde staat er nog, maar is niet bewaard. ";

  function vraagInloggen(nu, weer, alleenGelezen) {
    var weg = window.Storing.maak("a", "", "Log opnieuw in (nieuw tabblad)");
    weg.href = nu.inloggen;
    weg.target = "_blank";
    weg.rel = "noopener";
    var wat = alleenGelezen ? "" : BEWAARD;
    var tekst = iemandAnders(nu)
      ? "In deze browser is nu iemand anders ingelogd. " + wat + "Log daar uit, log zelf weer in en kom dan hier terug."
      : "Je bent niet meer ingelogd. " + wat + "Log opnieuw in en kom dan hier terug.";
    window.Storing.meld(tekst, weg, knop("Probeer het opnieuw", weer));
  }

  /* --- What htmx sends -------------------------------------------------------------------------- */

  function stuurOpnieuw(verzoek) {
    var knop = verzoek.triggeringEvent && verzoek.triggeringEvent.submitter;
    var waarden = {};
    if (knop && knop.name) waarden[knop.name] = knop.value;
    window.htmx.ajax(verzoek.verb, verzoek.path, { source: verzoek.elt, event: verzoek.triggeringEvent, values: waarden });
  }

  function probeerWachtende() {
    ververs().then(function (nu) {
      if (!nu.wie || iemandAnders(nu)) { vraagInloggen(nu, probeerWachtende); return; }
      window.Storing.weg();
      var lijst = Array.from(wachtend.values());
      wachtend.clear();
      lijst.forEach(stuurOpnieuw);
    }).catch(geenVerbinding);
  }

  document.addEventListener("htmx:beforeOnLoad", function (e) {
    var reden = e.detail.xhr.getResponseHeader("X-Reden");
    var verzoek = e.detail.requestConfig;
    if (e.defaultPrevented || (reden !== "inloggen" && reden !== "teken")) return;
    e.preventDefault();
    ververs().then(function (nu) {
      if (reden === "teken" && !iemandAnders(nu) && !alOpnieuw.has(verzoek.elt)) {
        alOpnieuw.add(verzoek.elt);
        stuurOpnieuw(verzoek);
      } else {
        wachtend.set(verzoek.elt, verzoek);
        vraagInloggen(nu, probeerWachtende, Array.from(wachtend.values()).every(function (v) { return v.verb === "get"; }));
      }
    }).catch(geenVerbinding);
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    if (e.detail.successful) alOpnieuw.delete(e.detail.elt);
  });

  /* --- What the browser sends ------------------------------------------------------------------- */

  function kanVerliezen(form) {
    return Boolean(maker() && form.querySelector("input:not([type=hidden]), textarea, select"));
  }

  /* Whether this form may go now; if not, ``stuur`` is called as soon as it may. */
  function magGaan(form, stuur, klaar) {
    if (Date.now() - vanaf < VERS || !kanVerliezen(form)) return true;
    ververs().then(function (nu) {
      klaar();
      if (!nu.wie || iemandAnders(nu)) {
        vraagInloggen(nu, function () { window.Storing.weg(); stuur(); });
        return;
      }
      vanaf = Date.now();
      stuur();
    }).catch(function () { klaar(); geenVerbinding(); });
    return false;
  }

  // Back in the browser: what was typed is there again, beside a token of then.
  window.addEventListener("pageshow", function (e) {
    var weg = performance.getEntriesByType("navigation")[0];
    if (e.persisted || (weg && weg.type === "back_forward")) vanaf = 0;
  });

  window.Hervat = { magGaan: magGaan };
})();
