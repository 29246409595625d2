"""Which ingredients for growth and change are there, and what their mix leads to (S0, Knoster).

With all of them come duidelijkheid, koersvastheid, acceptatie, vertrouwen, enthousiasme and
commitment; one that lacks gives its opposite: verwarring, chaos, weerstand, ongerustheid,
frustratie or nutteloosheid. Which word belongs to which ingredient is data of the instrument:
published versions of the model differ (methode.md, "Reflection instruments").

The source gives no border. Taken here: an ingredient lacks when its answers disagree at or above
the drempel, and its answers are those of its statements added up. So every answer weighs the same,
and a statement that was passed over leaves the others to speak. A share of a sum lies between the
shares it is made of: an ingredient that lacks always has a statement at or above the drempel, with
its intervention to begin with. The other way round a low statement may stand in an ingredient that
is there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from boas.regels.drempel import controleer_drempel, interventie_nodig
from boas.regels.telling import Telling, optellen


class Stand(StrEnum):
    """How it stands with an ingredient; without a single answer it neither is there nor lacks."""

    ER = "is er"
    ONTBREEKT = "ontbreekt"
    ONBEKEND = "niet beantwoord"


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One ingredient by its letter, with the answers to its statements together."""

    letter: str
    telling: Telling
    stand: Stand


@dataclass(frozen=True, slots=True)
class Mix:
    """Every ingredient, in the order of the instrument."""

    ingredienten: tuple[Ingredient, ...]

    @property
    def ontbreekt(self) -> tuple[Ingredient, ...]:
        """All that lack, not only the worst: the source lets each have its own effect."""
        return self._met(Stand.ONTBREEKT)

    @property
    def er(self) -> tuple[Ingredient, ...]:
        return self._met(Stand.ER)

    @property
    def onbekend(self) -> tuple[Ingredient, ...]:
        return self._met(Stand.ONBEKEND)

    @property
    def compleet(self) -> bool:
        """Whether everything is there: only then the good mix may be promised."""
        return bool(self.ingredienten) and len(self.er) == len(self.ingredienten)

    def _met(self, stand: Stand) -> tuple[Ingredient, ...]:
        return tuple(i for i in self.ingredienten if i.stand == stand)


def maak_mix(tellingen: Mapping[str, Iterable[Telling]], drempel: int) -> Mix:
    """The mix of a session.

    In: per ingredient (its letter, in the order of the instrument) the tallies of its statements,
    at least one, and the drempel in percent. Raises OngeldigeDrempel and OngeldigeTelling. Source:
    S0; methode.md, "Knoster": missing is disagreement at or above the drempel, and all are named.
    """
    controleer_drempel(drempel)
    samen = {letter: optellen(*rij) for letter, rij in tellingen.items()}
    return Mix(tuple(Ingredient(letter, t, _stand(t, drempel)) for letter, t in samen.items()))


def _stand(telling: Telling, drempel: int) -> Stand:
    if telling.n == 0:
        return Stand.ONBEKEND
    return Stand.ONTBREEKT if interventie_nodig(telling, drempel) else Stand.ER
