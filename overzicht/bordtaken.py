"""Who keeps which part of a team's board up to date, and what asks to be looked at again."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Lidmaatschap, Periode, Team
from organisatie.regels.opsomming import opsomming
from organisatie.te_doen import TeDoen
from overzicht.models import Bordtaak
from overzicht.regels.bordritme import Kalender, aan_de_beurt
from rapportage.getallen import lokale_datum
from verbeterplan.models import Overleg


@dataclass(frozen=True)
class Taakstand:
    """A part of the board: who keeps it, how often, and whether it asks to be looked at again.

    ``wie`` is empty when nobody does, or no longer: who left the team has no task in it.
    """

    onderdeel: Bordtaak.Onderdeel
    wie: str = ""
    ritme: str = ""
    nagekeken_op: datetime.date | None = None
    aan_de_beurt: bool = False
    mag_nakijken: bool = False


def lees_taken(team: Team, gebruiker: Gebruiker) -> dict[str, Taakstand]:
    """By part, every part. Three queries."""
    vandaag = timezone.localdate()
    rijen = {taak.onderdeel: taak for taak in _taken().filter(team=team)}
    kalender = _kalenders([team.pk])[team.pk]
    return {
        onderdeel.value: _stand(onderdeel, rijen.get(onderdeel.value), gebruiker, vandaag, kalender)
        for onderdeel in Bordtaak.Onderdeel
    }


def _stand(
    onderdeel: Bordtaak.Onderdeel,
    taak: Bordtaak | None,
    gebruiker: Gebruiker,
    vandaag: datetime.date,
    kalender: Kalender,
) -> Taakstand:
    if taak is None or not (lid := _van_wie(taak, vandaag)):
        return Taakstand(onderdeel)
    beurt = aan_de_beurt(taak.ritme, taak.nagekeken_op, vandaag, kalender)
    # Who leads may for everybody, and is only asked to when it is due.
    van_mij = lid.gebruiker == gebruiker or (beurt and taak.team_id in gebruiker.toegang.leidt)
    return Taakstand(
        onderdeel,
        wie=lid.gebruiker.naam,
        ritme=taak.get_ritme_display(),
        nagekeken_op=taak.nagekeken_op,
        aan_de_beurt=beurt,
        mag_nakijken=van_mij and taak.nagekeken_op != vandaag,
    )


def _van_wie(taak: Bordtaak, vandaag: datetime.date) -> Lidmaatschap | None:
    lid = taak.wie
    if lid is None or not lid.gebruiker.is_active or (lid.tot and lid.tot < vandaag):
        return None
    return lid


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """What the person has to look over now: one line a team. At most three queries."""
    vandaag = timezone.localdate()
    eigen = Q(wie__gebruiker=gebruiker, team__in=gebruiker.toegang.lid_van, team__actief=True)
    taken = list(_taken().filter(eigen)) if gebruiker.toegang.lid_van else []
    if not taken:
        return []
    kalenders = _kalenders({taak.team_id for taak in taken})
    per_team: dict[int, list[Bordtaak]] = {}
    for taak in taken:
        kalender = kalenders[taak.team_id]
        if aan_de_beurt(taak.ritme, taak.nagekeken_op, vandaag, kalender):
            per_team.setdefault(taak.team_id, []).append(taak)
    return [_regel(rijen, kalenders[team]) for team, rijen in per_team.items()]


def _regel(taken: list[Bordtaak], kalender: Kalender) -> TeDoen:
    """The day is that of the meeting it is for; other rhythms have none to be late for."""
    team = taken[0].team
    voor = any(taak.ritme == Bordtaak.Ritme.OVERLEG for taak in taken)
    return TeDoen(
        "Kijk het verbeterbord na",
        opsomming([taak.get_onderdeel_display() for taak in taken]).capitalize(),
        f"{reverse('bord', args=[team.pk])}#{taken[0].onderdeel}",
        str(team),
        kalender.volgend_overleg if voor else None,
        knop="Kijk na",
    )


def _taken() -> Any:
    return Bordtaak.objects.select_related("team", "wie__gebruiker")


def _kalenders(teams: Collection[int]) -> dict[int, Kalender]:
    """By team, every one of ``teams``. Two queries."""
    nu = timezone.now()
    begonnen = Periode.objects.filter(van__lte=lokale_datum(nu)).order_by("-van")
    periode = begonnen.values_list("van", flat=True).first()
    per_team: Iterable[tuple[int, Any, Any]] = (
        Overleg.objects.van_het_team()
        .filter(team__in=teams)
        .order_by()
        .values_list("team")
        .annotate(
            vorig=Max("moment", filter=Q(moment__lt=nu)),
            volgend=Min("moment", filter=Q(moment__gte=nu)),
        )
    )
    dagen = {team: (_dag(vorig), _dag(volgend)) for team, vorig, volgend in per_team}
    return {team: Kalender(*dagen.get(team, (None, None)), periode) for team in teams}


def _dag(moment: datetime.datetime | None) -> datetime.date | None:
    return lokale_datum(moment) if moment else None
