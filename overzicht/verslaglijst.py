"""Which reports a person may read, and how far they are."""

import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Periode, Team
from organisatie.te_doen import TeDoen
from overzicht.models import Periodeverslag
from overzicht.verslagbeeld import BLOKKEN


class Voortgang(StrEnum):
    NIETS = "niets"
    VOORLOPIG = "voorlopig"
    VAST = "vast"


WOORDEN = {
    Voortgang.NIETS: "nog niets geschreven",
    Voortgang.VOORLOPIG: "voorlopig",
    Voortgang.VAST: "vastgesteld",
}
# So long after its end a report is asked for on Start.
VRAAG_NOG = datetime.timedelta(weeks=6)
GEEN_WOORD = Q(**dict.fromkeys(BLOKKEN, ""))


def teams_met_verslag(gebruiker: Gebruiker) -> QuerySet[Team]:
    """The teams whose reports the person may read, by name; also those that are no more."""
    rijen = Team.objects.overzien_door(gebruiker).select_related("school")
    return rijen.order_by("naam", "school__naam", "pk")


def periodes() -> QuerySet[Periode]:
    """Those that have begun, the last one first."""
    rijen = Periode.objects.filter(van__lte=timezone.localdate())
    return rijen.select_related("schooljaar").order_by("-van")


def eerste_keus(rijen: list[Periode]) -> Periode | None:
    """The period that ended last; before the first one ends, the one that runs."""
    vandaag = timezone.localdate()
    voorbij = [periode for periode in rijen if periode.tot < vandaag]
    return next(iter(voorbij or rijen), None)


def met_voortgang(teams: QuerySet[Team], periode: Periode) -> Any:
    """Annotate ``voortgang`` and ``vast_op``; teams that are no more only when they have one."""
    verslagen = Periodeverslag.objects.filter(team=OuterRef("pk"), periode=periode)
    begonnen = verslagen.exclude(GEEN_WOORD, herzien_op=None)
    return (
        teams.annotate(vast_op=Subquery(verslagen.values("vastgesteld_op")[:1]))
        .annotate(
            voortgang=Case(
                When(vast_op__isnull=False, then=Value(Voortgang.VAST.value)),
                When(Exists(begonnen), then=Value(Voortgang.VOORLOPIG.value)),
                default=Value(Voortgang.NIETS.value),
            )
        )
        .filter(Q(actief=True) | ~Q(voortgang=Voortgang.NIETS.value))
    )


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Reports on the period that just ended, for who writes them. At most two queries.

    After six weeks they are no longer asked for: not every school writes one each time.
    """
    if not gebruiker.toegang.kwaliteit:
        return []
    vandaag = timezone.localdate()
    periode = periodes().filter(tot__lt=vandaag, tot__gte=vandaag - VRAAG_NOG).first()
    if periode is None:
        return []
    rijen = met_voortgang(teams_met_verslag(gebruiker), periode)
    aantal = rijen.exclude(voortgang=Voortgang.VAST.value).count()
    if not aantal:
        return []
    woord = "verslag" if aantal == 1 else "verslagen"
    adres = f"{reverse('periodeverslagen')}?periode={periode.pk}"
    wat = f"{aantal} {woord} van {periode.naam} nog vast te stellen"
    return [TeDoen("Schrijf en stel vast", wat, adres, "", knop="Naar de verslagen")]
