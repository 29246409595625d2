"""Kinds of results: an instrument names its own (``Versie.uitkomst``); the rest is the engine's."""

from dataclasses import dataclass

from boas.models import Uitkomst
from boas.uitkomsten.soort import Uitkomstsoort, Verteld
from boas.uitslagbeeld import Uitslagbeeld

# Statements at the drempel need nothing of their own: every result tells those.
_SOORTEN: dict[str, Uitkomstsoort] = {}


@dataclass(frozen=True)
class Uitkomstbeeld:
    """What a result tells, with where the templates for it are."""

    soort: Uitkomstsoort
    verteld: Verteld

    @property
    def pagina(self) -> str:
        return f"{self.soort.sjabloon}#pagina"

    @property
    def pdf(self) -> str:
        return f"{self.soort.sjabloon}#pdf"

    @property
    def projector(self) -> str:
        return f"{self.soort.sjabloon}#projector"

    @property
    def leiding(self) -> str:
        return f"{self.soort.sjabloon}#leiding"


def lees_uitkomst(beeld: Uitslagbeeld) -> Uitkomstbeeld | None:
    """What this result tells beside its statements; None when that is nothing, or not yet."""
    soort = _SOORTEN.get(Uitkomst(beeld.sessie.versie.uitkomst))
    if soort is None or not beeld.beantwoord:
        return None
    return Uitkomstbeeld(soort, soort.lees(beeld))
