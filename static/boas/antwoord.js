/* Answering by link: says how far somebody is, keeps what was chosen in this tab until it has been
   sent, and sends without losing anything on a bad connection. Without this file it is a form. */
(function () {
  "use strict";

  const SLEUTEL = "antwoord";
  const WACHT = 20000; // ms; slow wifi, not none
  const GEEN_VERBINDING = "Versturen lukt nu niet. Je antwoorden staan er nog. Controleer je verbinding en probeer het opnieuw.";

  const formulier = document.getElementById("antwoordformulier");
  if (!formulier) {
    opslag("weg"); // sent, or there is nothing to send: nothing stays behind in the tab
    return;
  }
  const knop = formulier.querySelector("button[type='submit']");
  const voortgang = document.getElementById("voortgang");
  const open = document.getElementById("open");
  const fout = document.getElementById("fout");
  const vragen = Array.from(formulier.querySelectorAll("fieldset"));
  const opschrift = "Verstuur mijn antwoorden";
  let toch = knop.name === "toch"; // whoever has been told what is open
  let bezig = false;
  let onzeker = false; // an earlier try got no answer, and may have arrived

  /* Private windows may refuse to keep anything; then nothing is kept. */
  function opslag(wat, waarde) {
    try {
      if (wat === "lees") return JSON.parse(sessionStorage.getItem(SLEUTEL));
      if (wat === "schrijf") sessionStorage.setItem(SLEUTEL, JSON.stringify(waarde));
      else sessionStorage.removeItem(SLEUTEL);
    } catch (e) { /* as without it */ }
    return null;
  }

  function nietGekozen() {
    return vragen.filter(function (vraag) { return !vraag.querySelector("input:checked"); });
  }

  function tel() {
    const aantal = vragen.length - nietGekozen().length;
    const getal = voortgang.querySelector("[data-aantal]");
    if (getal.textContent !== String(aantal)) getal.textContent = aantal;
    voortgang.querySelector("progress").value = aantal;
    voortgang.hidden = false;
    if (aantal === vragen.length) {
      open.hidden = true;
      zetToch(false);
    }
  }

  function zetToch(ja) {
    toch = ja;
    knop.textContent = ja ? "Verstuur toch" : opschrift;
    knop.name = ja ? "toch" : "";
    knop.value = ja ? "ja" : "";
  }

  function haalTerug() {
    const bewaard = opslag("lees");
    if (!bewaard) return;
    if (bewaard.pad !== window.location.pathname) return void opslag("weg"); // somebody else's link
    Object.keys(bewaard.gekozen).forEach(function (naam) {
      const waarde = bewaard.gekozen[naam];
      const vak = formulier.querySelector("input[name='" + CSS.escape(naam) + "'][value='" + CSS.escape(waarde) + "']");
      const al = vak && formulier.querySelector("input[name='" + CSS.escape(naam) + "']:checked");
      if (vak && !al) vak.checked = true;
    });
  }

  function bewaar() {
    const gekozen = {};
    formulier.querySelectorAll("input:checked").forEach(function (vak) { gekozen[vak.name] = vak.value; });
    opslag("schrijf", { pad: window.location.pathname, gekozen: gekozen });
  }

  function toonOpen(rest) {
    const niets = rest.length === vragen.length;
    const lijst = open.querySelector("[data-lijst]");
    lijst.textContent = "";
    lijst.hidden = niets;
    if (!niets) rest.forEach(function (vraag) {
      const regel = document.createElement("li");
      const link = document.createElement("a");
      link.href = "#" + vraag.id;
      link.textContent = vraag.querySelector("legend").textContent.trim().replace(/\s+/g, " ");
      regel.append(link);
      lijst.append(regel);
    });
    open.querySelector("[data-kop]").textContent = niets ? "Je hebt nog niets gekozen."
      : rest.length === 1 ? "1 stelling staat nog open:" : rest.length + " stellingen staan nog open:";
    open.querySelector("[data-uitleg]").textContent = niets ? "Kies bij minstens één stelling een antwoord."
      : "Dat mag. Kies nog een antwoord, of verstuur wat je hebt.";
    open.hidden = false;
    zetToch(!niets);
    open.focus({ preventScroll: true });
    open.scrollIntoView(); // with the button under it
  }

  function meld(tekst) {
    fout.textContent = tekst;
    fout.hidden = !tekst;
  }

  function zetBezig(ja) {
    bezig = ja;
    // Not disabled: that would take the focus away, and what is wrong is read from there.
    if (ja) knop.setAttribute("aria-disabled", "true"); else knop.removeAttribute("aria-disabled");
    knop.textContent = ja ? "Bezig met versturen…" : toch ? "Verstuur toch" : opschrift;
  }

  function verstuur() {
    const velden = new URLSearchParams(new FormData(formulier));
    velden.set("toch", "ja");
    const afbreken = new AbortController();
    const klok = setTimeout(function () { afbreken.abort(); }, WACHT);
    zetBezig(true);
    meld("");
    fetch(window.location.pathname, {
      method: "POST",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: velden.toString(),
      signal: afbreken.signal
    }).then(function (antwoord) {
      const reden = antwoord.headers.get("X-Reden");
      if (antwoord.ok || (onzeker && reden === "gebruikt")) {
        opslag("weg");
        window.location.replace(formulier.dataset.klaar);
      } else if (reden) {
        opslag("weg");
        window.location.reload(); // used, closed or gone: that page says so
      } else if (antwoord.status < 500) {
        formulier.submit(); // the server says in words what is wrong
      } else {
        throw new Error("geen antwoord");
      }
    }).catch(function () {
      onzeker = true;
      zetBezig(false);
      meld(GEEN_VERBINDING);
    }).then(function () { clearTimeout(klok); });
  }

  formulier.addEventListener("change", function () {
    bewaar();
    tel();
  });
  formulier.addEventListener("submit", function (e) {
    e.preventDefault();
    if (bezig) return;
    const rest = nietGekozen();
    if (rest.length === vragen.length || (rest.length && !toch)) toonOpen(rest);
    else verstuur();
  });
  // A link to a statement brings the keyboard there too, and not only the eye.
  open.addEventListener("click", function (e) {
    const link = e.target.closest("a");
    const vak = link && document.getElementById(link.hash.slice(1)).querySelector("input");
    if (!vak) return;
    e.preventDefault();
    vak.focus({ preventScroll: true });
    vak.closest("fieldset").scrollIntoView();
  });

  haalTerug();
  tel();
})();
