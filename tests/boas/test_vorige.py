"""Which earlier session a result is compared with, whatever happens to either meanwhile."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from boas import acties
from boas.models import Sessie
from boas.uitslag_lezen import lees_voor
from boas.voorbereiding import verwijder_sessie
from tests.boas.tellingen import getelde_sessie
from tests.factories import SessieFactory, VersieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TELLING = [(2, 3, 4, 3)] * 4
DAG = datetime.timedelta(days=1)


@pytest.fixture
def versie():
    return VersieFactory()


@pytest.fixture
def maak(wereld, versie):
    """A session of one reeks that began so many days ago; without a number: in preparation."""

    def doe(dagen: int | None = None, **velden) -> Sessie:
        velden = {"versie": versie, "team": wereld.team, "reeks": "verbetering"} | velden
        if dagen is None:
            return SessieFactory(**velden)
        sessie = getelde_sessie(TELLING, **velden)
        sessie.begonnen_op = timezone.now() - dagen * DAG
        sessie.save()
        return sessie

    return doe


def test_een_eerdere_die_pas_later_sluit_telt_mee(maak):
    eerst, nu = maak(), maak()
    assert nu.vorige is None
    acties.start(eerst.pk)
    assert nu.vorige is None
    acties.sluit_sessie(eerst.pk)
    assert nu.vorige == eerst
    acties.start(nu.pk)
    nu.refresh_from_db()
    assert nu.vorige == eerst


def test_een_weggegooide_voorbereiding_laat_de_oudere_staan(maak):
    oud, weg, nu = maak(9), maak(), maak()
    verwijder_sessie(weg.pk)
    assert nu.vorige == oud


def test_is_de_vorige_weg_dan_geldt_die_daarvoor(maak):
    ouder, oud, nu = maak(9), maak(5), maak(1)
    assert nu.vorige == oud
    oud.delete()
    assert nu.vorige == ouder
    ouder.delete()
    assert nu.vorige is None


def test_heropend_blijft_de_vorige_en_een_latere_wordt_het_nooit(maak):
    oud, midden, nu = maak(9), maak(5), maak(1)
    for sessie in (oud, midden, nu):
        acties.heropen(sessie.pk)
        assert [s.vorige for s in Sessie.objects.order_by("pk")] == [None, oud, midden]
        acties.sluit_sessie(sessie.pk)
    # The oldest was closed last, and is still the oldest.
    acties.heropen(oud.pk)
    acties.sluit_sessie(oud.pk)
    assert [s.vorige for s in Sessie.objects.order_by("pk")] == [None, oud, midden]


def test_alleen_dezelfde_reeks_en_hetzelfde_instrument(maak, versie):
    maak(9, reeks="iets anders")
    maak(9, versie=VersieFactory())
    nu, los = maak(1), maak(1, reeks="")
    maak(5, reeks="")
    assert (nu.vorige, los.vorige) == (None, None)
    nieuwe = VersieFactory(instrument=versie.instrument, nummer=2)
    zelfde = maak(5, versie=nieuwe)
    assert nu.vorige == zelfde


def test_een_oudere_die_wel_gedeeld_is_is_niet_de_vorige(wereld, maak):
    oud, midden, nu = maak(9), maak(5), maak(1)
    for sessie in (oud, nu):
        acties.deel(sessie.pk, True)
    assert lees_voor(nu.pk, wereld.teamlid).vorige == midden
    assert lees_voor(nu.pk, wereld.kwaliteit).vorige is None


def test_de_voorbereiding_zegt_met_welke_vergeleken_wordt(als, wereld, maak):
    nu, eerder = maak(gemaakt_door=wereld.teamleider), maak()
    adres = reverse("sessie_voorbereiden", args=[nu.pk])
    client = als(wereld.teamleider)
    assert "wordt vergeleken met" not in client.get(adres).content.decode()
    acties.start(eerder.pk)
    acties.sluit_sessie(eerder.pk)
    assert "wordt vergeleken met" in client.get(adres).content.decode()
