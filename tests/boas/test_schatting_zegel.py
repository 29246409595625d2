"""The estimate of the bestuur: signed once, by nobody changed, not even in the database."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from boas.acties import NietNu
from boas.models import Bestuursschatting, Sessie
from boas.peilen.schatten import teken
from boas.peilen.starten import maak_peiling, open_peiling
from boas.regels.zegel import zegel_van
from tests.boas import peilen
from tests.factories import GebruikerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NU = datetime.datetime(2026, 3, 12, 9, 30, 1, 123, tzinfo=datetime.UTC)


@pytest.fixture
def bestuurder():
    return peilen.organisatie_van(6, 12)


@pytest.fixture
def sessie(bestuurder) -> Sessie:
    return maak_peiling(None, peilen.versie_met_groepen(), bestuurder, "Sociaal kapitaal")


def _alles(sessie: Sessie, waarde: int = 2) -> dict[str, int]:
    return {s.code: waarde for s in sessie.versie.stellingen.all()}


def test_signing_stores_who_what_and_when(sessie, bestuurder):
    schatting = teken(sessie.pk, bestuurder, _alles(sessie))

    gelezen = Bestuursschatting.objects.get(pk=sessie.pk)
    assert (gelezen.naam, gelezen.antwoorden) == ("Bo Bestuurder", _alles(sessie))
    assert gelezen.zegel == schatting.zegel
    assert gelezen.ongeschonden


def test_the_second_one_hears_who_signed(sessie, bestuurder):
    teken(sessie.pk, bestuurder, _alles(sessie))

    with pytest.raises(NietNu, match="Bo Bestuurder tekende de schatting op"):
        teken(sessie.pk, GebruikerFactory(), _alles(sessie, 0))
    assert Bestuursschatting.objects.get(pk=sessie.pk).antwoorden == _alles(sessie)


def test_after_opening_it_is_too_late(sessie, bestuurder):
    teken(sessie.pk, bestuurder, _alles(sessie))
    open_peiling(sessie.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM boas_bestuursschatting")

    with pytest.raises(NietNu, match="al geopend"):
        teken(sessie.pk, bestuurder, _alles(sessie))


@pytest.mark.parametrize("anders", [{"D1": None}, {"D1": 4}, {"D1": -1}, {"X9": 1}])
def test_every_statement_has_an_answer_of_the_scale(sessie, bestuurder, anders):
    antwoorden = _alles(sessie) | anders
    antwoorden = {code: waarde for code, waarde in antwoorden.items() if waarde is not None}

    with pytest.raises(ValueError, match="Bij elke stelling"):
        teken(sessie.pk, bestuurder, antwoorden)


def test_the_model_refuses_to_change_or_remove_it(sessie, bestuurder):
    schatting = teken(sessie.pk, bestuurder, _alles(sessie))
    rijen = Bestuursschatting.objects.filter(pk=sessie.pk)

    schatting.antwoorden = _alles(sessie, 0)
    for wijzig in (
        schatting.save,
        schatting.delete,
        rijen.delete,
        lambda: rijen.update(naam="Iemand anders"),
        lambda: Bestuursschatting.objects.bulk_update([schatting], ["antwoorden"]),
    ):
        with pytest.raises(ValidationError, match="verandert niet meer"):
            wijzig()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE boas_bestuursschatting SET naam = 'Iemand anders'",
        "UPDATE boas_bestuursschatting SET antwoorden = '{}'",
    ],
)
def test_the_database_refuses_as_well(sessie, bestuurder, sql):
    teken(sessie.pk, bestuurder, _alles(sessie))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Bestuursschatting.objects.get(pk=sessie.pk).ongeschonden


def test_an_unopened_session_that_goes_takes_it_along(sessie, bestuurder):
    teken(sessie.pk, bestuurder, _alles(sessie))

    sessie.delete()

    assert not Bestuursschatting.objects.exists()


def test_what_was_tampered_with_shows(sessie, bestuurder):
    schatting = teken(sessie.pk, bestuurder, _alles(sessie))
    schatting.antwoorden = _alles(sessie, 0)

    assert not schatting.ongeschonden


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.integers(0, 6)), st.text(max_size=20))
def test_a_seal_depends_on_everything_but_the_order(antwoorden, naam):
    zegel = zegel_van(1, naam, NU, antwoorden)

    assert zegel == zegel_van(1, naam, NU, dict(reversed(antwoorden.items())))
    amsterdam = datetime.timezone(datetime.timedelta(hours=1))
    assert zegel == zegel_van(1, naam, NU.astimezone(amsterdam), antwoorden)
    anders = [
        zegel_van(2, naam, NU, antwoorden),
        zegel_van(1, naam + "x", NU, antwoorden),
        zegel_van(1, naam, NU + datetime.timedelta(microseconds=1), antwoorden),
        zegel_van(1, naam, NU, antwoorden | {"nieuw-code": 1}),
    ]
    assert zegel not in anders
