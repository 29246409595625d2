/* Answers save themselves. When a colleague's words come along, what was typed since stays. */
(function () {
  "use strict";

  var verzonden = {};
  var bewaard = {};

  function velden(waarin) {
    return Array.from(waarin.querySelectorAll("textarea"));
  }

  function isSchrijven(element) {
    return element.matches && element.matches("form[data-schrijven]");
  }

  function onbewaard() {
    return velden(document).some(function (veld) {
      if (!veld.closest("form[data-schrijven]")) return false;
      return veld.value !== (veld.id in bewaard ? bewaard[veld.id] : veld.defaultValue);
    });
  }

  document.addEventListener("htmx:beforeRequest", function (e) {
    if (!isSchrijven(e.detail.elt)) return;
    velden(e.detail.elt).forEach(function (veld) { verzonden[veld.id] = veld.value; });
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    if (!isSchrijven(e.detail.elt) || !e.detail.successful) return;
    velden(e.detail.elt).forEach(function (veld) {
      if (veld.id in verzonden) bewaard[veld.id] = verzonden[veld.id];
    });
  });

  // Who leaves within the second that nothing was saved yet, is asked.
  window.addEventListener("beforeunload", function (e) {
    if (onbewaard()) e.preventDefault();
  });

  document.addEventListener("htmx:oobBeforeSwap", function (e) {
    var oud = e.detail.target.querySelector && e.detail.target.querySelector("textarea");
    var nieuw = e.detail.fragment.querySelector("textarea");
    if (!oud || !nieuw) return;
    var voor = verzonden[oud.id] || "";
    delete verzonden[oud.id];
    bewaard[oud.id] = nieuw.value;
    if (oud.value !== voor && oud.value.indexOf(voor) === 0) nieuw.value += oud.value.slice(voor.length);
    if (document.activeElement === oud) {
      setTimeout(function () {
        var veld = document.getElementById(oud.id);
        veld.focus();
        veld.setSelectionRange(veld.value.length, veld.value.length);
      });
    }
  });
})();
