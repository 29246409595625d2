/* Typing a tally with few keys. A field moves on by itself when no further digit could fit the
   people that are left; the last answer is proposed as the rest; Enter goes on, and reveals when
   nothing is left to ask. The same rest as boas/regels/controle.py, here so that it needs no
   connection. leiding.js keeps data-aanwezig and data-telefoons of the form up to date. */
(function () {
  "use strict";

  function velden(form) { return Array.prototype.slice.call(form.querySelectorAll(".hand-veld")); }

  function som(form, behalve) {
    return velden(form).reduce(function (totaal, veld) {
      return veld === behalve ? totaal : totaal + (Number(veld.value) || 0);
    }, 0);
  }

  function over(form, behalve) {
    return Number(form.dataset.aanwezig || 0) - Number(form.dataset.telefoons || 0) - som(form, behalve);
  }

  function leeg(form) { return velden(form).filter(function (veld) { return veld.value === ""; }); }

  function begonnen(form) { return leeg(form).length < velden(form).length; }

  /* What the empty fields would become: the rest in the last one, or zeros when nobody is left. */
  function stelVoor(form) {
    var open = leeg(form);
    var rest = over(form, null);
    var alle = velden(form);
    var laatste = open.length === 1 && open[0] === alle[alle.length - 1];
    alle.forEach(function (veld) {
      var voorstel = "";
      if (veld.value === "" && begonnen(form) && form.dataset.doe === "onthul") {
        if (rest <= 0) voorstel = "0";
        else if (laatste) voorstel = String(rest);
      }
      veld.placeholder = voorstel;
      veld.dataset.voorstel = voorstel;
    });
  }

  function neemOver(form) {
    leeg(form).forEach(function (veld) { if (veld.dataset.voorstel) veld.value = veld.dataset.voorstel; });
    stelVoor(form);
  }

  function isAf(form) {
    return leeg(form).every(function (veld) { return veld.dataset.voorstel !== ""; });
  }

  function volgende(form, veld) {
    var alle = velden(form);
    return alle[alle.indexOf(veld) + 1] || null;
  }

  function ga(veld) { if (veld) { veld.focus(); veld.select(); } }

  function isVol(form, veld) {
    if (veld.value === "") return false;
    return Number(veld.value) === 0 || Number(veld.value) * 10 > over(form, veld);
  }

  function gewijzigd(form) {
    form.dispatchEvent(new CustomEvent("handen:gewijzigd", { bubbles: true }));
  }

  function dien(form) {
    form.requestSubmit ? form.requestSubmit(form.querySelector("[type=submit]")) : form.submit();
  }

  function enter(form, veld) {
    var wasLeeg = veld.value === "";
    if (wasLeeg && !veld.dataset.voorstel) {
      if (!volgende(form, veld)) return ga(leeg(form)[0]);
      veld.value = "0";
      stelVoor(form);
      gewijzigd(form);
      return ga(volgende(form, veld));
    }
    if (!isAf(form)) return ga(volgende(form, veld) || leeg(form)[0]);
    neemOver(form);
    return dien(form);
  }

  document.addEventListener("input", function (e) {
    var veld = e.target;
    if (!veld.classList || !veld.classList.contains("hand-veld")) return;
    var form = veld.form;
    var schoon = veld.value.replace(/\D+/g, "");
    if (schoon !== veld.value) veld.value = schoon;
    stelVoor(form);
    gewijzigd(form);
    var getypt = !e.inputType || e.inputType.indexOf("insert") === 0;
    if (getypt && form.dataset.doe === "onthul" && isVol(form, veld)) ga(volgende(form, veld));
  });

  // A click takes the whole count, as Tab and the keys do: what is typed then replaces it.
  document.addEventListener("mousedown", function (e) {
    var veld = e.target;
    if (!veld.classList || !veld.classList.contains("hand-veld") || veld === document.activeElement) return;
    e.preventDefault();
    ga(veld);
  });

  document.addEventListener("keydown", function (e) {
    var veld = e.target;
    if (!veld.classList || !veld.classList.contains("hand-veld") || e.isComposing) return;
    var form = veld.form;
    var alle = velden(form);
    var plek = alle.indexOf(veld);
    if (e.key === "Enter" && form.dataset.doe === "onthul") {
      e.preventDefault();
      if (!e.repeat) enter(form, veld);
      return;
    }
    var terug = (e.key === "Backspace" && veld.value === "") || (e.key === "ArrowLeft" && veld.selectionStart === 0);
    var heen = e.key === "ArrowRight" && veld.selectionEnd === veld.value.length;
    var doel = alle[plek + (terug ? -1 : 1)];
    if ((terug || heen) && begonnen(form) && doel) {
      e.preventDefault();
      ga(doel);
    }
  });

  window.Handen = {
    velden: velden,
    stelVoor: stelVoor,
    neemOver: neemOver,
    over: over,
    ga: ga,
    /* The counts, an empty field as 0. */
    lees: function (form) { return velden(form).map(function (veld) { return Number(veld.value) || 0; }); },
    begonnen: begonnen,
    eersteLege: function (form) { return leeg(form)[0] || velden(form)[0]; },
    /* Show counts; the zeros at the end are fields nobody typed in yet. */
    toon: function (form, aantallen) {
      var laatst = -1;
      aantallen.forEach(function (n, i) { if (n) laatst = i; });
      velden(form).forEach(function (veld, i) { veld.value = i <= laatst ? String(aantallen[i]) : ""; });
      stelVoor(form);
    }
  };
})();
