"""Two acts on one version at the same moment: one of them counts."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from borgen.acties import documenteren_toetsing as toetsing
from borgen.models import Akkoord, Documentversie, Tekst
from tests.borgen.documenten_hulp import iedereen, leg_voor, maak_document, regel, stel_vast
from tests.factories import maak_wereld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def tegelijk(*werk):
    """What came of each, started together: "gelukt" or the message."""
    start, uitkomst = threading.Barrier(len(werk)), [""] * len(werk)

    def doe(plek, act):
        start.wait(10)
        try:
            act()
            uitkomst[plek] = "gelukt"
        except ValidationError as niet:
            uitkomst[plek] = " ".join(niet.messages)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=paar) for paar in enumerate(werk)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return uitkomst


def test_twee_keer_het_team_gaat_akkoord():
    wereld = maak_wereld()
    document = maak_document(wereld.team, wereld.teamleider)
    stel_vast(document, "Een")
    versie = leg_voor(document, "Twee")
    wie = iedereen(document)

    def druk():
        toetsing.team_akkoord(versie.pk, versie.hash, wie, wereld.teamleider)

    uitkomst = tegelijk(druk, druk)
    assert sorted(uitkomst) == ["Versie 2 is vastgesteld.", "gelukt"]
    assert Tekst.objects.count() == 2
    assert Documentversie.objects.filter(status="vastgesteld").count() == 1


def test_de_laatste_twee_stemmen_tegelijk():
    wereld = maak_wereld()
    document = regel(maak_document(wereld.team, wereld.teamleider), "allen")
    versie = leg_voor(document)
    toetsing.stem(versie.pk, versie.hash, wereld.teamleider, True)
    daan, eva = wereld.teamlid, wereld.leden[2].gebruiker
    uitkomst = tegelijk(
        *(lambda wie=wie: toetsing.stem(versie.pk, versie.hash, wie, True) for wie in (daan, eva))
    )
    assert uitkomst == ["gelukt", "gelukt"]
    assert Akkoord.objects.filter(stand="akkoord").count() == 3
    assert Tekst.objects.get().versie_id == versie.pk


def test_akkoord_en_terugtrekken_tegelijk():
    wereld = maak_wereld()
    document = regel(maak_document(wereld.team, wereld.teamleider), "meerderheid")
    versie = leg_voor(document)
    toetsing.stem(versie.pk, versie.hash, wereld.teamleider, True)
    uitkomst = tegelijk(
        lambda: toetsing.stem(versie.pk, versie.hash, wereld.teamlid, True),
        lambda: toetsing.trek_terug(versie.pk, "Er mist iets", wereld.teamleider),
    )
    na = Documentversie.objects.get()
    assert uitkomst.count("gelukt") == 1
    assert na.status == ("vastgesteld" if uitkomst[0] == "gelukt" else "concept")
    assert Tekst.objects.count() == (na.status == "vastgesteld")
