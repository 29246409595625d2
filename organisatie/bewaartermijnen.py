"""How long is kept what every installation gathers: logs, mail, accounts, backups, tasks."""

import datetime
import zoneinfo
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisatie.bewaren import Bewaarsoort
from organisatie.models import Functie, Gebruiker, Inzage, Lidmaatschap, Verzending
from organisatie.reservekopie.maken import map_van_kopieen
from organisatie.wissen import gewist
from organisatie.wissen.persoon import bezwaar, wis

# Each looks through every table, and all of them wait for one transaction.
ACCOUNTS_TEGELIJK = 5


def inzage(voor: datetime.date) -> dict[str, int]:
    return {"regels over inzage": Inzage.objects.filter(moment__lt=_begin(voor)).delete()[0]}


def mail(voor: datetime.date) -> dict[str, int]:
    """Mails that were sent or failed before a day; what still waits stays."""
    rijen = Verzending.objects.filter(moment__lt=_begin(voor))
    rijen = rijen.exclude(status__in=(Verzending.Status.WACHT, Verzending.Status.BEZIG))
    return {"mails": rijen.delete()[1].get(Verzending._meta.label, 0)}


def verlaten(voor: datetime.date) -> list[Gebruiker]:
    """Accounts of people without a function, in no team since a day, who did not sign in since."""
    in_team = Lidmaatschap.objects.filter(gebruiker=OuterRef("pk"))
    rijen = Gebruiker.objects.filter(
        ~Exists(in_team.filter(Q(tot=None) | Q(tot__gte=voor))),
        ~Exists(Functie.objects.filter(gebruiker=OuterRef("pk"))),
        Q(last_login=None) | Q(last_login__lt=_begin(voor)),
        gewist_op=None,
        gemaakt_op__lt=_begin(voor),
    )
    return [persoon for persoon in rijen if not bezwaar(persoon, None)]


def accounts(voor: datetime.date) -> dict[str, int]:
    """Erased, a few a night; that takes their name out of kept plans, minutes and history too."""
    gewist.kijk_na()
    rijen = verlaten(voor)[:ACCOUNTS_TEGELIJK]
    for persoon in rijen:
        wis(persoon.pk, None)
    return {"accounts": len(rijen)}


def tel_accounts(voor: datetime.date) -> dict[str, int]:
    return {"accounts": len(verlaten(voor))}


def reservekopieen(voor: datetime.date) -> dict[str, int]:
    """Files made before a day where ``backup`` puts them by itself; the newest always stays."""
    kopieen = sorted(map_van_kopieen().glob("borgen-*.zip"), key=_gemaakt)
    oud = [pad for pad in kopieen[:-1] if _gemaakt(pad) < _begin(voor).timestamp()]

    def weg() -> None:
        for pad in oud:
            pad.unlink(missing_ok=True)

    # Of what is only tried the files stay.
    transaction.on_commit(weg)
    return {"reservekopieën": len(oud)}


def taken(voor: datetime.date) -> dict[str, int]:
    """What background work left behind once it was over."""
    rijen: QuerySet[Any] = DBTaskResult.objects.finished()
    return {"taken": rijen.filter(finished_at__lt=_begin(voor)).delete()[0]}


def sessies(voor: datetime.date) -> dict[str, int]:
    """Whatever the day: those that are no longer valid."""
    return {"sessies": Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]}


def _begin(dag: datetime.date) -> datetime.datetime:
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    return datetime.datetime.combine(dag, datetime.time.min, tzinfo=zone)


def _gemaakt(pad: Path) -> float:
    return pad.stat().st_mtime


def soorten() -> tuple[Bewaarsoort, ...]:
    """Asked when the settings are there."""
    dagen = settings.BEWAARTERMIJN_RESERVEKOPIEEN
    return (
        Bewaarsoort("inzage", "Wie persoonsgegevens bekeek of meenam", inzage),
        Bewaarsoort("mail", "Mails die verstuurd zijn", mail),
        Bewaarsoort("accounts", "Accounts van wie weg is", accounts, tel=tel_accounts),
        Bewaarsoort("reservekopieen", "Reservekopieën", reservekopieen, dagen=dagen, vast=False),
        Bewaarsoort("taken", "Werk op de achtergrond dat klaar is", taken, dagen=14),
        Bewaarsoort("sessies", "Inloggen dat verlopen is", sessies, dagen=0),
    )
