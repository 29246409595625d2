/* Answers save themselves. When a colleague's words come along, what was typed since stays. */
(function () {
  "use strict";

  var verzonden = {};
  var bewaard = {};

  function velden() {
    return Array.from(document.querySelectorAll("#antwoorden textarea"));
  }

  function onbewaard() {
    return velden().some(function (veld) {
      return veld.value !== (veld.id in bewaard ? bewaard[veld.id] : veld.defaultValue);
    });
  }

  document.addEventListener("htmx:beforeRequest", function (e) {
    if (e.detail.elt.id !== "antwoorden") return;
    verzonden = {};
    velden().forEach(function (veld) { verzonden[veld.id] = veld.value; });
  });

  document.addEventListener("htmx:afterRequest", function (e) {
    if (e.detail.elt.id === "antwoorden" && e.detail.successful) Object.assign(bewaard, verzonden);
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
