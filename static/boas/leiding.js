/* The leader's page and the bar on the projector: sends every act at once and shows the answer in
   place, saves hands as they are typed, follows what another window does, and goes on without
   connection (see zonder_verbinding.js). Without this file all of it works as plain forms. */
(function () {
  "use strict";

  var BEWAAR_NA = 150; // ms after the last key
  var STIL_NA = 400; // ms in which Enter does not do the next thing as well
  var gegevens = JSON.parse(document.getElementById("sessie-gegevens").textContent);
  var werk = document.querySelector("[data-werk]");
  var token = JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || "";
  var handelt = null; // the act of the leader that is under way
  var straks = []; // acts asked for meanwhile, in order
  var verlorenUndo = ""; // id of an undo whose answer never came
  var verversing = null;
  var gehaaldBij = null;
  var bewaarWekker = null;
  var bewaren = Promise.resolve();
  var vuil = false;
  var klaarOm = 0;
  var schrijft = false; // went to the field for reasons while an answer was on its way

  function een(kies, in_) { return (in_ || document).querySelector(kies); }
  function bediening() { return een("[data-bediening]", werk); }
  function handenForm() { return een("#handen", werk); }
  function levend() { return een("[data-stap][data-handen]"); }

  /* --- Sending ---------------------------------------------------------------------------------- */

  function Weigering(soort, html) { this.soort = soort; this.html = html; }

  function post(adres, velden, opnieuw) {
    return window.Wachtrij.haal(adres, {
      method: "POST",
      headers: { "HX-Request": "true", "X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(velden).toString()
    }).then(function (antwoord) {
      if (naarInloggen(antwoord)) throw new Weigering("aanmelden");
      // After signing in again the old token is refused; a fresh one comes with the page.
      if (antwoord.status === 403 && !opnieuw) return haalWerk().then(function () { return post(adres, velden, true); });
      if (antwoord.status === 403) throw new Weigering("aanmelden");
      if (antwoord.status >= 500) throw new TypeError("server");
      return antwoord.text().then(function (html) {
        if (antwoord.status === 404) throw new Weigering("weg");
        if (!antwoord.ok) throw new Weigering("fout", html);
        return html;
      });
    });
  }

  function naarInloggen(antwoord) {
    return antwoord.headers.has("HX-Redirect") || antwoord.status === 401 ||
      (antwoord.redirected && antwoord.url.indexOf("/inloggen/") > -1);
  }

  /* The working part as the server has it now; brings a fresh token along. */
  function haalWerk() {
    return window.Wachtrij.haal(location.pathname, { headers: { "HX-Request": "true" } }).then(function (antwoord) {
      if (naarInloggen(antwoord)) throw new Weigering("aanmelden");
      if (!antwoord.ok) throw new TypeError("server");
      return antwoord.text();
    }).then(function (html) {
      var veld = ontleed(html).querySelector("[name=csrfmiddlewaretoken]");
      if (veld) token = veld.value;
      return html;
    });
  }

  function ontleed(html) { return new DOMParser().parseFromString(html, "text/html"); }

  function foutIn(html) {
    var fout = ontleed(html || "").querySelector("[data-fout]");
    return fout ? fout.textContent.trim() : "";
  }

  /* --- Showing ------------------------------------------------------------------------------------ */

  /* Put the answer in place; what was being typed stays, but for what was just sent. */
  function zetWerk(html, na, verstuurd) {
    var oud = onthoud();
    werk.innerHTML = html;
    if (na && een("#meldingen")) een("#meldingen").replaceChildren(); // said about the act before
    if (window.Redenveld.noteert(na) && verstuurd) window.Redenveld.verzonden(verstuurd.tekst);
    herstel(oud, na, verstuurd || {});
    if (bediening() && bediening().dataset.aanwezig) gegevens.aanwezig = Number(bediening().dataset.aanwezig);
    if (handenForm()) window.Handen.stelVoor(handenForm());
    document.dispatchEvent(new CustomEvent("leiding:werk"));
  }

  function onthoud() {
    var deel = bediening();
    var handen = handenForm();
    var actief = document.activeElement;
    return {
      stelling: deel ? deel.dataset.stelling : "",
      ronde: deel ? deel.dataset.ronde : "",
      toestand: deel ? deel.dataset.toestand : "",
      handen: handen && handen.dataset.doe === "onthul" && vuil ? window.Handen.velden(handen).map(function (v) { return v.value; }) : null,
      getypt: Array.prototype.filter.call(werk.querySelectorAll("form[data-doe] input.form-control:not(#id_tekst)"), function (v) {
        return v.value !== v.defaultValue && v.form.dataset.doe !== "onthul";
      }).map(function (v) { return { doe: v.form.dataset.doe, naam: v.name, waarde: v.value }; }),
      naam: werk.contains(actief) ? actief.name || actief.id : null,
      plek: werk.contains(actief) ? plekVan(actief) : "",
      open: Array.prototype.map.call(werk.querySelectorAll("details[open]"), function (d) { return d.className; })
    };
  }

  /* How the same field or button is found again in a new answer. */
  function plekVan(el) {
    if (el.dataset.richting) return "[data-richting=" + el.dataset.richting + "]";
    if (el.id) return "#" + CSS.escape(el.id);
    if (!el.name) return "";
    return "[name=" + CSS.escape(el.name) + "]" + (el.tagName === "BUTTON" ? "[value='" + CSS.escape(el.value) + "']" : "");
  }

  function herstel(oud, na, verstuurd) {
    var deel = bediening();
    var handen = handenForm();
    var zelfde = deel && deel.dataset.stelling === oud.stelling;
    oud.open.forEach(function (klasse) {
      var d = klasse && werk.querySelector("details." + klasse);
      if (d && (zelfde || klasse === "meer")) d.open = true;
    });
    oud.getypt.forEach(function (g) {
      if (g.doe === na && verstuurd[g.naam] === g.waarde) return;
      var veld = (zelfde || g.doe === "aanwezig") && een("form[data-doe='" + g.doe + "'] [name='" + g.naam + "']", werk);
      if (veld) veld.value = g.waarde;
    });
    window.Redenveld.terug();
    if (zelfde && oud.handen && handen && handen.dataset.doe === "onthul" && (oud.toestand === "lokaal" || oud.ronde === deel.dataset.ronde)) {
      window.Handen.velden(handen).forEach(function (v, i) { v.value = oud.handen[i]; });
      plan();
    } else {
      vuil = false;
    }
    focus(oud, zelfde, na);
  }

  function focus(oud, zelfde, na) {
    var fout = een("[aria-invalid=true]", werk);
    var zelfdePlek = zelfde && oud.toestand === bediening().dataset.toestand;
    var schrijven = schrijft && oud.naam === "tekst" && een("#id_tekst", werk);
    schrijft = false;
    if (fout) return window.Handen.ga(fout);
    if (schrijven) return schrijven.focus();
    if (window.Redenveld.noteert(na) && !(oud.naam && oud.naam !== "tekst") && een("#id_tekst", werk)) return een("#id_tekst", werk).focus();
    // On another page the same place may be another button, and Enter would go back.
    var elders = na === "ga_naar" && oud.plek.indexOf("[data-richting") !== 0;
    if (zelfdePlek && na !== "handen" && !elders) {
      if (oud.naam === null) return undefined;
      var terug = oud.plek && een(oud.plek, werk);
      if (terug) return terug.focus();
    }
    return naarHetWerk();
  }

  /* The field or button with which the leader goes on. */
  function naarHetWerk() {
    var form = handenForm();
    if (document.body.classList.contains("projector") && werk.closest("[hidden]")) return;
    if (form && form.dataset.doe === "onthul") return window.Handen.ga(window.Handen.eersteLege(form));
    var knop = een("[data-hoofdknop]", werk);
    if (knop) knop.focus();
  }

  function probleem(tekst) {
    var plek = een("[data-probleem-plek]", werk);
    if (!plek) return;
    plek.textContent = tekst;
    window.Handen.velden(handenForm()).forEach(function (v) {
      if (tekst) v.setAttribute("aria-invalid", "true"); else v.removeAttribute("aria-invalid");
    });
  }

  function zeg(tekst) {
    var plek = een("[data-wachtrij-zeg]") || een(".gedaan", werk);
    if (!plek) {
      plek = document.createElement("p");
      plek.className = "gedaan";
      plek.setAttribute("role", "status");
      bediening().appendChild(plek);
    }
    plek.textContent = tekst;
  }

  /* --- Following what happens elsewhere -------------------------------------------------------------- */

  function volg() {
    var nu = levend();
    var deel = bediening();
    var form = handenForm();
    // Not under a question that is being asked about what stands here.
    if (!nu || !deel || document.documentElement.dataset.lokaal || een("dialog[open]")) return;
    if (nu.dataset.stap !== deel.dataset.stap) {
      // Once for every step: after an act of our own the stream is behind for a moment.
      if (gehaaldBij === nu.dataset.stap) return;
      gehaaldBij = nu.dataset.stap;
      if (nu.dataset.sessieAanwezig) gegevens.aanwezig = Number(nu.dataset.sessieAanwezig);
      ververs().catch(function (fout) { window.Leiding.weg(fout.soort); });
      return;
    }
    gehaaldBij = null;
    if (!form || form.dataset.doe !== "onthul") return;
    form.dataset.aanwezig = nu.dataset.aanwezig;
    form.dataset.telefoons = nu.dataset.telefoons;
    if (!vuil) {
      var daar = nu.dataset.handen.split(",").map(Number);
      if (window.Handen.lees(form).join() !== daar.join()) window.Handen.toon(form, daar);
      probleem(nu.dataset.probleem);
    }
    window.Handen.stelVoor(form);
  }

  function ververs() {
    if (handelt) return Promise.resolve(false);
    if (verversing) return verversing;
    verversing = haalWerk().then(function (html) {
      verversing = null;
      // An act that began meanwhile brings the newer answer.
      if (!handelt) zetWerk(html);
      return true;
    }, function (fout) { verversing = null; throw fout; });
    verversing.then(function () { setTimeout(volg); }, function () { /* tried again at the next change */ });
    return verversing;
  }

  /* --- Hands, saved as typed ---------------------------------------------------------------------------- */

  function plan() {
    vuil = true;
    clearTimeout(bewaarWekker);
    bewaarWekker = setTimeout(bewaar, BEWAAR_NA);
  }

  function bewaar() {
    var form = handenForm();
    clearTimeout(bewaarWekker);
    if (!form || form.dataset.doe !== "onthul" || !form.elements.ronde) return;
    var velden = veldenVan(form);
    // One after the other, so that an earlier count never overtakes a later one.
    bewaren = bewaren.then(function () { return post(form.dataset.bewaar || gegevens.adressen.handen, velden); }).then(function (html) {
      var stand = ontleed(html).querySelector("[data-stap]");
      if (stand && handenForm() === form) probleem(stand.dataset.probleem);
      if (JSON.stringify(veldenVan(form)) !== JSON.stringify(velden)) return;
      vuil = false;
      window.Leiding.concept(null);
    }).catch(function (fout) {
      if (fout.soort === "fout") probleem(foutIn(fout.html));
      else if (fout.soort === "aanmelden" || !fout.soort) window.Leiding.weg(fout.soort);
    });
  }

  document.addEventListener("handen:gewijzigd", function (e) {
    if (e.target.dataset.doe !== "onthul") return;
    window.Leiding.concept(window.Handen.velden(e.target).map(function (v) { return v.value; }));
    plan();
  });

  /* --- Acts -------------------------------------------------------------------------------------------- */

  function veldenVan(form, knop) {
    var uit = {};
    Array.prototype.forEach.call(form.elements, function (veld) {
      if (!veld.name || veld.tagName === "BUTTON" || veld.disabled) return;
      if (veld.type === "checkbox" && !veld.checked) return;
      uit[veld.name] = veld.value;
    });
    if (knop && knop.name) uit[knop.name] = knop.value;
    return uit;
  }

  function doe(form, knop) {
    var soort = (knop && knop.dataset.doe) || form.dataset.doe || "ga_naar";
    var velden = veldenVan(form, knop);
    var id = soort === "ongedaan" && verlorenUndo ? verlorenUndo : window.Wachtrij.nieuweId();
    if ("sleutel" in velden) velden.sleutel = id;
    velden.scherm = document.body.dataset.pagina;
    if (soort === "onthul" && form.id === "handen") {
      if (!window.Handen.begonnen(form)) return window.Handen.ga(window.Handen.velden(form)[0]);
      window.Handen.neemOver(form);
      velden = Object.assign(velden, veldenVan(form), { sleutel: id, scherm: velden.scherm });
    }
    var daad = { soort: soort, form: form, knop: knop, velden: velden, id: id };
    if (!handelt) return voerUit(daad);
    // Pressed twice is meant once; anything else waits its turn.
    if (!straks.concat(handelt).some(function (d) { return zelfdeDaad(d, daad); })) straks.push(daad);
    return undefined;
  }

  function zelfdeDaad(een, ander) {
    function kern(d) { return JSON.stringify([d.form.getAttribute("action"), Object.assign({}, d.velden, { sleutel: "" })]); }
    return een.soort === ander.soort && (een.soort === "onthul" || kern(een) === kern(ander));
  }

  function voerUit(daad) {
    var soort = daad.soort;
    var knop = daad.knop;
    if (window.Leiding.zonder()) return window.Leiding.lokaal(soort, daad.form, knop, daad.velden, daad.id);
    handelt = daad;
    clearTimeout(bewaarWekker);
    // Typed a moment ago: saved first. A reveal carries the counts itself.
    if (vuil && soort !== "onthul") bewaar();
    return bewaren.then(function () {
      return post(knop && knop.hasAttribute("formaction") ? knop.formAction : daad.form.getAttribute("action"), daad.velden);
    }).then(function (html) {
      handelt = null;
      if (soort === "onthul") vuil = false;
      klaarOm = Date.now();
      if (soort === "onthul") window.Leiding.concept(null);
      zetWerk(html, soort, daad.velden);
      if (soort === "ongedaan" && verlorenUndo && !een(".gedaan:not(:empty),[data-fout]", werk)) zeg("Dat was al ongedaan gemaakt.");
      verlorenUndo = "";
      gehaaldBij = levend() && levend().dataset.stap;
      volg();
    }).catch(function (fout) {
      handelt = null;
      // Without an answer it may have arrived: the next press then asks for the same one.
      if (soort === "ongedaan") verlorenUndo = fout.soort ? "" : daad.id;
      if (fout.soort === "fout") return zetWerk(fout.html, soort === "onthul" ? "handen" : soort);
      if (fout.soort === "weg") return location.reload();
      window.Leiding.weg(fout.soort);
      return window.Leiding.lokaal(soort, daad.form, knop, daad.velden, daad.id);
    }).then(function () {
      if (!handelt && straks.length) voerUit(straks.shift());
    });
  }

  // On the window, before the general script of every page sees the form.
  window.addEventListener("submit", function (e) {
    var form = e.target;
    if (!form.closest("[data-werk]")) return;
    // Asked first by the general script, which sends it again when the answer is yes.
    if (e.submitter && e.submitter.dataset.bevestig && !form.dataset.bevestigd) return;
    delete form.dataset.bevestigd;
    e.preventDefault();
    e.stopImmediatePropagation();
    doe(form, e.submitter || form.querySelector("[type=submit],button:not([type])"));
  }, true);

  document.addEventListener("stroom:nieuw", volg);
  document.addEventListener("close", function () { setTimeout(volg); }, true);

  window.Leiding = {
    gegevens: gegevens, werk: werk, post: post, haalWerk: haalWerk, ververs: ververs, foutIn: foutIn,
    handenForm: handenForm, bediening: bediening, probleem: probleem, zeg: zeg, naarHetWerk: naarHetWerk,
    plan: plan, zetVuil: function (w) { vuil = w; },
    // The field for reasons was asked for: it gets the focus again when an answer on its way comes.
    gaatSchrijven: function () { schrijft = Boolean(handelt || verversing); },
    netKlaar: function () { return Date.now() - klaarOm < STIL_NA; }
  };

  document.addEventListener("DOMContentLoaded", function () {
    if (handenForm()) window.Handen.stelVoor(handenForm());
    naarHetWerk();
  });
})();
