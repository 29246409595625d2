"""The mails that remind of measurements: what they say, and how far those of one press are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Verzending
from organisatie.post import probeer_opnieuw, verstuur
from overzicht.regels.herinnering import Meetvraag

SOORT = "meetherinnering"


@dataclass(frozen=True)
class Poststand:
    """Of the last press of one person: mails in all, gone, and those that did not go and why."""

    totaal: int
    verstuurd: int
    niet_gegaan: int
    fout: str
    onderweg: bool
    van_vandaag: bool


def stuur(vragen: Sequence[Meetvraag], aan: Gebruiker, door: Gebruiker, over: str) -> Verzending:
    """Queue the mail to one person; an answer to it comes to ``door``."""
    aantal = len(vragen)
    context = {
        "naam": aan.get_short_name(),
        "door": door.naam,
        "vragen": [(vraag, f"{settings.BASE_URL}{_adres(vraag)}") for vraag in vragen],
    }
    return verstuur(
        SOORT,
        f"Wil je {'een meting' if aantal == 1 else f'{aantal} metingen'} invullen?",
        render_to_string("overzicht/kwaliteit_mail.txt", context),
        render_to_string("overzicht/kwaliteit_mail.html", context),
        aan=[aan],
        door=door,
        over=over,
    )


def lees_post(door: Gebruiker) -> Poststand | None:
    """How far the mails of the last press are; None when there never was one. Two queries."""
    post = _van_laatste_keer(door)
    if not post:
        return None
    mislukt = [mail for mail in post if mail.kan_opnieuw]
    return Poststand(
        totaal=len(post),
        verstuurd=sum(mail.status == Verzending.Status.VERSTUURD for mail in post),
        niet_gegaan=len(mislukt),
        fout=next((mail.fout for mail in mislukt if mail.fout), ""),
        onderweg=any(mail.onderweg for mail in post),
        van_vandaag=timezone.localdate(post[-1].moment) == timezone.localdate(),
    )


def stuur_opnieuw(door: Gebruiker) -> int:
    """Queue again what of the last press did not go; how many mails."""
    return sum(probeer_opnieuw(mail) for mail in _van_laatste_keer(door) if mail.kan_opnieuw)


def _van_laatste_keer(door: Gebruiker) -> list[Verzending]:
    eigen = Verzending.objects.filter(soort=SOORT, door=door)
    laatste = eigen.order_by("-pk").values_list("over", flat=True).first()
    if laatste is None:
        return []
    velden = ("status", "fout", "moment", "bezig_sinds", "verstuurd_op")
    return list(eigen.filter(over=laatste).only(*velden).order_by("pk"))


def _adres(vraag: Meetvraag) -> str:
    adres = reverse("meting_nieuw", args=[vraag.afspraak])
    return f"{adres}?moment={vraag.moment}" if vraag.moment else adres
