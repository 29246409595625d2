"""Doing work that outlives a request (``models.werk``), and throwing away what nobody fetched."""

import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import IO, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.http import Http404
from django.utils import timezone

from organisatie.models.werk import ANDERS, Werk, WerkQuerySet
from organisatie.opslag import Opslag
from organisatie.schijf import VOL, is_vol
from rapportage.capaciteit import TeDruk
from rapportage.excel.fouten import ExcelFout

# Who looks asks about once a second.
MELD_NA = 0.7
# How far heavy work steps back (0 is ordinary, 19 the furthest): it still gets its tenth of a
# machine that is busy, so that what it holds comes free.
STAP_TERUG = 10
_PROCESSEN: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
_NIETS_VERANDERD = (
    "Er ging iets mis bij ons; er is niets veranderd. Probeer het opnieuw, of vraag je beheerder "
    "om hulp."
)
_BESTAND_WEG = "Het bestand is er niet meer. Kies het opnieuw."


class GaatNiet(Exception):
    """The work cannot be done; ``melding`` says why, for whoever asked for it."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class IntussenVeranderd(Exception):
    """What a file was laid beside is not what stands there now: look again."""


def doe(taak: Any, run: Werk, *, hier: bool) -> None:
    """``hier`` and now, or in the background."""
    if hier:
        taak.call(run.pk)
    else:
        taak.enqueue(run.pk)
    run.refresh_from_db()


T = TypeVar("T")


def rustig(doe: Callable[[], T]) -> T:
    """What ``doe`` gives or raises, done while everybody else on the machine goes first.

    In a process that ends with it: who stepped back may not step forward again, and drawing PDFs
    takes memory that it never gives back. Only Linux makes one as cheaply; elsewhere it is done
    here. Raises ProcesWeg when that process was killed.
    """
    if sys.platform != "linux":
        return doe()
    # Two processes on one connection would hear each other's answers.
    connections.close_all()
    hier, daar = _PROCESSEN.Pipe(duplex=False)
    proces = _PROCESSEN.Process(target=_in_proces, args=(doe, daar), daemon=True)
    proces.start()
    daar.close()
    try:
        uitkomst, fout = hier.recv()
    except EOFError:
        raise ProcesWeg from None
    finally:
        hier.close()
        proces.join()
    if fout is not None:
        raise fout
    return uitkomst


class ProcesWeg(Exception):
    """Nothing came back: the machine ended it, as it does when memory is full."""


def _in_proces(doe: Callable[[], Any], daar: Connection) -> None:
    os.setpriority(os.PRIO_PROCESS, 0, max(STAP_TERUG, os.getpriority(os.PRIO_PROCESS, 0)))
    try:
        daar.send((doe(), None))
    except Exception as fout:  # noqa: BLE001 - raised again where it was asked
        # Its own traceback does not go along.
        fout.add_note(traceback.format_exc())
        daar.send((None, fout))
    finally:
        connections.close_all()
        daar.close()


def doe_inleesstap(
    rijen: WerkQuerySet, pk: int, stand: str, stap: Callable[[Any], None], opslag: Opslag
) -> None:
    """Do one step of an import that waits for it in ``stand``; of another there is nothing to do.

    Raises IntussenVeranderd as the step does; the import then goes on.
    """
    run = rijen.filter(pk=pk, stand=stand).first()
    if run is None:
        return
    with rond_af(run, opslag, _NIETS_VERANDERD):
        try:
            stap(run)
        except FileNotFoundError as weg:
            raise GaatNiet(_BESTAND_WEG) from weg


def open_bestand(run: Werk, klaar: str, opslag: Opslag, soort: str) -> IO[bytes]:
    """The file of a run that is ``klaar``; Http404 while it is not, or when it was thrown away."""
    if run.stand != klaar:
        raise Http404
    try:
        return opslag.pad(run.sleutel, soort).open("rb")
    except FileNotFoundError as weg:
        raise Http404 from weg


def af_en_toe(meld: Callable[[float], None]) -> Callable[[float], None]:
    """Says how far the work is, from 0 to 1, but not oftener than anybody looks."""
    laatst = time.monotonic()

    def soms(deel: float) -> None:
        nonlocal laatst
        if time.monotonic() - laatst >= MELD_NA:
            laatst = time.monotonic()
            meld(deel)

    return soms


def meld_of_stop(run: Werk, deel: float) -> None:
    """How far the work is; raises ValidationError when somebody stopped it."""
    rijen: Any = type(run)._default_manager
    if not rijen.filter(pk=run.pk, stand=run.stand).exists():
        raise ValidationError(ANDERS)
    run.meld(deel)


@contextmanager
def rond_af(run: Werk, opslag: Opslag, onverwacht: str) -> Iterator[None]:
    """Whatever goes wrong in here, the run says so and is over, and leaves no file behind.

    What is a fault of ours is raised again, and people read ``onverwacht``.
    """
    try:
        yield
    except IntussenVeranderd:
        raise
    except ValidationError:
        # Somebody stopped it meanwhile.
        opslag.verwijder(run.sleutel)
    except (ExcelFout, TeDruk, GaatNiet) as gaat_niet:
        _mislukt(run, opslag, gaat_niet.melding)
    except BaseException as fout:
        _mislukt(run, opslag, VOL if is_vol(fout) else onverwacht)
        raise


def _mislukt(run: Werk, opslag: Opslag, fout: str) -> None:
    run.refresh_from_db(fields=["stand"])
    if not run.voorbij:
        run.mislukt(fout)
    opslag.verwijder(run.sleutel)


def verval(rijen: WerkQuerySet, opslag: Opslag, **velden: object) -> int:
    """Throw away what nobody took over or fetched within a day, and files that belong to nothing.

    ``velden``: what else such a run then holds.
    """
    oud = list(rijen.over_tijd(timezone.now()))
    for run in oud:
        run.naar("vervallen", **velden)
    # Of what is only tried the files stay.
    transaction.on_commit(
        lambda: opslag.ruim_op({*rijen.lopend().values_list("sleutel", flat=True)})
    )
    return len(oud)
