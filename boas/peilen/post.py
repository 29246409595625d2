"""Sending the mail of a peiling: in small bundles, each over one connection, until all has gone.

A mail is sent and then its row deleted. Whoever is killed in between leaves the row, and the mail
goes a second time; a second mail with the same link harms nobody, a link that never arrives would.

Taking a bundle is one short transaction. It moves ``vanaf`` of its rows ahead, so that nobody else
takes them until long after a mail server would have answered, and puts the next bundle in the queue
of tasks, so that a killed one is followed all the same. While talking to the mail server there is
no transaction. Rows know no more than whom and what to mail, and no error is stored or logged in
the words of the server, see ``postfout``.
"""

import datetime
import smtplib
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django_tasks import default_task_backend, task

from boas import sporen
from boas.models import Peiling, Peilpost, Sessie
from boas.peilen.brieven import Brieven
from boas.peilen.postfout import ServerWeg, Weigering, oordeel

BUNDEL = 50
# No row is sent by somebody else within this time; who sends stops halfway through it.
ONDERHANDEN = datetime.timedelta(minutes=10)
# How long a mail waits after it failed for the first time, the second, ...
WACHTTIJDEN = tuple(datetime.timedelta(minutes=m) for m in (1, 5, 15, 60, 240))
POGINGEN = len(WACHTTIJDEN) + 1
# So many refused one after the other is no longer about addresses.
OP_EEN_RIJ = 5

WACHT = Q(pogingen__lt=POGINGEN)
MISLUKT = Q(pogingen__gte=POGINGEN)

GEEN_SERVER = (
    "Er is nog geen mailserver ingesteld. Vraag je beheerder dat te doen (EMAIL_URL); de mails "
    "blijven hier klaarstaan."
)
VOORBIJ = "De laatste dag is geweest. Kies een nieuwe laatste dag en probeer het opnieuw."
NIET_ACTIEF = "Dit account staat uit."


def laat_gaan(peiling_id: int) -> None:
    """Begin sending what waits, once the transaction is in."""
    transaction.on_commit(lambda: verstuur_post.enqueue(peiling_id), robust=True)


@transaction.atomic
def probeer_opnieuw(peiling_id: int) -> int:
    """Let what failed go now, for good or the last time; how many mails that are."""
    rijen = _vergrendeld(peiling_id).exclude(fout="")
    aantal = rijen.update(pogingen=0, fout="", vanaf=timezone.now())
    laat_gaan(peiling_id)
    return aantal


@task()
def verstuur_post(peiling_id: int) -> int:
    """Send a bundle of what waits; returns how many mails left."""
    verstuurd = 0
    while rijen := _neem(peiling_id):
        verstuurd += _verstuur(peiling_id, rijen)
        if default_task_backend.supports_defer:
            # The next one is in the queue; others, of other work, may go before it.
            break
    else:
        _volg(peiling_id)
    return verstuurd


@transaction.atomic
def _neem(peiling_id: int) -> list[Peilpost]:
    """The rows of the next bundle, nobody else's for a while; in an order that tells nothing."""
    wachtend = _vergrendeld(peiling_id).filter(WACHT)
    nu = timezone.now()
    rijen = list(
        wachtend.filter(vanaf__lte=nu).select_related("gebruiker").order_by("?")[: _per_keer()]
    )
    if not rijen:
        return []
    straks = nu + _tussentijd()
    # The others wait for their turn; and as long as this moves on, somebody is at it.
    wachtend.filter(vanaf__lt=straks).update(vanaf=straks)
    _rijen(rijen).update(vanaf=nu + ONDERHANDEN, fout="")
    _plan(peiling_id, straks)
    return rijen


def _volg(peiling_id: int) -> None:
    """Nothing can go now: come back when something can, and clean up when all has gone."""
    vanaf = Peilpost.objects.filter(WACHT, peiling=peiling_id).order_by("vanaf").first()
    if vanaf is not None:
        _plan(peiling_id, vanaf.vanaf)
    elif not Peilpost.objects.filter(peiling=peiling_id).exists():
        transaction.on_commit(sporen.wis, robust=True)


