/* Acts that could not be sent wait here, in this browser, and go out in order when the connection
   is back. Each has an id that the server remembers, so it counts once however often it is sent.
   One entry is one key in localStorage: two tabs then never write over each other's. */
(function () {
  "use strict";

  var HUUR = 15000; // ms a tab may send before another one takes over (only without Web Locks)
  var TIJD = 8000; // ms before an answer counts as lost

  function nieuweId() {
    var bytes = new Uint8Array(16);
    window.crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  }

  /* localStorage, or memory where the browser refuses it. */
  function opslag() {
    try {
      window.localStorage.setItem("boas-proef", "1");
      window.localStorage.removeItem("boas-proef");
      return { blijft: true, bak: window.localStorage };
    } catch (fout) {
      var kaart = new Map();
      return {
        blijft: false,
        bak: {
          getItem: function (s) { return kaart.has(s) ? kaart.get(s) : null; },
          setItem: function (s, w) { kaart.set(s, w); },
          removeItem: function (s) { kaart.delete(s); },
          key: function (i) { return Array.from(kaart.keys())[i]; },
          get length() { return kaart.size; }
        }
      };
    }
  }

  /* fetch that fails, rather than waits, without connection. */
  function haal(adres, opties) {
    if (navigator.onLine === false) return Promise.reject(new TypeError("offline"));
    var af = new AbortController();
    var wekker = setTimeout(function () { af.abort(); }, TIJD);
    var alles = Object.assign({ credentials: "same-origin", signal: af.signal }, opties);
    return fetch(adres, alles).then(
      function (antwoord) { clearTimeout(wekker); return antwoord; },
      function (fout) { clearTimeout(wekker); throw fout; }
    );
  }

  function Wachtrij(sessie, opties) {
    var hier = opslag();
    this.bak = hier.bak;
    this.blijft = hier.blijft;
    this.voor = "boas-" + sessie + "-wacht-";
    this.slot = "boas-" + sessie + "-slot";
    this.tab = nieuweId();
    this.verstuur = opties.verstuur; // (entry) -> Promise<{soort: klaar|geweigerd|later|aanmelden, melding}>
    this.melden = opties.melden; // () called at every change
    this.bezig = false;
    this.volgnummer = 0;
  }

  Wachtrij.prototype.sleutels = function () {
    var uit = [];
    for (var i = 0; i < this.bak.length; i += 1) {
      var sleutel = this.bak.key(i);
      if (sleutel && sleutel.indexOf(this.voor) === 0) uit.push(sleutel);
    }
    return uit.sort();
  };

  Wachtrij.prototype.alles = function () {
    var bak = this.bak;
    return this.sleutels().map(function (sleutel) {
      try { return Object.assign(JSON.parse(bak.getItem(sleutel)), { plek: sleutel }); } catch (fout) { return null; }
    }).filter(Boolean);
  };

  Wachtrij.prototype.wachtend = function () { return this.alles().filter(function (x) { return !x.geweigerd; }); };
  Wachtrij.prototype.geweigerd = function () { return this.alles().filter(function (x) { return x.geweigerd; }); };

  /* Put an act at the end. `enige`: an earlier one of the same kind that still waits goes. */
  Wachtrij.prototype.voegToe = function (soort, adres, velden, label, id, enige) {
    var zelf = this;
    if (enige) {
      this.wachtend().forEach(function (x) { if (x.soort === soort) zelf.bak.removeItem(x.plek); });
    }
    this.volgnummer += 1;
    var volgorde = String(Date.now()) + "-" + ("00000" + this.volgnummer).slice(-6);
    var entry = { id: id || nieuweId(), soort: soort, adres: adres, velden: velden, label: label };
    this.bak.setItem(this.voor + volgorde + "-" + entry.id, JSON.stringify(entry));
    this.melden();
  };

  Wachtrij.prototype.haalWeg = function (entry) {
    this.bak.removeItem(entry.plek);
    this.melden();
  };

  Wachtrij.prototype.weiger = function (entry, melding) {
    if (this.bak.getItem(entry.plek) === null) return;
    this.bak.setItem(entry.plek, JSON.stringify({
      id: entry.id, soort: entry.soort, adres: entry.adres, velden: entry.velden,
      label: entry.label, geweigerd: true, melding: melding
    }));
    this.melden();
  };

  /* Send what waits, in order, in one tab at a time. Resolves with leeg, later, aanmelden or bezet. */
  Wachtrij.prototype.verzend = function () {
    var zelf = this;
    if (this.bezig) return Promise.resolve("bezet");
    this.bezig = true;
    function vrij(uit) { zelf.bezig = false; return uit; }
    return this.alleen(function () { return zelf.rij(); }).then(vrij, function (fout) { vrij(); throw fout; });
  };

  Wachtrij.prototype.alleen = function (doe) {
    if (navigator.locks) {
      return navigator.locks.request(this.slot, { ifAvailable: true }, function (slot) {
        return slot ? doe() : "bezet";
      });
    }
    var bak = this.bak;
    var slot = this.slot;
    var tab = this.tab;
    var houder = (bak.getItem(slot) || "").split(" ");
    if (houder[0] && houder[0] !== tab && Number(houder[1]) > Date.now()) return Promise.resolve("bezet");
    bak.setItem(slot, tab + " " + (Date.now() + HUUR));
    function los(uit) { bak.removeItem(slot); return uit; }
    return doe().then(los, function (fout) { los(); throw fout; });
  };

  Wachtrij.prototype.rij = function () {
    var zelf = this;
    var eerste = this.wachtend()[0];
    if (!eerste) return Promise.resolve("leeg");
    return this.verstuur(eerste).then(function (uit) {
      if (uit.soort === "klaar") zelf.haalWeg(eerste);
      else if (uit.soort === "geweigerd") zelf.weiger(eerste, uit.melding);
      else return uit.soort;
      return zelf.rij();
    });
  };

  window.Wachtrij = Wachtrij;
  window.Wachtrij.nieuweId = nieuweId;
  window.Wachtrij.haal = haal;
})();
