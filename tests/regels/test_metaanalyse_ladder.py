"""The ladder on every boundary: each step falls with each of its conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metaanalyse.regels.inhoud import Voorwaarde
from metaanalyse.regels.ladder import HOOGSTE, VOORWAARDEN, VRAGEN, voorstel, waarom
from metaanalyse.regels.variabelen import VARIABELEN

JA, NEE, ONBEKEND = Voorwaarde(True), Voorwaarde(False), Voorwaarde(None)


def _tot_en_met(trede):
    return {v.code: JA for t, vragen in VOORWAARDEN.items() if t <= trede for v in vragen}


def test_de_treden_zijn_die_van_de_lijst():
    assert [0, *VOORWAARDEN] == [int(code) for code in VARIABELEN["trede"].codes]


@pytest.mark.parametrize("trede", VOORWAARDEN)
def test_alles_tot_en_met_een_trede_geeft_die_trede(trede):
    assert voorstel(_tot_en_met(trede)) == trede


@pytest.mark.parametrize("anders", [NEE, ONBEKEND, None], ids=["nee", "onbekend", "leeg"])
@pytest.mark.parametrize(
    ("trede", "code"), [(t, v.code) for t, vragen in VOORWAARDEN.items() for v in vragen]
)
def test_een_voorwaarde_minder_is_een_trede_lager(trede, code, anders):
    alles = _tot_en_met(HOOGSTE) | {code: anders}
    assert voorstel({c: v for c, v in alles.items() if v}) == trede - 1


def test_niets_ingevuld_is_geen_trede_nul():
    assert voorstel({}) is None
    assert voorstel(dict.fromkeys(VRAGEN, ONBEKEND)) is None
    assert voorstel({"doel": NEE}) == 0


ANTWOORDEN = st.fixed_dictionaries(
    {}, optional={code: st.sampled_from([JA, NEE, ONBEKEND]) for code in VRAGEN}
)


@given(ANTWOORDEN, st.sampled_from(sorted(VRAGEN)))
def test_wie_meer_vervult_zakt_nooit(antwoorden, code):
    voor, na = voorstel(antwoorden), voorstel(antwoorden | {code: JA})
    assert (-1 if voor is None else voor) <= na


@given(ANTWOORDEN)
def test_het_waarom_noemt_de_trede_die_volgt(antwoorden):
    trede = voorstel(antwoorden)
    begin = "Nog geen voorstel" if trede is None else f"Trede {trede}, want "
    assert waarom(antwoorden).startswith(begin)


def test_waarom_in_woorden():
    assert waarom(_tot_en_met(3) | {"voorspeld": NEE, "controlegroep": JA}) == (
        "Trede 3, want er is gemeten en cijfers laten zien wat er is bereikt. "
        "Voor trede 4 ontbreekt: een voorspelling van vooraf is getoetst. "
        "Niet bekend is voor trede 4: andere verklaringen zijn bekeken en de ideeën achter het "
        "beleid zijn naast metingen gelegd. "
        "Wel klopt, maar telt pas met alles eronder: er is vergeleken met een controlegroep."
    )
    assert waarom(_tot_en_met(5)) == (
        "Trede 5, want aangetoond is dat de aanpak de oorzaak is, het was een experiment of bijna "
        "en er is vergeleken met een controlegroep."
    )
    assert waarom({"doel": NEE} | {v.code: JA for v in VOORWAARDEN[1] if v.code != "doel"}) == (
        "Trede 0, want de eerste trede is niet gehaald. "
        "Voor trede 1 ontbreekt: het doel staat op papier."
    )
    assert waarom({}).startswith("Nog geen voorstel")
