/* Counts the pace on between two steps. The moments come from the server; its clock counts, this
   laptop's only measures how long ago the page was made. */
(function () {
  "use strict";
  var gezien = null;
  var sinds = 0;

  function zet(plek, kies, tekst) {
    var el = plek.querySelector(kies);
    if (el && el.textContent !== tekst) el.textContent = tekst;
  }

  function tik() {
    var plek = document.querySelector("[data-tempo]");
    if (!plek) return;
    if (plek !== gezien) { gezien = plek; sinds = Date.now(); }
    var nu = Number(plek.dataset.nu) + (Date.now() - sinds) / 1000;
    var vanaf = Math.max(nu, Number(plek.dataset.vanaf));
    var minuten = Math.max(0, (Number(plek.dataset.afsluiten) - vanaf) / 60);
    var resterend = Number(plek.dataset.resterend);
    var woord = "Op schema";
    if (nu >= Number(plek.dataset.ruimAchter)) woord = "Ruim achter";
    else if (nu >= Number(plek.dataset.ietsAchter)) woord = "Iets achter";
    zet(plek, "[data-tempo-woord]", woord);
    plek.classList.toggle("achter", woord !== "Op schema");
    if (sinds && Date.now() - sinds < 15000) return; // what the server just said stands
    zet(plek, "[data-tempo-minuten]", String(Math.floor(minuten)));
    if (resterend) zet(plek, "[data-tempo-per]", (minuten / resterend).toFixed(1).replace(".", ","));
  }

  setInterval(tik, 5000);
  document.addEventListener("DOMContentLoaded", tik);
})();
