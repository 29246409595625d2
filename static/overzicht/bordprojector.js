/* The board on the wall: turns its leaves slowly, stays fresh by itself, and says so when it cannot.

   Keys: arrows turn, space stops and goes on, f full screen, d dark or light. */
(function () {
  "use strict";

  var PER_BLAD = 20000; // ms a leaf; seven rows read out loud
  var wortel = document.documentElement;
  var scherm = document.body;
  var doek = document.getElementById("inhoud");
  var nieuws = document.querySelector("[data-nieuws]");
  var bladeraar = document.querySelector("[data-bladeraar]");
  var stilknop = bladeraar.querySelector("[data-doe=stil]");
  var uit = document.querySelector("[data-uit]");
  var rustig = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var stil = rustig; // who wants less motion turns the leaves by hand
  var hier = "";
  var laatst = tijd();
  var wekker = null;

  function tijd() {
    var nu = new Date();
    return String(nu.getHours()).padStart(2, "0") + "." + String(nu.getMinutes()).padStart(2, "0");
  }

  /* --- Leaves ---------------------------------------------------------------------------------- */

  function bladen() { return Array.from(doek.querySelectorAll("[data-blad]")); }

  function past(el) { return el.scrollHeight <= el.clientHeight + 1; }

  /* What does not fit in ``houder`` is left out from the end, and counted; ``minst`` stay. */
  function pas(houder, rijen, meer, minst) {
    if (!meer) return;
    var weg = Number(meer.dataset.meer);
    rijen.forEach(function (rij) { rij.hidden = false; });
    zetMeer(meer, weg);
    for (var i = rijen.length - 1; i >= minst && !past(houder); i -= 1) {
      rijen[i].hidden = true;
      zetMeer(meer, weg + rijen.length - i);
    }
  }

  function zetMeer(meer, aantal) {
    meer.hidden = !aantal;
    meer.querySelector("[data-aantal]").textContent = String(aantal);
  }

  function pasBlad(blad) {
    var lijst = blad.querySelector(".rijen");
    if (!lijst) return;
    var kinderen = lijst.querySelectorAll("[data-onder]");
    kinderen.forEach(function (rij) { pas(rij, Array.from(rij.querySelectorAll("[data-een]")), rij.querySelector("[data-meer]"), 0); });
    // Side by side all have the height of the screen; below one another they share it.
    if (!kinderen.length) pas(lijst, Array.from(lijst.children), blad.querySelector(":scope > [data-meer]"), 1);
  }

  function toon(sleutel) {
    var alle = bladen();
    var plek = Math.max(0, alle.findIndex(function (blad) { return blad.dataset.blad === sleutel; }));
    alle.forEach(function (blad, i) { blad.classList.toggle("nu", i === plek); });
    hier = alle.length ? alle[plek].dataset.blad : "";
    bladeraar.hidden = alle.length < 2;
    bladeraar.querySelector("[data-plek]").textContent = (plek + 1) + " van " + alle.length;
  }

  function blader(stap) {
    var alle = bladen();
    if (alle.length < 2) return;
    var plek = alle.findIndex(function (blad) { return blad.dataset.blad === hier; });
    toon(alle[(plek + stap + alle.length) % alle.length].dataset.blad);
  }

  function zetWekker() {
    clearInterval(wekker);
    if (!stil) wekker = setInterval(function () { blader(1); }, PER_BLAD);
  }

  function zetStil(nu) {
    stil = nu;
    stilknop.setAttribute("aria-pressed", String(stil));
    stilknop.textContent = stil ? "Blader vanzelf" : "Zet stil";
    zetWekker();
  }

  function pasAlles() { bladen().forEach(pasBlad); }

  /* --- Keys and buttons --------------------------------------------------------------------------- */

  function zetThema(donker) {
    wortel.dataset.thema = donker ? "donker" : "licht";
    try { localStorage.setItem("boas-thema", wortel.dataset.thema); } catch (fout) { /* only a preference */ }
  }

  function heleScherm() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (wortel.requestFullscreen) wortel.requestFullscreen();
  }

  var doe = {
    vorige: function () { blader(-1); zetWekker(); },
    volgende: function () { blader(1); zetWekker(); },
    stil: function () { zetStil(!stil); }
  };
  var toetsen = {
    ArrowLeft: doe.vorige, PageUp: doe.vorige, ArrowRight: doe.volgende, PageDown: doe.volgende, " ": doe.stil,
    f: heleScherm, d: function () { zetThema(wortel.dataset.thema !== "donker"); }
  };

  bladeraar.addEventListener("click", function (e) {
    var knop = e.target.closest("[data-doe]");
    if (knop) doe[knop.dataset.doe]();
  });
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || !toetsen[e.key]) return;
    if (e.key === " " && e.target.closest("button, a")) return;
    e.preventDefault();
    toetsen[e.key]();
  });
  window.addEventListener("resize", pasAlles);

  /* --- Fresh by itself -------------------------------------------------------------------------------- */

  function zeg(tekst, letOp) {
    nieuws.textContent = tekst;
    if (letOp) nieuws.dataset.soort = "let-op";
    else delete nieuws.dataset.soort;
  }

  /* Empty the screen: who may not see the board now, does not see what stood there. */
  function zetUit(kop, tekst, metLink) {
    doek.replaceChildren();
    bladeraar.hidden = true;
    uit.querySelector("[data-uit-kop]").textContent = kop;
    uit.querySelector("[data-uit-tekst]").textContent = tekst;
    uit.querySelector("[data-uit-link]").hidden = !metLink;
    uit.hidden = false;
    zeg("");
  }

  function gelukt() {
    uit.hidden = true;
    laatst = tijd();
    zeg("Bijgewerkt om " + laatst + " uur");
  }

  function geenVerbinding() {
    if (uit.hidden) zeg("Even geen verbinding. Dit is de stand van " + laatst + " uur.", true);
  }

  doek.addEventListener("htmx:configRequest", function (e) {
    var nu = doek.querySelector("[data-stand]");
    if (nu) e.detail.headers["If-None-Match"] = '"' + nu.dataset.stand + '"';
  });
  // Signed out: no way to the login by itself, nobody stands at the wall with a keyboard.
  doek.addEventListener("htmx:beforeOnLoad", function (e) {
    if (!e.detail.xhr.getResponseHeader("HX-Redirect")) return;
    e.preventDefault();
    zetUit("Het bord staat stil.", "Je bent niet meer ingelogd. Log opnieuw in, dan komt het terug.", true);
  });
  doek.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.xhr.status === 304) e.detail.shouldSwap = false;
    if (e.detail.xhr.status < 400) gelukt();
  });
  doek.addEventListener("htmx:afterSwap", function () {
    var vers = doek.querySelector(".bladen");
    vers.classList.add("vers");
    toon(hier);
    pasAlles();
    requestAnimationFrame(function () { vers.classList.remove("vers"); });
  });
  doek.addEventListener("htmx:responseError", function (e) {
    if (e.detail.xhr.status === 404) zetUit("Dit bord is er niet meer voor jou.", "Hoor je nog bij dit team? Vraag het de beheerder van je school.", false);
    else geenVerbinding();
  });
  ["htmx:sendError", "htmx:timeout"].forEach(function (naam) { doek.addEventListener(naam, geenVerbinding); });
  window.addEventListener("offline", geenVerbinding);
  window.addEventListener("online", function () { window.htmx.trigger(doek, "ververs"); });

  /* --- Start ---------------------------------------------------------------------------------------------- */

  try { wortel.dataset.thema = localStorage.getItem("boas-thema") || "licht"; } catch (fout) { wortel.dataset.thema = "licht"; }
  scherm.classList.add("bladert");
  gelukt();
  toon("");
  zetStil(stil);
  document.addEventListener("DOMContentLoaded", pasAlles);
  if (document.fonts) document.fonts.ready.then(pasAlles);
})();
