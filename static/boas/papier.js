// The button that prints; without a script the browser's own does.
(() => {
  const knop = document.querySelector("[data-print]");
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
})();
