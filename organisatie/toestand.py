"""How the installation itself is doing: for the page of the beheerder, and for who watches it.

Says what is wrong and what to do; nothing of what is in the database.
"""

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Case, Min, When
from django.utils import timezone
from django.utils.timesince import timesince
from django_tasks_db.models import DBTaskResult

from organisatie.models import Verzending
from organisatie.reservekopie.maken import map_van_kopieen

# A night may be missed; two are no accident.
KOPIE_OUD_NA = datetime.timedelta(days=2)
# A worker takes what is ready within seconds, but may be at a long piece of work.
WERK_WACHT_NA = datetime.timedelta(minutes=15)
MAIL_VAN = datetime.timedelta(days=7)
KRAP_ONDER_BYTES = 2_000_000_000


@dataclass(frozen=True)
class Punt:
    """One thing that was looked at. ``tekst``: how it stands, and what to do when it is wrong."""

    naam: str
    goed: bool
    tekst: str


def lees_toestand() -> list[Punt]:
    """Everything that is looked at, in a fixed order. Two queries.

    When the database does not answer it says that in place of what stands in it.
    """
    try:
        erin = [_werk(), _mail()]
    except DatabaseError:
        erin = [Punt("Database", False, "Die antwoordt niet. Kijk of zij draait, en DATABASE_URL.")]
    return [_kopie(), *erin, _schijf()]


def _kopie() -> Punt:
    paden = [pad for pad in map_van_kopieen().glob("borgen-*.zip") if pad.is_file()]
    if not paden:
        return Punt("Reservekopie", False, "Er is er nog geen. Laat er elke nacht een maken.")
    laatste = max(datetime.datetime.fromtimestamp(p.stat().st_mtime, datetime.UTC) for p in paden)
    oud = timezone.now() - laatste > KOPIE_OUD_NA
    tekst = f"De laatste is van {timesince(laatste)} geleden."
    wat_nu = " Kijk of er elke nacht een gemaakt wordt." if oud else ""
    return Punt("Reservekopie", not oud, tekst + wat_nu)


def _werk() -> Punt:
    """Whether somebody takes what waits: without a worker no mail leaves."""
    # What was never put off has a day that never comes.
    gepland = Case(When(run_after__lt=timezone.now(), then="run_after"), default="enqueued_at")
    oudste = DBTaskResult.objects.ready().aggregate(sinds=Min(gepland))["sinds"]
    if oudste is None or timezone.now() - oudste < WERK_WACHT_NA:
        return Punt("Achtergrondwerk", True, "Er wacht niets te lang.")
    return Punt(
        "Achtergrondwerk",
        False,
        f"Er wacht werk sinds {timesince(oudste)}. Kijk of db_worker draait, en start die.",
    )


def _mail() -> Punt:
    mislukt = Verzending.objects.filter(
        status=Verzending.Status.MISLUKT, moment__gt=timezone.now() - MAIL_VAN
    ).count()
    if not mislukt:
        return Punt("Mail", True, "De afgelopen week ging alle mail weg.")
    hoeveel = "1 mail ging" if mislukt == 1 else f"{mislukt} mails gingen"
    return Punt("Mail", False, f"{hoeveel} de afgelopen week niet weg. Kijk naar EMAIL_URL.")


def _schijf() -> Punt:
    ruimte = shutil.disk_usage(Path(settings.DATA_DIR))
    vrij = f"{ruimte.free / 1e9:.1f}".replace(".", ",")
    krap = ruimte.free < KRAP_ONDER_BYTES
    wat_nu = " Maak ruimte; oude reservekopieën weghalen helpt." if krap else ""
    return Punt("Schijf", not krap, f"Er is {vrij} GB vrij.{wat_nu}")
