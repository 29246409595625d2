"""Mail about a version: a link to answer, and that an answer has lapsed."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from borgen.models import Documentversie
from organisatie.models import Gebruiker, Verzending
from organisatie.post import verstuur

SOORT_VRAAG = "akkoord"
SOORT_TERUG = "akkoord-vervallen"


def vraag_akkoord(
    versie: Documentversie, aan: Sequence[Gebruiker], door: Gebruiker
) -> Verzending | None:
    """Mail the link to the page where they answer; the link asks to sign in."""
    titel, team = versie.document.titel, versie.document.proces.team
    onderwerp = f"Wil je {titel}, versie {versie.nummer}, lezen en je akkoord geven?"
    return _verstuur(SOORT_VRAAG, onderwerp, "document_mail_vraag.txt", versie, team, aan, door)


def meld_teruggetrokken(
    versie: Documentversie, aan: Sequence[Gebruiker], door: Gebruiker
) -> Verzending | None:
    """Tell who had answered that the text was taken back, and why."""
    titel, team = versie.document.titel, versie.document.proces.team
    onderwerp = f"{titel}, versie {versie.nummer}, is teruggetrokken"
    return _verstuur(SOORT_TERUG, onderwerp, "document_mail_terug.txt", versie, team, aan, door)


def laatste_vraag(versie: Documentversie) -> Verzending | None:
    """The latest mail with the link, however far it is."""
    return Verzending.objects.over_iets(SOORT_VRAAG, _over(versie)).first()


def _verstuur(soort, onderwerp, template, versie, team, aan, door) -> Verzending | None:
    if not any(persoon.is_active for persoon in aan):
        return None
    adres = f"{settings.BASE_URL}{reverse('documentversie_toetsen', args=[versie.pk])}"
    context = {"versie": versie, "document": versie.document, "door": door, "adres": adres}
    tekst = render_to_string(f"borgen/{template}", context)
    return verstuur(soort, onderwerp, tekst, aan=aan, door=door, team=team, over=_over(versie))


def _over(versie: Documentversie) -> str:
    return f"documentversie-{versie.pk}"
