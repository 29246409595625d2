/* The list of cards: what was folded open stays open, what is ticked to compare stays ticked, and
   the new number is told. Without this file the list works as well. */
(function () {
  "use strict";

  var LIJST = "kaarten-lijst";
  var open = [];
  var aangevinkt = [];

  function lijst() { return document.getElementById(LIJST); }

  function vinkjes() { return lijst().querySelectorAll("input[name=kaart]"); }

  document.addEventListener("htmx:beforeSwap", function (e) {
    if (e.detail.target.id !== LIJST) return;
    open = Array.from(lijst().querySelectorAll("details[open]"), function (d) { return d.id; });
    vinkjes().forEach(function (v) {
      aangevinkt = aangevinkt.filter(function (pk) { return pk !== v.value; });
      if (v.checked) aangevinkt.push(v.value);
    });
  });

  document.addEventListener("htmx:afterSwap", function (e) {
    if (!lijst() || e.detail.target.id !== LIJST) return;
    open.forEach(function (id) {
      var d = id && document.getElementById(id);
      if (d) d.open = true;
    });
    vinkjes().forEach(function (v) { v.checked = aangevinkt.indexOf(v.value) >= 0; });
    var kop = document.getElementById("kaarten-aantal");
    document.getElementById("kaarten-gezegd").textContent = kop.textContent;
    // What had the focus may be gone: a chip that was taken away, the link to the next page.
    if (!document.activeElement || document.activeElement === document.body) kop.focus();
  });
})();
