"""The quality overview: how every team stands that one looks after, side by side.

In the fixed order of the alphabet, never by a figure. Who may see it: quality staff (all active
teams), a directeur (those of the own schools), and who leads a team (those teams).
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from borgen.regels.normtelling import Normtelling
from organisatie.models import Gebruiker, Team
from overzicht.kwaliteitherinneringen import NIEMAND, Herinnerstand
from overzicht.regels.alfabet import beginletter, sorteersleutel
from overzicht.regels.kwaliteitszin import zin
from overzicht.teamstand import Teamstand, Trajectstand, lees_teamstand
from verbeterplan.teamoverzicht import teams_voor

# From so many teams on one wants to go to a letter.
LETTERS_VANAF = 40


def mag_kwaliteit(gebruiker: Gebruiker) -> bool:
    toegang = gebruiker.toegang
    return bool(toegang.kwaliteit or toegang.directeur_van or toegang.leidt)


def lees_standen(gebruiker: Gebruiker, vandaag: datetime.date) -> list[Teamstand]:
    """The teams of this person, by name and school. Nine queries, however many teams."""
    return lees_teamstand(op_alfabet(teams_voor(gebruiker)), vandaag)


def op_alfabet(teams: Iterable[Team]) -> list[Team]:
    def sleutel(team: Team) -> tuple[str, str, int]:
        return sorteersleutel(team.naam), sorteersleutel(team.school.naam), team.pk

    return sorted(teams, key=sleutel)


@dataclass(frozen=True)
class Regel:
    """A team as a line of the overview: all that is shown of it, so that equal lines look equal."""

    pk: int
    naam: str
    school: str
    trajecten: tuple[Trajectstand, ...]
    normen: Normtelling
    acties_te_laat: int
    metingen_te_laat: int
    documenten_voorbij: int
    laatste_boas: datetime.date | None
    herinner: Herinnerstand
    # Where reminding goes back to; only of a line that can, so that others stay as drawn.
    adres: str = ""

    @property
    def meetplan(self) -> int | None:
        """The traject in which all is measured; None when that is more than one."""
        metend = [traject.pk for traject in self.trajecten if traject.in_woorden]
        return metend[0] if len(metend) == 1 else None

    @property
    def deel_per_traject(self) -> bool:
        """Whether each traject says its own part, with its meetplan behind it."""
        return self.meetplan is None

    @property
    def deels_gemeten(self) -> bool:
        """Measured in part: how much is not says the line apart."""
        return bool(self.normen.gemeten and self.normen.niet_gemeten)

    @property
    def letter(self) -> str:
        return beginletter(self.naam)


def maak_regels(
    standen: Iterable[Teamstand], herinnerd: Mapping[int, Herinnerstand], adres: str
) -> list[Regel]:
    """The lines of a page; ``herinnerd`` tells by team who can be reminded."""
    return [
        Regel(
            *(stand.team.pk, stand.team.naam, stand.team.school.naam),
            trajecten=stand.trajecten,
            normen=stand.normen,
            acties_te_laat=stand.acties_te_laat,
            metingen_te_laat=stand.metingen_te_laat,
            documenten_voorbij=stand.documenten_voorbij,
            laatste_boas=stand.laatste_boas,
            herinner=(herinner := herinnerd.get(stand.team.pk, NIEMAND)),
            adres=adres if herinner.mensen else "",
        )
        for stand in standen
    ]


def per_letter(regels: Sequence[Regel]) -> list[tuple[str, list[Regel]]]:
    """The lines under their first letter; all under none when they fit in one look."""
    if len(regels) < LETTERS_VANAF:
        return [("", list(regels))] if regels else []
    groepen: dict[str, list[Regel]] = {}
    for regel in regels:
        groepen.setdefault(regel.letter, []).append(regel)
    return list(groepen.items())


def in_een_zin(standen: Sequence[Teamstand]) -> str:
    """ "24 teams; bij 3 is een norm nog niet gemeten": what stands above the list."""
    return zin(
        len(standen),
        niet_gemeten=sum(stand.normen.niet_gemeten > 0 for stand in standen),
        te_laat=sum(stand.te_laat > 0 for stand in standen),
        documenten=sum(stand.documenten_voorbij > 0 for stand in standen),
    )


def bereik(gebruiker: Gebruiker, standen: Sequence[Teamstand]) -> str:
    """Which teams these are when nothing is chosen, for in a file."""
    toegang = gebruiker.toegang
    if toegang.kwaliteit:
        return "Alle teams."
    scholen = {stand.team.school_id: stand.team.school.naam for stand in standen}
    if toegang.directeur_van.issuperset(scholen):
        return f"Alle teams van {' en '.join(scholen.values())}."
    return "Eigen team." if len(standen) == 1 else "Eigen teams."
