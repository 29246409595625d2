"""The leader's page of a session by link: preparing, opening, how far it is, closing."""

import datetime
import re

import pytest
from django.utils import timezone

from boas.models import Bestuursschatting, Peilpost, Sessie, Uitnodiging
from boas.peilen.starten import maak_peiling, open_peiling
from organisatie.models import Functie, Lidmaatschap
from tests.boas import peilen
from tests.factories import GebruikerFactory, LidmaatschapFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

HTMX = {"HX-Request": "true"}


def dag(dagen: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=dagen)


def adres(sessie: Sessie, deel: str = "") -> str:
    return f"/sessies/{sessie.pk}/peiling/{deel}"


def tekst(antwoord) -> str:
    kaal = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", kaal.replace("\xa0", " "))


def versterk(team, aantal: int) -> None:
    LidmaatschapFactory.create_batch(aantal, team=team)


def maak(wereld, **anders) -> Sessie:
    return maak_peiling(
        wereld.team, peilen.versie_met_link(**anders), wereld.teamleider, "Onze cultuur"
    )


@pytest.fixture
def leider(als, wereld):
    return als(wereld.teamleider)


@pytest.fixture
def sessie(wereld) -> Sessie:
    """In preparation, in a team of ten."""
    versterk(wereld.team, 7)
    return maak(wereld)


@pytest.fixture
def geopend(sessie) -> Sessie:
    open_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def bewaar(client, sessie, onderdeel, data, *, htmx=True, stand=None):
    if stand is None:
        secties = client.get(adres(sessie)).context["secties"]
        stand = next(s.form.stand for s in secties if s.naam == onderdeel)
    headers = HTMX if htmx else {}
    return client.post(
        adres(sessie, f"deel/{onderdeel}/"), {"stand": stand, **data}, headers=headers
    )


class TestVoorbereiden:
    def test_says_who_is_asked_and_until_when(self, leider, sessie):
        pagina = tekst(leider.get(adres(sessie)))

        assert "Het hele team, jij ook: 10 mensen" in pagina
        assert "Open en verstuur 10 uitnodigingen" in pagina
        assert "Beste collega," in pagina
        assert sessie.peiling.sluit_op == dag(14)

    def test_one_primary_button(self, leider, sessie):
        assert leider.get(adres(sessie)).content.count(b"btn-primary") == 1

    def test_too_few_people_reads_what_to_do_instead(self, leider, wereld):
        antwoord = leider.get(adres(maak(wereld)))

        assert "Er zijn minder dan vijf mensen om te vragen" in tekst(antwoord)
        assert b"btn-primary" not in antwoord.content

    def test_a_section_saves_itself_and_what_follows_from_it(self, leider, sessie):
        antwoord = bewaar(
            leider,
            sessie,
            "uitnodiging",
            {"sluit_op": dag(20).isoformat(), "bericht": "Doe je mee?\r\nGraag."},
        )

        sessie.peiling.refresh_from_db()
        assert antwoord.status_code == 200
        assert antwoord["HX-Reswap"] == "none"
        assert sessie.peiling.sluit_op == dag(20)
        assert sessie.peiling.bericht == "Doe je mee?\nGraag."
        assert "Doe je mee?" in antwoord.content.decode()
        assert 'id="voortgang" hx-swap-oob="true"' in antwoord.content.decode()

    def test_without_script_it_comes_back_to_the_section(self, leider, sessie):
        antwoord = bewaar(
            leider, sessie, "doel", {"onderwerp": "Samen", "doel": "Weten"}, htmx=False
        )

        assert antwoord["Location"] == adres(sessie) + "#doel"
        sessie.refresh_from_db()
        assert (sessie.onderwerp, sessie.doel) == ("Samen", "Weten")

    @pytest.mark.parametrize(
        ("wanneer", "melding"),
        [
            (dag(-1).isoformat(), "al geweest"),
            (dag(12 * 7 + 1).isoformat(), "hoogstens 12 weken"),
            ("morgen", "geen datum"),
            ("", "Kies de laatste dag"),
        ],
    )
    def test_a_wrong_day_says_so_and_keeps_the_text(self, leider, sessie, wanneer, melding):
        antwoord = bewaar(
            leider, sessie, "uitnodiging", {"sluit_op": wanneer, "bericht": "Mijn tekst"}
        )

        assert antwoord.status_code == 422
        assert melding in tekst(antwoord)
        assert "Mijn tekst" in tekst(antwoord)

    @pytest.mark.parametrize("wanneer", [dag(0), dag(12 * 7)])
    def test_today_and_twelve_weeks_can_be_chosen(self, leider, sessie, wanneer):
        data = {"sluit_op": f"{wanneer:%d-%m-%Y}", "bericht": "Tekst"}

        assert bewaar(leider, sessie, "uitnodiging", data).status_code == 200
        sessie.peiling.refresh_from_db()
        assert sessie.peiling.sluit_op == wanneer

    def test_too_long_a_text_is_said_at_the_field(self, leider, sessie):
        data = {"sluit_op": dag(3).isoformat(), "bericht": "x" * 3001}

        antwoord = bewaar(leider, sessie, "uitnodiging", data)

        assert antwoord.status_code == 422
        assert "x" * 3001 in antwoord.content.decode()

    def test_two_at_once_lose_nothing(self, als, leider, sessie):
        stand = leider.get(adres(sessie)).context["secties"][1].form.stand
        data = {"sluit_op": dag(5).isoformat(), "bericht": "Eerste"}
        bewaar(leider, sessie, "uitnodiging", data, stand=stand)

        later = {"sluit_op": dag(6).isoformat(), "bericht": "Tweede"}
        antwoord = bewaar(leider, sessie, "uitnodiging", later, stand=stand)

        assert antwoord.status_code == 422
        assert "Eerste" in tekst(antwoord)
        assert "Tweede" in tekst(antwoord)
        sessie.peiling.refresh_from_db()
        assert sessie.peiling.bericht == "Eerste"

    def test_a_section_too_late_goes_to_where_it_is(self, leider, sessie):
        stand = leider.get(adres(sessie)).context["secties"][1].form.stand
        open_peiling(sessie.pk)
        data = {"sluit_op": dag(5).isoformat(), "bericht": "Te laat"}

        antwoord = bewaar(leider, sessie, "uitnodiging", data, stand=stand)

        assert antwoord["HX-Redirect"] == adres(sessie)

    def test_an_unknown_section_is_not_found(self, leider, sessie):
        assert leider.post(adres(sessie, "deel/stemmen/")).status_code == 404

    def test_newer_statements_are_offered_and_taken(self, leider, sessie):
        nieuw = peilen.versie_met_link(instrument=sessie.versie.instrument, nummer=2, stellingen=5)
        assert "Gebruik versie 2" in tekst(leider.get(adres(sessie)))

        antwoord = leider.post(adres(sessie, "nieuwste/"), follow=True)

        sessie.refresh_from_db()
        assert (sessie.versie, sessie.keuze.count()) == (nieuw, 5)
        assert "gebruikt nu versie 2" in tekst(antwoord)
        assert "Gebruik versie" not in tekst(antwoord)

    def test_newer_ones_that_are_for_a_meeting_are_not(self, leider, sessie):
        peilen.versie_met_link(instrument=sessie.versie.instrument, nummer=2, afname="zaal")

        assert "Gebruik versie" not in tekst(leider.get(adres(sessie)))

    def test_without_statements_it_does_not_open(self, leider, sessie):
        sessie.keuze.all().delete()

        antwoord = leider.post(adres(sessie, "open/"), follow=True)

        assert "nog geen vragen" in tekst(antwoord)

    def test_thrown_away(self, leider, sessie):
        leider.post(adres(sessie, "weg/"))

        assert not Sessie.objects.filter(pk=sessie.pk).exists()

    def test_an_open_one_is_not_thrown_away(self, leider, geopend):
        antwoord = leider.post(adres(geopend, "weg/"), follow=True)

        assert "Sluit hem als hij niet meer nodig is" in tekst(antwoord)
        assert Sessie.objects.filter(pk=geopend.pk).exists()


