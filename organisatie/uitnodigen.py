"""The first mail to a person: choose a password. One, or hundreds in the background.

Not through the queue of ``organisatie.post``: the link is a secret and is kept nowhere. What waits
is only that somebody is to be invited (``Gebruiker.uitnodiging``); the link is made when the mail
is sent. So whatever stops halfway can go on, and nobody is forgotten.
"""

import datetime
import logging
import smtplib
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend, task

from organisatie.aanmelden.aanbieder import heeft_aanbieder
from organisatie.models import Gebruiker

log = logging.getLogger("inloggen")

# So many in a row that fail is the server, not the addresses: the rest waits.
STOP_NA = 3
OPNIEUW_NA = [datetime.timedelta(minutes=n) for n in (1, 5, 30)]
WACHT, BEZIG, MISLUKT = Gebruiker.Uitnodiging.values


def nodig_uit(request: HttpRequest | None, gebruiker: Gebruiker) -> bool:
    """Mail ``gebruiker`` a link to choose a password; False when the server did not take it."""
    gelukt = _stuur_link(request, gebruiker, nieuw=True)
    _zet(gebruiker.pk, "" if gelukt else MISLUKT)
    return gelukt


def _stuur_link(request: HttpRequest | None, gebruiker: Gebruiker, *, nieuw: bool) -> bool:
    adapter = get_adapter(request)
    teken = default_token_generator.make_token(gebruiker)
    sleutel = f"{user_pk_to_url_str(gebruiker)}-{teken}"
    context = {
        "user": gebruiker,
        "password_reset_url": adapter.get_reset_password_from_key_url(sleutel),
        "nieuw": nieuw,
        "school": settings.OIDC_NAAM,
        "inlogadres": settings.BASE_URL + reverse("school_inloggen") if heeft_aanbieder() else "",
        "request": request,
    }
    try:
        adapter.send_password_reset_mail(gebruiker, gebruiker.email, context)
    except (smtplib.SMTPException, OSError) as fout:
        # Not what the server said: it may quote an address.
        log.warning("link voor een wachtwoord niet verstuurd: %s", type(fout).__name__)
        return False
    return True


@task()
def stuur_wachtwoordlink(pk: int, poging: int = 0) -> bool:
    """For who forgot the password; tried again later when the mail server does not take it."""
    gebruiker = Gebruiker.objects.filter(pk=pk, is_active=True).first()
    if gebruiker is None or _stuur_link(None, gebruiker, nieuw=False):
        return gebruiker is not None
    if poging < len(OPNIEUW_NA) and default_task_backend.supports_defer:
        moment = timezone.now() + OPNIEUW_NA[poging]
        stuur_wachtwoordlink.using(run_after=moment).enqueue(pk, poging + 1)
    return False


def _zet(pk: int, stand: str) -> None:
    """Without history: that a mail left is no change of the account."""
    velden: dict[str, object] = {"uitnodiging": stand}
    if not stand:
        velden["uitgenodigd_op"] = timezone.now()
    Gebruiker.objects.filter(pk=pk).update(**velden)


def zonder_wachtwoord() -> QuerySet[Gebruiker]:
    """Those with an open account who never chose a password, and never came in another way."""
    return Gebruiker.objects.filter(
        is_active=True,
        last_login=None,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    ).exclude(laatste_dag__lt=timezone.localdate())


@dataclass(frozen=True)
class Stand:
    """How far inviting is."""

    wacht: int
    mislukt: int
    te_nodigen: int
    """Who was never invited, and does not wait for it."""


def lees_stand() -> Stand:
    """One query."""
    nooit = Q(uitgenodigd_op=None, uitnodiging="")
    n = zonder_wachtwoord().aggregate(
        wacht=Count("pk", filter=Q(uitnodiging__in=(WACHT, BEZIG))),
        mislukt=Count("pk", filter=Q(uitnodiging=MISLUKT)),
        te_nodigen=Count("pk", filter=nooit),
    )
    return Stand(**n)


def nodig_allen_uit(mensen: QuerySet[Gebruiker]) -> int:
    """Let these wait for the worker; how many. Who waits already does not get it twice.

    Those a worker left in the middle of go again: it cannot be known whether theirs left.
    """
    aantal = mensen.exclude(uitnodiging=WACHT).update(uitnodiging=WACHT)
    verstuur_uitnodigingen.enqueue()
    return aantal


@task()
def verstuur_uitnodigingen() -> int:
    """Send what waits, one by one; how many left. Two at once never send the same."""
    verstuurd = achter_elkaar = 0
    while achter_elkaar < STOP_NA:
        persoon = zonder_wachtwoord().filter(uitnodiging=WACHT).order_by("pk").first()
        if persoon is None:
            break
        mijn = Gebruiker.objects.filter(pk=persoon.pk, uitnodiging=WACHT)
        if not mijn.update(uitnodiging=BEZIG):
            continue
        if nodig_uit(None, persoon):
            verstuurd, achter_elkaar = verstuurd + 1, 0
        else:
            achter_elkaar += 1
    return verstuurd
