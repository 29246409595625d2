"""Several people who remind at the same moment, on the databases themselves: one mail comes."""

import pytest
from django.core import mail

from overzicht.kwaliteitherinneringen import herinner, lees_meetvragen
from overzicht.models import Meetherinnering
from tests.borgen.meten import maak_afspraak, vandaag
from tests.borgen.test_meten_tegelijk import tegelijk
from tests.factories import TrajectFactory, maak_wereld

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def test_vier_keer_drukken_stuurt_een_mail():
    wereld = maak_wereld()
    traject = TrajectFactory(team=wereld.team)
    for wat in ("Gesprekken", "Tevredenheid"):
        maak_afspraak(traject, wereld.teamleider, wat=wat, uitvoerder=wereld.leden[1])
    door = [wereld.kwaliteit, wereld.teamleider] * 2
    # Each saw that nobody was reminded yet.
    gezien = [lees_meetvragen([wereld.team.pk], wie, vandaag()) for wie in door]
    assert [len(vragen) for vragen in gezien] == [2] * 4
    aantallen: list[int] = []
    druk = [
        lambda vragen=vragen, wie=wie: aantallen.append(herinner(vragen, wie, vandaag()))
        for vragen, wie in zip(gezien, door, strict=True)
    ]
    assert tegelijk(*druk) == [True] * 4
    assert sorted(aantallen) == [0, 0, 0, 1]
    assert len(mail.outbox) == 1
    assert Meetherinnering.objects.count() == 2


def test_een_nieuwe_herinnering_na_een_week_werkt_de_oude_bij():
    wereld = maak_wereld()
    traject = TrajectFactory(team=wereld.team)
    maak_afspraak(traject, wereld.teamleider, uitvoerder=wereld.leden[1])

    def druk() -> int:
        vragen = lees_meetvragen([wereld.team.pk], wereld.kwaliteit, vandaag())
        return herinner(vragen, wereld.kwaliteit, vandaag())

    assert druk() == 1
    Meetherinnering.objects.update(op=vandaag(-7))
    assert druk() == 1
    assert druk() == 0
    assert [rij.op for rij in Meetherinnering.objects.all()] == [vandaag()]
