"""The data a browser goes on with by itself: made once, and anew after every change."""

import json
import re

import pytest

from boas import acties
from boas.beeld import lees
from boas.models import Sessie
from boas.stellingenlijst import gegevens, stellingenlijst
from tests.factories import SessieFactory, VersieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie(wereld):
    sessie = SessieFactory(team=wereld.team, versie=VersieFactory(stellingen=3))
    acties.start(sessie.pk, 14)
    return sessie


def gelezen(sessie):
    """What the script element holds, and the same made anew."""
    beeld = lees(sessie.pk)
    html = stellingenlijst(beeld)
    assert html.startswith('<script id="sessie-gegevens" type="application/json">')
    return json.loads(re.search(r">(.*)<", html).group(1)), gegevens(beeld)


def test_de_tweede_keer_staat_er_hetzelfde(sessie):
    assert stellingenlijst(lees(sessie.pk)) is stellingenlijst(lees(sessie.pk))


def test_na_elke_verandering_staat_er_wat_er_nu_is(sessie):
    keuzes = list(sessie.keuze.all())

    def doe():
        yield
        acties.zet_aanwezig(sessie.pk, 12)
        yield
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuzes[1].pk)
        yield
        acties.tel_handen(sessie.pk, sessie.rondes.get().pk, (2, 4, 4, 2))
        acties.onthul(sessie.pk)
        yield
        Sessie.objects.filter(pk=sessie.pk).update(stemwijze=Sessie.Stemwijze.TELEFOONS)
        yield

    stappen = []
    for _ in doe():
        in_script, nu = gelezen(sessie)
        assert in_script == nu
        stappen.append(in_script)
    assert [stap["aanwezig"] for stap in stappen] == [14, 12, 12, 12, 12]
    assert [stap["huidige"] == keuzes[1].pk for stap in stappen] == [False, False, True, True, True]
    assert [stap["stellingen"][1]["klaar"] for stap in stappen] == [False] * 3 + [True] * 2
    assert [stap["handen"] for stap in stappen] == [True] * 4 + [False]
