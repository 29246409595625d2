"""Rows of sturing for tests, through the acts people use."""

from collections.abc import Sequence

from borgen.acties import schatting as acties
from borgen.models import Competentie, Proces, Schattingsronde
from organisatie.models import Gebruiker, Team
from tests.factories import LidmaatschapFactory
from verbeterplan.models import Verbeteractie, Verbetertraject


def verbeteractie(traject: Verbetertraject, naam: str = "Twee gesprekken") -> Verbeteractie:
    return Verbeteractie.objects.create(traject=traject, naam=naam)


def leden_erbij(team: Team, aantal: int) -> list[Gebruiker]:
    """So many more people in the team."""
    return [LidmaatschapFactory(team=team).gebruiker for _ in range(aantal)]


def ronde(
    actie: Verbeteractie, leider: Gebruiker, antwoorden: Sequence[tuple[int, int]] = ()
) -> Schattingsronde:
    """A round about ``actie``; with ``antwoorden`` of as many people of the team it is closed."""
    rij = acties.open_ronde(actie.traject, leider, actie)
    if not antwoorden:
        return rij
    mensen = sorted(acties.gevraagden(rij))
    for wie, (eerste, tweede) in zip(mensen, antwoorden, strict=False):
        acties.geef(rij.pk, Gebruiker.objects.get(pk=wie), eerste, tweede)
    return acties.sluit(rij.pk)


def competentie(team: Team, naam: str = "Een gesprek voeren", **velden) -> Competentie:
    """A competence of the process "Begeleiding" of ``team``: two people, by themselves."""
    proces, _ = Proces.objects.get_or_create(team=team, naam="Begeleiding")
    return proces.competenties.create(naam=naam, **velden)
