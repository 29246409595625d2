"""Two who press at the same moment: what is logged is logged once, and nothing goes lost."""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from borgen.slb.acties.beheer import laat_waarnemen, stop, verplaats, wijs_slber_aan
from borgen.slb.acties.vastleggen import Vastlegging, leg_vast, maak_ongedaan
from borgen.slb.models import Begeleiding, Gesprek
from tests.factories import maak_wereld
from tests.slb.factories import GesprekFactory, KlasFactory, PeriodeFactory, dag, maak_student

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture
def wereld(transactional_db):
    return maak_wereld()


@pytest.fixture
def student(wereld):
    PeriodeFactory()
    return maak_student(wereld.leden[1], KlasFactory(team=wereld.team, naam="3A"))


def tegelijk(*werk: Callable[[], object]) -> list[str]:
    """Do these at once; what went wrong unexpectedly, in words."""
    start, mis = threading.Barrier(len(werk)), []

    def een(doe: Callable[[], object]) -> None:
        try:
            start.wait()
            doe()
        except ValidationError:
            pass
        except Exception as fout:  # noqa: BLE001 - whatever it is, the test has to see it
            mis.append(repr(fout))
        finally:
            connection.close()

    draden = [threading.Thread(target=een, args=[doe]) for doe in werk]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return mis


@pytest.mark.parametrize("gepland", [True, False])
def test_dezelfde_druk_vier_keer_tegelijk_legt_een_keer_vast(wereld, student, gepland):
    if gepland:
        GesprekFactory(student=student, gepland=True, datum=dag(-1), door=wereld.teamlid)
    wat = Vastlegging(dag(), uuid.uuid4(), notitie="Gesproken.")
    assert tegelijk(*[lambda: leg_vast(wereld.teamlid, [student], wat)] * 4) == []
    gesprek = Gesprek.objects.get()
    assert (gesprek.status, gesprek.notitie.tekst) == ("gehouden", "Gesproken.")


def test_ongedaan_vier_keer_tegelijk_laat_het_geplande_staan(wereld, student):
    GesprekFactory(student=student, gepland=True, datum=dag(-1), door=wereld.teamlid)
    wat = Vastlegging(dag(), uuid.uuid4())
    leg_vast(wereld.teamlid, [student], wat)
    assert tegelijk(*[lambda: maak_ongedaan(wereld.teamlid, wat.groep)] * 4) == []
    assert Gesprek.objects.get().status == "gepland"


def test_twee_slbers_en_twee_waarnemingen_tegelijk_botsen_niet(wereld, student):
    een, twee, drie = wereld.leden
    leider = wereld.teamleider
    assert (
        tegelijk(
            lambda: wijs_slber_aan([student], twee, dag(), leider),
            lambda: wijs_slber_aan([student], drie, dag(), leider),
            lambda: laat_waarnemen([student], een, dag(), dag(5), leider),
            lambda: laat_waarnemen([student], een, dag(), dag(9), leider),
        )
        == []
    )
    nu = Begeleiding.objects.op(dag()).filter(student=student)
    assert nu.filter(waarnemer=False).count() == 1
    assert nu.filter(waarnemer=True).count() == 1


def test_stoppen_en_vertrekken_tegelijk(wereld, student):
    rij = student.begeleidingen.get()
    assert tegelijk(lambda: stop(rij), lambda: verplaats(student, None, dag())) == []
    rij.refresh_from_db()
    assert rij.tot == dag(-1)
