"""Mail to colleagues: queued, sent by the worker, its state visible, retried by a person.

One message per mail, with every recipient in To: they are colleagues who know each other, and an
answer can go to all. An upper app gives functions of its own by which attachments are made in the
worker, when the mail is sent, and what follows once the server took it::

    def bijlagen(verzending: Verzending) -> list[MailBijlage]: ...
    def daarna(verzending: Verzending) -> None: ...

    verstuur("uitslag", onderwerp, tekst, html, aan=leden, door=gebruiker, team=team,
             over=f"sessie-{sessie.pk}", gegevens={"sessie": sessie.pk},
             bijlagen=bijlagen, daarna=daarna)

Both are functions at the top of a module; the row keeps their dotted path, as a task does.
"""

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from organisatie.models.gebruiker import Gebruiker
from organisatie.models.inzage import Inzage, leg_inzage_vast
from organisatie.models.school import Team
from organisatie.models.verzending import VASTGELOPEN_NA, Verzending
from rapportage.capaciteit import TeDruk

# Base64 makes an attachment a third larger; most mail servers take 25 to 35 MB.
GROOTSTE_MAIL = 18 * 1024 * 1024

AL_ONDERWEG = "De mail is al onderweg."
VERVANGEN = "Er is een nieuwe mail voor in de plaats gekomen."

# In ``gegevens`` of a mail.
LOGBOEK = "logboek"

_ONVERWACHT = "Het maken van de mail ging mis. Probeer het opnieuw, of vraag je beheerder om hulp."

_ONBEREIKBAAR = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    ssl.SSLError,
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
)


class MailBijlage(NamedTuple):
    """A file that goes with a mail."""

    naam: str
    inhoud: bytes
    soort: str
    """The MIME type, such as application/pdf."""


class MailGaatNiet(Exception):
    """The mail cannot be made or sent; the message says in words why and what to do."""


@transaction.atomic
def verstuur(
    soort: str,
    onderwerp: str,
    tekst: str,
    html: str = "",
    *,
    aan: Iterable[Gebruiker],
    door: Gebruiker,
    team: Team | None = None,
    over: str = "",
    gegevens: Mapping[str, object] | None = None,
    logboek: str = "",
    bijlagen: Callable[[Verzending], list[MailBijlage]] | None = None,
    daarna: Callable[[Verzending], None] | None = None,
) -> Verzending:
    """Queue a mail and return it; the row and its task are written together or not at all.

    ``soort`` and ``over`` find it back (``Verzending.objects.over_iets``). ``gegevens`` is plain
    JSON for the two functions. ``logboek`` is how the view log calls it, when ``onderwerp`` says
    what is the team's own. Raises MailGaatNiet when nobody active is in ``aan``.
    """
    ontvangers = [persoon for persoon in aan if persoon.is_active]
    if not ontvangers:
        raise MailGaatNiet("Er is niemand om de mail aan te sturen.")
    verzending = Verzending.objects.create(
        soort=soort,
        over=over,
        # A line break in a header would make a second header.
        onderwerp=" ".join(onderwerp.split())[:200],
        tekst=tekst,
        html=html,
        bijlagen_uit=_pad(bijlagen),
        daarna=_pad(daarna),
        gegevens={**(gegevens or {}), **({LOGBOEK: logboek} if logboek else {})},
        team=team,
        door=door,
    )
    verzending.aan.set(ontvangers)
    verstuur_verzending.enqueue(verzending.pk)
    return verzending


@transaction.atomic
def probeer_opnieuw(verzending: Verzending) -> bool:
    """Queue a failed mail again; False when it had not failed (a second press, another window)."""
    te_laat = timezone.now() - VASTGELOPEN_NA
    weer = Verzending.objects.filter(pk=verzending.pk).filter(
        Q(status=Verzending.Status.MISLUKT)
        | Q(status=Verzending.Status.BEZIG, bezig_sinds__lt=te_laat)
        # Its task is gone. Should it come after all: only one of the two finds the mail waiting.
        | Q(status=Verzending.Status.WACHT, moment__lt=te_laat)
    )
    if not weer.update(
        status=Verzending.Status.WACHT, fout="", bezig_sinds=None, moment=timezone.now()
    ):
        return False
    verstuur_verzending.enqueue(verzending.pk)
    return True


@transaction.atomic
def verstuur_of_herhaal(
    soort: str,
    onderwerp: str,
    tekst: str,
    html: str = "",
    *,
    aan: Iterable[Gebruiker],
    over: str,
    **rest: Any,
) -> Verzending:
    """As ``verstuur``, but a failed mail that says the same to the same people is tried again.

    The caller holds a lock on what the mail is about, so that two presses send it once. Raises
    MailGaatNiet as ``verstuur`` does, and while the latest mail about it is on its way.
    """
    ontvangers = [persoon for persoon in aan if persoon.is_active]
    vorige = Verzending.objects.select_for_update().over_iets(soort, over).first()
    if vorige and vorige.onderweg:
        raise MailGaatNiet(AL_ONDERWEG)
    if vorige and vorige.kan_opnieuw:
        al_aan = set(vorige.aan.values_list("pk", flat=True))
        zelfde_mensen = al_aan == {persoon.pk for persoon in ontvangers}
        if zelfde_mensen and (vorige.tekst, vorige.html) == (tekst, html):
            probeer_opnieuw(vorige)
            return vorige
        # What still waits must not go out beside the new one.
        wacht = Verzending.objects.filter(pk=vorige.pk, status=Verzending.Status.WACHT)
        wacht.update(status=Verzending.Status.MISLUKT, fout=VERVANGEN)
    return verstuur(soort, onderwerp, tekst, html, aan=ontvangers, over=over, **rest)


