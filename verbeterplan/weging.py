"""Weighing speerpunten with the team: prepare the session, read what came out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from boas import uitslag_lezen
from boas.models import Sessie
from boas.regels.telling import Telling, lege_telling
from boas.stippenbeeld import StippenBeeld
from boas.voorbereiding import maak_eigen_sessie
from organisatie.models import Gebruiker, Team
from rapportage.getallen import procent
from verbeterplan.models import Speerpunt, Weegregel, Weging
from verbeterplan.regels import weegvragen
from verbeterplan.regels.weging import VAKKEN, Plaats, Vak, Weegpunt, antwoordzin, rangschik

# Opening and closing, and what two statements and the dots on one speerpunt take.
_MINUTEN, _PER_SPEERPUNT = 25, 5


@transaction.atomic
def bereid_voor(
    team: Team, speerpunten: Sequence[Speerpunt], stippen: int, gebruiker: Gebruiker
) -> Weging:
    """A session in preparation in which the team weighs these speerpunten, in this order."""
    sessie = maak_eigen_sessie(
        team,
        gebruiker,
        code=weegvragen.WEGING,
        naam="Weging van speerpunten",
        onderwerp="Waar gaan we mee aan de slag?",
        inhoud=weegvragen.inhoud_weging(
            weegvragen.TeWegen(rij.naam, rij.omschrijving) for rij in speerpunten
        ),
        doel="Samen wegen wat nu nodig is en wat ons lukt. Daarna kiezen we waar we mee beginnen.",
        agenda=weegvragen.AGENDA_WEGING,
        duur_minuten=_MINUTEN + _PER_SPEERPUNT * len(speerpunten),
        stippen=stippen,
        doelen=[rij.naam for rij in speerpunten],
    )
    weging = Weging.objects.create(team=team, sessie=sessie)
    per_code = {stelling.code: stelling for stelling in sessie.versie.stellingen.all()}
    for plek, rij in enumerate(speerpunten):
        urgent, haalbaar = (per_code[code] for code in weegvragen.codes(plek))
        Weegregel.objects.create(
            weging=weging, speerpunt=rij, urgent=urgent, haalbaar=haalbaar, volgorde=plek
        )
    return weging


@dataclass(frozen=True)
class Gewogen:
    """A speerpunt with its place among the others."""

    speerpunt: Speerpunt
    plaats: Plaats
    van: int
    weging_id: int

    @property
    def nummer(self) -> int:
        return self.plaats.nummer

    @property
    def stippen(self) -> int:
        return self.plaats.punt.stippen

    @property
    def urgent(self) -> str:
        return eens_in_woorden(self.plaats.punt.urgent)

    @property
    def haalbaar(self) -> str:
        return eens_in_woorden(self.plaats.punt.haalbaar)

    @property
    def vak(self) -> Vak | None:
        return self.plaats.punt.vak

    @property
    def gelijk(self) -> str:
        """Who shares this place, in words; empty when nobody does."""
        namen = self.plaats.gelijk
        if not namen:
            return ""
        return f"gelijk met {namen[0]}" if len(namen) == 1 else f"gelijk met {len(namen)} andere"


def eens_in_woorden(telling: Telling) -> str:
    """ "11 van 14 eens (79 %)", or that nobody answered."""
    if not telling.n:
        return "niet beantwoord"
    return f"{telling.eens} van {telling.n} eens ({procent(telling.eens, telling.n)})"


@dataclass(frozen=True)
class Wegingbeeld:
    """What came out: every speerpunt in order of the rule."""

    weging: Weging
    regels: tuple[Gewogen, ...]
    stippen: StippenBeeld | None

    @property
    def sessie(self) -> Sessie:
        return self.weging.sessie

    @property
    def voorlopig(self) -> bool:
        return self.sessie.status != Sessie.Status.AFGESLOTEN

    @cached_property
    def zin(self) -> str:
        ruimte = self.stippen.ruimte if self.stippen else 0
        return antwoordzin([regel.plaats for regel in self.regels], ruimte)

    @property
    def verdeeld(self) -> str:
        """How many dots were divided, in words; empty when there were none."""
        if not self.stippen:
            return ""
        return f"{self.stippen.verdeeld} van de {self.stippen.ruimte} stippen zijn verdeeld."

    @cached_property
    def vakken(self) -> list[tuple[str, list[tuple[Vak, list[Gewogen]]]]]:
        """The square: a row for feasible and one for not, urgent on the right."""
        return [
            (
                "Haalbaar" if haalbaar else "Niet haalbaar",
                [
                    (VAKKEN[urgent, haalbaar], self._in(VAKKEN[urgent, haalbaar]))
                    for urgent in (False, True)
                ],
            )
            for haalbaar in (True, False)
        ]

    @cached_property
    def zonder_vak(self) -> list[Gewogen]:
        """What was not answered stands outside the square."""
        return [regel for regel in self.regels if regel.vak is None]

    def _in(self, vak: Vak) -> list[Gewogen]:
        return [regel for regel in self.regels if regel.vak == vak]


def lees(weging: Weging) -> Wegingbeeld:
    """Read a weighing (fetched with its session and version) in a constant number of queries."""
    uitslag = uitslag_lezen.lees(weging.sessie, vorige=None, met_redenen=False)
    telling = {s.stelling.pk: s.turf for s in uitslag.stellingen}
    stippen = uitslag.stippen
    per_plek = {rij.doel.volgorde: rij.n for rij in stippen.rijen} if stippen else {}
    leeg = lege_telling(len(weegvragen.SCHAAL), weegvragen.ONEENS_TM)
    rijen = {rij.volgorde: rij for rij in weging.regels.select_related("speerpunt")}
    plaatsen = rangschik(
        Weegpunt(
            plek,
            rij.speerpunt.naam,
            telling.get(rij.urgent_id, leeg),
            telling.get(rij.haalbaar_id, leeg),
            per_plek.get(plek, 0),
        )
        for plek, rij in rijen.items()
    )
    return Wegingbeeld(
        weging,
        tuple(
            Gewogen(rijen[p.punt.volgorde].speerpunt, p, len(plaatsen), weging.pk) for p in plaatsen
        ),
        stippen,
    )


def laatste_per_speerpunt(team: Team) -> dict[int, Gewogen]:
    """By the key of a speerpunt how it came out of the last weighing of the team that was closed.

    Empty without one. For who may read the speerpunten of the team. A constant number of queries.
    """
    gesloten = Weging.objects.filter(team=team, sessie__status=Sessie.Status.AFGESLOTEN)
    weging = (
        gesloten.select_related("sessie__versie__instrument")
        .order_by("-sessie__afgesloten_op", "-pk")
        .first()
    )
    return {regel.speerpunt.pk: regel for regel in lees(weging).regels} if weging else {}


def gewogen_van(speerpunt: Speerpunt) -> Gewogen | None:
    """How one speerpunt came out of the last weighing of its team; None when it was not in it."""
    return laatste_per_speerpunt(speerpunt.team).get(speerpunt.pk)


def open_weging(team: Team) -> Weging | None:
    """A weighing that is being prepared or held."""
    rijen = Weging.objects.filter(team=team).exclude(sessie__status=Sessie.Status.AFGESLOTEN)
    return rijen.select_related("sessie").first()
