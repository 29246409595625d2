"""The result of a session in one structure: the same figures on page, in Excel and in PDF.

What counts is the last revealed round of a statement; earlier ones stay beside it for comparison.
Read by ``boas.uitslag_lezen``. What is derived is worked out once: a page asks it several times.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from boas.beeld import RondeBeeld
from boas.models import Cluster, Sessie, Stelling
from boas.regels import drempel, spreiding, uitslag
from boas.regels.herhaling import Richting, Soort, Verandering
from boas.regels.schaal import Schaal
from boas.regels.telling import Telling as Turf
from boas.regels.telling import lege_telling
from boas.regels.uitkomstwoorden import GEWOON, Uitkomstwoorden, woorden_van
from boas.stippenbeeld import StippenBeeld
from organisatie.regels.opsomming import opsomming
from rapportage.getallen import decimaal

NIET_BEANTWOORD = "niet beantwoord"


class Antwoordrij(NamedTuple):
    """One answer of the scale, hands and phones together.

    Never apart: beside many hands the one phone would be somebody's vote.
    """

    antwoord: str
    samen: int


class Ronderij(NamedTuple):
    """One round: how many gave each answer; whether it is the round that counts."""

    nummer: int
    aantallen: tuple[int, ...]
    telt: bool


@dataclass(frozen=True)
class StellingBeeld:
    """One statement with its revealed rounds (oldest first) and, for the team, the reasons."""

    stelling: Stelling
    nummer: int
    schaal: tuple[str, ...]
    oneens_tm: int
    grens: int
    rondes: tuple[RondeBeeld, ...]
    redenen: tuple[str, ...] = ()
    verandering: Verandering | None = None
    vorige: Turf | None = None
    uitkomsten: Uitkomstwoorden = GEWOON

    @property
    def woorden(self) -> Schaal:
        """The scale in words."""
        return Schaal(self.schaal, self.oneens_tm)

    @property
    def code(self) -> str:
        return self.stelling.code

    @property
    def ronde(self) -> RondeBeeld | None:
        """The round that counts; None while the statement was not asked."""
        return self.rondes[-1] if self.rondes else None

    @property
    def eerdere(self) -> tuple[RondeBeeld, ...]:
        return self.rondes[:-1]

    @cached_property
    def turf(self) -> Turf:
        """Hands and phones of the round that counts."""
        return self.ronde.turf if self.ronde else lege_telling(len(self.schaal), self.oneens_tm)

    @property
    def n(self) -> int:
        return self.turf.n

    @property
    def aanwezig(self) -> int | None:
        return self.ronde.ronde.aanwezig if self.ronde else None

    @property
    def opkomst(self) -> str:
        """Answers of people present: "10 van 14"."""
        return f"{self.n} van {self.aanwezig}" if self.ronde else ""

    @cached_property
    def aandacht(self) -> bool:
        return drempel.interventie_nodig(self.turf, self.grens)

    @cached_property
    def uitkomst(self) -> str:
        """The drempel test in words, the same on page, in Excel and in PDF."""
        if self.n == 0:
            return NIET_BEANTWOORD
        return self.uitkomsten.aandacht if self.aandacht else self.uitkomsten.onder

    @property
    def procent(self) -> Decimal | None:
        return drempel.procent_afgerond(self.turf, self.grens)

    @cached_property
    def procent_tekst(self) -> str:
        return drempel.procent_tekst(self.turf, self.grens)

    @property
    def vorige_procent_tekst(self) -> str:
        return drempel.procent_tekst(self.vorige, self.grens) if self.vorige else ""

    @property
    def vergelijkbaar(self) -> bool:
        """Whether the previous share says something beside this one."""
        return self.verandering is not None and self.verandering.soort == Soort.VERGELEKEN

    @cached_property
    def rijen(self) -> tuple[Antwoordrij, ...]:
        """The table of the round that counts."""
        if self.ronde is None:
            return ()
        kolommen = zip(self.schaal, self.turf.aantallen, strict=True)
        return tuple(Antwoordrij(*rij) for rij in kolommen)

    @cached_property
    def ronderijen(self) -> tuple[Ronderij, ...]:
        return tuple(
            Ronderij(b.ronde.nummer, b.turf.aantallen, b is self.ronde) for b in self.rondes
        )

    @cached_property
    def zin(self) -> str:
        return uitslag.antwoordzin(self.turf, self.grens, self.woorden)

    @cached_property
    def spreiding(self) -> spreiding.Spreiding | None:
        return spreiding.spreidingswoord(self.turf)

    @cached_property
    def consensus(self) -> str:
        """The consensus number for the details, "0,74"; a dash without answers."""
        return decimaal(spreiding.consensus(self.turf), 2)


@dataclass(frozen=True)
class ClusterBeeld:
    """A cluster, what asks for attention in it (most disagreement first) and all of it."""

    cluster: Cluster
    aandacht: tuple[StellingBeeld, ...]
    stellingen: tuple[StellingBeeld, ...]


@dataclass(frozen=True)
class Uitslagbeeld:
    """The whole result. ``vorige`` is the session compared with, when there is one to compare.

    ``met_redenen``: with the reasons and with the remarks at the opening, for the team.
    ``stippen``: the last round that was revealed, when dots were divided.
    ``opkomst``: of one by link, in words how many answered.
    """

    sessie: Sessie
    stellingen: tuple[StellingBeeld, ...]
    clusters: tuple[ClusterBeeld, ...]
    sterk: tuple[StellingBeeld, ...]
    niet_beantwoord: tuple[StellingBeeld, ...]
    vorige: Sessie | None
    vervallen: tuple[str, ...]
    met_redenen: bool
    opmerkingen: tuple[str, ...] = ()
    stippen: StippenBeeld | None = None
    opkomst: str = ""

    @property
    def schaal(self) -> tuple[str, ...]:
        return tuple(self.sessie.versie.schaal)

    @cached_property
    def woorden(self) -> Schaal:
        """The scale in words."""
        return self.sessie.versie.schaalwoorden

    @property
    def uitkomsten(self) -> Uitkomstwoorden:
        """What a statement at the drempel is called here."""
        return woorden_van(self.sessie.versie.uitkomst)

    @property
    def antwoordbron(self) -> str:
        """Where the answers came from: never apart, see ``Antwoordrij``."""
        return "met een link" if self.sessie.met_link else "van handen en telefoons samen"

    @cached_property
    def aandacht(self) -> tuple[StellingBeeld, ...]:
        return tuple(s for cluster in self.clusters for s in cluster.aandacht)

    @cached_property
    def zonder_aandacht(self) -> str:
        """The clusters in which nothing asks for attention, in words: "Meet en Analyseer"."""
        return opsomming([c.cluster.naam for c in self.clusters if not c.aandacht])

    @property
    def beantwoord(self) -> int:
        return len(self.stellingen) - len(self.niet_beantwoord)

    @cached_property
    def redenen_elders(self) -> tuple[StellingBeeld, ...]:
        """Statements under the drempel with reasons; one may ask why at every oneens."""
        return tuple(s for s in self.stellingen if s.redenen and not s.aandacht)

    @property
    def opnieuw_gevraagd(self) -> bool:
        return any(s.eerdere for s in self.stellingen)

    @property
    def voorlopig(self) -> bool:
        """The session still runs: figures may change."""
        return self.sessie.status != Sessie.Status.AFGESLOTEN

    @cached_property
    def zin(self) -> str:
        """The answer in words: "3 van de 28 stellingen vragen aandacht"."""
        if not self.beantwoord:
            met_link = self.sessie.met_link
            return "Er is geen uitslag" if met_link else "Er is nog geen stelling beantwoord"
        return self.uitkomsten.zin(len(self.aandacht), len(self.stellingen))

    @property
    def toelichting(self) -> str:
        """What the answer means, in one or two sentences."""
        zinnen = [
            f"{self.uitkomsten.als} {self.sessie.drempel}\N{NO-BREAK SPACE}% of meer "
            f"van de antwoorden {self.woorden.laag} is."
        ]
        if aantal := len(self.niet_beantwoord):
            wat = "1 stelling" if aantal == 1 else f"{aantal} stellingen"
            # By link nobody knows whether that were none or four: it is the same in what is kept.
            niet = f"{'is' if aantal == 1 else 'zijn'} niet beantwoord"
            met_link = "laten we weg: te weinig mensen vulden die in"
            zinnen.append(f"{wat} {met_link if self.sessie.met_link else niet}.")
        return " ".join(zinnen)

    @cached_property
    def vergeleken(self) -> tuple[StellingBeeld, ...]:
        return tuple(s for s in self.stellingen if s.vergelijkbaar)

    @property
    def herhaalzin(self) -> str:
        """What changed since the previous session, in words; empty without one."""
        if not self.vorige:
            return ""
        if not self.vergeleken:
            return "Geen enkele stelling is met de vorige keer te vergelijken."
        per = dict.fromkeys(Richting, 0)
        for s in self.vergeleken:
            if s.verandering and s.verandering.richting:
                per[s.verandering.richting] += 1
        werkwoord = "is" if len(self.vergeleken) == 1 else "zijn"
        return (
            f"{len(self.vergeleken)} van de {len(self.stellingen)} stellingen {werkwoord} te "
            f"vergelijken: {per[Richting.BETER]} beter, {per[Richting.GELIJK]} gelijk, "
            f"{per[Richting.SLECHTER]} slechter."
        )
