"""The improvement board of one team: what its page, the screen on the wall and its papers show.

Everything is read from where it lives; nothing is kept for the board itself. Signals and successes
are for the team's own people only. Sixteen queries at most, however much hangs there.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import F
from django.utils import timezone

from borgen.bord import Bord, bord_van
from borgen.bordnormen import Normregel, lees_normregels, telling_van
from borgen.regels.normtelling import Normtelling
from organisatie.models import Gebruiker, Team
from overzicht.bordtaken import Taakstand, lees_taken
from overzicht.models import Bordtaak
from rapportage.getallen import datum_kort
from verbeterplan.models import Activiteit, Agendapunt, Overleg, Plandoel, Verbetertraject
from verbeterplan.regels.afspraak import OPEN
from verbeterplan.regels.fasen import Fase

# A meeting that has begun is still the next one until it ends; none lasts longer than a day's work.
LANGST = datetime.timedelta(hours=8)


@dataclass(frozen=True)
class Doelregel:
    """A running traject with its goal, and the goals of the plan of its open round.

    ``meer`` is how many of those were left out, where room is short.
    """

    traject: Verbetertraject
    fase: Fase
    plandoelen: tuple[Plandoel, ...] = ()
    meer: int = 0

    def kort(self, hoogstens: int) -> "Doelregel":
        meer = max(0, len(self.plandoelen) - hoogstens)
        return replace(self, plandoelen=self.plandoelen[:hoogstens], meer=meer)


@dataclass(frozen=True)
class Actieregel:
    """An agreement that is open: what, who, when.

    ``woord`` is how it stands where that says more than that it is open. That its day has passed
    is never among them: no such word stands beside a name, as on the poster of a planning.
    """

    rij: Activiteit
    wie: str
    wanneer: str
    woord: str = ""
    icoon: str = ""


@dataclass(frozen=True)
class Bordbeeld:
    """``eigen`` is whether the reader is of the team; ``leidt`` whether they lead it."""

    team: Team
    vandaag: datetime.date
    eigen: bool
    leidt: bool
    doelen: tuple[Doelregel, ...]
    normen: tuple[Normregel, ...]
    acties: tuple[Actieregel, ...]
    bord: Bord
    overleg: Overleg | None
    punten: tuple[Agendapunt, ...]
    taken: dict[str, Taakstand] = field(default_factory=dict)

    @property
    def telling(self) -> Normtelling:
        return telling_van(self.normen)

    @property
    def verdeeld(self) -> bool:
        """Whether anybody keeps any part of the board."""
        return any(taak.wie for taak in self.taken.values())


def lees_bord(team: Team, gebruiker: Gebruiker) -> Bordbeeld:
    """The board of ``team`` as this person may see it."""
    vandaag = timezone.localdate()
    toegang = gebruiker.toegang
    eigen = team.pk in toegang.lid_van
    overleg = _volgend_overleg(team)
    punten = overleg.agendapunten.all() if overleg else ()
    return Bordbeeld(
        team,
        vandaag,
        eigen=eigen,
        leidt=team.pk in toegang.leidt,
        doelen=tuple(_doelen(team)),
        normen=tuple(lees_normregels(team.pk, vandaag)),
        acties=tuple(_acties(team, vandaag)),
        bord=bord_van(team.pk, gebruiker) if eigen else Bord([], []),
        overleg=overleg,
        punten=tuple(punten),
        taken=lees_taken(team, gebruiker),
    )


def onderdelen_voor(beeld: Bordbeeld) -> list[Bordtaak.Onderdeel]:
    """The parts this reader sees."""
    binnen = {Bordtaak.Onderdeel.SIGNALEN, Bordtaak.Onderdeel.SUCCESSEN}
    return [deel for deel in Bordtaak.Onderdeel if beeld.eigen or deel not in binnen]


def _doelen(team: Team) -> list[Doelregel]:
    trajecten = (
        Verbetertraject.objects.filter(
            team=team, status=Verbetertraject.Status.LOPEND, rondes__afgerond_op=None
        )
        .annotate(fase=F("rondes__fase"))
        .order_by("naam", "pk")
    )
    per_traject: dict[int, list[Plandoel]] = defaultdict(list)
    doelen = Plandoel.objects.aanwezig().in_lopende_ronde().filter(ronde__traject__team=team)
    for doel in doelen.select_related("ronde").order_by("volgorde", "pk"):
        per_traject[doel.ronde.traject_id].append(doel)
    return [
        Doelregel(traject, Fase(traject.fase), tuple(per_traject[traject.pk]))
        for traject in trajecten
    ]


def _acties(team: Team, vandaag: datetime.date) -> list[Actieregel]:
    rijen = Activiteit.objects.filter(team=team).te_doen().op_datum()
    rijen = rijen.select_related("eigenaar__gebruiker")
    # A team can have a hundred: only what their lines say.
    rijen = rijen.only("wat", "datum", "status", "eigenaar__gebruiker__naam")
    return [_actie(rij, vandaag) for rij in rijen]


def _actie(rij: Activiteit, vandaag: datetime.date) -> Actieregel:
    dag = rij.datum
    wanneer = datum_kort(dag, jaar=dag.year != vandaag.year) if dag else "nog geen datum"
    if rij.status == OPEN:
        return Actieregel(rij, rij.wie, wanneer)
    return Actieregel(rij, rij.wie, wanneer, rij.stand.woord, rij.stand.icoon)


def _volgend_overleg(team: Team) -> Any:
    """The first meeting of the whole team that is not over yet."""
    nu = timezone.now()
    rijen = Overleg.objects.van_het_team().filter(team=team, moment__gte=nu - LANGST)
    for rij in rijen.order_by("moment", "pk")[:9]:
        if rij.moment + datetime.timedelta(minutes=rij.duur_minuten) > nu:
            return rij
    return None
