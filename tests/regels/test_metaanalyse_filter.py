"""What an address may ask: bounded, whatever somebody typed."""

import pytest

from metaanalyse.moederbestand.ris import MEESTE_TEKENS, lees_ris
from metaanalyse.regels.filter import MEESTE_ONBEKEND, Filter
from metaanalyse.regels.variabelen import FILTERS, VARIABELEN, ZONDER_WAARDE
from metaanalyse.regels.woorden import TOESTAND_WOORDEN


def test_van_wat_niet_bestaat_blijft_genoeg_over_om_het_te_zeggen():
    filter = Filter.uit({"fase": ["initiatie", *(f"x{n}" for n in range(900))]})
    assert filter.gekozen == (("fase", ("initiatie", "x0", "x1", "x10")),)
    assert filter.onbekend == tuple(("fase", f"x{n}") for n in (0, 1, 10))
    assert len(filter.onbekend) == MEESTE_ONBEKEND


def test_alles_wat_bestaat_blijft_gekozen():
    alles = {v.code: list(v.codes) for v in FILTERS if v.codes}
    filter = Filter.uit(alles)
    assert {v: set(codes) for v, codes in filter.gekozen} == {
        v: set(codes) for v, codes in alles.items()
    }
    assert filter.onbekend == ()


def test_geen_code_is_een_woord_voor_geen_waarde():
    """Both stand in the same place of an address, and as keys of the same counts."""
    for variabele in VARIABELEN.values():
        assert not set(variabele.codes) & set(ZONDER_WAARDE)
    assert tuple(TOESTAND_WOORDEN) == ZONDER_WAARDE


def test_onbekend_is_te_vragen_van_elke_variabele_en_verkeerd_gespeld_bestaat_het_niet():
    for variabele in FILTERS:
        filter = Filter.uit({variabele.code: [*ZONDER_WAARDE, "onbekent", "NVT", "n.v.t."]})
        assert set(filter.van(variabele.code)) > set(ZONDER_WAARDE)
        assert {w for _, w in filter.onbekend} == {"onbekent", "NVT", "n.v.t."}
    assert Filter.uit({"fase_minstens": ["onbekend"], "bewijs": ["onbekend"]}).leeg


@pytest.mark.parametrize(
    ("vraag", "kan"),
    [
        ({}, True),
        ({"fase": ["initiatie"]}, True),
        ({"fase": ["initiatie", "nvt"]}, True),
        ({"fase": ["initiatie", "nvt"], "alle": ["fase"]}, False),
        ({"fase": ["nvt"]}, False),
        ({"fase": ["initiatie", "onbekend"]}, False),
        ({"fase": ["onbekend"], "fase_minstens": ["initiatie"]}, False),
        ({"aspect": ["onbekend"], "fase": ["initiatie"]}, True),
    ],
)
def test_wanneer_een_kaart_op_onbekend_kan_vallen(vraag, kan):
    assert Filter.uit(vraag).kan_vallen_op_onbekend("fase") is kan


def test_een_jaar_is_een_jaar_waarin_een_rapport_kan_zijn():
    jaren = ["1899", "1900", "2100", "2101", "0000", "20 1", "²012", "١٩٩٩"]
    filter = Filter.uit({"jaar": jaren})
    goed = {"1900", "2100"}
    assert set(filter.van("jaar")) - {w for _, w in filter.onbekend} == goed


def test_een_tekst_zonder_einde_groeit_niet_regel_voor_regel():
    records, fouten = lees_ris("TY  - RPRT\nN2  - a\n" + "xxxxxxxxx\n" * 200_000 + "ER  - \n")
    lengte = len(dict(records[0].paren)["N2"])
    assert MEESTE_TEKENS < lengte <= MEESTE_TEKENS + 10
    assert [fout.tag for fout in fouten] == ["N2"]
