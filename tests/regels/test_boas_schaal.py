"""The words of a scale: agreement as it always was, any other by its answers."""

import pytest

from boas.regels.herhaling import Gesteld, Soort, verandering
from boas.regels.schaal import INSTEMMING, Schaal
from boas.regels.telling import Telling
from boas.regels.uitkomstwoorden import BESPREKEN, GEWOON, woorden_van
from boas.regels.uitslag import antwoordzin

NBSP = "\N{NO-BREAK SPACE}"
JA_NEE = Schaal(("nee", "meestal niet", "meestal wel", "ja"), 2)
TWEE = Schaal(("nee", "ja"), 1)
VIJF = Schaal(("nooit", "zelden", "soms", "vaak", "altijd"), 3)
MIDDEN = Schaal(("zeer oneens", "oneens", "neutraal", "eens", "zeer eens"), 2)


@pytest.mark.parametrize(
    ("schaal", "laag", "kop", "kort", "hoog"),
    [
        (INSTEMMING, "(zeer) oneens", "(Zeer) oneens", "oneens", "eens"),
        (Schaal(("oneens", "eens"), 1), "oneens", "Oneens", "oneens", "eens"),
        (MIDDEN, "(zeer) oneens", "(Zeer) oneens", "oneens", "niet oneens"),
        (
            JA_NEE,
            "nee of meestal niet",
            "Nee of meestal niet",
            "nee of meestal niet",
            "meestal wel of ja",
        ),
        (TWEE, "nee", "Nee", "nee", "ja"),
        (
            VIJF,
            "nooit tot en met soms",
            "Nooit tot en met soms",
            "nooit tot en met soms",
            "vaak of altijd",
        ),
    ],
)
def test_de_kanten_in_woorden(schaal, laag, kop, kort, hoog):
    assert (schaal.laag, schaal.laag_kop, schaal.laag_kort, schaal.hoog) == (laag, kop, kort, hoog)


@pytest.mark.parametrize(
    ("schaal", "aantallen", "zin"),
    [
        (
            JA_NEE,
            (2, 3, 5, 4),
            "5 van 14 kozen nee of meestal niet (36 %), boven de drempel van 30 %",
        ),
        (
            JA_NEE,
            (0, 1, 9, 4),
            "1 van 14 koos nee of meestal niet (7 %), onder de drempel van 30 %",
        ),
        (
            JA_NEE,
            (0, 0, 9, 5),
            "Niemand van de 14 koos nee of meestal niet, onder de drempel van 30 %",
        ),
        (TWEE, (3, 7), "3 van 10 kozen nee (30 %), op de drempel van 30 %"),
        (
            VIJF,
            (1, 1, 3, 5, 0),
            "5 van 10 kozen nooit tot en met soms (50 %), boven de drempel van 30 %",
        ),
        (MIDDEN, (1, 2, 7, 0, 0), "3 van 10 zijn het oneens (30 %), op de drempel van 30 %"),
    ],
)
def test_de_uitkomst_in_een_zin(schaal, aantallen, zin):
    telling = Telling(aantallen, schaal.oneens_tm)
    assert antwoordzin(telling, 30, schaal) == zin.replace(" %", f"{NBSP}%")


def test_het_verschil_met_de_vorige_keer_noemt_de_antwoorden():
    def wordt(toen, nu):
        rijen = [Gesteld("a", Telling(aantallen, 2), JA_NEE) for aantallen in (toen, nu)]
        return verandering({"P1": rijen[0]}, {"P1": rijen[1]})["P1"].tekst

    assert wordt((0, 6, 4, 0), (0, 3, 7, 0)) == (
        "30 procentpunt minder vaak nee of meestal niet (beter)"
    )
    assert wordt((0, 3, 7, 0), (0, 3, 0, 7)) == "even vaak nee of meestal niet (gelijk)"


def test_even_veel_antwoorden_met_andere_woorden_is_een_andere_schaal():
    telling = Telling((0, 3, 7, 0), 2)
    een, ander = Gesteld("a", telling), Gesteld("a", telling, JA_NEE)
    assert verandering({"P1": een}, {"P1": ander})["P1"].soort == Soort.ANDERE_SCHAAL
    assert JA_NEE.zelfde(Schaal(("Nee", "meestal  niet", "meestal wel", "ja"), 2))
    assert not JA_NEE.zelfde(Schaal(JA_NEE.antwoorden, 1))


def test_de_einden_van_een_grafiek():
    assert INSTEMMING.einden == (("iedereen oneens", "iedereen eens"), ("oneens", "eens"))
    assert JA_NEE.einden[0] == ("iedereen nee of meestal niet", "iedereen meestal wel of ja")
    assert JA_NEE.einden[-1] == ("nee", "ja")
    assert MIDDEN.einden[0] == ("iedereen oneens", "iedereen niet oneens")


def test_een_drempel_in_woorden():
    assert INSTEMMING.als_deel == "Is dit deel van de groep (zeer) oneens"
    assert JA_NEE.als_deel == "Kiest dit deel van de groep nee of meestal niet"
    assert (INSTEMMING.deel, JA_NEE.deel) == ("was het oneens", "koos nee of meestal niet")


@pytest.mark.parametrize(
    ("woorden", "aantal", "zin"),
    [
        (GEWOON, 0, "Geen van de 9 stellingen vraagt aandacht"),
        (GEWOON, 1, "1 van de 9 stellingen vraagt aandacht"),
        (GEWOON, 3, "3 van de 9 stellingen vragen aandacht"),
        (BESPREKEN, 0, "Niets om te bespreken"),
        (BESPREKEN, 1, "Eén punt om te bespreken"),
        (BESPREKEN, 3, "Drie punten om te bespreken"),
        (BESPREKEN, 12, "Twaalf punten om te bespreken"),
        (BESPREKEN, 13, "13 punten om te bespreken"),
    ],
)
def test_het_antwoord_in_woorden(woorden, aantal, zin):
    assert woorden.zin(aantal, 9) == zin


def test_alleen_wie_bespreekt_heeft_andere_woorden():
    assert woorden_van("bespreken") is BESPREKEN
    assert {woorden_van(soort) for soort in ("stellingen", "blokken", "themas")} == {GEWOON}
