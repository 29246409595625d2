/* Voting without leaving the page, and without losing a vote when the wifi drops: the last choice
   is sent until it arrives or the statement is over. Without this file the buttons are a form. */
(function () {
  "use strict";

  const formulier = document.getElementById("stemformulier");
  const vak = document.getElementById("stem");
  const zin = document.getElementById("verbinding");
  if (!formulier || !vak) return;

  const GEEN_VERBINDING = "Geen verbinding. Je stem gaat mee zodra het weer kan.";
  const GEEN_COOKIES = "Je stem komt niet aan. Zet cookies aan in je browser en laad de pagina opnieuw.";

  let keuze = null; // the latest choice that has not arrived yet
  let bezig = false;
  let missers = 0;
  let vernieuwd = false;

  function zeg(tekst, alleenVoorlezen) {
    zin.classList.toggle("alleen-voorlezen", Boolean(alleenVoorlezen));
    zin.textContent = tekst;
  }

  vak.addEventListener("click", function (e) {
    const knop = e.target.closest("button[name='waarde']");
    if (!knop) return;
    e.preventDefault();
    vak.querySelectorAll(".bezig").forEach(function (ander) { ander.classList.remove("bezig"); });
    knop.classList.add("bezig");
    keuze = { ronde: vak.querySelector("input[name='ronde']").value, waarde: knop.value };
    missers = 0;
    verstuur();
  });

  function verstuur() {
    if (bezig || !keuze) return;
    bezig = true;
    const deze = keuze;
    const afbreken = new AbortController();
    const klok = setTimeout(function () { afbreken.abort(); }, 10000);
    fetch(formulier.action, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "HX-Request": "true",
        "X-CSRFToken": formulier.elements.csrfmiddlewaretoken.value,
        "Content-Type": "application/x-www-form-urlencoded"
      },
      body: "ronde=" + encodeURIComponent(deze.ronde) + "&waarde=" + encodeURIComponent(deze.waarde),
      signal: afbreken.signal
    }).then(function (antwoord) {
      const sleutel = antwoord.headers.get("X-Sleutel");
      if (sleutel) return antwoord.text().then(function (html) { aangekomen(deze, sleutel, html); });
      if (antwoord.status === 403) return vernieuwToken();
      if (antwoord.status === 404) return window.location.reload();
      throw new Error("geen antwoord");
    }).catch(function () {
      missers += 1;
      zeg(GEEN_VERBINDING);
    }).then(function () {
      clearTimeout(klok);
      bezig = false;
      if (keuze) setTimeout(verstuur, missers ? Math.min(8000, 500 * Math.pow(2, missers)) : 0);
    });
  }

  function aangekomen(deze, sleutel, html) {
    missers = 0;
    vernieuwd = false;
    if (keuze !== deze) return; // changed meanwhile: the newer choice is on its way
    keuze = null;
    const actief = vak.contains(document.activeElement) ? document.activeElement.id : "";
    vak.innerHTML = html;
    vak.dataset.sleutel = sleutel;
    const zelfde = actief && document.getElementById(actief);
    if (zelfde) zelfde.focus({ preventScroll: true });
    const gekozen = vak.querySelector("[aria-pressed='true'] span");
    const melding = vak.querySelector(".melding");
    // The eye has it already; this is for the ear.
    zeg(gekozen && !melding ? "Je stem staat: " + gekozen.textContent + "." : "", true);
  }

  /* The page stood open longer than its protection lasts: fetch a fresh one, once. */
  function vernieuwToken() {
    if (vernieuwd) {
      keuze = null;
      zeg(GEEN_COOKIES);
      return undefined;
    }
    vernieuwd = true;
    return fetch(formulier.action, { credentials: "same-origin", cache: "no-store" })
      .then(function (antwoord) { return antwoord.text(); })
      .then(function (html) {
        const vers = new DOMParser().parseFromString(html, "text/html");
        const veld = vers.querySelector("input[name='csrfmiddlewaretoken']");
        if (veld) formulier.elements.csrfmiddlewaretoken.value = veld.value;
      });
  }

  document.addEventListener("stroom:nieuw", function () {
    zeg(keuze ? "Je laatste stem kwam niet op tijd aan." : "");
    keuze = null;
    missers = 0;
    window.scrollTo(0, 0);
    // Read aloud by a screen reader, and the next tab goes to the first answer.
    const kop = vak.querySelector("h1");
    if (kop) kop.focus({ preventScroll: true });
  });
  document.addEventListener("stroom:verbinding", function (e) {
    if (e.detail.ja) {
      if (!keuze) zeg("");
      missers = 0;
      verstuur();
    } else {
      zeg(keuze ? GEEN_VERBINDING : "Geen verbinding. We blijven het proberen.");
    }
  });
  document.addEventListener("stroom:einde", function () {
    keuze = null;
    zeg("Deze sessie is er niet meer. Je kunt deze pagina sluiten.");
  });
  window.addEventListener("online", verstuur);
})();
