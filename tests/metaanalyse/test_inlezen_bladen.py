"""What is searched and listed of imported cards is made beforehand, and right all the same."""

import pytest

from metaanalyse.acties import bladen
from metaanalyse.inlezen import verloop
from metaanalyse.models import Kaartblad, Kaartinlezing, Rapport, Zoekblad
from tests.metaanalyse.inlezen_hulp import KOP, RIJEN, begin, csv_van, lees_in
from tests.metaanalyse.maak import maak_rapport

pytestmark = [pytest.mark.django_db, pytest.mark.database]

Dubbel = Kaartinlezing.Dubbel


def _bladen() -> list[list[tuple]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Kaartblad, Zoekblad)]


def _bladen_zijn_goed() -> bool:
    stond = _bladen()
    bladen.herbouw_bladen()
    return bool(stond[0]) and stond == _bladen()


@pytest.fixture
def gemaakt(monkeypatch):
    """Which cards had their texts made since the test asked for this."""
    nummers = []
    echt = bladen.bladtekst

    def maak(kaart, inhoud):
        nummers.append(kaart.code)
        return echt(kaart, inhoud)

    monkeypatch.setattr(bladen, "bladtekst", maak)
    return nummers


def test_bij_het_overnemen_hoeft_niets_meer_gemaakt(wereld, gemaakt):
    run = begin(wereld.onderzoeker, csv_van(RIJEN))
    verloop.neem_over(run, wereld.onderzoeker, hier=True)
    assert (run.stand, gemaakt) == ("overgenomen", [])
    assert _bladen_zijn_goed()
    anders = [list(rij) for rij in RIJEN]
    anders[0][5], anders[2][1] = "Leraren", "Coachen op school"
    run = begin(wereld.onderzoeker, csv_van(anders))
    gemaakt.clear()
    verloop.neem_over(run, wereld.onderzoeker, hier=True)
    assert run.uitkomst["anders"] == 2
    assert "07a" not in gemaakt
    assert _bladen_zijn_goed()


def test_wat_intussen_aan_een_rapport_veranderde_telt(wereld, gemaakt):
    lees_in(wereld.onderzoeker, csv_van(RIJEN))
    run = begin(wereld.onderzoeker, csv_van([("09", "Coachen 2", "Leraren")], _kop(0, 1, 5)))
    Rapport.objects.filter(code="09").update(auteurs="Jansen, A.", jaar=2012)
    gemaakt.clear()
    verloop.neem_over(run, wereld.onderzoeker, hier=True)
    assert run.stand == "overgenomen"
    assert "09" in gemaakt
    assert "jansen" in Zoekblad.objects.get(kaart__code="09").vormen
    assert Kaartblad.objects.get(kaart__code="09").jaar == 2012
    assert _bladen_zijn_goed()


@pytest.mark.parametrize("dubbel", Dubbel.values)
def test_hoe_ook_met_rapporten_die_er_al_zijn(wereld, dubbel):
    maak_rapport(titel="Coachen in teams", jaar=2011, auteurs="De Vries, B.")
    run = lees_in(wereld.onderzoeker, csv_van(RIJEN), dubbel=dubbel)
    assert (run.stand, run.uitkomst["dubbel"]) == ("overgenomen", 1)
    auteur = Zoekblad.objects.filter(kaart__code="09", vormen__contains=" vries ").exists()
    assert auteur == (dubbel == Dubbel.SAMEN)
    assert _bladen_zijn_goed()


def _kop(*plekken: int) -> list[str]:
    return [KOP[plek] for plek in plekken]
