/* Keeps parts of a page up to date: <div data-stroom="address" data-sleutel="key">…</div>.

   The server sends the part with its key; a part that has that key already stays as it is. Without
   a working stream (a proxy that holds it back, wifi that drops) the part is asked for every few
   seconds, and the stream is tried again and again. On <html> data-verbinding says ja or nee.
   Events, on the element and upwards: stroom:nieuw (there is a new part), stroom:verbinding (the
   connection came or went; detail.ja), stroom:einde (there is nothing more to come). */
(function () {
  "use strict";

  const STIL = 20000; // ms; the server gives a sign of life every 15 s
  const EERSTE = 6000; // ms within which the first sign must come, or the next after an error
  const VERBORGEN = 5 * 60000; // ms after which a page nobody looks at stops listening
  const VRAAG = 2000; // ms between questions without a stream
  const VRAAG_TRAAG = 15000;
  const OPNIEUW = 2000; // ms before the stream is tried again, doubling up to
  const OPNIEUW_TRAAG = 30000;

  const stromen = [];
  const bekend = new WeakSet();
  let verborgenSinds = document.hidden ? Date.now() : 0;

  // Five hundred phones that lost one wifi must not all come back in the same second.
  function spreid(ms) {
    return ms * (0.7 + 0.6 * Math.random());
  }

  function zonder(adres, naam) {
    const url = new URL(adres, window.location.href);
    url.searchParams.delete(naam);
    return url.pathname + url.search;
  }

  function haalJson(adres) {
    const afbreken = new AbortController();
    const klok = setTimeout(function () { afbreken.abort(); }, 8000);
    return fetch(adres, {
      cache: "no-store",
      credentials: "same-origin",
      headers: { Accept: "application/json" },
      signal: afbreken.signal
    }).finally(function () { clearTimeout(klok); });
  }

  class Stroom {
    constructor(element) {
      this.element = element;
      this.adres = element.dataset.stroom;
      this.bron = null;
      this.leefde = false;
      this.verbonden = true;
      this.klaar = false;
      this.begin();
    }

    /* Start afresh, at once: on loading, and whenever the page or the network comes back. */
    begin() {
      this.pogingen = 0;
      this.missers = 0;
      this.vraagOm = Infinity;
      this.open();
    }

    open() {
      this.sluit();
      this.opnieuwOm = Infinity;
      this.uiterlijk = Date.now() + EERSTE;
      const bron = new EventSource(this.adres);
      this.bron = bron;
      bron.onmessage = (e) => {
        this.leeft();
        this.toon(JSON.parse(e.data));
      };
      bron.addEventListener("hart", () => this.leeft());
      bron.addEventListener("verlopen", () => this.vernieuw());
      bron.addEventListener("einde", () => this.einde());
      bron.onerror = () => {
        if (this.bron !== bron) return;
        if (bron.readyState === EventSource.CLOSED) this.breek();
        // Otherwise the browser tries again by itself; it gets a moment for that.
        else this.uiterlijk = Math.min(this.uiterlijk, Date.now() + EERSTE);
      };
    }

    sluit() {
      if (this.bron) this.bron.close();
      this.bron = null;
    }

    leeft() {
      this.leefde = true;
      this.uiterlijk = Date.now() + STIL;
      this.pogingen = 0;
      this.missers = 0;
      this.vraagOm = Infinity;
      this.meld(true);
    }

    /* The stream does not work: ask, and try the stream again later. */
    breek() {
      this.sluit();
      this.leefde = false;
      const wacht = Math.min(OPNIEUW_TRAAG, OPNIEUW * Math.pow(2, this.pogingen));
      this.pogingen += 1;
      this.opnieuwOm = Date.now() + spreid(wacht);
      if (this.vraagOm === Infinity) this.vraagOm = Date.now();
    }

    tik(nu) {
      if (this.klaar) return;
      if (this.bron && nu > this.uiterlijk) this.breek();
      if (!this.bron && nu > this.opnieuwOm) this.open();
      if (nu > this.vraagOm) this.vraag();
    }

    vraag() {
      this.vraagOm = Infinity;
      haalJson(this.adres + "&eenmaal=1").then((antwoord) => {
        if (antwoord.status === 403) return this.vernieuw();
        if (antwoord.status === 404) return this.einde();
        if (!antwoord.ok || antwoord.redirected) throw new Error("geen antwoord");
        return antwoord.json().then((bericht) => {
          this.missers = 0;
          this.meld(true);
          this.toon(bericht);
          this.vraagLater(VRAAG);
        });
      }).catch(() => {
        this.missers += 1;
        this.meld(false);
        this.vraagLater(Math.min(VRAAG_TRAAG, VRAAG * Math.pow(1.5, this.missers)));
      });
    }

    vraagLater(ms) {
      // Not when the stream came back in the meantime.
      if (!this.leefde) this.vraagOm = Date.now() + spreid(ms);
    }

    /* The proof in the address is past its time: ask for a new address. */
    vernieuw() {
      this.sluit();
      this.vraagOm = Infinity;
      this.opnieuwOm = Infinity;
      return haalJson(zonder(this.adres, "t")).then((antwoord) => {
        if (antwoord.status === 403 || antwoord.status === 404 || antwoord.redirected) return this.einde();
        if (!antwoord.ok) throw new Error("geen antwoord");
        return antwoord.json().then((nieuw) => {
          this.adres = nieuw.adres;
          this.begin();
        });
      }).catch(() => {
        this.meld(false);
        this.breek();
      });
    }

    einde() {
      this.sluit();
      this.klaar = true;
      this.meld(false);
      this.zeg("stroom:einde", {});
    }

    toon(bericht) {
      const element = this.element;
      if (element.dataset.sleutel === bericht.sleutel) return;
      const actief = document.activeElement;
      const id = actief && element.contains(actief) ? actief.id : "";
      element.innerHTML = bericht.html;
      element.dataset.sleutel = bericht.sleutel;
      if (window.htmx) window.htmx.process(element);
      const zelfde = id && document.getElementById(id);
      if (zelfde) zelfde.focus({ preventScroll: true });
      this.zeg("stroom:nieuw", { sleutel: bericht.sleutel });
    }

    meld(ja) {
      const anders = this.verbonden !== ja;
      this.verbonden = ja;
      const alle = stromen.every(function (stroom) { return stroom.verbonden; });
      document.documentElement.dataset.verbinding = alle && ja ? "ja" : "nee";
      if (anders) this.zeg("stroom:verbinding", { ja: ja });
    }

    zeg(naam, detail) {
      this.element.dispatchEvent(new CustomEvent(naam, { bubbles: true, detail: detail }));
    }
  }

  function begin(wortel) {
    const binnen = Array.from(wortel.querySelectorAll("[data-stroom]"));
    if (wortel.matches && wortel.matches("[data-stroom]")) binnen.push(wortel);
    binnen.forEach(function (element) {
      if (bekend.has(element)) return;
      bekend.add(element);
      stromen.push(new Stroom(element));
    });
  }

  function tik() {
    const nu = Date.now();
    for (let i = stromen.length - 1; i >= 0; i -= 1) {
      const stroom = stromen[i];
      if (!stroom.element.isConnected) {
        stroom.sluit();
        stromen.splice(i, 1);
      } else if (verborgenSinds && nu - verborgenSinds > VERBORGEN) {
        stroom.sluit();
      } else {
        stroom.tik(nu);
      }
    }
  }

  function terug() {
    verborgenSinds = 0;
    stromen.forEach(function (stroom) {
      if (!stroom.klaar && (!stroom.bron || Date.now() > stroom.uiterlijk)) stroom.begin();
    });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) verborgenSinds = Date.now();
    else terug();
  });
  window.addEventListener("pageshow", function (e) { if (e.persisted) terug(); });
  window.addEventListener("pagehide", function () {
    stromen.forEach(function (stroom) { stroom.sluit(); });
  });
  window.addEventListener("online", terug);
  window.addEventListener("offline", function () {
    stromen.forEach(function (stroom) {
      if (stroom.klaar) return;
      stroom.meld(false);
      stroom.breek();
    });
  });
  document.addEventListener("htmx:load", function (e) { begin(e.detail.elt); });

  begin(document);
  setInterval(tik, 1000);
})();
