"""Charts: sound SVG, honest geometry, hostile text harmless."""

import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from django.utils.safestring import SafeString
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rapportage.grafieken import (
    Drempel,
    Kolomstaaf,
    Mijlpaal,
    Normlijn,
    Punt,
    Staaf,
    kolommen,
    lijn,
    staven,
    tijdlijn,
    verdeling,
)
from rapportage.grafieken.assen import maanden, ronde_stappen
from rapportage.grafieken.kleuren import ACCENT, DONKERBLAUW, DONKERROOD, PAPIER, vullingen
from rapportage.grafieken.lijn import STREEP
from rapportage.grafieken.tekst import breedte_van, regels
from rapportage.grafieken.verdeling import stukken

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ["zeer oneens", "oneens", "eens", "volledig eens"]
KWAAD = "</text><script>alert(1)</script>&\"'\x07\x00]]>"
DAG = datetime.date(2026, 3, 12)


def alle(tekst="Stelling", sleutel=""):
    """One of each chart, `tekst` everywhere a text can stand."""
    drempel = Drempel(30, tekst)
    return [
        verdeling([tekst] * 4, [2, 3, 6, 3], titel=tekst, drempel=drempel, sleutel=sleutel),
        staven(
            [tekst] * 4,
            [Staaf(tekst, [2, 3, 6, 3], tekst, tekst, tekst), Staaf(tekst, [0, 0, 0, 0])],
            titel=tekst,
            aandeel=tekst,
            drempel=drempel,
        ),
        lijn(
            [Punt(DAG, 5.7, tekst), Punt(datetime.date(2026, 6, 1), 6.1)],
            titel=tekst,
            normen=[Normlijn(6.5, tekst)],
            eenheid=tekst,
        ),
        kolommen(
            [Kolomstaaf(tekst, 12, 20, tekst), Kolomstaaf(tekst, 0)], titel=tekst, eenheid=tekst
        ),
        tijdlijn(
            [Mijlpaal(tekst, tekst, DAG, True, None, tekst), Mijlpaal(tekst, tekst, None)],
            titel=tekst,
            vandaag=DAG,
        ),
    ]


def teksten(svg):
    return ["".join(t.itertext()) for t in fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("nummer", range(5))
def test_elke_grafiek_is_goede_svg_met_titel_en_uitleg(nummer):
    svg = alle()[nummer]
    wortel = fromstring(svg)
    assert isinstance(svg, SafeString)
    assert wortel.tag == f"{SVG}svg"
    assert wortel.get("role") == "img"
    assert wortel.get("viewBox").startswith("0 0 ")
    genoemd = wortel.get("aria-labelledby").split()
    assert [wortel.find(f"{SVG}{naam}").get("id") for naam in ("title", "desc")] == genoemd
    assert all(wortel.find(f"{SVG}{naam}").text for naam in ("title", "desc"))
    assert not any("style" in deel.attrib or "href" in deel.attrib for deel in wortel.iter())


@pytest.mark.parametrize("nummer", range(5))
def test_kwade_tekst_blijft_tekst(nummer):
    svg = alle(KWAAD)[nummer]
    wortel = fromstring(svg)
    assert wortel.find(f"{SVG}title").text == KWAAD.replace("\x07", "").replace("\x00", "")
    assert not list(wortel.iter(f"{SVG}script"))
    assert "<script" not in svg


def test_ids_zijn_uniek_op_een_pagina_en_verwijzingen_bestaan():
    pagina = "".join([*alle(), *alle("Anders"), verdeling(LABELS, [1, 2, 3, 4], titel="x")])
    pagina += verdeling(LABELS, [1, 2, 3, 4], titel="x", sleutel="nog eens <")
    ids = re.findall(r' id="([^"]+)"', pagina)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", pagina)) <= set(ids)


def test_dezelfde_gegevens_geven_dezelfde_tekst():
    assert alle() == alle()


def test_het_patroon_onderscheidt_wat_op_grijs_gelijk_is():
    wortel = fromstring(verdeling(LABELS, [2, 3, 6, 3], titel="x"))
    patronen = {p.get("id")[-1]: p for p in wortel.iter(f"{SVG}pattern")}
    assert set(patronen) == {"0", "1", "2"}
    assert patronen["0"].findall(f"{SVG}path")
    assert patronen["2"].findall(f"{SVG}circle")


@pytest.mark.parametrize("aantal", range(2, 8))
def test_vullingen_zijn_leesbaar(aantal):
    def helderheid(kleur):
        delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
        return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]

    def contrast(a, b):
        licht, donker = sorted([helderheid(a), helderheid(b)], reverse=True)
        return (licht + 0.05) / (donker + 0.05)

    for vulling in vullingen(aantal):
        assert contrast(vulling.kleur, vulling.tekst) >= 4.5
        assert contrast(vulling.rand, "#ffffff") >= 3


