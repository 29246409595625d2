"""A verbeteractie on several meetings of the year in one go."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from borgen.acties.monitoren import zet_op_jaaragenda
from borgen.regels.jaaragenda import dag_in_maand, komende_maanden
from tests.borgen.hulp import actie_van, overleg_van, vandaag
from verbeterplan.models import Agendapunt, Overleg

pytestmark = pytest.mark.django_db


@pytest.fixture
def actie(wereld):
    return actie_van(wereld)


def gegevens(actie, **anders):
    return {
        "acties": [actie.pk],
        "welke": 2,
        "weekdag": 1,
        "tijd": "15:30",
        "titel": "Teamoverleg",
    } | anders


def pad(actie):
    return reverse("jaaragenda", args=[actie.traject_id])


def maand(nummer):
    jaar, maand = komende_maanden(vandaag())[nummer]
    return f"{jaar}-{maand}"


def test_op_geplande_en_nieuwe_overleggen(wereld, als, actie):
    overleg = overleg_van(wereld)
    datum = vandaag(100)
    data = gegevens(
        actie,
        overleggen=[overleg.pk],
        maanden=[maand(2), maand(4)],
        datums=datum.strftime("%d-%m-%Y"),
    )
    antwoord = als(wereld.teamleider).post(pad(actie), data, follow=True)
    assert "4 agendapunten staan erbij, met 3 nieuwe overleggen." in antwoord.content.decode()
    assert Overleg.objects.count() == 4
    jaar, maand_ = map(int, maand(2).split("-"))
    nieuw = timezone.localtime(Overleg.objects.order_by("moment")[1].moment)
    assert nieuw.date() == dag_in_maand(jaar, maand_, 1, 2)
    assert (nieuw.hour, nieuw.minute) == (15, 30)
    punt = overleg.agendapunten.get()
    assert (punt.verbeteractie, punt.traject) == (actie, actie.traject)
    assert actie.naam in antwoord.content.decode()


def test_van_het_overleg_naar_de_signalen_alleen_voor_het_team(wereld, als, actie):
    overleg = overleg_van(wereld)
    zet_op_jaaragenda(wereld.team, [actie], [overleg], [], "")
    link = f"{reverse('borgen_monitoren', args=[actie.traject_id])}?verbeteractie={actie.pk}"
    pagina = reverse("overleg", args=[overleg.pk])
    assert link in als(wereld.teamlid).get(pagina).content.decode()
    assert link not in als(wereld.directeur).get(pagina).content.decode()


def test_wat_er_al_staat_komt_er_niet_nog_eens_bij(wereld, als, actie):
    overleg = overleg_van(wereld)
    client = als(wereld.teamleider)
    data = gegevens(actie, overleggen=[overleg.pk])
    client.post(pad(actie), data)
    antwoord = client.post(pad(actie), data, follow=True)
    assert "Dit stond al op de agenda." in antwoord.content.decode()
    assert Agendapunt.objects.count() == 1


def test_op_een_dag_met_overleg_komt_er_geen_tweede(wereld, actie):
    overleg = overleg_van(wereld)
    moment = timezone.localtime(overleg.moment).replace(hour=23)
    assert zet_op_jaaragenda(wereld.team, [actie], [], [moment], "Anders") == (1, 0)
    assert Overleg.objects.get().agendapunten.count() == 1


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"acties": []}, "Kies minstens één verbeteractie."),
        ({}, "Kies een overleg, een maand of een datum."),
        ({"datums": "24-13-2026"}, "Vul een datum in die bestaat"),
        ({"datums": "1-2-2020"}, "is al geweest"),
        ({"maanden": ["2020-1"]}, "Selecteer een geldige keuze"),
        ({"tijd": "half vier", "datums": "1-2-2099"}, "Vul een tijd in"),
        ({"titel": "", "datums": "1-2-2099"}, "Geef het overleg een titel."),
    ],
)
def test_fouten_bij_het_veld(wereld, als, actie, anders, melding):
    antwoord = als(wereld.teamleider).post(pad(actie), gegevens(actie, **anders))
    assert melding in antwoord.content.decode()
    assert not Overleg.objects.exists()


def test_een_dag_die_geweest_is_in_deze_maand(wereld, als, actie, monkeypatch):
    morgen = datetime.date(2026, 3, 30)
    monkeypatch.setattr(timezone, "localdate", lambda *_: morgen)
    data = gegevens(actie, maanden=["2026-3"], welke=1)
    antwoord = als(wereld.teamleider).post(pad(actie), data)
    assert "is al geweest. Kies een andere week" in antwoord.content.decode()


def test_evenveel_vragen_bij_1_en_30(wereld, als, actie):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = als(wereld.teamleider)
    aantallen = []
    for begin, eind in ((1, 2), (2, 31)):
        for dag in range(begin, eind):
            zet_op_jaaragenda(wereld.team, [actie], [overleg_van(wereld, dag)], [], "x")
        client.get(pad(actie))
        with CaptureQueriesContext(connection) as vragen:
            client.get(pad(actie))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
