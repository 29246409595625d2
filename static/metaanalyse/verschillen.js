/* Two codings side by side by keyboard: 1 or 2 chooses, v and t step through what is still open. Only
   while the focus is in a difference, so that these keys are in nobody's way. The page works without
   this file. */
(function () {
  "use strict";

  var metToets = false;

  function kop(verschil) { return verschil.querySelector("h3"); }

  /* The next (1) or previous (-1) that is open, round the end of the page; none when none is left. */
  function naast(verschil, stap) {
    var alle = Array.from(document.querySelectorAll(".codeer-verschil"));
    var plek = alle.indexOf(verschil);
    for (var i = 1; i < alle.length; i += 1) {
      var ander = alle[(plek + stap * i + alle.length * i) % alle.length];
      if (ander.hasAttribute("data-open")) return ander;
    }
    return null;
  }

  function ga(verschil, stap) {
    var ander = naast(verschil, stap);
    (ander ? kop(ander) : document.getElementById("kop-vast")).focus();
  }

  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    var verschil = e.target.closest ? e.target.closest(".codeer-verschil") : null;
    if (!verschil) return;
    var kant = { 1: "a", 2: "b" }[e.key];
    var knop = kant && verschil.querySelector('button[value="' + kant + '"]');
    if (knop) knop.click();
    else if (e.key === "v") ga(verschil, 1);
    else if (e.key === "t") ga(verschil, -1);
    else return;
    e.preventDefault();
  });

  document.addEventListener("click", function (e) {
    // A button that a key pressed tells no place of a pointer.
    if (e.target.closest(".codeer-verschil button")) metToets = e.detail === 0;
  });

  /* What was chosen is drawn anew, and the button that had the focus is gone. */
  document.addEventListener("htmx:afterSettle", function (e) {
    if (!e.target.matches(".codeer-verschil")) return;
    if (metToets) ga(e.target, 1);
    else kop(e.target).focus({ preventScroll: true });
  });
})();
