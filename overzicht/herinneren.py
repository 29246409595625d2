"""The weekly mail: what is due for one person, from the same lists as the start page.

Those lists count students and never name them, so neither does the mail.
"""

import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from borgen.models import Herinneringsstand
from borgen.regels.herinnering import TUSSENTIJD, is_werkdag
from organisatie.models import Gebruiker, Verzending
from organisatie.post import verstuur
from organisatie.te_doen import TeDoen
from overzicht.te_doen import te_doen

SOORT = "herinnering"
VOORUIT = datetime.timedelta(days=7)
# A mail longer than this nobody reads; the rest stands on the start page.
MEESTE = 15


def herinner_iedereen(vandaag: datetime.date | None = None) -> int:
    """Write to everybody who has something due and was not written to this week; how many.

    Safe to run again, also while it runs. On a weekend nobody gets anything.
    """
    vandaag = vandaag or timezone.localdate()
    if not is_werkdag(vandaag):
        return 0
    niet = Herinneringsstand.objects.filter(
        Q(aan=False) | Q(laatst_op__gt=vandaag - TUSSENTIJD)
    ).values("gebruiker")
    mensen = Gebruiker.objects.filter(is_active=True).exclude(pk__in=niet).order_by("pk")
    return sum(herinner(persoon, vandaag) for persoon in mensen.iterator(chunk_size=200))


def herinner(gebruiker: Gebruiker, vandaag: datetime.date) -> bool:
    """Write to one person; False when nothing is due, or somebody else just did."""
    regels = [regel for regel in te_doen(gebruiker) if _is_nu(regel, vandaag)]
    if not regels:
        return False
    context = _context(gebruiker, regels)
    with transaction.atomic():
        if not Herinneringsstand.objects.claim(gebruiker, vandaag):
            return False
        over = f"{SOORT}-{gebruiker.pk}"
        # What stood in an earlier one is no longer true.
        eerder = Verzending.objects.over_iets(SOORT, over)
        eerder.filter(status=Verzending.Status.VERSTUURD).delete()
        verstuur(
            SOORT,
            _onderwerp(len(regels)),
            render_to_string("overzicht/herinnering_mail.txt", context),
            render_to_string("overzicht/herinnering_mail.html", context),
            aan=[gebruiker],
            door=gebruiker,
            over=over,
        )
    return True


def _is_nu(regel: TeDoen, vandaag: datetime.date) -> bool:
    return regel.te_laat or regel.datum is None or regel.datum <= vandaag + VOORUIT


def _onderwerp(aantal: int) -> str:
    return f"Borgen: {'één ding' if aantal == 1 else f'{aantal} dingen'} om te doen"


def _context(gebruiker: Gebruiker, regels: list[TeDoen]) -> dict[str, Any]:
    getoond = regels[:MEESTE]
    return {
        "naam": gebruiker.get_short_name(),
        "te_laat": [regel for regel in getoond if regel.te_laat],
        "komend": [regel for regel in getoond if not regel.te_laat],
        "meer": len(regels) - len(getoond),
        "basis": settings.BASE_URL,
        "uit": settings.BASE_URL + reverse("herinneringen"),
    }
