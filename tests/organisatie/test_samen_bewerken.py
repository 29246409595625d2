"""Two beheerders with the same row open: each keeps what they did, or is told."""

import datetime
import re
import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from organisatie.beheer import SOORTEN
from organisatie.forms.versie import VersieForm
from organisatie.models import Functie, Organisatie, Periode, Schooljaar, Team
from rapportage.getallen import datum
from tests.factories import GebruikerFactory, SchoolFactory, TeamFactory, maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def jaar(db):
    return Schooljaar.objects.create(naam="2026-2027", van="2026-08-01", tot="2027-07-31")


@pytest.fixture
def ander(wereld) -> Client:
    """The browser of a second beheerder."""
    nora = GebruikerFactory(naam="Nora Nieuw")
    Functie.objects.create(gebruiker=nora, rol=Functie.Rol.BEHEERDER)
    client = Client()
    client.force_login(nora)
    return client


@pytest.fixture
def beheer(wereld, als) -> Client:
    return als(wereld.beheerder)


def adres(soort, rij) -> str:
    return reverse("beheer_wijzig", args=[soort, rij.pk])


def ingevuld(form: VersieForm) -> dict[str, str]:
    """What a browser sends of this form when nobody touches it."""
    waarden = {veld.html_name: veld.value() for veld in form}
    datums = {n: w.isoformat() for n, w in waarden.items() if isinstance(w, datetime.date)}
    return {n: w for n, w in (waarden | datums).items() if w is not None and w is not False}


def open_form(client, pad: str) -> dict[str, str]:
    return ingevuld(client.get(pad).context["form"])


def bewaar(client, pad: str, velden: dict[str, str], **anders):
    velden = {n: w for n, w in (velden | anders).items() if w is not None}
    return client.post(pad, velden, follow=True)


def fouten(antwoord) -> dict[str, str]:
    return {veld: " ".join(lijst) for veld, lijst in antwoord.context["form"].errors.items()}


def een_van(soort, wereld):
    jaar, _ = Schooljaar.objects.get_or_create(naam="2026", van="2026-08-01", tot="2027-07-31")
    Periode.objects.get_or_create(schooljaar=jaar, naam="1", van="2026-08-01", tot="2026-10-01")
    return SOORTEN[soort].model.objects.exclude(pk=wereld.beheerder.pk).first()


@pytest.mark.parametrize("soort", SOORTEN)
def test_elk_formulier_draagt_de_versie_van_zijn_rij(beheer, wereld, soort):
    rij = een_van(soort, wereld)
    antwoord = beheer.get(adres(soort, rij))
    versie = rij.history.latest().history_id
    assert f'<input type="hidden" name="versie" value="{versie}"' in antwoord.text
    # Nothing changed: saved without a complaint.
    assert bewaar(beheer, adres(soort, rij), ingevuld(antwoord.context["form"])).redirect_chain


def test_andere_velden_gaan_samen_en_dat_wordt_gezegd(beheer, ander, wereld):
    pad, school = adres("teams", wereld.team), SchoolFactory(naam="Zuid")
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, naam="OA", school=school.pk)
    antwoord = bewaar(beheer, pad, mijn, actief=None)
    team = Team.objects.get(pk=wereld.team.pk)
    assert (team.naam, team.school, team.actief) == ("OA", school, False)
    melding = "Een collega had intussen iets anders veranderd (naam, school); dat is gebleven."
    assert melding in antwoord.text


def test_hetzelfde_veld_wordt_gemeld_en_daarna_geldt_wat_je_kiest(beheer, ander, wereld):
    pad = adres("teams", wereld.team)
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, naam="Van Nora")
    antwoord = bewaar(beheer, pad, mijn, naam="Van Bea")
    assert fouten(antwoord).keys() == {"naam"}
    assert "Intussen heeft Nora Nieuw dit veranderd. Nu staat er: “Van Nora”." in antwoord.text
    assert 'value="Van Bea"' in antwoord.text
    assert Team.objects.get(pk=wereld.team.pk).naam == "Van Nora"
    bewaar(beheer, pad, ingevuld(antwoord.context["form"]))
    assert Team.objects.get(pk=wereld.team.pk).naam == "Van Bea"


def test_na_een_botsing_blijft_ook_wat_de_ander_elders_veranderde(beheer, ander, wereld):
    pad, school = adres("teams", wereld.team), SchoolFactory(naam="Zuid")
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, naam="Van Nora", school=school.pk, actief=None)
    antwoord = bewaar(beheer, pad, mijn, naam="Van Bea")
    assert "Intussen veranderd door Nora Nieuw." in antwoord.text
    bewaar(beheer, pad, ingevuld(antwoord.context["form"]))
    team = Team.objects.get(pk=wereld.team.pk)
    assert (team.naam, team.school, team.actief) == ("Van Bea", school, False)


