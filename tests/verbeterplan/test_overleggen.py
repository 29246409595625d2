"""Meetings and their agenda."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag, versie
from verbeterplan.models import Agendapunt, Overleg

pytestmark = pytest.mark.django_db


@pytest.fixture
def overleg(wereld):
    morgen = timezone.now() + datetime.timedelta(days=1)
    return Overleg.objects.create(team=wereld.team, titel="Teamoverleg", moment=morgen)


def gegevens(wereld, **anders):
    return {
        "team": wereld.team.pk,
        "soort": "werkoverleg",
        "titel": "Werkoverleg",
        "moment": f"{vandaag(3).isoformat()}T15:00",
        "duur_minuten": 60,
    } | anders


def punten(overleg):
    return list(overleg.agendapunten.values_list("tekst", flat=True))


def test_plannen_met_een_traject_op_de_agenda(wereld, als):
    traject = TrajectFactory(team=wereld.team, naam="Begeleiding")
    pad = f"{reverse('overleg_nieuw')}?traject={traject.pk}"
    als(wereld.teamleider).post(pad, gegevens(wereld))
    overleg = Overleg.objects.get()
    assert timezone.localtime(overleg.moment).hour == 15
    assert overleg.agendapunten.get().traject == traject
    html = als(wereld.teamlid).get(traject.get_absolute_url()).content.decode()
    assert overleg.get_absolute_url() in html


def test_een_traject_van_een_ander_kan_niet(wereld, als):
    pad = f"{reverse('overleg_nieuw')}?traject={TrajectFactory().pk}"
    assert als(wereld.teamleider).get(pad).status_code == 404


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": " "}, "Geef het overleg een titel."),
        ({"moment": f"{vandaag(-1).isoformat()}T15:00"}, "is al geweest"),
        ({"moment": "morgen"}, "Vul een datum en tijd in die bestaan"),
        ({"duur_minuten": 4}, "minstens 5 minuten"),
        ({"duur_minuten": 481}, "hoogstens 480 minuten"),
        ({"team": 999999}, "Kies een team dat je leidt."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, anders, melding):
    antwoord = als(wereld.teamleider).post(reverse("overleg_nieuw"), gegevens(wereld, **anders))
    assert melding in antwoord.content.decode()
    assert not Overleg.objects.exists()


def test_het_verslag_kan_achteraf(wereld, als, overleg):
    overleg.moment = timezone.now() - datetime.timedelta(days=3)
    overleg.save()
    data = gegevens(wereld, verslag="We gaan door.", versie=versie(overleg))
    data["moment"] = timezone.localtime(overleg.moment).strftime("%Y-%m-%dT%H:%M")
    als(wereld.teamleider).post(reverse("overleg_wijzig", args=[overleg.pk]), data)
    assert Overleg.objects.get().verslag == "We gaan door."


def test_twee_mensen_schrijven_aan_een_verslag(wereld, als, overleg):
    client = als(wereld.teamleider)
    pad = reverse("overleg_wijzig", args=[overleg.pk])
    oud = gegevens(wereld, versie=versie(overleg))
    client.post(pad, oud | {"verslag": "Van de eerste"})
    html = client.post(pad, oud | {"verslag": "Van de tweede"}).content.decode()
    assert "Nu staat er: “Van de eerste”." in html
    assert "Van de tweede</textarea>" in html
    assert Overleg.objects.get().verslag == "Van de eerste"


def test_agenda_erbij_anders_lager_en_weg(wereld, als, overleg):
    client = als(wereld.teamleider)
    for tekst in ("Opening", "Planning", "Rondvraag"):
        client.post(reverse("agendapunt_nieuw", args=[overleg.pk]), {"tekst": tekst, "minuten": 20})
    opening = overleg.agendapunten.first()
    client.post(reverse("agendapunt_verplaats", args=[opening.pk]), {"richting": "neer"})
    assert punten(overleg) == ["Planning", "Opening", "Rondvraag"]
    client.post(
        reverse("agendapunt_wijzig", args=[opening.pk]),
        {"tekst": "Welkom", "minuten": 25, "versie": versie(opening)},
    )
    html = client.get(overleg.get_absolute_url()).content.decode()
    assert "Samen 65 van de 60 minuten. Dat past niet" in html
    pad = reverse("agendapunt_verwijder", args=[opening.pk])
    assert "Verwijder je “Welkom”?" in client.get(pad).content.decode()
    client.post(pad)
    assert punten(overleg) == ["Planning", "Rondvraag"]


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"tekst": ""}, "Schrijf op wat er op de agenda komt."),
        ({"tekst": "Opening", "minuten": 0}, "minstens 1 minuut"),
        ({"tekst": "Opening", "minuten": "veel"}, "een heel aantal minuten"),
    ],
)
def test_een_agendapunt_dat_niet_kan(wereld, als, overleg, data, melding):
    pad = reverse("agendapunt_nieuw", args=[overleg.pk])
    assert melding in als(wereld.teamleider).post(pad, data).content.decode()
    assert not Agendapunt.objects.exists()


def test_verwijderen_vraagt_het_bij_naam(wereld, als, overleg):
    client = als(wereld.teamleider)
    pad = reverse("overleg_verwijder", args=[overleg.pk])
    assert "Verwijder je “Teamoverleg”?" in client.get(pad).content.decode()
    assert Overleg.objects.exists()
    client.post(pad)
    assert not Overleg.objects.exists()


def test_evenveel_queries_voor_een_en_dertig(wereld, als, overleg, django_assert_max_num_queries):
    client = als(wereld.teamleider)
    pad = reverse("overleggen")
    client.get(pad)
    with django_assert_max_num_queries(50) as een:
        client.get(pad)
    for _ in range(30):
        Overleg.objects.create(team=wereld.team, titel="Overleg", moment=timezone.now())
    with django_assert_max_num_queries(50) as dertig:
        client.get(pad)
    assert len(een) == len(dertig)
