"""What the page of a speerpunt tells of its past."""

import datetime

import pytest
from django.urls import reverse

from organisatie.models import Schooljaar
from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan.models import Speerpunt
from verbeterplan.speerpunthistorie import wijzigingen

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_de_geschiedenis_in_woorden(wereld, als, django_assert_num_queries):
    client = als(wereld.teamlid)
    client.post(reverse("speerpunt_nieuw"), {"naam": "Rust in de klas"})
    rij = Speerpunt.objects.get()
    rij.visie = "Iedereen telt."
    rij.save()
    rij.zet_stand(Speerpunt.Stand.DOORGESCHOVEN)
    rij.reden, rij.doorgeschoven_op = "Eerst de stage.", datetime.date(2026, 11, 2)
    rij.save()
    rij.zet_stand(Speerpunt.Stand.LIJST)
    rij.save()
    rij.zet_stand(Speerpunt.Stand.DOORGESCHOVEN)
    jaar = Schooljaar.objects.create(naam="straks", van=vandaag(1), tot=vandaag(300))
    rij.schooljaar, rij.doorgeschoven_op = jaar, vandaag()
    rij.save()
    TrajectFactory(team=wereld.team, speerpunt=rij, status="gestopt")
    rij.leg_weg()
    rij.haal_terug()
    rij.volg_traject()
    with django_assert_num_queries(1):
        regels = wijzigingen(rij)
    assert [regel.wat for regel in regels] == [
        "gekozen",
        "teruggezet",
        "weggehaald",
        "doorgeschoven naar straks",
        "terug op de lijst",
        "doorgeschoven naar 2027-2028: Eerst de stage.",
        "gewijzigd: hoe past dit bij onze visie",
        "ingebracht",
    ]
    assert regels[-1].door == "Daan Docent"


def test_bewaren_zonder_wijziging_staat_er_niet(wereld):
    rij = Speerpunt.objects.create(team=wereld.team, naam="Rust")
    rij.save()
    assert [regel.wat for regel in wijzigingen(rij)] == ["ingebracht"]