def test_wie_niets_veranderde_zet_niets_terug(beheer, ander, wereld):
    pad = adres("teams", wereld.team)
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, naam="OA", actief=None)
    bewaar(beheer, pad, mijn)
    team = Team.objects.get(pk=wereld.team.pk)
    assert (team.naam, team.actief) == ("OA", False)


def test_wat_er_nu_staat_is_te_lezen(beheer, ander, wereld):
    pad = adres("lidmaatschappen", wereld.leden[1])
    zorg, handel = TeamFactory(naam="Zorg"), TeamFactory(naam="Economie")
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, van="2026-09-01", team=zorg.pk, rol="teamleider")
    # Without a version nothing is known of what stood there: every difference is asked.
    antwoord = bewaar(beheer, pad, mijn, van="2026-10-01", team=handel.pk, versie=None)
    nu = {veld: re.search("“(.*)”", tekst).group(1) for veld, tekst in fouten(antwoord).items()}
    assert nu == {"van": datum(datetime.date(2026, 9, 1)), "team": "Zorg", "rol": "teamleider"}


def test_een_vinkje_staat_er_in_woorden(beheer, wereld):
    pad = adres("teams", wereld.team)
    antwoord = bewaar(beheer, pad, open_form(beheer, pad), actief=None, versie=None)
    assert "Nu staat er: “ja”." in fouten(antwoord)["actief"]


def test_wat_samen_niet_kan_staat_er_zoals_het_nu_is(beheer, ander, wereld):
    lid = wereld.leden[1]
    pad = adres("lidmaatschappen", lid)
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, van="2026-09-01")
    antwoord = bewaar(beheer, pad, mijn, tot="2026-08-15")
    assert fouten(antwoord) == {"tot": "De laatste dag ligt voor de eerste."}
    velden = ingevuld(antwoord.context["form"])
    assert (velden["van"], velden["tot"]) == ("2026-09-01", "2026-08-15")
    assert "Intussen veranderd door Nora Nieuw." in antwoord.text
    bewaar(beheer, pad, velden, tot="2026-09-15")
    lid.refresh_from_db()
    assert (lid.van, lid.tot) == (datetime.date(2026, 9, 1), datetime.date(2026, 9, 15))


def test_een_jaar_dat_intussen_sloot_verandert_niet(beheer, ander, jaar):
    pad = adres("schooljaren", jaar)
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, gesloten="on")
    antwoord = bewaar(beheer, pad, mijn, naam="anders")
    assert fouten(antwoord) == {"gesloten": "Dit schooljaar is gesloten. Open het eerst."}
    assert ingevuld(antwoord.context["form"])["gesloten"]
    # Who only pressed the button is not told off for what the other did.
    assert bewaar(beheer, pad, mijn).redirect_chain
    jaar.refresh_from_db()
    assert (jaar.naam, jaar.gesloten) == ("2026-2027", True)


def test_de_naam_van_de_organisatie_ook(beheer, ander):
    pad = reverse("beheer_organisatie")
    mijn, hun = open_form(beheer, pad), open_form(ander, pad)
    bewaar(ander, pad, hun, naam="ROC Noord")
    antwoord = bewaar(beheer, pad, mijn, naam="ROC Zuid")
    assert "Nu staat er: “ROC Noord”." in fouten(antwoord)["naam"]
    assert Organisatie.deze().naam == "ROC Noord"


def test_zonder_of_met_een_verzonnen_versie_geldt_niets_vanzelf(beheer, wereld):
    pad = adres("teams", wereld.team)
    velden = open_form(beheer, pad)
    for versie in ("", "999999", "nee"):
        antwoord = bewaar(beheer, pad, velden | {"versie": versie}, naam="OA")
        assert antwoord.context["form"].errors
    Team.history.all().delete()
    assert "iemand anders" in fouten(bewaar(beheer, pad, velden, naam="OA"))["naam"]
    assert Team.objects.get(pk=wereld.team.pk).naam == "Onderwijsassistent"


def test_intussen_verwijderd_is_er_niet_meer(beheer, ander):
    school = SchoolFactory()
    pad = adres("scholen", school)
    velden = open_form(beheer, pad)
    ander.post(reverse("beheer_verwijder", args=["scholen", school.pk]))
    assert bewaar(beheer, pad, velden, naam="Anders").status_code == 404


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_tegelijk_op_de_knop_verliest_ook_niets():
    wereld = maak_wereld()
    pad, samen = adres("teams", wereld.team), threading.Barrier(2)
    client = Client()
    client.force_login(wereld.beheerder)
    velden = open_form(client, pad)

    def druk(anders):
        try:
            eigen = Client()
            eigen.force_login(wereld.beheerder)
            samen.wait(20)
            bewaar(eigen, pad, velden, **anders)
        finally:
            connection.close()

    draden = [
        threading.Thread(target=druk, args=[anders])
        for anders in ({"naam": "OA"}, {"actief": None})
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
        assert not draad.is_alive()
    team = Team.objects.get(pk=wereld.team.pk)
    assert (team.naam, team.actief) == ("OA", False)
