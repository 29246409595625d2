"""Norm against result for a team: every agreement of its running trajecten with its last results.

The same rules as the meetplan of one traject and the count of many teams (``normstand``).
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString

from borgen.meetplan import Uitkomst, uitkomst_van
from borgen.models import Meetafspraak, Meting, Norm
from borgen.oordelen import norm_op, norm_tekst, waarde_tekst
from borgen.regels.norm import Oordeel
from borgen.regels.normtelling import Normtelling, tel
from rapportage.getallen import LEEG
from rapportage.grafieken import vonk
from verbeterplan.models import Verbetertraject

# As many as a line of a thumb's breadth can show apart.
LAATSTE = 8
NIET_GEMETEN = "nog niet gemeten"
# What asks for a talk first: on a screen for the room there may be no place for all.
_VOLGORDE = {
    Oordeel.NIET_GEHAALD: 0,
    None: 1,
    Oordeel.ONDERWEG: 2,
    Oordeel.GEHAALD: 3,
    Oordeel.GEEN_NORM: 4,
}
# Beside the word, for paper without colour.
_MERKEN = {
    Oordeel.GEHAALD: "\u2713",
    Oordeel.NIET_GEHAALD: "\u2715",
    Oordeel.ONDERWEG: "\u2026",
    None: "\u25cb",
    Oordeel.GEEN_NORM: LEEG,
}


@dataclass(frozen=True)
class Normregel:
    """One agreement. ``oordeel`` is None when it has a norm and was never measured.

    ``lijn`` is a small line of the last results; empty under two.
    """

    afspraak: Meetafspraak
    norm: str
    laatste: Uitkomst | None
    oordeel: Oordeel | None
    lijn: SafeString

    @property
    def resultaat(self) -> str:
        return self.laatste.tekst if self.laatste else NIET_GEMETEN

    @property
    def woord(self) -> str:
        """The judgement in words; that nothing was measured, even without a norm."""
        return str(self.oordeel) if self.laatste and self.oordeel else NIET_GEMETEN

    @property
    def merk(self) -> str:
        """A mark beside that word, for paper without colour."""
        return _MERKEN[self.oordeel if self.laatste else None]


def lees_normregels(team: int, vandaag: datetime.date) -> list[Normregel]:
    """By traject, in the order of its meetplan. Three queries, however many there are."""
    rijen = (
        Meetafspraak.objects.lopend()
        .filter(
            verbeteractie__traject__team=team,
            verbeteractie__traject__status=Verbetertraject.Status.LOPEND,
        )
        .select_related("verbeteractie__traject")
        .only(
            *("wat", "eenheid", "richting"),
            *("verbeteractie__naam", "verbeteractie__traject__naam"),
        )
        .order_by(
            "verbeteractie__traject__naam",
            "verbeteractie__traject",
            "verbeteractie__volgorde",
            "verbeteractie",
            "volgorde",
            "pk",
        )
        .prefetch_related(
            "normen",
            Prefetch("metingen", _laatste(), to_attr="laatste_metingen"),
        )
    )
    return [_regel(afspraak, vandaag) for afspraak in rijen]


def _laatste() -> QuerySet[Meting]:
    rijen = Meting.objects.only("meetafspraak", "waarde", "datum")
    return rijen.order_by("-datum")[:LAATSTE]


def telling_van(regels: Iterable[Normregel]) -> Normtelling:
    """How many norms are met: the count that every page shows."""
    return tel(regel.oordeel for regel in regels)


def aandacht_eerst(regels: Iterable[Normregel]) -> list[Normregel]:
    """What was missed first, then what was never measured; otherwise in their order."""
    return sorted(regels, key=lambda regel: _VOLGORDE[regel.oordeel])


def _regel(afspraak: Any, vandaag: datetime.date) -> Normregel:
    metingen = afspraak.laatste_metingen[::-1]
    norm = norm_op(afspraak, vandaag)
    laatste = uitkomst_van(afspraak, metingen[-1]) if metingen else None
    return Normregel(
        afspraak,
        norm=norm_tekst(afspraak, norm),
        laatste=laatste,
        oordeel=laatste.oordeel if laatste else None if norm else Oordeel.GEEN_NORM,
        lijn=_lijn(afspraak, metingen, norm),
    )


def _lijn(afspraak: Meetafspraak, metingen: list[Meting], norm: Norm | None) -> SafeString:
    waarden = [waarde_tekst(meting.waarde) for meting in metingen]
    return vonk(
        [(meting.datum, float(meting.waarde)) for meting in metingen],
        norm=float(norm.waarde) if norm else None,
        titel=f"{afspraak.wat}: laatste uitkomsten {'; '.join(waarden)}",
        sleutel=f"vonk-{afspraak.pk}",
    )
