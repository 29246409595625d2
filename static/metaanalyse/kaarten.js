/* The list of cards: what was folded open stays open, what is ticked to compare stays ticked (on
   other pages of the list too), and the new number is told. Without this file the list works as
   well, and compares what is ticked on one page. */
(function () {
  "use strict";

  var LIJST = "kaarten-lijst";
  var BEWAARD = "kaarten-vergelijken";
  var open = [];
  var stond = "";
  var aangevinkt = lees();

  // Kept as long as the tab: what one ticked yesterday is not meant today.
  function lees() {
    try { return JSON.parse(sessionStorage.getItem(BEWAARD)) || []; } catch (e) { return []; }
  }

  function bewaar() {
    try { sessionStorage.setItem(BEWAARD, JSON.stringify(aangevinkt)); } catch (e) { /* full or refused */ }
  }

  function lijst() { return document.getElementById(LIJST); }

  function vinkjes() { return document.querySelectorAll("#vergelijk-kaarten input[type=checkbox]"); }

  function elders() {
    var hier = Array.from(vinkjes(), function (v) { return v.value; });
    return aangevinkt.filter(function (pk) { return hier.indexOf(pk) < 0; });
  }

  function vertel() {
    var form = document.getElementById("vergelijk-kaarten");
    if (!form) return;
    var weg = elders().length;
    var tekst = "Hoogstens vier kaarten naast elkaar.";
    if (aangevinkt.length) {
      tekst = "Je vinkte " + aangevinkt.length + (aangevinkt.length === 1 ? " kaart" : " kaarten") + " aan" +
        (weg ? ", waarvan " + weg + " buiten deze pagina" : "") + ". " + tekst;
    }
    document.getElementById("vergelijk-gekozen").textContent = tekst;
    document.getElementById("vergelijk-wis").hidden = !aangevinkt.length;
    form.querySelectorAll("input[type=hidden]").forEach(function (v) { v.remove(); });
    elders().forEach(function (pk) {
      var v = document.createElement("input");
      v.type = "hidden";
      v.name = "kaart";
      v.value = pk;
      form.appendChild(v);
    });
  }

  function toon() {
    vinkjes().forEach(function (v) { v.checked = aangevinkt.indexOf(v.value) >= 0; });
    vertel();
  }

  document.addEventListener("change", function (e) {
    if (!e.target.matches("#vergelijk-kaarten input[type=checkbox]")) return;
    aangevinkt = aangevinkt.filter(function (pk) { return pk !== e.target.value; });
    if (e.target.checked) aangevinkt.push(e.target.value);
    bewaar();
    vertel();
  });

  document.addEventListener("click", function (e) {
    if (e.target.id !== "vergelijk-wis") return;
    aangevinkt = [];
    bewaar();
    toon();
    // The button goes away with the ticks; the focus must not go with it.
    document.querySelector("#vergelijk-kaarten button[type=submit]").focus();
  });

  document.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.target.id !== LIJST) return;
    open = Array.from(lijst().querySelectorAll("details[open]"), function (d) { return d.id; });
    stond = lijst().contains(document.activeElement) ? document.activeElement.id : "";
  });

  document.addEventListener("htmx:afterSwap", function (e) {
    if (!lijst() || e.detail.target.id !== LIJST) return;
    open.forEach(function (id) {
      var d = id && document.getElementById(id);
      if (d) d.open = true;
    });
    toon();
    var kop = document.getElementById("kaarten-aantal");
    document.getElementById("kaarten-gezegd").textContent = kop.textContent;
    // What had the focus came back folded away, or is gone: a chip that was taken away.
    if (document.activeElement && document.activeElement !== document.body) return;
    var zelfde = stond && document.getElementById(stond);
    if (zelfde) zelfde.focus({ preventScroll: true });
    if (!zelfde || document.activeElement !== zelfde) kop.focus();
  });

  // Also when the browser brings the page back as it was left.
  window.addEventListener("pageshow", function () {
    aangevinkt = lees();
    toon();
  });
})();
