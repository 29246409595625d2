/* The screen for the room: the bar (b), full screen (f), dark or light (d), text that fits, and
   what the leader's window shows while there is no connection. */
(function () {
  "use strict";

  var KLEINST = 0.5; // of the size in the style sheet
  var wortel = document.documentElement;
  var balk = document.getElementById("balk");
  var sessie = JSON.parse(document.getElementById("sessie-gegevens").textContent);
  var SCHERM = "boas-" + sessie.sessie + "-scherm";

  function onthoud(sleutel, waarde) { try { localStorage.setItem(sleutel, waarde); } catch (fout) { /* it is only a preference */ } }
  function lees(sleutel) { try { return localStorage.getItem(sleutel); } catch (fout) { return null; } }

  /* --- Text that fits ------------------------------------------------------------------------------ */

  function past(el) { return el.scrollHeight <= el.clientHeight + 1 && el.scrollWidth <= el.clientWidth + 1; }

  function pas(el) {
    el.style.setProperty("--pas", "1");
    if (past(el)) return;
    var laag = KLEINST;
    var hoog = 1;
    for (var i = 0; i < 7; i += 1) {
      var midden = (laag + hoog) / 2;
      el.style.setProperty("--pas", midden.toFixed(3));
      if (past(el)) laag = midden; else hoog = midden;
    }
    el.style.setProperty("--pas", laag.toFixed(3));
  }

  function pasAlles() {
    var delen = document.querySelectorAll("[data-pas]");
    // All at full size first: what one leaves over depends on the others.
    delen.forEach(function (el) { el.style.setProperty("--pas", "1"); });
    delen.forEach(pas);
  }

  /* --- Bar, theme, full screen ------------------------------------------------------------------------ */

  function zetBalk(open) {
    balk.hidden = !open;
    onthoud("boas-balk", open ? "open" : "dicht");
    if (open) window.Leiding.naarHetWerk();
    pasAlles();
  }

  function zetThema(donker) {
    wortel.dataset.thema = donker ? "donker" : "licht";
    onthoud("boas-thema", donker ? "donker" : "licht");
  }

  function heleScherm() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (wortel.requestFullscreen) wortel.requestFullscreen();
  }

  document.addEventListener("keydown", function (e) {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.target.closest("input:not(.hand-veld),select,textarea,dialog")) return;
    var doe = {
      b: function () { zetBalk(balk.hidden); },
      f: heleScherm,
      d: function () { zetThema(wortel.dataset.thema !== "donker"); }
    }[e.key.toLowerCase()];
    if (!doe) return;
    e.preventDefault();
    doe();
  });

  document.addEventListener("leiding:typt", function () { if (balk.hidden) zetBalk(true); });
  document.addEventListener("leiding:werk", pasAlles);
  document.addEventListener("stroom:nieuw", pasAlles);
  document.addEventListener("toggle", pasAlles, true);
  window.addEventListener("resize", pasAlles);

  /* --- Without connection --------------------------------------------------------------------------------- */

  function maak(soort, klasse, tekst) {
    var el = document.createElement(soort);
    el.className = klasse;
    el.textContent = tekst || "";
    return el;
  }

  function toonLokaal(wat) {
    var plek = document.querySelector("[data-lokaal-scherm]");
    plek.hidden = !wat;
    if (!wat) return plek.replaceChildren();
    var boven = maak("header", "boven");
    boven.append(maak("p", "", wat.code + " " + wat.cluster), maak("p", "", "zonder verbinding"));
    var midden = maak("div", "midden");
    midden.append(maak("h1", "stelling " + maat(wat.tekst), wat.tekst));
    var tellers = maak("dl", "tellers");
    wat.aantallen.forEach(function (n, i) {
      var teller = maak("div", "teller");
      teller.append(maak("span", "strook antwoord antwoord-" + i), maak("dt", "", sessie.schaal[i]), maak("dd", "cijfer", String(n)));
      tellers.append(teller);
    });
    var onder = maak("div", "onder");
    onder.append(tellers);
    var scherm = maak("div", "scherm scherm-open");
    scherm.append(boven, midden, onder);
    return plek.replaceChildren(scherm);
  }

  /* As boas/schermen.py: the shorter the larger. */
  function maat(tekst) {
    var grens = [48, 80, 120, 170].findIndex(function (n) { return tekst.length <= n; });
    return "maat-" + (grens < 0 ? 5 : grens + 1);
  }

  function leesLokaal() {
    try { toonLokaal(JSON.parse(lees(SCHERM) || "null")); } catch (fout) { toonLokaal(null); }
  }

  window.addEventListener("storage", function (e) { if (e.key === SCHERM) leesLokaal(); });
  document.addEventListener("leiding:scherm", function (e) { toonLokaal(e.detail); });

  /* --- Start ------------------------------------------------------------------------------------------------ */

  zetThema(lees("boas-thema") === "donker");
  if (!balk.hidden) onthoud("boas-balk", "open");
  else if (lees("boas-balk") === "open") balk.hidden = false;
  document.addEventListener("DOMContentLoaded", function () { leesLokaal(); pasAlles(); });
  if (document.fonts) document.fonts.ready.then(pasAlles);
})();
