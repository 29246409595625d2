"""Several sends at the same moment, closing in between, and a process that is killed.

Real threads and processes on the databases themselves.
"""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from boas.acties import NietNu
from boas.models import Inlevering, Peilgroep, Peiltelling, Sessie, Telling, Uitnodiging
from boas.peilen import post, sluiten
from boas.peilen.antwoorden import GEBRUIKT, VERLOPEN, LinkGaatNiet
from boas.peilen.sluiten import sluit_peiling
from tests.boas import peilen
from tools.environment import ROOT

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
TELT = "telt"


@pytest.fixture(autouse=True)
def _post_wacht(settings):
    """Mail does not leave, so that the links are still in it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def tegelijk(*taken: Callable[[], object]) -> list[str]:
    """Do all at the same moment; for each ``TELT``, or why it was refused."""
    samen = threading.Barrier(len(taken))
    uitkomst = [""] * len(taken)

    def doe(plek: int) -> None:
        samen.wait(10)
        try:
            taken[plek]()
            uitkomst[plek] = TELT
        except LinkGaatNiet as nee:
            uitkomst[plek] = nee.reden
        except NietNu as nee:
            uitkomst[plek] = nee.melding
        finally:
            connections.close_all()

    draden = [threading.Thread(target=doe, args=(plek,)) for plek in range(len(taken))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
        assert not draad.is_alive()
    assert all(uitkomst)
    return uitkomst


def stuurt(sessie: Sessie, token: str, *waarden: int) -> Callable[[], None]:
    return lambda: peilen.antwoord(sessie, token, *waarden)


def geteld() -> dict[int, int]:
    """How often each answer was given, over all statements."""
    rijen = Peiltelling.objects.filter(n__gt=0).values_list("waarde", "n")
    return {waarde: sum(n for w, n in rijen if w == waarde) for waarde, _ in rijen}


def test_een_link_die_tegelijk_wordt_verstuurd_telt_een_keer():
    sessie = peilen.open_team(8)
    [token, *_] = peilen.links(sessie)

    uitkomst = tegelijk(*(stuurt(sessie, token, n % 4, n % 4, n % 4) for n in range(8)))

    assert sorted(uitkomst) == [GEBRUIKT] * 7 + [TELT]
    assert geteld() == {uitkomst.index(TELT) % 4: 3}
    assert Inlevering.objects.count() == 1


def test_wie_tegelijk_verstuurt_telt_allemaal():
    sessie = peilen.open_organisatie(leiders=6, medewerkers=10)
    tokens = peilen.links(sessie)

    uitkomst = tegelijk(*(stuurt(sessie, token, 0, 1, 2) for token in tokens))

    assert uitkomst == [TELT] * 16
    assert geteld() == {0: 16, 1: 16, 2: 16}


def test_tijdens_het_sluiten_telt_een_antwoord_helemaal_of_niet():
    sessie = peilen.open_team(16)
    eerst, later = peilen.links(sessie)[:6], peilen.links(sessie)[6:]
    for token in eerst:
        peilen.antwoord(sessie, token, 0, 0, 0)

    taken = [stuurt(sessie, token, 0, 0, 0) for token in later]
    sluit, *uitkomst = tegelijk(lambda: sluit_peiling(sessie.pk), *taken)

    assert sluit == TELT
    assert set(uitkomst) <= {TELT, VERLOPEN}
    mee = 6 + uitkomst.count(TELT)
    assert list(Telling.objects.values_list("n", flat=True)) == [mee] * 3
    assert Peilgroep.objects.get().beantwoord == mee
    for model in (Peiltelling, Inlevering, Uitnodiging):
        assert not model.objects.exists()


def test_twee_die_tegelijk_sluiten_sluiten_een_keer():
    sessie = peilen.open_team(8)
    for token in peilen.links(sessie)[:5]:
        peilen.antwoord(sessie, token, 1, 1, 1)

    uitkomst = tegelijk(*[lambda: sluit_peiling(sessie.pk)] * 2)

    assert sorted(uitkomst) == ["Deze vragenlijst is gesloten.", TELT]
    assert list(Telling.objects.values_list("n", flat=True)) == [5] * 3


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one at a time begin")
def test_sluiten_terwijl_een_werker_mail_pakt_wacht_niet_op_elkaar(monkeypatch):
    sessie = peilen.open_team(8)
    for token in peilen.links(sessie)[:5]:
        peilen.antwoord(sessie, token, 1, 1, 1)
    pakt, gewist = threading.Event(), threading.Event()
    wis = sluiten._wis

    def wis_en_zeg(sessie_id: int) -> None:
        assert pakt.wait(10)
        wis(sessie_id)
        gewist.set()

    def pak() -> None:
        with transaction.atomic():
            wachtend = post._vergrendeld(sessie.pk)
            pakt.set()
            assert gewist.wait(10)
            wachtend.update(fout="")

    monkeypatch.setattr(sluiten, "_wis", wis_en_zeg)

    assert tegelijk(lambda: sluit_peiling(sessie.pk), pak) == [TELT, TELT]


KIND = """
import os, signal, sys
import django
from django.conf import settings
naam, wanneer, code, token, *stellingen = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = naam
django.setup()
from boas.models import Peiltelling
from boas.peilen.antwoorden import lever_in

def dood(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

if wanneer == "halverwege":
    Peiltelling.objects = type("Dood", (), {"filter": dood})
lever_in(code, token, {int(pk): 2 for pk in stellingen})
dood()
"""


def verstuur_en_sterf(sessie: Sessie, token: str, wanneer: str) -> None:
    """Send from a process that is killed ``halverwege``, or as soon as it is ``erna``."""
    stellingen = [str(pk) for pk in sessie.versie.stellingen.values_list("pk", flat=True)]
    naam = str(connection.settings_dict["NAME"])
    gedaan = subprocess.run(
        [sys.executable, "-c", KIND, naam, wanneer, sessie.code, token, *stellingen], cwd=ROOT
    )
    assert gedaan.returncode == -signal.SIGKILL


def test_wat_bewaard_heet_overleeft_een_gedood_proces_en_een_half_antwoord_is_er_niet():
    sessie = peilen.open_team(8)
    [token, *_] = peilen.links(sessie)

    verstuur_en_sterf(sessie, token, "halverwege")
    assert (geteld(), Inlevering.objects.count()) == ({}, 0)

    verstuur_en_sterf(sessie, token, "erna")
    assert (geteld(), Inlevering.objects.count()) == ({2: 3}, 1)
