"""Estimating: all statements, one signature, and nobody who sees it before the round closes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boas.models import Bestuursschatting, Sessie
from boas.peilen.sluiten import sluit_peiling
from organisatie.models import Functie
from tests.boas import organisatie
from tests.factories import GebruikerFactory

pytestmark = pytest.mark.django_db


def adres(sessie: Sessie) -> str:
    return f"/sessies/{sessie.pk}/schatting/"


def tekst(antwoord) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " "))


def invoer(client, sessie: Sessie, **anders) -> dict:
    """What the page sends when the second answer is chosen everywhere."""
    form = client.get(adres(sessie)).context["form"]
    velden = {s.code: "1" for s in form.keuzes} | {"stand": form.merk} | anders
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


@pytest.fixture
def sessie(wereld) -> Sessie:
    organisatie.vul_organisatie()
    return organisatie.voorbereid(wereld.kwaliteit)


@pytest.fixture
def bestuurder(als, wereld):
    return als(wereld.bestuurder)


def test_it_asks_every_statement_in_the_words_of_the_instrument(bestuurder, sessie):
    pagina = tekst(bestuurder.get(adres(sessie)))

    assert "Wat denk je dat de meeste mensen kiezen?" in pagina
    for stelling in sessie.versie.stellingen.all():
        assert stelling.tekst in pagina.replace("&#x27;", "'")
    assert "Teken als Bas Bestuur" in pagina


def test_signing_seals_it_under_ones_own_name(bestuurder, sessie, wereld):
    antwoord = bestuurder.post(adres(sessie), invoer(bestuurder, sessie, I1="3"), follow=True)

    schatting = Bestuursschatting.objects.get()
    assert (schatting.door, schatting.naam) == (wereld.bestuurder, "Bas Bestuur")
    assert (schatting.antwoorden["I1"], schatting.antwoorden["D4"]) == (3, 1)
    assert schatting.ongeschonden
    assert "getekend en verzegeld" in tekst(antwoord)


def test_all_statements_are_needed_and_nothing_is_lost(bestuurder, sessie):
    antwoord = bestuurder.post(adres(sessie), invoer(bestuurder, sessie, L2=None, D1="9"))

    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"L2", "D1"}
    assert antwoord.content.decode().count("checked") == 10
    assert "Kies wat je denkt" in tekst(antwoord)
    assert not Bestuursschatting.objects.exists()


def test_statements_that_changed_meanwhile_are_looked_at_again(bestuurder, sessie):
    data = invoer(bestuurder, sessie)
    sessie.keuze.first().delete()

    antwoord = bestuurder.post(adres(sessie), data)

    assert "intussen veranderd" in tekst(antwoord)
    assert not Bestuursschatting.objects.exists()


def test_quality_reads_that_a_bestuurder_signs(als, sessie, wereld):
    kwaliteit = als(wereld.kwaliteit)
    assert "Alleen een bestuurder kan de schatting tekenen" in tekst(kwaliteit.get(adres(sessie)))

    antwoord = kwaliteit.post(adres(sessie), {"I1": "3"}, follow=True)

    assert "Alleen een bestuurder" in tekst(antwoord)
    assert not Bestuursschatting.objects.exists()


def test_a_second_bestuurder_sees_who_signed(als, bestuurder, sessie):
    data = invoer(bestuurder, sessie)
    bestuurder.post(adres(sessie), data)
    tweede = GebruikerFactory(naam="Bo Tweede")
    Functie.objects.create(gebruiker=tweede, rol=Functie.Rol.BESTUURDER)

    pagina = tekst(als(tweede).get(adres(sessie)))
    antwoord = als(tweede).post(adres(sessie), data | {"I1": "0"}, follow=True)

    assert "Bas Bestuur tekende op" in pagina
    assert "heeft de schatting al getekend" in tekst(antwoord)
    assert Bestuursschatting.objects.get().antwoorden["I1"] == 1


@pytest.mark.parametrize("stand", ["getekend", "geopend"])
def test_nobody_sees_what_was_signed_before_it_closes(als, wereld, stand):
    """Not on its page, not in the list, not where the peiling is led: only that it was signed."""
    organisatie.vul_organisatie()
    maak = {"getekend": organisatie.getekend, "geopend": organisatie.geopend}[stand]
    sessie = maak(wereld.bestuurder, {"I": 3, "L": 0, "D": 3})
    zegel = Bestuursschatting.objects.get().zegel
    for wie in (wereld.bestuurder, wereld.kwaliteit):
        client = als(wie)
        for pad in (adres(sessie), "/peilingen/", f"/sessies/{sessie.pk}/peiling/", "/"):
            antwoord = client.get(pad)
            bron = antwoord.content.decode()
            assert antwoord.status_code == 200
            assert "checked" not in bron.split("<main")[1]
            # From the digest twelve answers are guessed in seconds.
            assert zegel not in bron
            assert zegel[:8] not in bron


def test_after_opening_without_it_there_is_nothing_to_sign(bestuurder, wereld):
    organisatie.vul_organisatie()
    sessie = organisatie.geopend(wereld.bestuurder)
    data = {"I1": "0"}

    antwoord = bestuurder.post(adres(sessie), data, follow=True)

    assert "al getekend" in tekst(antwoord)


def test_once_closed_it_leads_to_the_result(bestuurder, wereld):
    organisatie.vul_organisatie()
    sessie = organisatie.geopend(wereld.bestuurder)
    sluit_peiling(sessie.pk)

    assert "Bekijk de uitslag" in tekst(bestuurder.get(adres(sessie)))


def test_the_start_page_asks_a_bestuurder_until_it_is_signed(als, bestuurder, sessie, wereld):
    assert "Teken de schatting" in tekst(bestuurder.get("/"))
    assert "Teken de schatting" not in tekst(als(wereld.kwaliteit).get("/"))

    bestuurder = als(wereld.bestuurder)
    bestuurder.post(adres(sessie), invoer(bestuurder, sessie))

    assert "Teken de schatting" not in tekst(bestuurder.get("/"))


def test_the_page_asks_as_much_for_many_statements(
    bestuurder, sessie, django_assert_max_num_queries
):
    keuzes = list(sessie.keuze.all())
    sessie.keuze.exclude(stelling__code="I1").delete()
    with CaptureQueriesContext(connection) as een:
        bestuurder.get(adres(sessie))
    type(keuzes[0]).objects.bulk_create(keuzes[1:])
    with django_assert_max_num_queries(len(een)):
        bestuurder.get(adres(sessie))
