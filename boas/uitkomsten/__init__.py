"""Kinds of results: an instrument names its own (``Versie.uitkomst``); the rest is the engine's."""

from collections.abc import Iterable
from dataclasses import dataclass

from boas.models import Cluster, Uitkomst
from boas.uitkomsten import bespreken, knoster
from boas.uitkomsten.soort import Deel, Uitkomstsoort, Verteld
from boas.uitslagbeeld import ClusterBeeld, Uitslagbeeld

# Statements at the drempel need nothing of their own: every result tells those.
_SOORTEN: dict[str, Uitkomstsoort] = {
    Uitkomst.BLOKKEN: knoster.SOORT,
    Uitkomst.BESPREKEN: bespreken.SOORT,
}


@dataclass(frozen=True)
class Uitkomstbeeld:
    """What a result tells, with where the templates for it are."""

    soort: Uitkomstsoort
    verteld: Verteld

    @property
    def titel(self) -> str:
        """What heads its page of the closing."""
        return self.soort.titel or self.verteld.zin

    def deel_van(self, cluster: Cluster) -> Deel | None:
        """What is told of one cluster, before its statements."""
        return self.soort.deel(self.verteld, cluster)

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

    @property
    def deel(self) -> str:
        return f"{self.soort.sjabloon}#deel"

    @property
    def deel_pdf(self) -> str:
        return f"{self.soort.sjabloon}#deel_pdf"


def lees_uitkomst(beeld: Uitslagbeeld) -> Uitkomstbeeld | None:
    """What this result tells beside its statements; None when that is nothing, or not yet."""
    soort = _SOORTEN.get(Uitkomst(beeld.sessie.versie.uitkomst))
    if soort is None or not beeld.beantwoord:
        return None
    return Uitkomstbeeld(soort, soort.lees(beeld))


def met_delen(
    clusters: Iterable[ClusterBeeld], uitkomst: Uitkomstbeeld | None
) -> list[tuple[ClusterBeeld, Deel | None]]:
    """Each cluster with what is told of it; first those of which something is, in their order."""
    paren = [(c, uitkomst.deel_van(c.cluster) if uitkomst else None) for c in clusters]
    return sorted(paren, key=lambda paar: paar[1] is None)
