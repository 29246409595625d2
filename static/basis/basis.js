/* What every page does: ask before something is lost, send once, show that it works, say what
   went wrong. Pages work without this file. */
(function () {
  "use strict";

  var WACHT_TONEN = 300;
  var WACHT_ZEGGEN = 2000;
  var SLOT_MAX = 8000; // a download by POST never leaves the page

  function maak(soort, klasse, tekst) {
    var el = document.createElement(soort);
    if (klasse) el.className = klasse;
    if (tekst) el.textContent = tekst;
    return el;
  }

  /* --- Busy: a line after 300 ms, words after 2 s ------------------------------------------- */

  var lopend = 0;
  var tonen = null;
  var zeggen = null;
  var balk = maak("div", "bezig-balk");
  var woorden = maak("div", "bezig-tekst");
  balk.hidden = true;
  woorden.hidden = true;
  woorden.setAttribute("role", "status");

  function begin() {
    lopend += 1;
    if (lopend > 1) return;
    tonen = setTimeout(function () { balk.hidden = false; document.body.setAttribute("aria-busy", "true"); }, WACHT_TONEN);
    zeggen = setTimeout(function () { woorden.hidden = false; woorden.textContent = "Nog even, we zijn bezig…"; }, WACHT_ZEGGEN);
  }

  function klaar() {
    lopend = Math.max(0, lopend - 1);
    if (lopend) return;
    clearTimeout(tonen);
    clearTimeout(zeggen);
    balk.hidden = true;
    woorden.hidden = true;
    woorden.textContent = "";
    document.body.removeAttribute("aria-busy");
  }

  /* --- Trouble: said once, in plain words, until closed or until a request succeeds ----------- */

  var storing = maak("div", "storing");
  storing.hidden = true;
  storing.setAttribute("role", "alert");

  /* With ``doen`` what can be done about it: links and buttons. What is said already, is not said again. */
  function meld(tekst, ...doen) {
    if (!storing.hidden && storing.firstElementChild.textContent === tekst) return;
    var sluit = maak("button", "btn btn-link p-0", "Sluiten");
    sluit.type = "button";
    sluit.addEventListener("click", weg);
    storing.classList.toggle("storing-doen", doen.length > 0);
    storing.replaceChildren(maak("p", "", tekst), ...doen, sluit);
    storing.hidden = false;
  }

  function weg() {
    storing.hidden = true;
  }

  window.Storing = { meld: meld, weg: weg, maak: maak };

  function watGingMis(status) {
    if (status === 403) return "Dit mag niet met jouw account. Vraag het je teamleider of de beheerder.";
    if (status === 404) return "Dit is er niet meer. Misschien heeft iemand het net verwijderd. Laad de pagina opnieuw.";
    if (status === 409) return "Iemand anders heeft dit net veranderd. Laad de pagina opnieuw om te zien wat er nu staat.";
    if (status === 413) return "Dit bestand is te groot.";
    if (status === 429) return "Dat waren veel pogingen achter elkaar. Wacht even en probeer het dan opnieuw.";
    if (status === 507) return "De schijf van de server is vol: dit is niet bewaard. Wat je invulde staat er nog. Geef het door aan de beheerder.";
    if (status >= 500) return "Er ging iets mis bij ons. Wat je invulde staat er nog; probeer het zo opnieuw.";
    return "Dit lukte niet. Controleer wat je invulde en probeer het opnieuw.";
  }

  /* --- Confirm: <form data-bevestig="Verwijder je …?"> or the same on a button; red, unless what it
     asks takes nothing away: data-bevestig-soort="gewoon". With data-bevestig-ingevuld only when every
     required field is filled: otherwise the server first says what is missing ------------------- */

  var dialoog = null;

  function vraag(tekst, knop, ja, soort) {
    if (typeof HTMLDialogElement === "undefined") {
      if (window.confirm(tekst)) ja();
      return;
    }
    if (!dialoog) {
      dialoog = maak("dialog", "bevestiging");
      document.body.appendChild(dialoog);
    }
    var vraagtekst = maak("p", "", tekst);
    vraagtekst.id = "bevestiging-vraag";
    var rij = maak("div", "knoppen");
    var doen = maak("button", soort === "gewoon" ? "btn btn-primary" : "btn btn-danger", knop);
    var niet = maak("button", "btn btn-outline-secondary", "Annuleer");
    doen.type = niet.type = "button";
    doen.addEventListener("click", function () { dialoog.close(); ja(); });
    niet.addEventListener("click", function () { dialoog.close(); });
    rij.append(niet, doen);
    dialoog.setAttribute("aria-labelledby", vraagtekst.id);
    dialoog.replaceChildren(vraagtekst, rij);
    dialoog.showModal();
    niet.focus();
  }

  /* --- Forms -------------------------------------------------------------------------------------- */

  function verzendKnop(form, gebeurtenis) {
    return gebeurtenis.submitter || form.querySelector("button[type=submit], button:not([type]), input[type=submit]");
  }

  function opnieuw(form, knop) {
    if (form.requestSubmit) form.requestSubmit(knop && knop.form === form ? knop : undefined);
    else form.submit();
  }

  function zetSlot(form, knop) {
    form.dataset.verzonden = "ja";
    if (knop) knop.setAttribute("aria-disabled", "true");
  }

  function haalSlotAf(form) {
    delete form.dataset.verzonden;
    form.querySelectorAll("[aria-disabled=true]").forEach(function (el) { el.removeAttribute("aria-disabled"); });
  }

  function isHtmx(form, knop) {
    var wijze = "[hx-get],[hx-post],[hx-put],[hx-patch],[hx-delete]";
    return form.matches(wijze) || Boolean(knop && knop.matches(wijze));
  }

  document.addEventListener("submit", function (e) {
    var form = e.target;
    var knop = verzendKnop(form, e);
    var tekst = (e.submitter && e.submitter.dataset.bevestig) || form.dataset.bevestig;
    // A form that may be sent again while the first is under way says data-herhaalbaar.
    if (form.dataset.verzonden && !("herhaalbaar" in form.dataset)) {
      e.preventDefault();
      e.stopImmediatePropagation();
      return;
    }
    if ("bevestigIngevuld" in form.dataset && !form.checkValidity()) tekst = "";
    if (tekst && !form.dataset.bevestigd) {
      e.preventDefault();
      e.stopImmediatePropagation();
      vraag(tekst, form.dataset.bevestigKnop || (knop && knop.textContent.trim()) || "Ja", function () {
        form.dataset.bevestigd = "ja";
        opnieuw(form, e.submitter);
      }, form.dataset.bevestigSoort);
      return;
    }
    delete form.dataset.bevestigd;
    if (isHtmx(form, knop) || form.method === "get" || form.target === "_blank") return;
    if (!window.Hervat.magGaan(form, function () {
      form.dataset.bevestigd = "ja";
      opnieuw(form, e.submitter);
    }, function () { haalSlotAf(form); klaar(); })) {
      e.preventDefault();
      e.stopImmediatePropagation();
      zetSlot(form, knop);
      begin();
      return;
    }
    zetSlot(form, knop);
    begin();
    setTimeout(function () { if (form.dataset.verzonden) { haalSlotAf(form); klaar(); } }, SLOT_MAX);
  }, true);

  window.addEventListener("pageshow", function (e) {
    if (!e.persisted) return;
    lopend = 0;
    klaar();
    document.querySelectorAll("form[data-verzonden]").forEach(haalSlotAf);
  });

  /* --- htmx ------------------------------------------------------------------------------------------ */

  document.addEventListener("htmx:confirm", function (e) {
    var el = e.target;
    if (el.getAttribute("aria-disabled") === "true") { e.preventDefault(); return; } // under way
    if (el.tagName === "FORM" || !el.dataset.bevestig) return;
    if (el.form && el.type === "submit") return; // asked at submit
    e.preventDefault();
    vraag(el.dataset.bevestig, el.dataset.bevestigKnop || el.textContent.trim(), function () { e.detail.issueRequest(true); });
  });

  document.addEventListener("htmx:beforeSend", function (e) {
    // Only the form or the button itself: a field that saves on its own must not hold up its form.
    var el = e.detail.elt;
    var door = e.detail.requestConfig.triggeringEvent;
    if (e.detail.requestConfig.verb !== "get") {
      if (el.tagName === "FORM") zetSlot(el, door && door.submitter);
      if (el.tagName === "BUTTON") el.setAttribute("aria-disabled", "true");
    }
    begin();
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    if (e.detail.elt.tagName === "FORM") haalSlotAf(e.detail.elt);
    if (e.detail.elt.tagName === "BUTTON") e.detail.elt.removeAttribute("aria-disabled");
    klaar();
    if (e.detail.successful) weg();
  });

  document.addEventListener("htmx:responseError", function (e) { meld(watGingMis(e.detail.xhr.status)); });
  ["htmx:sendError", "htmx:timeout"].forEach(function (naam) {
    document.addEventListener(naam, function () {
      meld("Er is even geen verbinding. Wat je invulde staat er nog; probeer het zo opnieuw.");
    });
  });

  /* What had the focus was replaced, and neither its id nor a script of the page knew where it went:
     to the first field that is wrong, else to the new part. Otherwise Tab begins at the top again. */
  var hadFocus = false;

  document.addEventListener("htmx:beforeSwap", function () {
    hadFocus = document.activeElement !== document.body;
  });

  document.addEventListener("htmx:afterSettle", function (e) {
    var doel = e.detail.target;
    var deel = doel.isConnected ? doel : document.getElementById(doel.id) || e.target;
    setTimeout(function () {
      if (!hadFocus || document.activeElement !== document.body || !deel.isConnected) return;
      hadFocus = false;
      var plek = deel.querySelector("[aria-invalid=true]") || deel;
      if (plek === deel && !deel.hasAttribute("tabindex")) deel.tabIndex = -1;
      plek.focus({ preventScroll: plek === deel });
    });
  });

  /* --- Once the page is there ------------------------------------------------------------------------ */

  /* Back at a place further down the page, the message comes along to where the eye is. */
  function toonMeldingBijPlek() {
    var plek = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    var meldingen = document.getElementById("meldingen");
    if (!plek || !meldingen || !meldingen.children.length || plek.contains(meldingen)) return;
    if (/^H[1-6]$/.test(plek.tagName)) plek.after(meldingen);
    else celVan(plek).prepend(meldingen);
  }

  /* A row of a table holds cells only: there the message stands in the cell that names the row. */
  function celVan(plek) {
    if (plek.tagName !== "TR") return plek;
    var naam = plek.querySelector("td a, th a");
    return naam ? naam.closest("td, th") : plek.cells[0];
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.body.append(balk, woorden, storing);
    toonMeldingBijPlek();
    var fout = document.querySelector("[aria-invalid=true]");
    if (fout) fout.focus();
  });

  /* What hangs over the page, <details data-menu>, closes with Escape and when the reader goes on
     elsewhere: it would lie over what has the focus. */
  var OPEN_MENU = "details[data-menu][open]";

  function sluitMenus(behalve) {
    document.querySelectorAll(OPEN_MENU).forEach(function (menu) {
      if (!behalve || !menu.contains(behalve)) menu.open = false;
    });
  }

  document.addEventListener("keydown", function (e) {
    if (e.key !== "Escape") return;
    document.querySelectorAll(OPEN_MENU).forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (e) { sluitMenus(e.target); });
  document.addEventListener("focusin", function (e) { sluitMenus(e.target); });
})();
