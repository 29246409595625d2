"""The borging report of a traject: for the team itself, and as it may be read outside the team.

Outside the team (quality, directeur) there are steps, documents in force, the meetplan with its
results, and whether it is geborgd. Signals, decisions and what the team thinks of it stay inside.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from borgen import besluitbeeld, meetbeeld, stapbeeld, sturingsbeeld
from borgen.besluitbeeld import Besluitregel
from borgen.meetbeeld import Meetbeeld
from borgen.meetplan import Planblok, lees_meetplan
from borgen.models import Besluit, Documentversie, Meetafspraak, Signaal
from borgen.stapbeeld import Actiebeeld
from organisatie.models import Gebruiker
from verbeterplan.models import Verbetertraject

TEAM, BUITEN = "team", "kwaliteit"
# What was seen and decided longer ago stands on the pages themselves.
TERUG = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Signalen:
    """What came in about one verbeteractie in the past year."""

    naam: str
    goed: list[Signaal]
    aandacht: list[Signaal]


@dataclass(frozen=True)
class Verslag:
    """Everything the report shows; the last three are empty outside the team."""

    traject: Verbetertraject
    voor: str
    dag: datetime.date
    acties: Sequence[Actiebeeld]
    documenten: Sequence[Documentversie]
    meetplan: Sequence[Planblok]
    metingen: Sequence[Meetbeeld]
    signalen: Sequence[Signalen] = ()
    besluiten: Sequence[Besluitregel] = ()
    effecten: Sequence[sturingsbeeld.Actiebeeld] = ()

    @property
    def van_team(self) -> bool:
        return self.voor == TEAM

    @property
    def geborgd(self) -> int:
        return sum(beeld.is_geborgd for beeld in self.acties)


def lees(traject: Verbetertraject, gebruiker: Gebruiker, voor: str) -> Verslag:
    """The report as of today. Who is in the team may also ask for what others would see."""
    dag = timezone.localdate()
    eigen = traject.team_id in gebruiker.toegang.lid_van
    # A version to send on holds nothing that only some readers may see.
    kijker = AnonymousUser() if eigen and voor == BUITEN else gebruiker
    acties = list(traject.verbeteracties.select_related("eigenaar__gebruiker"))
    afspraken = Meetafspraak.objects.filter(verbeteractie__traject=traject).lopend()
    verslag = Verslag(
        traject=traject,
        voor=voor,
        dag=dag,
        acties=stapbeeld.lees(acties, kijker),
        documenten=_documenten(traject),
        meetplan=[blok for blok in lees_meetplan(traject, gebruiker, dag) if blok.regels],
        metingen=[
            meetbeeld.lees_meetbeeld(rij, dag, breedte=620)
            for rij in meetbeeld.met_alles(afspraken)
        ],
    )
    return _met_wat_binnen_blijft(verslag) if voor == TEAM else verslag


def _documenten(traject: Verbetertraject) -> list[Documentversie]:
    """The versions in force in which an agreement of the traject stands."""
    rijen = Documentversie.objects.filter(
        document__verbeteracties__traject=traject, status=Documentversie.Status.VASTGESTELD
    )
    return list(rijen.select_related("document__proces").distinct().order_by("document__titel"))


def _met_wat_binnen_blijft(verslag: Verslag) -> Verslag:
    traject, sinds = verslag.traject, verslag.dag - TERUG
    besluiten = Besluit.objects.filter(verbeteractie__traject=traject, datum__gte=sinds)
    return replace(
        verslag,
        signalen=_signalen(traject, sinds),
        besluiten=besluitbeeld.regels(besluitbeeld.met_alles(besluiten)),
        effecten=[rij for rij in sturingsbeeld.per_actie(traject) if rij.laatste],
    )


def _signalen(traject: Verbetertraject, sinds: datetime.date) -> list[Signalen]:
    rijen = Signaal.objects.filter(verbeteractie__traject=traject, datum__gte=sinds)
    per_actie: dict[str, Signalen] = {}
    for rij in rijen.select_related("verbeteractie").order_by(
        "verbeteractie__volgorde", "verbeteractie", "-datum", "-pk"
    ):
        naam = rij.verbeteractie.naam
        bij = per_actie.setdefault(naam, Signalen(naam, [], []))
        (bij.goed if rij.richting == Signaal.Richting.GOED else bij.aandacht).append(rij)
    return list(per_actie.values())
