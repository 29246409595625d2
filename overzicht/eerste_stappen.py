"""The first steps of whoever begins, by role: what to do, and what of it was done already.

They end by themselves: when all that can be done is done nothing is shown any more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.urls import reverse

from boas.models import Bestuursschatting, Sessie
from borgen.boasstand import BOAS
from borgen.models import Agendaadres
from metaanalyse.models import Kaart
from organisatie.models import Gebruiker, Lidmaatschap, Periode, Team
from overzicht.models import Periodeverslag
from verbeterplan.models import Speerpunt, Verbetertraject


@dataclass(frozen=True)
class Stap:
    """One step and where it is done. ``klaar``: None for looking, which leaves no trace."""

    wat: str
    knop: str
    adres: str
    klaar: bool | None = None


@dataclass(frozen=True)
class Begin:
    """What a role begins with; ``over`` says in a line what it is for."""

    over: str
    stappen: tuple[Stap, ...]

    @property
    def eerst(self) -> Stap | None:
        """The first step that is not done."""
        return next((stap for stap in self.stappen if not stap.klaar), None)


def eerste_stappen(gebruiker: Gebruiker) -> Begin | None:
    """Of the first role that is not past its beginning; None when there is nothing to begin.

    One query for each role that somebody has.
    """
    toegang = gebruiker.toegang
    rollen: list[tuple[Any, Callable[[Gebruiker], Begin]]] = [
        (toegang.beheerder, _beheerder),
        (toegang.leidt, _teamleider),
        (toegang.kwaliteit, _kwaliteit),
        (toegang.onderzoeker, _onderzoeker),
        (toegang.directeur_van, _directeur),
        (toegang.bestuurder, _bestuurder),
        (toegang.lid_van - toegang.leidt, _teamlid),
    ]
    for heeft, begin_van in rollen:
        if heeft:
            begin = begin_van(gebruiker)
            if not all(stap.klaar for stap in begin.stappen if stap.klaar is not None):
                return begin
    return None


def _begin(over: str, stappen: Iterable[Stap]) -> Begin:
    """A step that is only for looking was taken when one after it was."""
    uit: list[Stap] = []
    verder = False
    for stap in reversed(tuple(stappen)):
        verder = verder or bool(stap.klaar)
        uit.append(replace(stap, klaar=True) if stap.klaar is None and verder else stap)
    return Begin(over, tuple(reversed(uit)))


def _er_is(gebruiker: Gebruiker, *rijen: QuerySet[Any]) -> tuple[bool, ...]:
    """Of each of these whether there are any. One query."""
    vragen = [Exists(rij) for rij in rijen]
    return Gebruiker.objects.filter(pk=gebruiker.pk).values_list(*vragen).get()


def _beheerder(gebruiker: Gebruiker) -> Begin:
    leden = Lidmaatschap.objects.all()
    leidend = leden.filter(rol=Lidmaatschap.Rol.TEAMLEIDER)
    team, mensen, leiders, jaar = _er_is(
        gebruiker, Team.objects.all(), leden, leidend, Periode.objects.all()
    )
    return _begin(
        "Richt eerst de school in. Daarna kan een teamleider beginnen.",
        [
            Stap("Maak een school en een team.", "Richt de school in", reverse("beheer"), team),
            Stap(
                "Voeg de mensen toe en zet ze in hun team, één voor één of uit een lijst.",
                *("Naar de personen", _beheer("personen"), mensen),
            ),
            Stap(
                *("Kies voor elk team een teamleider.", "Naar wie in welk team zit"),
                *(_beheer("lidmaatschappen"), leiders),
            ),
            Stap(
                "Zet het schooljaar klaar, met de periodes waarover jullie meten.",
                *("Naar de schooljaren", _beheer("schooljaren"), jaar),
            ),
        ],
    )


def _beheer(soort: str) -> str:
    return reverse("beheer_lijst", args=[soort])


def _teamleider(gebruiker: Gebruiker) -> Begin:
    leidt = gebruiker.toegang.leidt
    trajecten = Verbetertraject.objects.filter(team__in=leidt)
    leden = Lidmaatschap.objects.filter(team__in=leidt).exclude(gebruiker=gebruiker)
    boas = Sessie.objects.filter(team__in=leidt, versie__instrument__code=BOAS)
    traject, team, sessie = _er_is(gebruiker, trajecten, leden, boas)
    return _begin(
        "Samen met je team, stap voor stap.",
        [
            Stap(
                "Kijk of iedereen in je team staat. Mist er iemand? De beheerder voegt die toe.",
                *("Bekijk het team", reverse("team", args=[min(leidt)]), team),
            ),
            Stap(
                "Maak een traject: één verbetering waar jullie aan werken, zoals “Begeleiding van "
                "de student”.",
                *("Maak een traject", reverse("traject_nieuw"), traject),
            ),
            Stap(
                "Houd een BOAS: het team geeft per stelling aan hoe het met de verbetering staat. "
                "Je begint die bij het traject.",
                *("Naar de trajecten", reverse("trajecten"), sessie),
            ),
        ],
    )


def _teamlid(gebruiker: Gebruiker) -> Begin:
    teams = gebruiker.toegang.lid_van
    loopt, agenda, speerpunt = _er_is(
        gebruiker,
        Verbetertraject.objects.filter(team__in=teams),
        Agendaadres.objects.filter(gebruiker=gebruiker),
        Speerpunt.objects.filter(ingebracht_door=gebruiker),
    )
    # Once the team works on something, that is where one begins.
    return _begin(
        "Hier komt te staan wat je afspreekt met je team. Dit kan nu al.",
        [
            Stap("Kijk wie er in je team zitten.", "Bekijk het team", _team(teams)),
            Stap(
                "Schrijf op wat er volgens jou beter kan. Je team kiest samen waar het aan werkt.",
                *("Breng een speerpunt in", reverse("speerpunt_nieuw"), speerpunt or loopt),
            ),
            Stap(
                "Laat wat je afspreekt vanzelf in je eigen agenda komen.",
                *("Koppel je agenda", reverse("agenda"), agenda or loopt),
            ),
        ],
    )


def _team(teams: frozenset[int]) -> str:
    return reverse("team", args=[min(teams)])


def _kwaliteit(gebruiker: Gebruiker) -> Begin:
    [verslag] = _er_is(gebruiker, Periodeverslag.objects.all())
    return _begin(
        "Je leest mee met alle teams. De cijfers van een BOAS zie je zodra de teamleider ze deelt.",
        [
            Stap("Kijk hoe de teams ervoor staan.", "Naar Kwaliteit", reverse("kwaliteit")),
            Stap(
                "Loop de stellingen na die alle teams gebruiken.",
                *("Naar de instrumenten", reverse("instrumenten")),
            ),
            Stap(
                "Maak aan het eind van een periode het eerste verslag.",
                *("Naar de verslagen", reverse("periodeverslagen"), verslag),
            ),
        ],
    )


def _directeur(gebruiker: Gebruiker) -> Begin:
    van_school = Verbetertraject.objects.filter(team__school__in=gebruiker.toegang.directeur_van)
    [loopt] = _er_is(gebruiker, van_school)
    return _begin(
        "Je leest mee met de teams van je school.",
        [
            Stap("Kijk hoe de teams ervoor staan.", "Naar Kwaliteit", reverse("kwaliteit")),
            Stap(
                "Zodra een team aan een verbetering begint, lees je hier waar het mee bezig is.",
                *("Naar de trajecten", reverse("trajecten"), loopt),
            ),
        ],
    )


def _bestuurder(gebruiker: Gebruiker) -> Begin:
    breed = Sessie.objects.filter(team=None)
    gestart, getekend = _er_is(gebruiker, breed, Bestuursschatting.objects.all())
    return _begin(
        "Met Sociaal kapitaal vraag je iedereen in de organisatie hoe de samenwerking is.",
        [
            Stap(
                "Begin een ronde Sociaal kapitaal, of vraag kwaliteit dat te doen.",
                *("Naar de peilingen", reverse("peilingen"), gestart),
            ),
            Stap(
                "Schat vooraf wat mensen gaan antwoorden. Niemand ziet dat tot de uitslag er is.",
                *("Naar de peilingen", reverse("peilingen"), getekend),
            ),
        ],
    )


def _onderzoeker(gebruiker: Gebruiker) -> Begin:
    eigen = Kaart.objects.filter(~Q(herkomst=Kaart.Herkomst.MEEGELEVERD))
    er_zijn, vast = _er_is(gebruiker, eigen, eigen.vastgesteld())
    return _begin(
        "Jij houdt de onderzoekskaarten bij die alle teams kunnen lezen.",
        [
            Stap("Kijk welke kaarten er al zijn.", "Bekijk de kaarten", reverse("kaarten")),
            Stap(
                "Breng zelf kaarten in: uit een bestand, of één voor één.",
                *("Lees kaarten in", reverse("kaarten_inlezen"), er_zijn),
            ),
            Stap(
                "Codeer een kaart en stel haar vast.",
                *("Naar de werklijst", reverse("codering_werklijst"), vast),
            ),
        ],
    )
