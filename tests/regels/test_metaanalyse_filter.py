"""What an address may ask: bounded, whatever somebody typed."""

from metaanalyse.moederbestand.ris import MEESTE_TEKENS, lees_ris
from metaanalyse.regels.filter import MEESTE_ONBEKEND, Filter
from metaanalyse.regels.variabelen import FILTERS


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
