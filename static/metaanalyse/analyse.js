/* The heat map of a cross-table: plotly is fetched when somebody opens it, and not before. */
(() => {
  "use strict";

  const kader = document.querySelector(".warmtekaart");
  if (!kader) return;
  const nonce = document.currentScript.nonce;
  const gegevens = JSON.parse(document.getElementById("warmtekaart-gegevens").textContent);
  /* Of cards without a value there is nothing to draw. */
  if (!gegevens.rijen.length || !gegevens.kolommen.length) return;
  const vlak = kader.querySelector(".warmtekaart-vlak");
  const stand = kader.querySelector("[data-stand]");
  const DONKER = matchMedia("(prefers-color-scheme: dark)");
  /* In cells of a large table a figure would not fit. */
  const MEESTE_CIJFERS = 300;

  kader.hidden = false;
  kader.addEventListener("toggle", () => kader.open && laad(), { once: true });
  DONKER.addEventListener("change", () => window.Plotly && kader.open && teken());

  /* As it loads, plotly puts the style sheet of its geographic maps in the head, unless an element of
     this name is there. We draw none, and the policy would refuse it. */
  const KAARTSTIJL = "ce8d464691048653ffe3a57c6c18ab566e8366f186677868cf724621a857b4fe";

  function laad() {
    const plek = document.createElement("meta");
    plek.id = KAARTSTIJL;
    document.head.append(plek);
    const script = document.createElement("script");
    script.src = kader.dataset.plotly;
    script.nonce = nonce;
    script.onload = teken;
    script.onerror = () => {
      stand.textContent = "De warmtekaart kon niet worden opgehaald. De tabel hierboven zegt hetzelfde.";
    };
    document.head.append(script);
  }

  const kleur = (naam) => getComputedStyle(document.documentElement).getPropertyValue(naam).trim();

  async function teken() {
    const { rijen, kolommen, aantal, deel } = gegevens;
    const inkt = kleur("--inkt");
    /* Plotly counts in pixels; a letter follows the page, so up to the largest screen. */
    const letter = 0.76 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    /* Cards come whole: no second "3" between 3 and 4. */
    const stap = Math.max(1, Math.ceil(Math.max(...aantal.flat()) / 8));
    const plaat = {
      type: "heatmap",
      /* Numbered, for two values may be called the same. */
      x: kolommen.map((_, nummer) => nummer),
      y: rijen.map((_, nummer) => nummer),
      z: aantal,
      customdata: rijen.map((rij, r) => kolommen.map((kolom, k) => [rij, kolom, deel[r][k]])),
      hovertemplate: "%{customdata[0]}<br>%{customdata[1]}<br>%{z} kaarten, %{customdata[2]} van de rij<extra></extra>",
      colorscale: [[0, kleur("--papier")], [1, kleur("--accent")]],
      xgap: 1,
      ygap: 1,
      colorbar: { title: { text: "kaarten" }, thickness: letter, tickformat: "d", dtick: stap },
    };
    if (rijen.length * kolommen.length <= MEESTE_CIJFERS) plaat.texttemplate = "%{z}";
    const as = (titel, namen) => ({
      title: { text: titel },
      tickmode: "array",
      tickvals: namen.map((_, nummer) => nummer),
      ticktext: namen,
      automargin: true,
      showgrid: false,
      zeroline: false,
    });
    const vorm = {
      font: { family: kleur("--letter") || "system-ui, sans-serif", size: letter, color: inkt },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      separators: ",.",
      margin: { l: 10, r: 10, t: 10, b: 10 },
      width: Math.max(vlak.clientWidth, 25 * letter + kolommen.length * 2 * letter),
      height: 17 * letter + rijen.length * 2 * letter,
      xaxis: { ...as(gegevens.kolom, kolommen), tickangle: -45 },
      yaxis: { ...as(gegevens.rij, rijen), autorange: "reversed" },
    };
    await window.Plotly.newPlot(vlak, [plaat], vorm, { displayModeBar: false, locale: "nl" });
    stand.hidden = true;
  }
})();
