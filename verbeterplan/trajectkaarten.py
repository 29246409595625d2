"""The cards on a traject as they are read, and on which trajecten one can hang a card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from metaanalyse.inhoud import gegevens
from metaanalyse.kaartbeeld import Kern
from metaanalyse.models import Kaart, Waarde
from organisatie.toegang import toegang_van
from verbeterplan.models import TrajectKaart, Verbetertraject

_GETOOND = ("trede", "doelstelling", "fase", "samenvatting")


@dataclass(frozen=True)
class Regel:
    """One card on a traject; ``leesbaar`` says whether its page opens for this reader."""

    rij: TrajectKaart
    kern: Kern
    samenvatting: str
    leesbaar: bool

    @property
    def ingetrokken(self) -> bool:
        return self.rij.kaart.stand == Kaart.Stand.INGETROKKEN


def regels(rijen: Iterable[TrajectKaart], gebruiker: Any) -> list[Regel]:
    """What the rows of ``op_traject`` say."""
    mag_alles = toegang_van(gebruiker).onderzoeker
    return [_regel(rij, mag_alles) for rij in rijen]


def _regel(rij: TrajectKaart, mag_alles: bool) -> Regel:
    kaart = rij.kaart
    gevonden = list(gegevens(kaart.geldig.waarden.all())) if kaart.geldig else []
    samenvatting = next((g.tekst for g in gevonden if g.variabele == "samenvatting"), "")
    leesbaar = mag_alles or kaart.stand == Kaart.Stand.VASTGESTELD
    return Regel(rij, Kern.uit(gevonden), samenvatting, leesbaar)


def op_traject(traject: Verbetertraject) -> QuerySet[TrajectKaart]:
    """The cards of a traject with what is shown of them, in two queries."""
    waarden = Waarde.objects.filter(variabele__in=_GETOOND)
    rijen = TrajectKaart.objects.filter(traject=traject)
    rijen = rijen.select_related("kaart__geldig", "kaart__rapport", "door")
    return rijen.prefetch_related(Prefetch("kaart__geldig__waarden", waarden))


def te_kiezen(gebruiker: Any, kaart: Kaart) -> QuerySet[Any]:
    """The running trajecten of one's own teams, with ``hangt``: whether the card is on it."""
    al = TrajectKaart.objects.filter(traject=OuterRef("pk"), kaart=kaart)
    eigen = Verbetertraject.objects.filter(team__in=toegang_van(gebruiker).lid_van)
    lopend = eigen.filter(status=Verbetertraject.Status.LOPEND).select_related("team")
    return lopend.annotate(hangt=Exists(al)).order_by("team__naam", "naam", "pk")