@pytest.mark.parametrize("kleur", [ACCENT, DONKERROOD, DONKERBLAUW, PAPIER])
def test_wat_op_donker_papier_wegvalt_heeft_op_een_pagina_de_kleur_van_de_pagina(kleur):
    stijl = Path(__file__).parents[2] / "static/basis/onderdelen.css"
    assert f'[fill="{kleur}"]' in stijl.read_text()


@given(st.lists(st.integers(0, 400), min_size=2, max_size=7))
def test_stukken_zijn_samen_alle_antwoorden_rond_het_midden(aantallen):
    delen = stukken(aantallen)
    if sum(aantallen) == 0:
        assert delen == []
        return
    helft, rest = divmod(len(aantallen), 2)
    links = sum(aantallen[:helft]) + (aantallen[helft] / 2 if rest else 0)
    assert delen[0].van == pytest.approx(-links / sum(aantallen))
    assert delen[-1].tot - delen[0].van == pytest.approx(1)
    assert [d.aantal for d in delen] == [a for a in aantallen if a]
    for een, ander in pairwise(delen):
        assert een.tot == ander.van


def test_een_aantal_onder_nul_bestaat_niet():
    with pytest.raises(ValueError, match="negative"):
        verdeling(LABELS, [1, -1, 0, 0], titel="x")


def test_de_staaf_raakt_het_drempelteken_precies_op_de_drempel():
    wortel = fromstring(verdeling(LABELS, [1, 2, 5, 2], titel="x", drempel=Drempel(30)))
    staaf = min(
        float(r.get("x"))
        for r in wortel.iter(f"{SVG}rect")
        if r.get("fill", "")[:4] == "url(" and float(r.get("y")) > 40
    )
    teken = [r for r in wortel.iter(f"{SVG}line") if r.get("stroke-dasharray")]
    assert [float(r.get("x1")) for r in teken] == [pytest.approx(staaf, abs=0.01)]
    assert "drempel 30\u00a0%" in teksten(
        verdeling(LABELS, [1, 2, 5, 2], titel="x", drempel=Drempel(30))
    )


def test_verdeling_noemt_elk_aantal_ook_nul():
    gevonden = teksten(verdeling(LABELS, [0, 1, 60, 3], titel="x"))
    assert set(LABELS) <= set(gevonden)
    assert {"0", "1", "60", "3"} <= set(gevonden)


@pytest.mark.parametrize(
    ("breedte", "procent", "einden"),
    [
        (720, 30, ["iedereen oneens", "iedereen eens"]),
        (380, 30, ["oneens", "eens"]),
        (380, 90, ["eens"]),
    ],
)
def test_verdeling_zegt_wat_links_en_rechts_is_en_elk_aantal_een_keer(breedte, procent, einden):
    grens = Drempel(procent)
    gevonden = teksten(verdeling(LABELS, [5, 60, 7, 3], titel="x", drempel=grens, breedte=breedte))
    assert gevonden[gevonden.index(grens.tekst) + 1 :] == einden
    assert [gevonden.count(n) for n in ("5", "60", "7", "3")] == [1, 1, 1, 1]


def test_staven_noemen_aandeel_en_aantal():
    rijen = [Staaf("Doel", [8, 0, 10, 9], code="D1", noot="let op"), Staaf("Leeg", [0, 0, 0, 0])]
    gevonden = teksten(staven(LABELS, rijen, titel="x", drempel=Drempel(30)))
    assert {"D1", "Doel", "29,6\u00a0%", "8 van 27", "let op", "niet beantwoord"} <= set(gevonden)


