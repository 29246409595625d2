"""Two officers at the same moment: both texts stay, and a report is settled once."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from organisatie.schrijven import Invoer
from overzicht import verslagacties as acties
from overzicht.models import Periodeverslag
from overzicht.verslaglezen import lees_verslag
from tests.overzicht.verslag_hulp import maak_periodes

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def tegelijk(*doen: Callable[[], object]) -> list[object]:
    """What each gave, or the error it raised; all begin together."""
    hek, uit = threading.Barrier(len(doen)), [None] * len(doen)

    def draai(nummer: int) -> None:
        try:
            hek.wait(30)
            uit[nummer] = doen[nummer]()
        except ValidationError as fout:
            uit[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=draai, args=[nummer]) for nummer in range(len(doen))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
        assert not draad.is_alive()
    return uit


def test_wie_tegelijk_begint_verliest_niets(wereld):
    periode, _ = maak_periodes()
    woorden = ("Van Kees.", "Van Klaas.", "Van Karin.")
    invoer = [{"goed": Invoer(woord, None)} for woord in woorden]
    tegelijk(*(lambda i=i: acties.bewaar_teksten(wereld.team, periode, i) for i in invoer))
    rij = Periodeverslag.objects.get()
    for woord in woorden:
        assert woord in rij.goed


def test_twee_die_tegelijk_vaststellen(wereld):
    periode, _ = maak_periodes()
    gezien = acties.vingerafdruk(lees_verslag(wereld.team, periode))

    def stel_vast() -> Periodeverslag:
        return acties.stel_vast(wereld.team, periode, wereld.kwaliteit, gezien)

    uit = tegelijk(stel_vast, stel_vast)
    fouten = [fout for fout in uit if isinstance(fout, ValidationError)]
    assert [fout.messages for fout in fouten] == [["Dit verslag is al vastgesteld."]]
    assert Periodeverslag.objects.get().is_vast
    assert Periodeverslag.history.exclude(vastgesteld_op=None).count() == 1
