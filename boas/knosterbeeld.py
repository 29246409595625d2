"""The Knoster's result in one structure and in words: the same on page, projector, paper and sheet.

Read by ``boas.uitkomsten.knoster``.
"""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from boas.models import Cluster
from boas.regels.drempel import procent_tekst
from boas.regels.knoster import Ingredient, Stand
from boas.regels.schaal import Schaal
from boas.regels.uitkomstwoorden import telwoord
from boas.uitslagbeeld import ClusterBeeld, StellingBeeld
from organisatie.regels.opsomming import opsomming, samen_genoemd

# What a room can take in of a page with questions.
MEESTE_VRAGEN = 5
_TOEN = {
    (Stand.ONTBREEKT, Stand.ER): "Vorige keer ontbrak dit nog.",
    (Stand.ER, Stand.ONTBREEKT): "Vorige keer was dit er nog.",
    (Stand.ONTBREEKT, Stand.ONTBREEKT): "Vorige keer ontbrak dit ook.",
}


@dataclass(frozen=True)
class Blok:
    """An ingredient with its statements; ``toen`` only when its statements can be compared."""

    beeld: ClusterBeeld
    ingredient: Ingredient
    grens: int
    woorden: Schaal
    toen: Stand | None = None

    @property
    def cluster(self) -> Cluster:
        return self.beeld.cluster

    @property
    def stellingen(self) -> tuple[StellingBeeld, ...]:
        return self.beeld.stellingen

    @property
    def er(self) -> bool:
        return self.ingredient.stand == Stand.ER

    @property
    def ontbreekt(self) -> bool:
        return self.ingredient.stand == Stand.ONTBREEKT

    @property
    def klein(self) -> str:
        """Its name inside a sentence."""
        return samen_genoemd(["", self.cluster.naam]).removeprefix(" en ")

    @property
    def titel(self) -> str:
        """What lacks and what that gives, for where its statements stand.

        Named as an ingredient: "het ontbreekt aan mensen" would read as too few colleagues.
        """
        dat = f": dat geeft {self.cluster.gemis}" if self.cluster.gemis else ""
        return f"Het ingrediënt {self.klein} ontbreekt{dat}"

    @property
    def procent_tekst(self) -> str:
        return procent_tekst(self.ingredient.telling, self.grens)

    @property
    def zin(self) -> str:
        """The figures in words, of all its statements together."""
        return (
            f"Van de {self.ingredient.telling.n} antwoorden op deze stellingen is "
            f"{self.procent_tekst} {self.woorden.laag}; "
            f"de drempel is {self.grens}\N{NO-BREAK SPACE}%."
        )

    @property
    def veranderd(self) -> str:
        """What it was the previous time, when that says something; else empty."""
        return _TOEN.get((self.toen, self.ingredient.stand), "") if self.toen else ""

    @property
    def vragen(self) -> list[str]:
        """For the talk: of the statements that ask for attention first, then of the whole."""
        eigen = [s.stelling.gespreksvraag for s in self.beeld.aandacht]
        return [*filter(None, eigen), *self.cluster.gespreksvragen.splitlines()]

    @property
    def vragen_op_scherm(self) -> list[str]:
        return self.vragen[:MEESTE_VRAGEN]

    @property
    def overige(self) -> list[StellingBeeld]:
        """Its statements under the drempel, or not answered."""
        return [s for s in self.stellingen if not s.aandacht]

    @property
    def stappen(self) -> list[str]:
        """What the team can do, beside the interventions of its statements."""
        return self.cluster.vervolg.splitlines()


@dataclass(frozen=True)
class Rij:
    """The row of blocks: six and what they give, as it was at one session."""

    blokken: tuple[Blok, ...]
    dag: datetime.date | None = None
    met_link: bool = False

    @property
    def onbekend_heet(self) -> str:
        """What is said of a block without figures: by link a few may have answered."""
        return "te weinig antwoorden" if self.met_link else Stand.ONBEKEND.value

    @cached_property
    def ontbreekt(self) -> tuple[Blok, ...]:
        return tuple(b for b in self.blokken if b.ontbreekt)

    @cached_property
    def er(self) -> tuple[Blok, ...]:
        return tuple(b for b in self.blokken if b.er)

    @cached_property
    def onbekend(self) -> tuple[Blok, ...]:
        return tuple(b for b in self.blokken if not b.er and not b.ontbreekt)

    @property
    def geeft(self) -> list[str]:
        """What stands after "=": what lacks leads to, or what everything together gives.

        Empty when that cannot be said: nothing lacks, but not everything was answered.
        """
        if self.ontbreekt:
            return [b.cluster.gemis for b in self.ontbreekt if b.cluster.gemis]
        return [] if self.onbekend else [b.cluster.gevolg for b in self.blokken if b.cluster.gevolg]

    @property
    def geeft_zin(self) -> str:
        return opsomming(self.geeft)


@dataclass(frozen=True)
class Blokken:
    """What a result of blocks tells (``soort.Verteld``)."""

    nu: Rij
    vorige: Rij | None
    drempel: int
    woorden: Schaal
    _per_letter: dict[str, Blok] = field(repr=False)

    @cached_property
    def zin(self) -> str:
        weg, alle = self.nu.ontbreekt, len(self.nu.blokken)
        if not weg:
            if self.nu.onbekend:
                return f"Wat gevraagd is, is er: {opsomming([b.klein for b in self.nu.er])}"
            return f"Alle {telwoord(alle).lower()} ingrediënten zijn er"
        if len(weg) == 1:
            return weg[0].titel
        namen = f"De ingrediënten {opsomming([b.klein for b in weg])}"
        wat = f"Alle {telwoord(alle).lower()} ingrediënten" if len(weg) == alle else namen
        dat = f": dat geeft {self.nu.geeft_zin}" if self.nu.geeft else ""
        return f"{wat} ontbreken{dat}"

    @property
    def toelichting(self) -> str:
        zinnen = [
            f"Een ingrediënt ontbreekt als {self.drempel}\N{NO-BREAK SPACE}% of meer van de "
            f"antwoorden op zijn stellingen {self.woorden.laag} is."
        ]
        if not self.nu.ontbreekt and self.nu.geeft:
            zinnen.insert(0, f"Samen geeft dat {self.nu.geeft_zin}.")
        if self.nu.onbekend:
            namen = samen_genoemd([b.cluster.naam for b in self.nu.onbekend])
            zinnen.append(f"{self.nu.onbekend_heet.capitalize()}: {namen}.")
        return " ".join(zinnen)

    @property
    def veranderd(self) -> str:
        """What came and went since the previous time, in words."""
        erbij = [b.klein for b in self.nu.er if b.toen == Stand.ONTBREEKT]
        eraf = [b.klein for b in self.nu.ontbreekt if b.toen == Stand.ER]
        delen = [
            f"{wat}: {opsomming(namen)}."
            for wat, namen in (("Sinds toen erbij", erbij), ("Sinds toen weggevallen", eraf))
            if namen
        ]
        return " ".join(delen)

    def van(self, cluster: Cluster) -> Blok | None:
        """The block of this cluster when it lacks: of what is there nothing more is told."""
        blok = self._per_letter[cluster.letter]
        return blok if blok.ontbreekt else None