class TestOrganisatie:
    @pytest.fixture
    def breed(self, wereld) -> Sessie:
        peilen.organisatie_van(3, 8)
        versie = peilen.versie_met_groepen()
        return maak_peiling(None, versie, wereld.kwaliteit, "Sociaal kapitaal")

    def test_first_the_estimate_of_the_bestuur(self, als, wereld, breed):
        antwoord = als(wereld.kwaliteit).get(adres(breed))

        assert "Eerst tekent het bestuur zijn schatting" in tekst(antwoord)
        assert "Bo Bestuurder" in tekst(antwoord)
        assert b"btn-primary" not in antwoord.content

    def test_who_can_sign_is_brought_there(self, als, wereld, breed):
        antwoord = als(wereld.bestuurder).get(adres(breed))

        assert f'btn-primary" href="/sessies/{breed.pk}/schatting/"' in antwoord.content.decode()
        assert antwoord.content.count(b"btn-primary") == 1

    def test_nobody_can_sign(self, als, wereld, breed):
        Functie.objects.filter(rol=Functie.Rol.BESTUURDER).delete()

        antwoord = als(wereld.kwaliteit).get(adres(breed))

        assert "Vraag de beheerder" in tekst(antwoord)

    def test_signed_says_who_and_never_what(self, als, wereld, breed):
        Bestuursschatting.objects.create(
            sessie=breed,
            door=GebruikerFactory(),
            naam="Bo Bestuurder",
            getekend_op=timezone.now(),
            antwoorden={"D1": "geheim antwoord"},
            zegel="0" * 64,
        )

        antwoord = als(wereld.kwaliteit).get(adres(breed))

        assert "Getekend door Bo Bestuurder op" in tekst(antwoord)
        assert "verzegeld" in tekst(antwoord)
        assert "geheim antwoord" not in antwoord.content.decode()
        assert antwoord.content.count(b"btn-primary") == 1

    def test_small_groups_are_counted_together_and_it_says_why(self, als, wereld, breed):
        Functie.objects.filter(rol=Functie.Rol.DIRECTEUR).delete()
        Lidmaatschap.objects.filter(team=wereld.team, rol="teamleider").delete()

        pagina = tekst(als(wereld.kwaliteit).get(adres(breed)))

        assert "Leidinggevenden en medewerkers tellen we samen." in pagina
        assert "minder dan vijf is te zien wie wat antwoordde" in pagina

    def test_what_was_estimated_is_what_is_asked(self, als, wereld, breed):
        peilen.teken_schatting(breed, GebruikerFactory())
        peilen.versie_met_groepen(instrument=breed.versie.instrument, nummer=2)

        als(wereld.kwaliteit).post(adres(breed, "nieuwste/"))

        versie = breed.versie
        breed.refresh_from_db()
        assert breed.versie == versie

    def test_thrown_away_with_its_estimate(self, als, wereld, breed):
        peilen.teken_schatting(breed, GebruikerFactory())

        als(wereld.kwaliteit).post(adres(breed, "weg/"))

        assert not Bestuursschatting.objects.exists()

    def test_a_team_leader_does_not_see_it(self, leider, breed):
        assert leider.get(adres(breed)).status_code == 404


