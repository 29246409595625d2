"""Which rows and columns a cross-table has, its shades, and the address of what was counted."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.bewijskaart import GROEPEN, veld
from metaanalyse.regels.filter import Filter
from metaanalyse.regels.kruistabel import (
    KEUZES,
    Kop,
    Kruistabel,
    adres_van,
    fout_in_keuze,
    koppen,
)
from metaanalyse.regels.variabelen import FILTERS, VARIABELEN


def lees(vraag: str) -> Filter:
    return Filter.uit(parse_qs(vraag))


def namen(variabele, totalen=None, vraag=""):
    return [kop.naam for kop in koppen(variabele, totalen or {}, lees(vraag))]


def test_alle_waarden_en_dan_wie_er_geen_heeft():
    assert namen("niveau") == ["Micro", "Meso", "Macro", "onbekend", "n.v.t."]
    assert namen("niveau", {"leeg": 1})[-1] == "niet ingevuld"


def test_van_een_gekozen_variabele_alleen_het_gekozene():
    assert namen("niveau", vraag="niveau=meso&niveau=micro") == ["Micro", "Meso"]
    assert namen("niveau", vraag="niveau=meso&niveau=micro&alle=niveau")[:3] == [
        "Micro",
        "Meso",
        "Macro",
    ]


def test_wie_geen_waarde_heeft_is_ook_een_keuze():
    assert namen("niveau", vraag="niveau=meso&niveau=onbekend") == ["Meso", "onbekend"]
    assert namen("niveau", {"onbekend": 2}, vraag="niveau=leeg") == ["niet ingevuld"]


def test_alleen_jaren_die_voorkomen():
    assert namen("jaar", {"2015": 2, "2010": 1, "2003": 0, "leeg": 3}) == [
        "2015",
        "2010",
        "onbekend",
        "n.v.t.",
        "niet ingevuld",
    ]


def tabel(cellen):
    rijen = (Kop("micro", "Micro"), Kop("meso", "Meso"), Kop("onbekend", "onbekend", zonder=True))
    kolommen = (Kop("0", "Trede 0"), Kop("nvt", "n.v.t.", zonder=True))
    alle = {(r.code, k.code): 0 for r in rijen for k in kolommen} | cellen
    return Kruistabel(
        VARIABELEN["niveau"], VARIABELEN["trede"], rijen, kolommen, alle, {}, {}, totaal=9
    )


def test_de_volste_cel_is_het_donkerst_en_een_lege_heeft_geen_tint():
    tafel = tabel({("micro", "0"): 10, ("meso", "0"): 2, ("onbekend", "0"): 50})
    micro, meso, onbekend = tafel.rijen
    assert tafel.hoogste == 10
    assert tafel.tint(micro, tafel.kolommen[0]) == 5
    assert tafel.tint(meso, tafel.kolommen[0]) == 1
    assert tafel.tint(meso, tafel.kolommen[1]) == 0
    # Those without a value would outshine what was found.
    assert tafel.tint(onbekend, tafel.kolommen[0]) == 0


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_tint_blijft_tussen_nul_en_vijf(hoogste, aantal):
    tafel = tabel({("micro", "0"): max(hoogste, aantal), ("meso", "0"): aantal})
    assert 0 <= tafel.tint(tafel.rijen[1], tafel.kolommen[0]) <= 5
    assert (tafel.tint(tafel.rijen[1], tafel.kolommen[0]) == 0) == (aantal == 0)


@pytest.mark.parametrize(
    ("rij", "kolom", "zin"),
    [
        ("aspect", "fase", ""),
        ("aspect", "jaar", ""),
        ("aspect", "aspect", "Kies voor de rijen en de kolommen twee verschillende variabelen."),
        (
            "kleur",
            "fase",
            "“kleur” is geen variabele van de kaarten. Kies er een uit de lijst.",
        ),
        (
            "aspect",
            "beschrijving",
            "“beschrijving” is geen variabele van de kaarten. Kies er een uit de lijst.",
        ),
    ],
)
def test_welke_paren_kunnen(rij, kolom, zin):
    assert fout_in_keuze(rij, kolom) == zin


def test_alle_variabelen_van_de_filters_zijn_te_kiezen():
    assert list(KEUZES) == [v.code for v in FILTERS]


@pytest.mark.parametrize(
    ("vraag", "codes", "adres"),
    [
        ("", ["tijd"], "aspect=tijd"),
        ("fase=initiatie", ["tijd"], "aspect=tijd&fase=initiatie"),
        # One of two was chosen: the counted value takes their place, added it would widen.
        ("aspect=visie&aspect=tijd", ["tijd"], "aspect=tijd"),
        ("aspect=visie&alle=aspect", ["tijd"], "aspect=tijd&aspect=visie&alle=aspect"),
        ("", ["tijd", "visie"], "aspect=tijd&aspect=visie"),
        ("alle=aspect", ["tijd", "visie"], "aspect=tijd&aspect=visie"),
        # "visie and (tijd or cultuur)" has no address.
        ("aspect=visie&alle=aspect", ["tijd", "cultuur"], ""),
        ("fase_minstens=implementatie&bewijs=hoog&q=les", ["tijd"], None),
    ],
)
def test_het_adres_van_wat_geteld_is(vraag, codes, adres):
    uit = adres_van(lees(vraag), "aspect", codes)
    if adres is None:
        assert uit == "q=les&aspect=tijd&fase_minstens=implementatie&bewijs=hoog"
    else:
        assert uit == adres


@pytest.mark.parametrize(
    ("bekend", "bereikt", "groep", "zin"),
    [
        (0, 0, 0, "niet bekend"),
        (9, 0, 1, "0 van 9"),
        (9, 2, 1, "2 van 9"),
        (9, 3, 2, "3 van 9"),
        (9, 5, 2, "5 van 9"),
        (9, 6, 3, "6 van 9"),
        (1, 1, 3, "1 van 1"),
    ],
)
def test_de_vulling_van_een_plek_op_de_bewijskaart(bekend, bereikt, groep, zin):
    plek = veld(10, bekend, bereikt)
    assert (plek.groep, plek.in_woorden) == (groep, zin)
    assert len(GROEPEN) == 4


@pytest.mark.parametrize("getallen", [(1, 2, 0), (3, 2, 3), (3, 2, -1)])
def test_getallen_die_niet_van_dezelfde_kaarten_kunnen_zijn(getallen):
    with pytest.raises(ValueError, match="cards"):
        veld(*getallen)
