"""A result of the whole organisation in one structure: the same figures on page, Excel and PDF.

What is read is what closing stored: groups of at least five people, and nothing but those groups
and their sum is ever shown (``regels.afscherming``). Read by ``boas.themas_lezen``.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from boas.models import Bestuursschatting, Cluster, Peilgroep, Sessie, Stelling, Uitkomst
from boas.regels import sociaal_kapitaal
from boas.regels.groepen import codes_van, papierzin
from boas.regels.opzet import BESTUUR
from boas.regels.sociaal_kapitaal import Verhouding
from organisatie.regels.opsomming import samen_genoemd
from rapportage.getallen import datum, decimaal, lokale_datum

NULMETING = "Nulmeting"
GEEN_RANGLIJST = (
    "Dit is het begin van een gesprek. Het is geen ranglijst, geen rapportcijfer en geen "
    "benchmark: vergelijk er geen teams, scholen of mensen mee."
)


def cijfer(waarde: Fraction | None) -> str:
    """A mean as people read it: "2,46"; a dash for none."""
    return decimaal(None if waarde is None else float(waarde), 2)


@dataclass(frozen=True)
class StellingCijfers:
    """A statement: how many gave each answer, per group that is shown, and what was estimated."""

    stelling: Stelling
    per_groep: Mapping[str, tuple[int, ...]]
    schaal: tuple[str, ...]
    schatting: int | None

    @cached_property
    def aantallen(self) -> tuple[int, ...]:
        """Everybody together."""
        kolommen = zip(*self.per_groep.values(), strict=True)
        return tuple(map(sum, kolommen)) or (0,) * len(self.schaal)

    @property
    def n(self) -> int:
        return sum(self.aantallen)

    @property
    def gemiddelde(self) -> Fraction | None:
        return sociaal_kapitaal.gemiddelde([self.aantallen])

    @property
    def geschat(self) -> str:
        """The answer that was estimated, in words."""
        return "" if self.schatting is None else self.schaal[self.schatting]


@dataclass(frozen=True)
class Themacijfers:
    """Estimate and answers of a theme, over the same statements: those that are shown."""

    schatting: Fraction | None
    antwoorden: Fraction | None
    per_groep: Mapping[str, Fraction | None]


def themacijfers(stellingen: Iterable[StellingCijfers], groepen: Iterable[str]) -> Themacijfers:
    """The figures of these statements together; ``groepen`` are the codes to show apart."""
    getoond = [s for s in stellingen if s.n]
    geschat = [s.schatting for s in getoond if s.schatting is not None]
    return Themacijfers(
        # Of one that is missing the mean would be about other statements than the answers.
        schatting=sociaal_kapitaal.geschat(geschat) if len(geschat) == len(getoond) else None,
        antwoorden=sociaal_kapitaal.gemiddelde(s.aantallen for s in getoond),
        per_groep={
            code: sociaal_kapitaal.gemiddelde(s.per_groep.get(code, ()) for s in getoond)
            for code in groepen
        },
    )


@dataclass(frozen=True)
class Rondecijfers:
    """What one round says of a theme, on the statements that all rounds shown have in common."""

    naam: str
    dag: datetime.date
    cijfers: Themacijfers


@dataclass(frozen=True)
class Thema:
    """A theme; ``plaats`` (from 0) says which situation is its own."""

    cluster: Cluster
    plaats: int
    stellingen: tuple[StellingCijfers, ...]
    cijfers: Themacijfers
    schaal: tuple[str, ...]
    met_situatie: bool
    rondes: tuple[Rondecijfers, ...] = ()
    vergeleken: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        return self.cluster.naam

    @cached_property
    def herkend(self) -> bool:
        """Whether the situation of this theme is there."""
        eigen = self.cijfers
        return self.met_situatie and sociaal_kapitaal.herkend(
            self.plaats, eigen.schatting, eigen.antwoorden, len(self.schaal)
        )

    @cached_property
    def zin(self) -> str:
        """What estimate and answers say beside each other, in one sentence."""
        eigen = self.cijfers
        if self.herkend:
            return self.cluster.gemis
        if eigen.antwoorden is None:
            return "Hier is niets over te zeggen: er zijn geen antwoorden om te tonen."
        if eigen.schatting is None:
            return "Hier is geen schatting om naast de antwoorden te leggen."
        match sociaal_kapitaal.verhouding(eigen.schatting, eigen.antwoorden):
            case Verhouding.HOGER:
                return "Mensen zijn hier positiever over dan het bestuur had ingeschat."
            case Verhouding.LAGER:
                return "Mensen zijn hier minder positief over dan het bestuur had ingeschat."
        return "Wat mensen antwoorden ligt dicht bij wat het bestuur had ingeschat."

    @property
    def uitleg(self) -> str:
        """The two figures behind that sentence."""
        eigen = self.cijfers
        if eigen.antwoorden is None:
            return ""
        delen = [f"Iedereen samen komt op {cijfer(eigen.antwoorden)}"]
        if eigen.schatting is not None:
            delen.append(f"het bestuur schatte {cijfer(eigen.schatting)}")
        return f"{', '.join(delen)} (van 1 tot {len(self.schaal)})."

    @property
    def vragen(self) -> list[str]:
        return self.cluster.gespreksvragen.splitlines()

    @property
    def stappen(self) -> list[str]:
        return self.cluster.vervolg.splitlines()


@dataclass(frozen=True)
class Themabeeld:
    """The whole result; ``groepen`` are those that are shown, none when too few people answered."""

    sessie: Sessie
    naam: str
    themas: tuple[Thema, ...]
    groepen: tuple[Peilgroep, ...]
    schatting: Bestuursschatting | None
    rondes: int

    @property
    def schaal(self) -> tuple[str, ...]:
        return tuple(self.sessie.versie.schaal)

    @property
    def ondertitel(self) -> str:
        """Which round of which instrument, and from when."""
        return f"{self.naam}, gesloten op {datum(self.sessie.afgesloten_op)}"

    @property
    def beantwoord(self) -> int:
        return sum(groep.beantwoord or 0 for groep in self.groepen)

    @property
    def uitgenodigd(self) -> int:
        return self.sessie.aantal_aanwezig

    @cached_property
    def herkend(self) -> tuple[Thema, ...]:
        return tuple(thema for thema in self.themas if thema.herkend)

    @property
    def zin(self) -> str:
        """What there is to talk about, without a full stop."""
        if not self.groepen:
            return "Er zijn te weinig antwoorden om iets te laten zien"
        if not self.herkend:
            return "Wat mensen antwoorden wijkt nergens sterk af naar beneden"
        namen = samen_genoemd([thema.naam for thema in self.herkend])
        return f"Om over te praten: {namen[:1].lower()}{namen[1:]}"

    @property
    def toelichting(self) -> str:
        if not self.groepen:
            return (
                "Te weinig mensen gaven antwoord. Hun antwoorden zijn gewist: anders was te "
                "zien wie wat vond."
            )
        papier = papierzin(sum(groep.op_papier for groep in self.groepen))
        van = f"{self.beantwoord} van de {self.uitgenodigd} mensen gaven antwoord. {papier}".strip()
        match len(self.herkend):
            case 0:
                return van
            case 1:
                return f"{van} Bij dit thema dacht het bestuur er anders over dan de mensen zelf."
        return f"{van} Bij deze thema's dacht het bestuur er anders over dan de mensen zelf."

    @cached_property
    def niet_getoond(self) -> tuple[StellingCijfers, ...]:
        """Statements of which nothing is shown: too few people answered them."""
        return tuple(s for thema in self.themas for s in thema.stellingen if not s.n)

    @property
    def met_verloop(self) -> bool:
        """Whether there is an earlier round to stand beside this one."""
        return any(thema.rondes for thema in self.themas)

    @cached_property
    def apart(self) -> tuple[Peilgroep, ...]:
        """The groups that have figures of their own: none when everybody is counted together."""
        return self.groepen if len(self.groepen) > 1 else ()

    @property
    def samengevoegd(self) -> str:
        """Which groups of the instrument were counted together, in words; empty when none."""
        gevraagd = {
            groep["code"]: groep["naam"]
            for groep in self.sessie.versie.groepen
            if groep["wie"] != BESTUUR
        }
        if not self.groepen or len(gevraagd) < 2:
            return ""
        if not self.apart:
            samen = [list(gevraagd.values())]
        else:
            samen = [
                [gevraagd[code] for code in codes if code in gevraagd]
                for codes in (codes_van(groep.code) for groep in self.apart)
                if len(codes) > 1
            ]
        if not samen:
            return ""
        namen = " en ".join(samen_genoemd(rij) for rij in samen)
        return (
            f"{namen} zijn samen geteld. Van een groep van minder dan vijf mensen, of met te "
            "weinig antwoorden, was anders te zien wie wat vond."
        )


def naam_van(nummer: int) -> str:
    """What a round is called: the first (1) is the nulmeting."""
    return NULMETING if nummer == 1 else f"Ronde {nummer}"


def dag_van(sessie: Sessie) -> datetime.date:
    """The day a round is known by: when it was opened."""
    moment = sessie.begonnen_op or sessie.gemaakt_op
    return lokale_datum(moment)


def met_situaties(sessie: Sessie) -> bool:
    """Whether the instrument says something about themes beside an estimate."""
    return bool(sessie.versie.uitkomst == Uitkomst.THEMAS)
