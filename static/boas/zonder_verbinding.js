/* Going on without connection: the statements are in the page, tallies, reasons and remarks wait in
   the queue (wachtrij.js), and when the connection is back they arrive once, in order. */
(function () {
  "use strict";

  var L = window.Leiding;
  var H = window.Handen;
  var G = L.gegevens;
  var OPNIEUW_NA = 3000; // ms between two attempts
  var KLAAR_TOON = 8000; // ms that "alles is aangekomen" stays
  // What the page counts of what waits, each with its words for one and for more.
  var TELBAAR = [["nasturen", "telling", "tellingen"], ["reden", "reden", "redenen"], ["opmerking", "opmerking", "opmerkingen"]];
  var CONCEPT = "boas-" + G.sessie + "-concept";
  var SCHERM = "boas-" + G.sessie + "-scherm";
  var los = false;
  var afgemeld = false;
  var verstuurd = 0; // by this window, since the connection went
  var gewacht = 0; // the most that waited here meanwhile
  var klaarTekst = "";
  var wekker = null;
  var rij = new window.Wachtrij(G.sessie, { verstuur: verstuur, melden: toon });

  function bewaarHier(sleutel, waarde) {
    if (waarde === null) rij.bak.removeItem(sleutel);
    else rij.bak.setItem(sleutel, JSON.stringify(waarde));
  }

  function leesHier(sleutel) {
    try { return JSON.parse(rij.bak.getItem(sleutel) || "null"); } catch (fout) { return null; }
  }

  /* --- In and out of it -------------------------------------------------------------------------- */

  function weg(soort) {
    los = true;
    afgemeld = soort === "aanmelden";
    document.documentElement.dataset.lokaal = "ja";
    toon();
    wacht();
  }

  function wacht() {
    clearTimeout(wekker);
    if (los) wekker = setTimeout(herstel, OPNIEUW_NA);
  }

  function herstel() {
    if (!los) return Promise.resolve();
    return rij.verzend().then(function (uit) {
      afgemeld = uit === "aanmelden";
      if (uit !== "leeg") return wacht();
      delete document.documentElement.dataset.lokaal;
      return L.ververs().then(function (gelukt) { return gelukt ? terug() : weg(); });
    }).catch(function (fout) { weg(fout.soort); }).then(function () { if (los) toon(); });
  }

  function terug() {
    // Tried twice at the same time, the second would wipe what the first one said.
    if (!los) return;
    los = afgemeld = false;
    clearTimeout(wekker);
    bewaarHier(SCHERM, null);
    meldScherm(null);
    // Another window of this browser may have sent what waited here; it arrived all the same.
    var gelukt = Math.max(verstuurd, gewacht - rij.wachtend().length);
    verstuurd = gewacht = 0;
    klaarTekst = gelukt > 1 ? "Alles is aangekomen." : gelukt === 1 ? "Het is aangekomen." : "";
    toon();
    setTimeout(function () { klaarTekst = ""; if (!los) toon(); }, KLAAR_TOON);
  }

  function verstuur(entry) {
    var velden = Object.assign({}, entry.velden, { sleutel: entry.id, scherm: document.body.dataset.pagina });
    return L.post(entry.adres, velden).then(function () {
      verstuurd += 1;
      return { soort: "klaar" };
    }, function (fout) {
      if (fout.soort === "aanmelden") return { soort: "aanmelden" };
      if (fout.soort === "weg") return { soort: "geweigerd", melding: "Je leidt deze sessie niet met dit account." };
      if (fout.soort === "fout") return { soort: "geweigerd", melding: L.foutIn(fout.html) || "Dit kon niet." };
      return { soort: "later" };
    });
  }

  /* --- What the page says about it ------------------------------------------------------------------ */

  function aantalWoord(n, een, meer) { return n === 1 ? "1 " + een : n + " " + meer; }

  function inhoud() {
    var wachtend = rij.wachtend();
    var totaal = 0;
    var delen = TELBAAR.map(function (woorden) {
      var n = wachtend.filter(function (x) { return x.soort === woorden[0]; }).length;
      totaal += n;
      return n && aantalWoord(n, woorden[1], woorden[2]);
    }).filter(Boolean);
    return { tekst: opsomming(delen), staat: totaal === 1 ? "staat" : "staan" };
  }

  function opsomming(delen) {
    return [delen.slice(0, -1).join(", "), delen[delen.length - 1]].filter(Boolean).join(" en ");
  }

  function toon() {
    var plek = document.querySelector("[data-wachtrij]");
    var zin = plek.querySelector("[data-wachtrij-tekst]");
    var hier = inhoud();
    var veilig = hier.tekst ? hier.tekst + " " + hier.staat + " veilig in deze browser." : "wat je invult blijft in deze browser.";
    zin.textContent = klaarTekst;
    if (los) gewacht = Math.max(gewacht, rij.wachtend().length);
    if (los && afgemeld) {
      zin.textContent = "Je bent afgemeld. " + veilig.charAt(0).toUpperCase() + veilig.slice(1) + " ";
      var naar = document.createElement("a");
      naar.href = G.inloggen + encodeURIComponent(location.pathname);
      naar.target = "_blank";
      naar.textContent = "Meld je opnieuw aan";
      zin.appendChild(naar);
    } else if (los) {
      zin.textContent = "Geen verbinding. Je kunt doorgaan; " + veilig;
      if (!rij.blijft) zin.textContent += " Sluit dit venster niet.";
    }
    var lijst = plek.querySelector("[data-wachtrij-geweigerd]");
    lijst.replaceChildren.apply(lijst, rij.geweigerd().map(regel));
    plek.classList.toggle("los", los);
    plek.hidden = !zin.textContent && !lijst.children.length;
  }

  function regel(entry) {
    var li = document.createElement("li");
    var woorden = entry.velden.tekst ? ": ‘" + entry.velden.tekst + "’" : "";
    li.textContent = "Niet overgenomen, " + entry.label + woorden + ". " + entry.melding + " ";
    var keuze = keuzeVan(entry.velden.stelling);
    if (keuze) li.appendChild(knop("Bekijk", function () {
      L.post(G.adressen.ga_naar, { naar: "stelling-" + keuze.keuze, scherm: document.body.dataset.pagina }).then(L.ververs).catch(function (fout) { weg(fout.soort); });
    }));
    li.appendChild(knop("Laat vervallen", function () { rij.haalWeg(entry); }));
    return li;
  }

  function knop(tekst, doe) {
    var uit = document.createElement("button");
    uit.type = "button";
    uit.className = "btn btn-link";
    uit.textContent = tekst;
    uit.addEventListener("click", doe);
    return uit;
  }

  /* --- Acts without connection ------------------------------------------------------------------------ */

  function plekVan(stelling) {
    return G.stellingen.findIndex(function (s) { return String(s.stelling) === String(stelling); });
  }

  function keuzeVan(stelling) { return G.stellingen[plekVan(stelling)]; }

  function lokaal(soort, form, knop, velden, id) {
    if (soort === "onthul" && form.id === "handen") {
      var geteld = legVast(form, id);
      return geteld && laatZien(plekVan(L.bediening().dataset.stelling), geteld);
    }
    if (window.Redenveld.noteert(soort)) return noteer(soort, velden, id);
    if (soort === "ga_naar") return gaNaar(knop, velden);
    if (soort === "aanwezig" && /^[0-9]{1,4}$/.test(velden.aanwezig)) {
      G.aanwezig = Number(velden.aanwezig);
      if (L.handenForm()) { L.handenForm().dataset.aanwezig = velden.aanwezig; H.stelVoor(L.handenForm()); }
      return rij.voegToe("aanwezig", G.adressen.aanwezig, { aanwezig: velden.aanwezig }, "aanwezig " + velden.aanwezig, id, true);
    }
    return L.zeg("Dit kan weer zodra er verbinding is.");
  }

  /* Put the tally of the form in the queue; null, with a message, when it cannot be right. */
  function legVast(form, id) {
    var aantallen = H.lees(form);
    var stelling = L.bediening().dataset.stelling;
    if (!keuzeVan(stelling)) {
      L.probleem("Stippen tellen kan weer zodra er verbinding is.");
      return null;
    }
    if (H.over(form, null) < 0) {
      L.probleem("Er zijn meer handen geteld dan er mensen zijn. Verlaag een aantal of verhoog het aantal aanwezigen.");
      return null;
    }
    var velden = { stelling: stelling, aanwezig: form.dataset.aanwezig };
    aantallen.forEach(function (n, i) { velden["waarde_" + i] = n; });
    keuzeVan(stelling).klaar = true;
    rij.voegToe("nasturen", G.adressen.nasturen, velden, keuzeVan(stelling).code + ": " + aantallen.join(", "), id);
    concept(null);
    L.zetVuil(false);
    return aantallen;
  }

  function gaNaar(knop, velden) {
    var nu = plekVan(L.bediening().dataset.stelling);
    var form = L.handenForm();
    var doel = -1;
    if (/^stelling-/.test(velden.naar || "")) {
      doel = G.stellingen.findIndex(function (s) { return "stelling-" + s.keuze === velden.naar; });
    } else if (!velden.naar && knop.dataset.richting && nu > -1) {
      doel = nu + (knop.dataset.richting === "volgende" ? 1 : -1);
    }
    if (!G.stellingen[doel]) return L.zeg("Daarheen kan weer zodra er verbinding is.");
    if (form && form.dataset.doe === "onthul" && H.begonnen(form) && !form.hidden && !legVast(form, null)) return undefined;
    laatZien(doel, null);
    return rij.voegToe("ga_naar", G.adressen.ga_naar, { naar: "stelling-" + G.stellingen[doel].keuze }, "naar " + G.stellingen[doel].code, null, true);
  }

  function noteer(soort, velden, id) {
    if (!velden.tekst.trim()) return undefined;
    // At the opening there is no statement.
    var hier = L.bediening().dataset.stelling || "";
    var stelling = soort === "reden" ? velden.stelling || hier : "";
    var mee = stelling ? { stelling: stelling, tekst: velden.tekst } : { tekst: velden.tekst };
    if (velden.op_projector) mee.op_projector = "1";
    rij.voegToe(soort, G.adressen[soort], mee, stelling ? "reden bij " + keuzeVan(stelling).code : "opmerking", id);
    window.Redenveld.verzonden(velden.tekst);
    var nu = L.werk.querySelector("#reden");
    if (!nu) return undefined;
    if (nu.elements.tekst.value === velden.tekst) {
      nu.elements.tekst.value = "";
      nu.elements.tekst.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (stelling === hier) {
      var li = document.createElement("li");
      li.className = "rij";
      li.textContent = velden.tekst;
      nu.parentNode.querySelector("[data-redenen]").appendChild(li);
    }
    return nu.elements.tekst.focus();
  }

  /* --- Showing a statement from the page itself ---------------------------------------------------------- */

  function laatZien(plek, geteld) {
    var s = G.stellingen[plek];
    var volgende = G.stellingen[plek + 1];
    var teksten = {
      waar: s.code + " " + s.cluster + " · stelling " + (plek + 1) + " van " + G.stellingen.length,
      tekst: s.tekst,
      toelichting: s.toelichting,
      succesfactor: s.succesfactor && "Succesfactor: " + s.succesfactor,
      interventie: s.interventie,
      hierna: volgende ? volgende.tekst : "de afsluiting",
      geteld: geteld ? "Geteld: " + geteld.map(function (n, i) { return n + " " + G.schaal[i]; }).join(", ") + "." : ""
    };
    var vorm = document.querySelector("[data-sjabloon=lokaal]").content.cloneNode(true);
    vorm.querySelectorAll("[data-vul]").forEach(function (el) { el.textContent = teksten[el.dataset.vul]; });
    var tempo = L.werk.querySelector("[data-tempo]");
    var meerOpen = L.werk.querySelector(".meer[open]");
    L.werk.replaceChildren(vorm);
    if (tempo && L.werk.querySelector(".zijkant")) {
      tempo.dataset.resterend = G.stellingen.filter(function (x) { return !x.klaar; }).length;
      L.werk.querySelector(".zijkant").prepend(tempo);
    }
    var aanwezig = L.werk.querySelector("[name=aanwezig]");
    if (aanwezig) aanwezig.value = G.aanwezig;
    var deel = L.bediening();
    deel.dataset.stelling = s.stelling;
    deel.dataset.keuze = s.keuze;
    var reden = L.werk.querySelector("#reden");
    reden.elements.stelling.value = s.stelling;
    reden.dataset.code = s.code;
    window.Redenveld.terug();
    if (meerOpen) L.werk.querySelector(".meer").open = true;
    var form = L.handenForm();
    form.dataset.aanwezig = G.aanwezig;
    form.dataset.telefoons = 0;
    form.hidden = Boolean(geteld) || !G.handen;
    if (form.hidden) {
      // Two forms would each have a primary button.
      form.querySelector("[data-hoofdknop]").removeAttribute("data-hoofdknop");
      var verder = deel.querySelector("[data-richting=volgende]");
      verder.className = "btn btn-primary hoofdknop";
      verder.setAttribute("data-hoofdknop", "");
      verder.focus();
    } else {
      H.stelVoor(form);
      H.ga(H.eersteLege(form));
    }
    toonOpScherm(s, geteld || G.schaal.map(function () { return 0; }));
  }

  /* The projector window of the same browser shows what this one shows. */
  function toonOpScherm(s, aantallen) {
    var wat = { tekst: s.tekst, code: s.code, cluster: s.cluster, aantallen: aantallen };
    bewaarHier(SCHERM, wat);
    meldScherm(wat);
  }

  function meldScherm(wat) { document.dispatchEvent(new CustomEvent("leiding:scherm", { detail: wat })); }

  /* --- What was typed but not sent ------------------------------------------------------------------------ */

  function concept(waarden) {
    var deel = L.bediening();
    bewaarHier(CONCEPT, waarden && deel.dataset.ronde ? { ronde: deel.dataset.ronde, waarden: waarden } : null);
    if (los && waarden && keuzeVan(deel.dataset.stelling)) toonOpScherm(keuzeVan(deel.dataset.stelling), waarden.map(Number));
  }

  function haalConceptTerug() {
    var oud = leesHier(CONCEPT);
    var deel = L.bediening();
    var form = L.handenForm();
    if (!oud || !form || form.dataset.doe !== "onthul" || oud.ronde !== deel.dataset.ronde) return;
    H.velden(form).forEach(function (veld, i) { veld.value = oud.waarden[i]; });
    H.stelVoor(form);
    L.plan();
  }

  /* What another window left behind is sent from here. */
  function stuurNa() {
    if (!los && rij.wachtend().length) weg();
    return herstel();
  }

  window.addEventListener("online", stuurNa);
  window.addEventListener("focus", stuurNa);
  window.addEventListener("storage", function (e) {
    if (!e.key || e.key.indexOf(rij.voor) !== 0) return;
    toon();
    if (los && !rij.wachtend().length) herstel();
  });

  Object.assign(L, {
    weg: weg,
    zonder: function () {
      if (!los && rij.wachtend().length) setTimeout(stuurNa);
      return los || rij.wachtend().length > 0;
    },
    lokaal: lokaal,
    concept: concept
  });

  document.addEventListener("DOMContentLoaded", function () {
    haalConceptTerug();
    if (rij.wachtend().length) {
      stuurNa();
    } else {
      // Left behind by a window that was closed without connection: the room follows the server.
      bewaarHier(SCHERM, null);
      meldScherm(null);
    }
    toon();
  });
})();