def test_lijn_laat_een_gat_waar_niet_gemeten_is():
    dagen = [datetime.date(2026, maand, 1) for maand in range(1, 7)]
    punten = [Punt(d, None if d.month == 3 else d.month) for d in dagen]
    wortel = fromstring(lijn(punten, titel="x"))
    assert len(list(wortel.iter(f"{SVG}polyline"))) == 2
    assert len(list(wortel.iter(f"{SVG}circle"))) == 5
    assert "Nog niets gemeten." in teksten(lijn([Punt(DAG, None)], titel="x"))


def test_kolommen_noemen_aantal_en_norm_en_beginnen_bij_nul():
    svg = kolommen(
        [Kolomstaaf("periode 1", 119, 118), Kolomstaaf("periode 2", 59, 120, "tot vandaag")],
        titel="x",
        eenheid="gesprekken",
    )
    assert {"0", "119", "norm 118", "59", "norm 120", "tot vandaag"} <= set(teksten(svg))
    vlakken = [float(vlak.get("height")) for vlak in fromstring(svg).iter(f"{SVG}rect")]
    assert vlakken[0] / vlakken[1] == pytest.approx(119 / 59, abs=0.01)


def test_smalle_kolommen_noemen_hun_norm_eronder():
    staven = [Kolomstaaf(f"periode {nummer}", 119, 118) for nummer in range(1, 5)]

    def hoogte(breedte: int) -> float:
        svg = kolommen(staven, titel="x", eenheid="gesprekken", breedte=breedte)
        plek = {tekst.text: float(tekst.get("y")) for tekst in fromstring(svg).iter(f"{SVG}text")}
        assert "periode 4" in plek
        return plek["norm 118"] - plek["periode 4"]

    assert hoogte(340) > 0 > hoogte(900)


def test_kolommen_zonder_iets():
    assert "Nog niets geteld." in kolommen([], titel="x", eenheid="gesprekken")
    assert not list(
        fromstring(kolommen([Kolomstaaf("p", 0, 0)], titel="x", eenheid="y")).iter(f"{SVG}rect")
    )


def test_lijn_begint_bij_nul_of_zegt_dat_het_niet_zo_is():
    punten = [Punt(DAG, 60.0), Punt(datetime.date(2026, 6, 1), 64.0)]
    assert "0" in teksten(lijn(punten, titel="x"))
    los = teksten(lijn(punten, titel="x", vanaf_nul=False))
    assert "(as begint bij 60)" in los
    assert "0" not in los


def test_tijdlijn_noemt_eigenaar_en_datum_en_vandaag():
    svg = tijdlijn(
        [Mijlpaal("Uitslag mailen", "Marijke", DAG), Mijlpaal("Evaluatie", "Jan", None)],
        titel="x",
        vandaag=DAG,
    )
    assert {
        "Uitslag mailen",
        "Marijke · 12\u00a0maart 2026",
        "Jan · nog geen datum",
        "vandaag 12\u00a0mrt",
    } <= set(teksten(svg))
    assert "te laat" not in svg


@settings(max_examples=500)
@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
@example(-1e-5, 20_021.0)
@example(0.0, 5e-324)
@example(0.1, 0.2)
def test_stappen_omvatten_de_waarden(laagste, spreiding):
    stappen = ronde_stappen(laagste, laagste + spreiding)
    speling = 1e-5 * (stappen[1] - stappen[0])
    assert stappen[0] <= laagste + speling
    assert stappen[-1] >= laagste + spreiding - speling
    assert 2 <= len(stappen) <= 8


def test_maanden_noemen_het_jaar_bij_de_eerste_en_in_januari():
    strepen = maanden(datetime.date(2025, 11, 3), datetime.date(2026, 2, 1))
    assert [s.label for s in strepen] == ["nov 2025", "dec", "jan 2026", "feb"]
    assert len(maanden(datetime.date(2020, 1, 1), datetime.date(2030, 1, 1))) <= 12


@given(st.text(max_size=300), st.integers(20, 400))
def test_regels_passen(tekst, breedte):
    uit = regels(tekst, breedte, 14)
    assert 1 <= len(uit) <= 3
    assert all(breedte_van(regel, 14) <= breedte or len(regel) <= 2 for regel in uit)


def _strepen(prent: SafeString) -> list[dict[str, str]]:
    """The dashed lines of a chart."""
    return [
        stuk.attrib
        for stuk in fromstring(prent).iter(f"{SVG}line")
        if "stroke-dasharray" in stuk.attrib
    ]


