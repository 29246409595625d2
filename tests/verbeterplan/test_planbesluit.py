"""The decision about a plan: what, when, with how many hands; it stays as it was taken."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from organisatie.models.versie import lees_versie
from tests.factories import SessieFactory, TrajectFactory
from verbeterplan.models import Planbesluit, Plandoel, Verbeterplan

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")


@pytest.fixture
def leider(wereld, als):
    return als(wereld.teamleider)


def besluit(client, traject, **data):
    vandaag = timezone.localdate().isoformat()
    adres = reverse("onderdeel_nieuw", args=[traject.pk, "besluit"])
    return client.post(adres, {"datum": vandaag} | data, follow=True).content.decode()


def test_een_besluit_met_handen_en_dun_draagvlak(leider, traject):
    pagina = besluit(leider, traject, uitkomst="uitvoeren", voor=7, tegen=3)
    assert "We gaan dit doen" in pagina
    assert "7 van 10 staan erachter" in pagina
    assert "Niet iedereen staat erachter." in pagina
    pagina = besluit(leider, traject, uitkomst="uitvoeren", voor=12, tegen=2)
    assert "12 van 14 staan erachter" in pagina
    assert "Niet iedereen staat erachter." not in pagina
    assert "Eerder besloten" in pagina
    assert Planbesluit.objects.count() == 2


def test_van_wat_jullie_gaan_doen_blijft_een_versie(leider, wereld, traject):
    ronde = traject.rondes.get()
    Plandoel.objects.create(ronde=ronde, tekst="Meer rust")
    besluit(leider, traject, uitkomst="aanpassen")
    assert not ronde.planversies.exists()
    assert reverse("planversies", args=[traject.pk]) in besluit(
        leider, traject, uitkomst="uitvoeren"
    )
    versie = ronde.planversies.get()
    assert versie.reden.startswith("Besluit van ")
    assert versie.reden.endswith("we gaan dit doen")
    assert versie.door == wereld.teamleider
    assert "Meer rust" in str(versie.inhoud)
    assert "We gaan dit doen" in str(versie.inhoud)


def test_wie_het_besluit_verbetert_maakt_geen_versie(leider, traject):
    besluit(leider, traject, uitkomst="uitvoeren")
    rij = Planbesluit.objects.get()
    adres = reverse("onderdeel_wijzig", args=["besluit", rij.pk])
    data = {"datum": rij.datum.isoformat(), "toelichting": "Klein begin."}
    leider.post(adres, data | {"versie": lees_versie(rij)})
    assert Planbesluit.objects.get().toelichting == "Klein begin."
    assert rij.ronde.planversies.count() == 1


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"uitkomst": ""}, "Kies wat jullie besloten."),
        ({"datum": "2999-01-01"}, "moet nog komen"),
        ({"datum": "2001-01-01"}, "meer dan vijf jaar geleden"),
        ({"voor": "12"}, "Vul ook in hoeveel handen er tegen waren; 0 mag."),
        ({"tegen": "1"}, "Vul ook in hoeveel handen er voor waren; 0 mag."),
        ({"voor": "299", "tegen": "2"}, "Samen zijn dat 301 handen."),
        ({"toelichting": "z" * 1001}, "z" * 1001),
    ],
)
def test_een_besluit_dat_niet_klopt(leider, traject, data, melding):
    assert melding in besluit(leider, traject, **({"uitkomst": "uitvoeren"} | data))
    assert not Planbesluit.objects.exists()


def test_geen_handen_is_geen_steun(leider, traject):
    besluit(leider, traject, uitkomst="niet", voor=0, tegen=0)
    rij = Planbesluit.objects.get()
    assert (rij.voor, rij.tegen, rij.handen) == (None, None, None)


def test_van_een_besluit_is_later_alleen_dag_en_toelichting_te_verbeteren(leider, traject):
    besluit(leider, traject, uitkomst="aanpassen", voor=5, tegen=5)
    rij = Planbesluit.objects.get()
    adres = reverse("onderdeel_wijzig", args=["besluit", rij.pk])
    gisteren = timezone.localdate() - datetime.timedelta(days=1)
    leider.post(
        adres,
        {
            "uitkomst": "uitvoeren",
            "voor": 10,
            "datum": gisteren.isoformat(),
            "toelichting": "Eerst het rooster.",
            "versie": lees_versie(rij),
        },
    )
    rij.refresh_from_db()
    assert (rij.uitkomst, rij.voor, rij.datum) == ("aanpassen", 5, gisteren)
    assert rij.toelichting == "Eerst het rooster."


def test_zonder_sessie_worden_handen_gevraagd_met_een_niet(leider, traject):
    adres = reverse("onderdeel_nieuw", args=[traject.pk, "besluit"])
    assert 'name="voor"' in leider.get(adres).content.decode()
    ronde = traject.rondes.get()
    Verbeterplan.objects.create(ronde=ronde, draagvlak=SessieFactory(team=traject.team))
    assert 'name="voor"' not in leider.get(adres).content.decode()
