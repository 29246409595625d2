"""Speerpunten of a team: how much it runs at once, choosing one, and making one for a traject."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.models import Gebruiker, Team
from organisatie.te_doen import TeDoen
from organisatie.toegang import toegang_van
from verbeterplan.models import Speerpunt, Teamgrens, Verbetertraject
from verbeterplan.regels.speerpunten import Drukte, drukte

Status = Verbetertraject.Status


@dataclass(frozen=True)
class Ruimte:
    """How many trajecten a team runs and wants at most."""

    lopend: int
    grens: int

    @property
    def drukte(self) -> Drukte:
        return drukte(self.lopend, self.grens)


def ruimte_van(team: Team | int) -> Ruimte:
    """How much room a team has. Two queries."""
    grens = Teamgrens.objects.filter(team=team).values_list("hoogstens", flat=True).first()
    lopend = Verbetertraject.objects.filter(team=team, status=Status.LOPEND).count()
    return Ruimte(lopend, Teamgrens.STANDAARD if grens is None else grens)


def ruimte_bij(gebruiker: Gebruiker, team: Team | None) -> tuple[Team, Ruimte] | None:
    """How much room there is in the team that a list is about: the one chosen, else one's only one.

    Of several teams at once nothing can be said: None.
    """
    eigen = toegang_van(gebruiker).lid_van
    if team is None and len(eigen) == 1:
        team = Team.objects.get(pk=min(eigen))
    return (team, ruimte_van(team)) if team else None


def te_doen(gebruiker: Gebruiker) -> list[TeDoen]:
    """For who leads: what was moved to a school year that has begun. At most one query."""
    leidt, vandaag = toegang_van(gebruiker).leidt, timezone.localdate()
    if not leidt:
        return []
    rijen = Speerpunt.objects.aanwezig().filter(team__in=leidt, stand=Speerpunt.Stand.DOORGESCHOVEN)
    return [
        TeDoen(
            soort=f"Schooljaar {rij.naar_schooljaar} is begonnen",
            wat=f"Kijk weer naar “{rij.naam}”",
            url=rij.get_absolute_url(),
            team=str(rij.team),
            datum=rij.hervat_op,
            knop="Kies",
        )
        for rij in rijen.select_related("team", "schooljaar").order_by()
        if rij.is_zover(vandaag)
    ]


@transaction.atomic
def maak_van_traject(
    traject: Verbetertraject, gebruiker: Gebruiker, speerpunt: Speerpunt | None = None
) -> Speerpunt:
    """Give a traject that has none a speerpunt: the one that is filled in, else from what it says.

    Raises ValidationError when somebody was first.
    """
    rij = Verbetertraject.objects.select_for_update().get(pk=traject.pk)
    if rij.speerpunt_id:
        raise ValidationError("Dit traject heeft intussen al een speerpunt. Lees het hier na.")
    nieuw = speerpunt or Speerpunt(naam=rij.naam, omschrijving=rij.doel)
    nieuw.team_id, nieuw.stand, nieuw.ingebracht_door = rij.team_id, nieuw.Stand.GEKOZEN, gebruiker
    nieuw.save()
    rij.speerpunt = nieuw
    rij.save()
    return nieuw
