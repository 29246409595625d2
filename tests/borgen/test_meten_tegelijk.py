"""Several people at the same moment, on the databases themselves: nobody's work is lost."""

import threading
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from borgen.acties import bespreken
from borgen.acties import controleren as acties
from borgen.acties.schema import werk_schema_bij
from borgen.models import Bespreking, Meting
from organisatie.models.versie import lees_versie
from organisatie.schrijven import Invoer
from tests.borgen.meten import maak_afspraak, maak_schooljaar, vandaag
from tests.factories import TrajectFactory, maak_wereld

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def afspraak(wereld):
    maak_schooljaar(vandaag(-20), vandaag(60))
    return maak_afspraak(TrajectFactory(team=wereld.team), wereld.teamleider)


def tegelijk(*doen: Callable[[], object]) -> list[bool]:
    """Do all at once; whether each succeeded or was refused with a message."""
    start = threading.Barrier(len(doen))
    gelukt = [False] * len(doen)

    def een(nummer: int) -> None:
        try:
            start.wait()
            doen[nummer]()
            gelukt[nummer] = True
        except ValidationError:
            pass
        finally:
            connection.close()

    draden = [threading.Thread(target=een, args=[nummer]) for nummer in range(len(doen))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return gelukt


def test_een_moment_krijgt_een_uitkomst(wereld, afspraak):
    moment = afspraak.momenten.get(op=vandaag(-20))

    def meet(dagen: int) -> Callable[[], object]:
        meting = Meting(
            meetafspraak=afspraak,
            meetmoment=moment,
            datum=vandaag(-dagen),
            waarde=Decimal(dagen),
            door=wereld.teamlid,
        )
        return lambda: acties.bewaar_meting(meting)

    gelukt = tegelijk(*(meet(dagen) for dagen in range(1, 5)))
    assert sum(gelukt) == Meting.objects.count() == 1


def test_een_norm_volgt_op_die_ervoor(wereld, afspraak):
    dag = vandaag(1)

    def norm(waarde: int) -> object:
        return acties.nieuwe_norm(
            *(afspraak.pk, "intern", Decimal(waarde), dag, "Te hoog."), wereld.teamleider
        )

    gelukt = tegelijk(*(lambda w=w: norm(w) for w in range(3, 7)))
    assert sum(gelukt) == 1
    assert afspraak.normen.count() == 2


def test_meten_terwijl_het_schema_verandert(wereld, afspraak):
    """Whatever comes first, what was measured keeps its moment or stands by itself."""
    moment = afspraak.momenten.get(op=vandaag(60))
    meting = Meting(
        meetafspraak=afspraak,
        meetmoment=moment,
        datum=vandaag(),
        waarde=Decimal(2),
        door=wereld.teamlid,
    )

    def stop() -> None:
        acties.stop_afspraak(afspraak.pk, "Klaar.")

    gelukt = tegelijk(lambda: acties.bewaar_meting(meting), stop, werk_schema_bij)
    assert gelukt[1:] == [True, True]
    assert Meting.objects.count() == gelukt[0]
    if bewaard := Meting.objects.first():
        assert bewaard.meetmoment in {None, moment}


def test_vijf_schrijven_in_een_antwoord(wereld, afspraak):
    gesprek = bespreken.bereid_voor(
        Bespreking(verbeteractie=afspraak.verbeteractie, door=wereld.teamleider), []
    )
    begin = lees_versie(gesprek.antwoorden.get(vraag="goed"))
    woorden: Sequence[str] = [f"Van persoon {nummer}." for nummer in range(5)]

    def schrijf(tekst: str) -> object:
        return bespreken.bewaar_antwoorden(gesprek.pk, {"goed": Invoer(tekst, begin)})

    assert all(tegelijk(*(lambda w=w: schrijf(w) for w in woorden)))
    staat = gesprek.antwoorden.get(vraag="goed").tekst
    assert sorted(staat.split("\n")) == sorted(woorden)
