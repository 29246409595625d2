/* The keys of the leader: everything that can be pressed can be typed, and a presenter's clicker
   works too. Presses the buttons that stand there (see leiding.js). */
(function () {
  "use strict";

  var leiding = window.Leiding;
  var werk = leiding.werk;

  function toonToetsen() { document.querySelector("[data-toetsen]").showModal(); }

  document.addEventListener("click", function (e) {
    if (e.target.closest("[data-open-toetsen]")) toonToetsen();
  });

  function inVeld(el) { return Boolean(el.closest("input:not([type=checkbox]),textarea,select,dialog")); }

  function klik(kies) { var knop = werk.querySelector(kies); if (knop) knop.click(); return Boolean(knop); }

  function naarReden() {
    var veld = werk.querySelector("#id_tekst");
    leiding.gaatSchrijven();
    document.dispatchEvent(new CustomEvent("leiding:typt"));
    if (veld.closest("details")) veld.closest("details").open = true;
    veld.focus();
  }

  function sluitMeer() {
    werk.querySelector(".meer").open = false;
    leiding.naarHetWerk();
  }

  document.addEventListener("keydown", function (e) {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey) return;
    // A presenter's clicker sends these wherever the focus is.
    if (e.key === "PageDown" && klik("[data-hoofdknop]")) return e.preventDefault();
    if (e.key === "PageUp" && klik("[data-richting=vorige]")) return e.preventDefault();
    var bijHanden = e.target.classList.contains("hand-veld");
    if (e.key === "Escape" && e.target.closest(".meer")) return sluitMeer();
    if (inVeld(e.target) && !bijHanden) return undefined;
    if (e.key === "?") { e.preventDefault(); return toonToetsen(); }
    if (e.key === "r" && werk.querySelector("#id_tekst")) { e.preventDefault(); return naarReden(); }
    if (e.key === "Escape" && bijHanden) return e.target.blur();
    // As long as nothing is typed the arrows belong to the statements, not to the fields.
    if (bijHanden && (!/^Arrow(Left|Right)$/.test(e.key) || window.Handen.begonnen(e.target.form))) return undefined;
    if (e.key === "ArrowRight") return klik("[data-richting=volgende]") && e.preventDefault();
    if (e.key === "ArrowLeft") return klik("[data-richting=vorige]") && e.preventDefault();
    if (/^[0-9]$/.test(e.key) && leiding.handenForm() && leiding.handenForm().dataset.doe === "onthul") {
      document.dispatchEvent(new CustomEvent("leiding:typt"));
      return window.Handen.ga(window.Handen.eersteLege(leiding.handenForm()));
    }
    if ((e.key === "Enter" || e.key === " ") && (e.target === document.body || e.target.id === "inhoud")) {
      e.preventDefault();
      if (!e.repeat) klik("[data-hoofdknop]");
    }
    return undefined;
  });

  // One Enter too many after a reveal must not skip the talk about it.
  document.addEventListener("keydown", function (e) {
    if ((e.key === "Enter" || e.key === " ") && werk.contains(e.target) && (e.repeat || leiding.netKlaar()) && e.target.tagName === "BUTTON") e.preventDefault();
  }, true);

  document.addEventListener("DOMContentLoaded", function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-open-toetsen]"), function (k) { k.hidden = false; });
  });
})();
