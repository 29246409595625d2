"""From found reports to settled cards, in numbers.

Totals of all reports, also those that not everybody may open: a number tells no report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from metaanalyse.models import Kaart, Rapport

NIET_GENOTEERD = "niet genoteerd"


@dataclass(frozen=True)
class Rapportstroom:
    """Every mapping goes from words to a number, the most first."""

    gevonden: int
    vindplaatsen: Mapping[str, int]
    uitgesloten: int
    redenen: Mapping[str, int]
    wachtend: int
    """Found, and nobody decided yet."""
    opgenomen: int
    zonder_kaart: int
    """Included, without a settled card."""
    kaarten: int

    @property
    def met_kaart(self) -> int:
        return self.opgenomen - self.zonder_kaart


@dataclass(frozen=True)
class Regel:
    """A line of the table; ``deel`` is a part of the line above, ``stand`` what to filter on."""

    naam: str
    aantal: int
    deel: bool = False
    stand: str | None = None


def regels(stroom: Rapportstroom) -> list[Regel]:
    """The flow as a table, the same on the page and in the workbook."""
    return [
        Regel("Gevonden rapporten", stroom.gevonden, stand=""),
        *(Regel(f"via: {naam}", n, deel=True) for naam, n in stroom.vindplaatsen.items()),
        Regel("Niet opgenomen", stroom.uitgesloten, stand=Rapport.Stand.UITGESLOTEN.value),
        *(Regel(f"omdat: {naam}", n, deel=True) for naam, n in stroom.redenen.items()),
        Regel("Wacht op een besluit", stroom.wachtend, stand=Rapport.Stand.GEVONDEN.value),
        Regel("Opgenomen rapporten", stroom.opgenomen, stand=Rapport.Stand.OPGENOMEN.value),
        Regel("nog zonder vastgestelde kaart", stroom.zonder_kaart, deel=True),
        Regel("Vastgestelde kaarten", stroom.kaarten),
    ]


def rapportstroom() -> Rapportstroom:
    """Two queries, however many reports there are."""
    vastgesteld = Kaart.objects.vastgesteld()
    rijen = (
        Rapport.objects.order_by()
        .annotate(met_kaart=Exists(vastgesteld.filter(rapport=OuterRef("pk"))))
        .values_list("vindplaats", "stand", "uitsluiting", "met_kaart")
        .annotate(aantal=Count("pk"))
    )
    vindplaatsen, redenen, standen = Counter[str](), Counter[str](), Counter[str]()
    zonder_kaart = 0
    for vindplaats, stand, uitsluiting, met_kaart, aantal in rijen:
        vindplaatsen[_naam(Rapport.Vindplaats, vindplaats)] += aantal
        standen[stand] += aantal
        if stand == Rapport.Stand.UITGESLOTEN:
            redenen[_naam(Rapport.Uitsluiting, uitsluiting)] += aantal
        if stand == Rapport.Stand.OPGENOMEN and not met_kaart:
            zonder_kaart += aantal
    return Rapportstroom(
        gevonden=standen.total(),
        vindplaatsen=dict(vindplaatsen.most_common()),
        uitgesloten=standen[Rapport.Stand.UITGESLOTEN],
        redenen=dict(redenen.most_common()),
        wachtend=standen[Rapport.Stand.GEVONDEN],
        opgenomen=standen[Rapport.Stand.OPGENOMEN],
        zonder_kaart=zonder_kaart,
        kaarten=vastgesteld.count(),
    )


def _naam(keuzes: type[Rapport.Vindplaats] | type[Rapport.Uitsluiting], code: str) -> str:
    return str(keuzes(code).label) if code in keuzes.values else NIET_GENOTEERD