class TestOpen:
    def test_opening_sends_everybody_a_link(self, leider, sessie):
        antwoord = leider.post(adres(sessie, "open/"), follow=True)

        assert "Er gaan 10 uitnodigingen uit" in tekst(antwoord)
        assert Uitnodiging.objects.count() == 10

    def test_opening_twice_opens_once(self, leider, geopend):
        antwoord = leider.post(adres(geopend, "open/"), follow=True)

        assert "al geopend" in tekst(antwoord)
        assert Uitnodiging.objects.count() == 10

    @pytest.mark.parametrize(
        ("aantal", "zin"),
        [
            (0, "Nog geen 5 van de 10 mensen antwoordden"),
            (4, "Nog geen 5 van de 10 mensen antwoordden"),
            (5, "Minstens 5 van de 10 mensen antwoordden"),
            (9, "Minstens 5 van de 10 mensen antwoordden"),
            (10, "Minstens 10 van de 10 mensen antwoordden"),
        ],
    )
    def test_how_far_in_steps_of_five(self, leider, geopend, aantal, zin):
        for token in peilen.links(geopend)[:aantal]:
            peilen.antwoord(geopend, token, 1, 2, None)

        assert zin in tekst(leider.get(adres(geopend)))

    def test_another_last_day(self, leider, geopend):
        versie = leider.get(adres(geopend)).context["dagform"].initial["versie"]
        leider.post(adres(geopend, "dag/"), {"sluit_op": dag(3).isoformat(), "versie": versie})

        geopend.peiling.refresh_from_db()
        assert geopend.peiling.sluit_op == dag(3)

    @pytest.mark.parametrize("wanneer", [dag(-1), dag(12 * 7 + 1)])
    def test_a_last_day_that_cannot_be(self, leider, geopend, wanneer):
        antwoord = leider.post(adres(geopend, "dag/"), {"sluit_op": wanneer.isoformat()})

        assert antwoord.status_code == 422
        geopend.peiling.refresh_from_db()
        assert geopend.peiling.sluit_op == dag(14)

    def test_a_colleague_changed_the_day_meanwhile(self, leider, geopend):
        versie = leider.get(adres(geopend)).context["dagform"].initial["versie"]
        peilen.zet_sluitdag(geopend, 4)

        data = {"sluit_op": dag(9).isoformat(), "versie": versie}
        antwoord = leider.post(adres(geopend, "dag/"), data)

        assert antwoord.status_code == 422
        assert "Intussen heeft" in tekst(antwoord)

    def test_who_came_since_is_invited(self, leider, geopend):
        versterk(geopend.team, 2)
        assert "kwamen er 2 collega's bij" in tekst(leider.get(adres(geopend)))

        antwoord = leider.post(adres(geopend, "bij/"), follow=True)

        assert "Er gaan nog 2 uitnodigingen uit" in tekst(antwoord)
        assert "kwamen er" not in tekst(antwoord)
        assert Peilpost.objects.filter(peiling=geopend.pk).count() == 12

    def test_closing_goes_to_the_result_and_is_for_good(self, leider, geopend):
        for token in peilen.links(geopend)[:6]:
            peilen.antwoord(geopend, token, 1, 2, None)

        antwoord = leider.post(adres(geopend, "sluit/"))

        assert antwoord["Location"] == f"/sessies/{geopend.pk}/uitslag/"
        assert "gesloten" in tekst(leider.post(adres(geopend, "sluit/"), follow=True))

    @pytest.mark.parametrize("wat", ["dag/", "bij/", "sluit/"])
    def test_not_before_it_is_open(self, leider, sessie, wat):
        antwoord = leider.post(adres(sessie, wat), {"sluit_op": dag(3).isoformat()}, follow=True)

        assert "nog niet geopend" in tekst(antwoord)
