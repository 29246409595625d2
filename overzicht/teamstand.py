"""How teams stand today: what the quality overview, the board and the report on a period all show.

Every figure is counted here or by the app it belongs to, once. The caller says of which teams and
so who may see it; what is told of a BOAS is its date alone. No team is compared with another.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from boas.models import Sessie
from borgen.boasstand import BOAS
from borgen.meetplan import open_momenten
from borgen.models import Document
from borgen.normstand import lees_normtelling
from borgen.regels.meetmomenten import LAAT_NA
from borgen.regels.normtelling import Normtelling
from organisatie.models import Team
from verbeterplan.models import Activiteit, Verbetertraject
from verbeterplan.regels.fasen import Fase
from verbeterplan.teamoverzicht import lees_lopend

GEEN = Normtelling()


@dataclass(frozen=True)
class Trajectstand:
    """A running traject, with what of the figures of its team is measured in it."""

    pk: int
    naam: str
    fase: Fase
    normen: Normtelling = GEEN
    metingen_te_laat: int = 0
    ronde: int = 1

    @property
    def in_woorden(self) -> str:
        """ "3 van 5 gehaald, 2 metingen te laat"; empty when nothing is measured or late."""
        laat = self.metingen_te_laat
        te_laat = f"{laat} {'meting' if laat == 1 else 'metingen'} te laat" if laat else ""
        return ", ".join(filter(None, [self.normen.tekst, te_laat]))


@dataclass(frozen=True)
class Teamstand:
    """One team. ``acties_te_laat``: activities whose date has passed; ``metingen_te_laat``:
    measurements fourteen days over their day; ``documenten_voorbij``: texts that hold and should
    have been evaluated by now; ``laatste_boas``: the day the last one was closed.
    """

    team: Team
    trajecten: tuple[Trajectstand, ...] = ()
    normen: Normtelling = GEEN
    acties_te_laat: int = 0
    metingen_te_laat: int = 0
    documenten_voorbij: int = 0
    laatste_boas: datetime.date | None = None

    @property
    def te_laat(self) -> int:
        """Overdue work of the team: activities and measurements."""
        return self.acties_te_laat + self.metingen_te_laat


def lees_teamstand(
    teams: Collection[Team], vandaag: datetime.date | None = None
) -> list[Teamstand]:
    """One for each team, in the order given. Eight queries, however many teams."""
    vandaag = vandaag or timezone.localdate()
    pks = [team.pk for team in teams]
    lopend, normen = lees_lopend(pks), lees_normtelling(pks, vandaag)
    acties = _tel(Activiteit.objects.te_laat(vandaag).filter(team__in=pks), "team")
    metingen, documenten = _metingen_te_laat(pks, vandaag), _documenten_voorbij(pks, vandaag)
    boas = _laatste_boas(pks)

    def stand(team: Team) -> Teamstand:
        te_laat, telling = metingen.get(team.pk, {}), normen.get(team.pk, {})
        return Teamstand(
            team,
            trajecten=tuple(
                Trajectstand(
                    *(loopt.pk, loopt.naam, loopt.fase),
                    normen=telling.get(loopt.pk, GEEN),
                    metingen_te_laat=te_laat.get(loopt.pk, 0),
                    ronde=loopt.ronde,
                )
                for loopt in lopend.get(team.pk, ())
            ),
            normen=sum(telling.values(), GEEN),
            acties_te_laat=acties.get(team.pk, 0),
            metingen_te_laat=sum(te_laat.values()),
            documenten_voorbij=documenten.get(team.pk, 0),
            laatste_boas=boas.get(team.pk),
        )

    return [stand(team) for team in teams]


def _tel(rijen: Any, per: str) -> dict[int, int]:
    return dict(rijen.order_by().values_list(per).annotate(n=Count("pk")))


def _metingen_te_laat(teams: list[int], vandaag: datetime.date) -> dict[int, dict[int, int]]:
    """By team and traject."""
    traject = "meetafspraak__verbeteractie__traject"
    rijen = open_momenten().filter(
        op__lte=vandaag - LAAT_NA,
        meetafspraak__gestopt_op=None,
        **{
            f"{traject}__status": Verbetertraject.Status.LOPEND,
            f"{traject}__team__in": teams,
        },
    )
    per_team: dict[int, dict[int, int]] = defaultdict(dict)
    rijen = rijen.order_by().values_list(f"{traject}__team", traject).annotate(n=Count("pk"))
    for team, pk, n in rijen:
        per_team[team][pk] = n
    return dict(per_team)


def _documenten_voorbij(teams: list[int], vandaag: datetime.date) -> dict[int, int]:
    rijen = Document.objects.evaluatie_voorbij(vandaag).filter(proces__team__in=teams)
    return _tel(rijen, "proces__team")


def _laatste_boas(teams: list[int]) -> dict[int, datetime.date]:
    rijen = Sessie.objects.filter(
        team__in=teams, versie__instrument__code=BOAS, status=Sessie.Status.AFGESLOTEN
    )
    laatste = rijen.order_by().values_list("team").annotate(op=Max("afgesloten_op"))
    return {team: timezone.localdate(op) for team, op in laatste}
