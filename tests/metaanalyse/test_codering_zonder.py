"""A colleague who does not finish a coding holds nobody up, and loses nothing."""

import pytest
from django.urls import reverse

from metaanalyse.acties.coderen import begin, ga_verder_zonder
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering
from metaanalyse.overeenstemming import lees_dubbel
from metaanalyse.verschilbeeld import lees_vergelijking
from tests.metaanalyse.coderen import codeer, inhoud, onderzoeker
from tests.metaanalyse.maak import maak_concept
from tests.paginatekst import zonder_toeval

pytestmark = [pytest.mark.django_db, pytest.mark.database]

REDEN = "Cato is langdurig afwezig."


@pytest.fixture
def collega(db):
    return onderzoeker(naam="Cato Collega")


@pytest.fixture
def half(wereld, collega, als):
    """A card that Olga finished and Cato began; with Cato's coding and the client of Olga."""
    kaart = maak_concept()
    codeer(kaart, wereld.onderzoeker, inhoud(aspect=["tijd"]))
    rij = codeer(kaart, collega, inhoud(aspect=["visie"]), klaar=False)
    return kaart, rij, als(wereld.onderzoeker)


def _zonder(client, kaart, rij, reden):
    data = {"codering": rij.pk, "reden": reden}
    antwoord = client.post(reverse("codering_trek_in", args=[kaart.pk]), data, follow=True)
    return [str(m) for m in antwoord.context["messages"]]


@pytest.mark.parametrize("reden", ["", "  ", "\0"])
def test_zonder_reden_wordt_er_gewacht(half, reden):
    kaart, rij, client = half
    assert _zonder(client, kaart, rij, reden) == [
        "Cato Collega heeft al iets ingevuld. Vertel waarom je niet wacht."
    ]
    assert client.get(reverse("codering_verschillen", args=[kaart.pk])).status_code == 302


def test_met_een_reden_stel_je_vast_en_de_geschiedenis_vertelt_het(half, wereld):
    kaart, rij, client = half
    assert _zonder(client, kaart, rij, REDEN) == ["Je gaat verder zonder je collega."]
    beeld = lees_vergelijking(kaart, list(kaart.coderingen.lopend()))
    data = {"gezien": beeld.afdruk, "reden": "Zelf nagelezen."}
    client.post(reverse("codering_vaststellen", args=[kaart.pk]), data)
    kaart.refresh_from_db()
    assert [g.code for g in lees_inhoud(kaart.geldig).van("aspect")] == ["tijd"]
    rij.refresh_from_db()
    assert (rij.leidde_tot, rij.reden) == (kaart.geldig, REDEN)
    assert [g.code for g in lees_inhoud(rij).van("aspect")] == ["visie"]
    assert lees_dubbel().paren == []
    pagina = zonder_toeval(client.get(reverse("codering_geschiedenis", args=[kaart.pk])))
    assert pagina.count(f"Zonder de codering van Cato Collega: {REDEN}") == 1
    assert pagina.count(f"gecodeerd door {wereld.onderzoeker.naam}") == 1
    # A next round begins afresh, for the colleague too.
    assert begin(kaart.pk, rij.codeur).pk != rij.pk


def test_wie_gepasseerd_is_vindt_terug_wat_er_was_ingevuld(half, collega, als):
    kaart, rij, client = half
    _zonder(client, kaart, rij, REDEN)
    pagina = zonder_toeval(als(collega).get(reverse("codering", args=[kaart.pk])))
    assert pagina.count(f"Je collega ging verder zonder jouw codering: {REDEN}") == 1
    assert begin(kaart.pk, collega).pk == rij.pk
    assert list(kaart.coderingen.lopend().filter(codeur=collega)) == [rij]


def test_een_codering_die_intussen_klaar_is_telt_gewoon_mee(half):
    kaart, rij, client = half
    Codering.objects.filter(pk=rij.pk).update(stand="klaar", klaar_op=rij.begonnen_op)
    assert _zonder(client, kaart, rij, REDEN) == [
        "Cato Collega is intussen klaar. Jullie kunnen vergelijken."
    ]
    assert kaart.coderingen.lopend().count() == 2


def test_een_kaart_met_werk_van_wie_gepasseerd_is_gaat_niet_weg(half, wereld):
    kaart, rij, client = half
    ga_verder_zonder(kaart.pk, rij.pk, REDEN)
    client.post(reverse("codering_verwijder", args=[kaart.pk]))
    assert Codering.objects.filter(pk=rij.pk).exists()
