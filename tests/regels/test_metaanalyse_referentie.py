"""The study's own figures: complete, in our codes, and with what does not add up in them."""

import pytest

from metaanalyse.regels import referentie
from metaanalyse.regels.referentie import PER_VARIABELE, Referentie
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.regels.woordenlijst.belemmerend import BELEMMEREND


@pytest.mark.parametrize(
    ("variabele", "aantal", "totaal"), [("belemmerend", 33, 104), ("bevorderend", 44, 157)]
)
def test_elke_factor_heeft_een_getal_en_het_totaal_is_dat_van_de_bron(variabele, aantal, totaal):
    telling = PER_VARIABELE[variabele]
    assert list(telling) == list(VARIABELEN[variabele].codes)
    assert (len(telling), sum(r.getal for r in telling.values())) == (aantal, totaal)


def test_elke_code_staat_er_eenmaal():
    for telling in (referentie._BELEMMEREND, referentie._BEVORDEREND):
        codes = " ".join(telling.values()).split()
        assert len(codes) == len(set(codes))


def test_elk_aspect_van_overzicht_1_heeft_een_getal_en_reflectie_niet():
    assert set(VARIABELEN["aspect"].codes) - set(referentie.ASPECTEN) == {"reflectie"}
    zeker = [r.getal for r in referentie.ASPECTEN.values() if not r.hoogstens]
    assert zeker == [20, 16, 13, 11, 11, 8, 8, 8, 6]
    assert {r.tekst for r in referentie.ASPECTEN.values() if r.hoogstens} == {"hoogstens 6"}


def test_elk_getal_heeft_een_bron_en_past_in_de_studie():
    alle = [r for telling in PER_VARIABELE.values() for r in telling.values()]
    alle += [*referentie.OPZET, *referentie.RAPPORTEN_PER_GROEP.values(), referentie.COMBINATIE]
    assert [r for r in alle if not (r.bron and r.wat and 0 < r.getal <= referentie.VAN)] == []
    for variabele, telling in PER_VARIABELE.items():
        assert set(telling) <= set(VARIABELEN[variabele].codes)


def test_de_groepen_zijn_die_van_de_woordenlijst():
    assert set(referentie.RAPPORTEN_PER_GROEP) == {term.groep for term in BELEMMEREND}


def test_wat_niet_optelt_staat_erbij():
    """8 at meso alone, 7 with micro and 7 with all three are 22; the text says 24."""
    assert (8 + (14 - 7) + 7, 10 - 3 - 7) == (22, 0)
    meso = referentie.NIVEAUS["meso"]
    assert meso.getal == 24
    assert "samen 22" in meso.opmerking
    assert referentie.COMBINATIE.getal == 15


def test_opzoeken_geeft_niets_waar_de_bron_niets_zegt():
    assert referentie.referentie("belemmerend", "geen-tijd") == Referentie(
        9, "interventies", "overzicht 14", "Paragraaf 2.1 noemt ongeveer 12."
    )
    assert referentie.referentie("aspect", "reflectie") is None
    assert referentie.referentie("fase", "initiatie") is None