def test_een_norm_stapt_naar_de_volgende():
    jaar = [datetime.date(2023 + nr, 7, 15) for nr in range(4)]
    normen = [
        Normlijn(72, "onze norm 72 %", van=jaar[0], tot=jaar[1]),
        Normlijn(65, "onze norm 65 %", van=jaar[1], vorige=72),
        Normlijn(72, "inspectie 72 %", soort="extern"),
    ]
    punten = [Punt(dag, waarde) for dag, waarde in zip(jaar, (58, 60.5, 67, 71), strict=True)]
    prent = lijn(punten, titel="Jaarresultaat", normen=normen, eenheid="%")
    eigen = [s for s in _strepen(prent) if s["stroke-dasharray"] == STREEP["norm"][1]]
    assert len(eigen) == 3
    [stap] = [s for s in eigen if s["x1"] == s["x2"]]
    vlak = [s for s in eigen if s["y1"] == s["y2"]]
    assert {stap["y1"], stap["y2"]} == {vlak[0]["y1"], vlak[1]["y1"]}
    assert stap["x1"] == vlak[0]["x2"] == vlak[1]["x1"]
    # The norm of others looks different, also without colour.
    assert any(s["stroke-dasharray"] == STREEP["extern"][1] for s in _strepen(prent))


def test_een_norm_van_voor_of_na_de_punten_staat_er_niet():
    punten = [Punt(DAG, 3.0), Punt(DAG + datetime.timedelta(days=90), 4.0)]
    oud = Normlijn(2, "oud", tot=DAG - datetime.timedelta(days=300))
    nieuw = Normlijn(5, "nieuw", van=DAG + datetime.timedelta(days=900))
    prent = lijn(punten, titel="t", normen=[oud, nieuw])
    assert not _strepen(prent)


def test_midden_en_grenzen_zien_er_anders_uit_dan_een_norm():
    assert len({streep for _, streep in STREEP.values()}) == len(STREEP)


def test_een_norm_die_laat_begint_heeft_zijn_naam_binnen_de_prent():
    dagen = [datetime.date(2026, maand, 1) for maand in (1, 6, 12)]
    laat = Normlijn(70, "onze norm 70 %", van=datetime.date(2026, 11, 20))
    prent = str(lijn([Punt(dag, 60) for dag in dagen], titel="t", normen=[laat], breedte=360))
    links = float(re.search(r'<text x="([0-9.]+)"[^>]*>onze norm 70 %', prent)[1])
    assert links + breedte_van("onze norm 70 %", 13, vet=True) <= 360


def test_de_middenlijn_ligt_waar_de_drempel_telt():
    """Five answers of which two count: the neutral ones lie right of the line."""
    assert [(d.nummer, round(d.van, 2)) for d in stukken([1, 2, 4, 2, 1], 2)] == [
        (0, -0.3),
        (1, -0.2),
        (2, 0.0),
        (3, 0.4),
        (4, 0.6),
    ]
    assert round(stukken([1, 2, 4, 2, 1])[0].van, 2) == -0.5


@pytest.mark.parametrize(
    ("aantal", "linker", "namen"),
    [
        (4, 2, ["0", "1", "2", "3"]),
        (5, 2, ["0", "1", "m", "2", "3"]),
        (5, 3, ["0", "1", "m", "2", "3"]),
        (4, 1, ["0", "2", "3b", "3"]),
        (4, 3, ["0", "0b", "1", "3"]),
        (7, 6, ["0", "0b", "1", "m", "2", "3b", "3"]),
    ],
)
def test_elke_kant_van_de_lijn_heeft_zijn_kleuren(aantal, linker, namen):
    assert [vulling.naam for vulling in vullingen(aantal, linker)] == namen


def test_de_einden_zijn_de_eerste_die_passen():
    einden = (("iedereen nee of meestal niet", "iedereen meestal wel of ja"), ("nee", "ja"))

    def gevonden(breedte, drempel=None):
        grafiek = verdeling(
            ["nee", "meestal niet", "meestal wel", "ja"],
            [1, 2, 5, 2],
            titel="x",
            drempel=drempel,
            einden=einden,
            breedte=breedte,
        )
        return teksten(grafiek)[-2:]

    assert gevonden(720) == list(einden[0])
    assert gevonden(360, Drempel(30)) == list(einden[1])
