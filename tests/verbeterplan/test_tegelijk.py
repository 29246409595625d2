"""Two at once in a PLG: what one changes is not undone by what the other saves at that moment."""

import datetime
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from organisatie.schrijven import Invoer
from tests.factories import TrajectFactory
from tests.verbeterplan.hulp import vandaag
from verbeterplan import plgacties, verslag
from verbeterplan.models import Agendapunt, Overleg, Plglid

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def terwijl(rij, verander, doe):
    """Change a row that is held, and have ``doe`` begin before that is saved."""

    def tweede() -> None:
        try:
            doe()
        finally:
            connection.close()

    draad = threading.Thread(target=tweede)
    with transaction.atomic():
        vast = type(rij)._default_manager.select_for_update(of=("self",)).get(pk=rij.pk)
        draad.start()
        draad.join(1)
        verander(vast)
        vast.save()
    draad.join(30)
    assert not draad.is_alive()


@pytest.fixture
def traject(wereld):
    return TrajectFactory(team=wereld.team, naam="Samen gesprekken voeren")


def test_een_agendapunt_blijft_van_de_agenda_terwijl_een_collega_typt(traject):
    overleg = Overleg.objects.create(
        team=traject.team, titel="Bespreken", moment=timezone.now() + datetime.timedelta(days=1)
    )
    punt = overleg.agendapunten.create(tekst="Rondvraag")

    def van_de_agenda(rij):
        rij.tekst, rij.weg_op = "Rondje", timezone.now()

    invoer = {f"punt-{punt.pk}": Invoer("Niemand had iets.", None)}
    terwijl(punt, van_de_agenda, lambda: verslag.bewaar(overleg.pk, invoer))
    nu = Agendapunt.alle.get(pk=punt.pk)
    assert (nu.tekst, nu.besproken) == ("Rondje", "Niemand had iets.")
    assert nu.weg_op


def test_wie_uit_de_plg_gaat_komt_niet_terug_door_een_nieuwe_kartrekker(traject, wereld):
    weg = traject.plgleden.create(lidmaatschap=wereld.leden[1], kartrekker=True)
    nieuw = traject.plgleden.create(lidmaatschap=wereld.leden[2])

    def gaat(rij):
        rij.tot = vandaag()

    terwijl(weg, gaat, lambda: plgacties.maak_kartrekker(nieuw, True))
    leden = dict(Plglid.objects.filter(tot=None).values_list("pk", "kartrekker"))
    assert leden == {nieuw.pk: True}
