"""The chart of a statement's answers, the same on the page and in the report."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from boas.regels.schaal import Schaal
from boas.uitkomsten import Uitkomstbeeld, met_delen
from boas.uitkomsten.soort import Deel
from boas.uitslagbeeld import ClusterBeeld, StellingBeeld, Uitslagbeeld
from rapportage.grafieken import Drempel, verdeling

# Wide enough for four labels, narrow enough to be read on a phone.
BREEDTE = 360


@dataclass(frozen=True)
class Getekend:
    """A statement with the chart of the round that counts and, when asked again, the first's."""

    stelling: StellingBeeld
    grafiek: SafeString
    eerdere: tuple[tuple[int, SafeString], ...]


@dataclass(frozen=True)
class GetekendCluster:
    """``deel``: what the kind of result tells of it, if anything."""

    cluster: ClusterBeeld
    stellingen: tuple[Getekend, ...]
    deel: Deel | None = None


def met_grafieken(
    beeld: Uitslagbeeld, uitkomst: Uitkomstbeeld | None
) -> tuple[GetekendCluster, ...]:
    """Per cluster what asks for attention, each with its charts; first where more is told."""
    return tuple(
        GetekendCluster(cluster, tuple(teken(cluster.aandacht)), deel)
        for cluster, deel in met_delen(beeld.clusters, uitkomst)
    )


def teken(stellingen: Iterable[StellingBeeld]) -> Iterable[Getekend]:
    """The statements with their charts; an earlier round has a chart of its own."""
    for s in stellingen:
        yield Getekend(
            stelling=s,
            grafiek=_verdeling(s.woorden, s.turf.aantallen, f"{s.code}: {s.zin}.", s.grens),
            eerdere=tuple(
                (
                    b.ronde.nummer,
                    _verdeling(
                        s.woorden,
                        b.turf.aantallen,
                        f"{s.code}, ronde {b.ronde.nummer}: {b.zin}.",
                        s.grens,
                    ),
                )
                for b in s.eerdere
            ),
        )


def _verdeling(schaal: Schaal, aantallen: tuple[int, ...], titel: str, grens: int) -> SafeString:
    return verdeling(
        schaal.antwoorden,
        aantallen,
        titel=titel,
        drempel=Drempel(grens),
        linker=schaal.oneens_tm,
        einden=schaal.einden,
        breedte=BREEDTE,
    )
