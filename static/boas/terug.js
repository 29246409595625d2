/* A file dropped on the box is the file chosen in it; without this the field itself works. */
(function () {
  "use strict";
  document.querySelectorAll("[data-sleepvak]").forEach(function (vak) {
    var veld = vak.querySelector("input[type=file]");

    function boven(e) {
      e.preventDefault();
      vak.setAttribute("data-boven", "");
    }

    function weg() {
      vak.removeAttribute("data-boven");
    }

    vak.addEventListener("dragenter", boven);
    vak.addEventListener("dragover", boven);
    vak.addEventListener("dragleave", weg);
    vak.addEventListener("drop", function (e) {
      e.preventDefault();
      weg();
      if (!e.dataTransfer || !e.dataTransfer.files.length) return;
      veld.files = e.dataTransfer.files;
      veld.focus();
    });
  });
})();
