"""The card of an instrument on another page: begin, go on, or the latest result."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boas import instrumenten
from boas.models import Instrument, Sessie
from boas.uitslagtekst import _bewaard
from tests.boas.tellingen import getelde_sessie
from tests.factories import TrajectFactory, VersieFactory
from verbeterplan.instrumentkaart import lees_kaart
from verbeterplan.models import TrajectSessie, Verbetertraject

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CODE = "professionele_cultuur"
LEREN = "leren"


@pytest.fixture
def versie():
    instrument = Instrument.objects.get(code=CODE)
    return VersieFactory(
        instrument=instrument,
        nummer=2,
        schaal=["nee", "meestal niet", "meestal wel", "ja"],
        uitkomst="bespreken",
        stellingen=2,
    )


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Samen verder")


def gehouden(traject, versie, tellingen=((5, 4, 3, 2), (0, 0, 4, 10)), **velden) -> Sessie:
    sessie = getelde_sessie(tellingen, versie=versie, team=traject.team, **velden)
    TrajectSessie.objects.create(traject=traject, sessie=sessie)
    return sessie


def pagina(client) -> str:
    return client.get(reverse(LEREN)).content.decode()


def test_wie_leidt_begint_vanaf_samen_leren(als, wereld, versie, traject):
    client = als(wereld.teamleider)
    html = pagina(client)
    assert "Professionele cultuur" in html
    assert f'action="{reverse("sessie_nieuw", args=[traject.pk])}"' in html
    data = {"instrument": versie.instrument_id}
    client.post(reverse("sessie_nieuw", args=[traject.pk]), data)
    sessie = Sessie.objects.get()
    assert sessie.versie == versie
    html = pagina(client)
    assert "Ga verder met voorbereiden" in html
    assert sessie.get_absolute_url() in html
    assert reverse("sessie_nieuw", args=[traject.pk]) not in html


def test_bij_meer_trajecten_kies_je_er_een(als, wereld, versie, traject):
    TrajectFactory(team=wereld.team, naam="Ander werk")
    TrajectFactory(team=wereld.team, naam="Klaar werk", status=Verbetertraject.Status.AFGEROND)
    html = pagina(als(wereld.teamleider)).partition("kop-professionele_cultuur")[2]
    assert html.count('name="instrument"') == 2
    assert "Ander werk" in html
    assert "Klaar werk" not in html


def test_het_team_ziet_alleen_de_uitslag(als, wereld, versie, traject):
    client = als(wereld.teamlid)
    assert "Professionele cultuur" not in pagina(client)
    sessie = gehouden(traject, versie)
    gehouden(traject, versie, status=Sessie.Status.LOPEND)
    html = pagina(client)
    assert "Eén punt om te bespreken." in html
    assert reverse("sessie_uitslag", args=[sessie.pk]) in html
    assert 'name="instrument"' not in html
    assert "Ga verder met" not in html


def test_een_ander_team_ziet_niets(wereld, versie, traject):
    gehouden(traject, versie)
    assert lees_kaart(CODE, wereld.plglid, [traject]) is None


def test_kwaliteit_ziet_de_uitslag_pas_als_die_gedeeld_is(wereld, versie, traject):
    sessie = gehouden(traject, versie)
    assert lees_kaart(CODE, wereld.kwaliteit, [traject]) is None
    Sessie.objects.filter(pk=sessie.pk).update(gedeeld_op=sessie.afgesloten_op)
    kaart = lees_kaart(CODE, wereld.kwaliteit, [traject])
    assert (kaart.laatste, kaart.bezig, kaart.begin) == (sessie, None, ())


def test_het_team_werkt_met_zijn_eigen_woorden(wereld, versie, traject):
    kopie = instrumenten.kopieer(versie.instrument, wereld.team)
    kaart = lees_kaart(CODE, wereld.teamleider, [traject])
    assert [begin.instrument for begin in kaart.begin] == [kopie]
    assert kaart.instrument == versie.instrument


def test_zonder_instrument_geen_kaart(wereld, traject):
    Instrument.objects.filter(code=CODE).delete()
    assert lees_kaart(CODE, wereld.teamleider, [traject]) is None


def test_evenveel_vragen_bij_een_als_bij_veel(als, wereld, versie, traject):
    client = als(wereld.teamleider)

    def vragen() -> int:
        _bewaard.cache_clear()
        with CaptureQueriesContext(connection) as gesteld:
            pagina(client)
        return len(gesteld)

    gehouden(traject, versie)
    pagina(client)
    eerst = vragen()
    for nummer in range(5):
        meer = TrajectFactory(team=wereld.team, naam=f"Traject {nummer}")
        gehouden(meer, versie)
    assert vragen() == eerst
