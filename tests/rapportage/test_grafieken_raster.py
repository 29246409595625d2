"""The evidence map and the flow: circles by area and fill, boxes that say where others went."""

import pytest
from defusedxml.ElementTree import fromstring

from rapportage.grafieken import Bel, Stap, Vak, bellen, stroom
from rapportage.grafieken.bellen import KLEINST, straal

SVG = "{http://www.w3.org/2000/svg}"
KWAAD = "</text><script>alert(1)</script>&\"'\x07]]>"
GROEPEN = ["niet bekend", "weinig", "half", "veel"]


def kaart(tekst="Tijd", breedte=720, adres="/kaarten/?a=1&b=2"):
    return bellen(
        [tekst, "Visie"],
        ["0", "5"],
        [
            Bel(0, 0, 9, 0, f"{tekst}: 9", adres),
            Bel(0, 1, 4, 2, "4", adres),
            Bel(1, 0, 0, 3, "geen"),
        ],
        groepen=GROEPEN,
        titel=tekst,
        beschrijving=tekst,
        kolomtitel=tekst,
        breedte=breedte,
    )


def vloed(tekst="Gevonden", breedte=720):
    return stroom(
        [
            Stap(Vak(tekst, 41, [(tekst, 30)], "/rapporten/"), Vak(tekst, 13, [("dubbel", 13)])),
            Stap(Vak("Opgenomen", 28)),
        ],
        titel=tekst,
        breedte=breedte,
    )


@pytest.mark.parametrize("teken", [kaart, vloed])
@pytest.mark.parametrize("breedte", [720, 340])
@pytest.mark.parametrize("tekst", ["Tijd", KWAAD])
def test_goede_svg_waar_niets_uit_de_tekst_breekt(teken, breedte, tekst):
    wortel = fromstring(teken(tekst, breedte))
    genoemd = wortel.get("aria-labelledby").split()
    assert [wortel.find(f"{SVG}{n}").get("id") for n in ("title", "desc")] == genoemd
    assert wortel.find(f"{SVG}title").text == tekst.replace("\x07", "")
    assert not list(wortel.iter(f"{SVG}script"))
    assert not any("style" in deel.attrib for deel in wortel.iter())
    assert wortel.get("role") == "group"
    assert teken(tekst, breedte) == teken(tekst, breedte)


def cirkels(prent):
    """Those in the grid, behind the four of the key."""
    alle = [c for c in fromstring(prent).iter(f"{SVG}circle") if c.get("cx")]
    return [c for c in alle if float(c.get("r")) not in (8, 1.15)]


def test_een_plek_zonder_kaarten_blijft_leeg_en_elke_bel_heeft_een_naam():
    wortel = fromstring(kaart())
    schakels = list(wortel.iter(f"{SVG}a"))
    assert [a.get("aria-label") for a in schakels] == ["Tijd: 9", "4"]
    assert [a.get("href") for a in schakels] == ["/kaarten/?a=1&b=2"] * 2
    assert fromstring(kaart(adres="")).get("role") == "img"


def test_het_oppervlak_is_het_aantal_en_de_kleinste_is_nog_aan_te_wijzen():
    groot, *middel = cirkels(kaart())
    assert float(middel[0].get("r")) == pytest.approx(float(groot.get("r")) * 2 / 3, abs=0.01)
    assert straal(1, 10_000, 17) == KLEINST
    assert straal(0, 5, 17) == straal(3, 0, 17) == 0
    assert straal(9, 5, 17) == 17


def test_de_vier_vullingen_verschillen_ook_zonder_kleur():
    wortel = fromstring(kaart())
    legenda = [c for c in wortel.iter(f"{SVG}circle") if c.get("r") == "8"]
    soorten = {
        (c.get("stroke-dasharray"), c.get("fill")[:4] == "url(" and c.get("fill")) for c in legenda
    }
    # Dashed, plain, and two hatches.
    assert len(soorten) == 4
    assert len(list(wortel.iter(f"{SVG}pattern"))) == 2


@pytest.mark.parametrize("breedte", [720, 340])
def test_de_stroom_blijft_binnen_de_prent_en_zegt_alles_in_de_uitleg(breedte):
    wortel = fromstring(vloed(breedte=breedte))
    assert wortel.find(f"{SVG}desc").text == (
        "Gevonden: 41 (Gevonden 30). Daarvan vallen af: Gevonden: 13 (dubbel 13). Opgenomen: 28."
    )
    _, _, breed, hoog = map(float, wortel.get("viewBox").split())
    vakken = [
        tuple(float(v.get(naam)) for naam in ("x", "y", "width", "height"))
        for v in wortel.iter(f"{SVG}rect")
    ]
    assert len(vakken) == 3
    for x, y, b, h in vakken:
        assert x >= 0
        assert x + b <= breed
        assert y + h <= hoog
    for nummer, (x, y, b, h) in enumerate(vakken):
        for x2, y2, b2, h2 in vakken[:nummer]:
            assert x >= x2 + b2 or x2 >= x + b or y >= y2 + h2 or y2 >= y + h


def test_zonder_stappen_zegt_de_stroom_dat():
    assert fromstring(stroom([], titel="x")).find(f"{SVG}desc").text == "Nog niets geteld."
