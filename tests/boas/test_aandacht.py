"""What asks for attention is kept while a session is closed, and read anew after every change."""

import pytest

from boas import acties
from boas.aandacht import aandacht_van
from boas.models import Sessie
from tests.boas.tellingen import getelde_sessie

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LAAG, GOED = (4, 4, 2, 2), (0, 0, 4, 10)


def gekozen(punten, sessie):
    """Which statements these are, counted from 1."""
    volgorde = list(sessie.versie.stellingen.values_list("pk", flat=True))
    return sorted(volgorde.index(punt.stelling) + 1 for punt in punten)


def opnieuw(sessie):
    return Sessie.objects.select_related("versie__instrument", "stand").get(pk=sessie.pk)


@pytest.fixture
def sessie(wereld):
    return opnieuw(getelde_sessie([LAAG, GOED, LAAG], team=wereld.team))


def test_de_tweede_keer_wordt_er_niets_gelezen(sessie, django_assert_num_queries):
    eerst = aandacht_van(sessie)
    assert gekozen(eerst, sessie) == [1, 3]
    with django_assert_num_queries(0):
        assert aandacht_van(sessie) == eerst


def test_een_verbeterde_telling_telt_na_het_heropenen(sessie):
    aandacht_van(sessie)
    acties.heropen(sessie.pk)
    ronde = sessie.rondes.order_by("pk")[0]
    acties.tel_handen(sessie.pk, ronde.pk, GOED)
    assert gekozen(aandacht_van(opnieuw(sessie)), sessie) == [3]
    acties.sluit_sessie(sessie.pk)
    assert gekozen(aandacht_van(opnieuw(sessie)), sessie) == [3]


def test_een_andere_drempel_geeft_andere_punten(sessie):
    aandacht_van(sessie)
    Sessie.objects.filter(pk=sessie.pk).update(drempel=90)
    assert aandacht_van(opnieuw(sessie)) == ()