@task()
def verstuur_verzending(pk: int) -> str:
    """Send one queued mail; returns the state it ends in. Sends nothing when it is not waiting."""
    wachtend = Verzending.objects.filter(pk=pk, status=Verzending.Status.WACHT)
    if not wachtend.update(status=Verzending.Status.BEZIG, bezig_sinds=timezone.now()):
        return "niets te doen"
    verzending = Verzending.objects.select_related("door", "team").get(pk=pk)
    fout = _ONVERWACHT
    try:
        _bericht(verzending).send()
        fout = ""
    except MailGaatNiet as gaat_niet:
        fout = str(gaat_niet)
    except TeDruk as druk:
        fout = druk.melding
    except (smtplib.SMTPException, OSError) as mislukt:
        fout = in_woorden(mislukt)
    finally:
        # Also when something nobody foresaw goes wrong: that error goes on to the log.
        _leg_vast(verzending, fout)
    if not fout and verzending.daarna:
        # The mail is gone and stays "verstuurd", whatever happens here.
        import_string(verzending.daarna)(verzending)
    return verzending.status


def _bericht(verzending: Verzending) -> EmailMultiAlternatives:
    ontvangers = list(verzending.aan.filter(is_active=True))
    if not ontvangers:
        raise MailGaatNiet("Er is niemand meer om de mail aan te sturen.")
    bericht = EmailMultiAlternatives(
        verzending.onderwerp,
        verzending.tekst,
        to=[persoon.email for persoon in ontvangers],
        reply_to=[verzending.door.email],
    )
    if verzending.html:
        bericht.attach_alternative(verzending.html, "text/html")
    grootte = 0
    for bijlage in _maak_bijlagen(verzending):
        grootte += len(bijlage.inhoud)
        # Django adds the character set of a text by itself.
        bericht.attach(bijlage.naam, bijlage.inhoud, bijlage.soort.partition(";")[0])
    if grootte > GROOTSTE_MAIL:
        raise MailGaatNiet(
            f"De bijlagen zijn samen {grootte // 1024**2} MB; een mail kan er hoogstens "
            f"{GROOTSTE_MAIL // 1024**2} MB van meenemen. Haal een document weg of maak het "
            "kleiner."
        )
    return bericht


def _maak_bijlagen(verzending: Verzending) -> list[MailBijlage]:
    if not verzending.bijlagen_uit:
        return []
    return import_string(verzending.bijlagen_uit)(verzending)


@transaction.atomic
def _leg_vast(verzending: Verzending, fout: str) -> None:
    if fout:
        verzending.status, verzending.fout = Verzending.Status.MISLUKT, fout[:400]
        verzending.save(update_fields=["status", "fout"])
        return
    verzending.status = Verzending.Status.VERSTUURD
    verzending.verstuurd_op = timezone.now()
    verzending.save(update_fields=["status", "verstuurd_op"])
    aan = set(verzending.aan.values_list("pk", flat=True))
    if aan == {verzending.door_id}:
        # What somebody is sent about the own work nobody else saw.
        return
    aantal, wat = len(aan), verzending.gegevens.get(LOGBOEK) or verzending.onderwerp
    leg_inzage_vast(
        verzending.door,
        Inzage.Soort.VERSTUURD,
        f"{wat} (aan {aantal} {'persoon' if aantal == 1 else 'personen'})",
        verzending.team,
    )


def in_woorden(fout: smtplib.SMTPException | OSError) -> str:
    """What went wrong, for a team leader; the beheerder finds the rest in the log."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        adressen = ", ".join(sorted(fout.recipients))
        return f"De mailserver nam dit adres niet aan: {adressen}. Klopt het adres nog?"
    if isinstance(fout, smtplib.SMTPAuthenticationError):
        return (
            "De mailserver liet ons niet binnen. Vraag je beheerder de mailinstelling na te gaan."
        )
    if isinstance(fout, FileNotFoundError):
        return (
            "Een van de documenten is er niet meer. Haal het weg uit de lijst en probeer opnieuw."
        )
    if isinstance(fout, _ONBEREIKBAAR):
        return "De mailserver is niet te bereiken. De mail blijft hier klaarstaan."
    return "De mailserver nam de mail niet aan. De mail blijft hier klaarstaan."


def _pad(functie: Callable | None) -> str:
    return f"{functie.__module__}.{functie.__qualname__}" if functie else ""
