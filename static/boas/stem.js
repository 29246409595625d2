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
    const knop = e.target.closest("button[name='waarde'],button[name='verdeling']");
    if (!knop) return;
    e.preventDefault();
    const ronde = vak.querySelector("input[name='ronde']").value;
    if (knop.name === "verdeling") {
      // The whole division, so that a press too many or an answer too late changes nothing.
      keuze = { ronde: ronde, naam: "verdeling", waarde: knop.value };
      toonStippen(knop.value.split("").map(Number));
      // A button that can do no more hands the focus to its neighbour.
      const ander = knop.disabled && knop.parentNode.querySelector("button:not(:disabled)");
      if (ander) ander.focus({ preventScroll: true });
      missers = 0;
      verstuur();
      return;
    }
    vak.querySelectorAll(".bezig").forEach(function (ander) { ander.classList.remove("bezig"); });
    knop.classList.add("bezig");
    keuze = { ronde: ronde, naam: "waarde", waarde: knop.value };
    missers = 0;
    verstuur();
  });

  /* Where the dots are now, and what each button would make of them: the next press need not wait
     for the answer to this one. The server guards the budget. */
  function toonStippen(verdeling) {
    const stippen = Number(vak.querySelector("[data-stippen]").dataset.stippen);
    const over = stippen - verdeling.reduce(function (som, n) { return som + n; }, 0);
    vak.querySelector("[data-over]").textContent = over;
    vak.querySelectorAll(".stipregel").forEach(function (regel, plek) {
      regel.dataset.n = verdeling[plek];
      regel.querySelector("[data-aantal]").textContent = verdeling[plek];
      regel.querySelectorAll("button").forEach(function (knop) {
        const erbij = Number(knop.dataset.erbij);
        const nieuw = verdeling.slice();
        nieuw[plek] += erbij;
        const kan = erbij > 0 ? over > 0 : nieuw[plek] >= 0;
        knop.value = kan ? nieuw.join("") : "";
        knop.disabled = !kan;
      });
    });
  }

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
      body: "ronde=" + encodeURIComponent(deze.ronde) + "&" + deze.naam + "=" + encodeURIComponent(deze.waarde),
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
    if (zelfde && !zelfde.disabled) zelfde.focus({ preventScroll: true });
    const gekozen = vak.querySelector("[aria-pressed='true'] span");
    const over = vak.querySelector("[data-over]");
    const melding = vak.querySelector(".melding");
    const tekst = gekozen ? "Je stem staat: " + gekozen.textContent + "." : over ? "Nog " + over.textContent + " over." : "";
    // The eye has it already; this is for the ear.
    zeg(melding ? "" : tekst, true);
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
