"""What a PLG opens to somebody of another team, and that it does so no longer than it lasts."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Lidmaatschap
from tests.aanmelden import maak_koekjes, meld_aan
from tests.factories import ActiviteitFactory, TrajectFactory, maak_wereld
from tests.rechten.tabel import Podium
from tests.rechten.test_rechten import RIJEN, vraag
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Plglid, Verbetertraject

# What a member may do that others of the same team may not.
DOOR_DE_PLG = [
    rij for rij in RIJEN if rij.verwacht["plglid"] < 400 and rij.verwacht["ander_teamlid"] == 404
]

# What somebody asked a colleague stays between those two.
VAN_TWEE = {"feedback_geef", "feedback_wijs_af"}
# Keeping it alive begins when the traject is finished.
OOK_ALS_HET_KLAAR_IS = {"kartrekkerschap", "kartrekkertaak"}


def status_van(rij, verander, persona="plglid"):
    podium = Podium(maak_wereld())
    adres = reverse(rij.naam, kwargs=rij.kwargs(podium) if rij.kwargs else {}) + rij.query
    if rij.data:
        rij.data(podium)
    verander(podium.wereld)
    client = Client(raise_request_exception=False)
    (koekje,) = maak_koekjes(getattr(podium.wereld, persona))
    meld_aan(client, koekje)
    return vraag(rij, podium, adres, client).status_code


def uit_de_plg(wereld):
    Plglid.objects.filter(lidmaatschap=wereld.van_plglid).update(tot=timezone.localdate())


def uit_het_eigen_team(wereld):
    Lidmaatschap.objects.filter(pk=wereld.van_plglid.pk).update(tot=vandaag(-1))


def afgerond(wereld):
    Verbetertraject.objects.update(status=Verbetertraject.Status.AFGEROND)


@pytest.mark.parametrize("rij", [r for r in DOOR_DE_PLG if r.naam not in VAN_TWEE], ids=str)
@pytest.mark.parametrize("verander", [uit_de_plg, uit_het_eigen_team])
def test_wie_eruit_ging_ziet_en_schrijft_niets_meer(rij, verander, db):
    assert status_van(rij, verander) == 404


@pytest.mark.parametrize("rij", [r for r in DOOR_DE_PLG if r.methode == "POST"], ids=str)
def test_de_plg_schrijft_zolang_het_traject_loopt(rij, db):
    mag = rij.naam in VAN_TWEE | OOK_ALS_HET_KLAAR_IS
    assert (status_van(rij, afgerond) != 404) == mag


def test_een_eigen_afspraak_gaat_door_als_het_traject_klaar_is(wereld, als):
    traject = TrajectFactory(team=wereld.team)
    traject.plgleden.create(lidmaatschap=wereld.van_plglid)
    rij = ActiviteitFactory(team=wereld.team, traject=traject, eigenaar=wereld.van_plglid)
    afgerond(wereld)
    als(wereld.plglid).post(reverse("activiteit_stand", args=[rij.pk]), {"naar": "klaar"})
    rij.refresh_from_db()
    assert rij.status == "klaar"
