/* Answers save themselves. When a colleague's words come along, what was typed since stays. */
(function () {
  "use strict";

  var verzonden = {};

  document.addEventListener("htmx:beforeRequest", function (e) {
    if (e.detail.elt.id !== "antwoorden") return;
    verzonden = {};
    e.detail.elt.querySelectorAll("textarea").forEach(function (veld) { verzonden[veld.id] = veld.value; });
  });

  document.addEventListener("htmx:oobBeforeSwap", function (e) {
    var oud = e.detail.target.querySelector && e.detail.target.querySelector("textarea");
    var nieuw = e.detail.fragment.querySelector("textarea");
    if (!oud || !nieuw) return;
    var voor = verzonden[oud.id] || "";
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