def _verstuur(peiling_id: int, rijen: Sequence[Peilpost]) -> int:
    """Send these over one connection; how many left. What could not go now is for later."""
    peiling = Peiling.objects.select_related("sessie__team", "sessie__gemaakt_door").get(
        pk=peiling_id
    )
    if bezwaar := _bezwaar(peiling):
        _stel_uit(peiling_id, rijen, bezwaar, pogingen=POGINGEN)
        return 0
    brieven = Brieven(peiling)
    gegaan = geweigerd = 0
    stop = time.monotonic() + ONDERHANDEN.total_seconds() / 2
    over = list(rijen)
    verbinding = get_connection()
    try:
        _open(verbinding)
        while over and time.monotonic() < stop:
            rij = over.pop()
            try:
                gegaan += _verstuur_een(verbinding, brieven, rij)
                geweigerd = 0
            except Weigering as weigering:
                _leg_vast(rij, weigering.fout, weigering.blijvend)
                geweigerd += 1
                if geweigerd == OP_EEN_RIJ:
                    _stel_uit(peiling_id, over, weigering.fout, pogingen=0 if gegaan else 1)
                    over = []
            except ServerWeg as weg:
                if not gegaan:
                    raise
                # It had enough of us, perhaps of this mail; the others go with the next bundle.
                _leg_vast(rij, weg.fout)
                break
    except ServerWeg as weg:
        _stel_uit(peiling_id, rijen, weg.fout, pogingen=1)
        over = []
    finally:
        with suppress(smtplib.SMTPException, OSError):
            verbinding.close()
        _rijen(over).update(vanaf=timezone.now())
    return gegaan


def _open(verbinding: Any) -> None:
    try:
        verbinding.open()
    except (smtplib.SMTPException, OSError) as fout:
        raise oordeel(fout) from None


def _verstuur_een(verbinding: Any, brieven: Brieven, rij: Peilpost) -> bool:
    """Send it, then delete its row. False when it is no longer wanted: closed meanwhile.

    Raises Weigering and ServerWeg.
    """
    if not Peilpost.objects.filter(pk=rij.pk).exists():
        return False
    if not rij.gebruiker.is_active:
        raise Weigering(NIET_ACTIEF, blijvend=True)
    try:
        verbinding.send_messages([brieven.voor(rij)])
    except DatabaseError:
        # It passes, and says nothing of the mail: the task that follows goes on.
        raise
    except Exception as fout:  # noqa: BLE001 - its words may not reach the log, see postfout
        raise oordeel(fout) from None
    Peilpost.objects.filter(pk=rij.pk).delete()
    sporen.straks()
    return True


def _leg_vast(rij: Peilpost, fout: str, blijvend: bool = False) -> None:
    """Keep with one row what went wrong; it waits, or stays."""
    pogingen = POGINGEN if blijvend else rij.pogingen + 1
    Peilpost.objects.filter(pk=rij.pk).update(
        fout=fout[:300], pogingen=pogingen, vanaf=_na(rij.pogingen)
    )


def _stel_uit(peiling_id: int, rijen: Sequence[Peilpost], fout: str, pogingen: int) -> None:
    """Let these, and all others whose turn is near, wait for longer; add ``pogingen`` to each.

    Not what somebody else is sending: its turn is not near (see ``_neem``).
    """
    nu = timezone.now()
    straks = Q(vanaf__lt=nu + ONDERHANDEN / 2) | Q(pk__in=[rij.pk for rij in rijen])
    wachtend = Peilpost.objects.filter(WACHT, straks, peiling=peiling_id)
    eerder = wachtend.order_by("pogingen").values_list("pogingen", flat=True).first() or 0
    wachtend.update(fout=fout[:300], pogingen=F("pogingen") + pogingen, vanaf=_na(eerder))


def _bezwaar(peiling: Peiling) -> str:
    """Why none of its mail can go, in words; empty when it can."""
    if peiling.sessie.status != Sessie.Status.LOPEND or peiling.sluit_op < timezone.localdate():
        return VOORBIJ
    if op_het_scherm() and not (settings.DEMO or settings.DEBUG):
        # In the log of an installation person and link would stand together for good.
        return GEEN_SERVER
    return ""


def op_het_scherm() -> bool:
    """Whether mail is only shown in the window of `./run`, as in the demo."""
    return settings.EMAIL_BACKEND.endswith(".console.EmailBackend")


def _na(pogingen: int) -> datetime.datetime:
    return timezone.now() + WACHTTIJDEN[min(pogingen, len(WACHTTIJDEN) - 1)]


def _per_keer() -> int:
    return min(BUNDEL, settings.MAIL_PER_MINUUT or BUNDEL)


def _tussentijd() -> datetime.timedelta:
    """From one bundle to the next."""
    per_minuut = settings.MAIL_PER_MINUUT
    return datetime.timedelta(minutes=_per_keer() / per_minuut if per_minuut else 0)


def _plan(peiling_id: int, moment: datetime.datetime) -> None:
    if default_task_backend.supports_defer:
        verstuur_post.using(run_after=moment).enqueue(peiling_id)


def _vergrendeld(peiling_id: int) -> QuerySet[Peilpost]:
    """The mail of a peiling, with one at a time taking from it.

    Without its key: closing makes groups of this peiling while it removes the mail, and each would
    wait for the other.
    """
    Peiling.objects.select_for_update(no_key=True).filter(pk=peiling_id).first()
    return Peilpost.objects.filter(peiling=peiling_id)


def _rijen(rijen: Sequence[Peilpost]) -> QuerySet[Peilpost]:
    return Peilpost.objects.filter(pk__in=[rij.pk for rij in rijen])
