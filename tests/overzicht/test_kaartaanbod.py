"""A finished cycle offered as a card: filled in from the traject, and followed there."""

import pytest
from django.urls import reverse

from metaanalyse.models import Kaart
from overzicht.models import Kaartaanbod
from tests.factories import TrajectFactory
from tests.metaanalyse.test_aanbod import VERTELD

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def traject(wereld):
    rij = TrajectFactory(
        team=wereld.team, naam="Begeleiding", doel="Iedereen gezien.", samenvatting="Het loopt."
    )
    rij.verbeteracties.create(naam="Twee gesprekken", omschrijving="Per periode.")
    return rij


def adres(traject):
    return f"{reverse('kaart_aanbieden')}?traject={traject.pk}"


def test_ingevuld_met_wat_het_traject_vertelt(wereld, als, traject):
    form = als(wereld.teamleider).get(adres(traject)).context["form"]
    assert form.initial == {
        "titel": "Begeleiding",
        "beschrijving": "Iedereen gezien.",
        "kenmerken": "- Twee gesprekken: Per periode.\n\nHet loopt.",
    }


def test_een_leeg_traject_vult_niets_in(wereld, als):
    kaal = TrajectFactory(team=wereld.team, naam="Kaal")
    form = als(wereld.teamleider).get(adres(kaal)).context["form"]
    assert form.initial == {"titel": "Kaal", "beschrijving": "", "kenmerken": ""}


def test_wat_het_plan_zegt_komt_mee(wereld, als, traject):
    ronde = traject.rondes.get()
    zegt = {"c-opgelost": "Bijna.", "e-proces": "Tellen.", "c-volgende": "Eerder beginnen."}
    for vraag, tekst in zegt.items():
        ronde.antwoorden.create(vraag=vraag, tekst=tekst)
    begin = als(wereld.teamleider).get(adres(traject)).context["form"].initial
    velden = ("uitkomst", "uitkomstmaat", "samenvatting")
    assert [begin[veld] for veld in velden] == list(zegt.values())


def test_het_traject_toont_hoe_het_aanbod_ervoor_staat(wereld, als, traject):
    client = als(wereld.teamleider)
    html = client.get(traject.get_absolute_url()).content.decode()
    assert adres(traject) in html
    client.post(adres(traject), VERTELD)
    kaart = Kaart.objects.get()
    assert Kaartaanbod.objects.get().traject == traject
    html = als(wereld.teamlid).get(traject.get_absolute_url()).content.decode()
    assert "Wacht op een onderzoeker" in html
    assert reverse("kaart_aanbod", args=[kaart.pk]) in html


def test_kwaliteit_biedt_aan_uit_elk_traject_voor_dat_team(wereld, als, traject):
    als(wereld.kwaliteit).post(adres(traject), VERTELD)
    kaart = Kaart.objects.get()
    assert (kaart.team, kaart.kaartaanbod.traject) == (wereld.team, traject)


def test_uit_het_traject_van_een_ander_team_kan_het_niet(wereld, als, traject):
    client = als(wereld.ander_teamleider)
    assert client.get(adres(traject)).status_code == 404
    assert client.post(adres(traject), VERTELD).status_code == 404
    assert not Kaart.objects.exists()


def test_de_kaart_blijft_als_het_traject_weggaat(wereld, als, traject):
    als(wereld.teamleider).post(adres(traject), VERTELD)
    traject.delete()
    assert not Kaartaanbod.objects.exists()
    assert Kaart.objects.count() == 1
