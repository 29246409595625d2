"""The meetplan of a traject as its page, poster, PDF and workbook show it. Five queries."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from borgen.models import Meetafspraak, Meetmoment, Meting, Norm
from borgen.oordelen import norm_op, norm_tekst, oordeel_van, waarde_tekst, wanneer_tekst
from borgen.regels.meetmomenten import Stand, stand_van
from borgen.regels.norm import Oordeel
from verbeterplan.models import Verbeteractie, Verbetertraject

KOPPEN = (
    "Verbeteractie",
    "Wie",
    "Hoe te monitoren",
    "Norm",
    "Wanneer meten",
    "Tussentijdse evaluatie",
    "Uitvoering",
)


@dataclass(frozen=True)
class Uitkomst:
    """A result with its judgement, in words."""

    meting: Meting
    tekst: str
    oordeel: Oordeel


@dataclass(frozen=True)
class Moment:
    """A moment and how it stands today."""

    rij: Meetmoment
    stand: Stand


@dataclass(frozen=True)
class Planregel:
    """One row of the meetplan."""

    afspraak: Meetafspraak
    norm: str
    extern: tuple[str, ...]
    wanneer: str
    laatste: Uitkomst | None
    volgende: Moment | None
    mag_meten: bool = False
    eerste: bool = False
    onderste: bool = False

    @property
    def al_genoemd(self) -> bool:
        """Whether the words of the rhythm already name the next day."""
        vast = self.afspraak.ritme == Meetafspraak.Ritme.DATUMS
        return vast and self.volgende is not None and self.volgende.stand == Stand.KOMT


@dataclass(frozen=True)
class Planblok:
    """A verbeteractie with what is measured of it."""

    verbeteractie: Verbeteractie
    regels: tuple[Planregel, ...]


def open_momenten() -> Any:
    """Moments that wait for a result, by day."""
    return Meetmoment.objects.filter(meting=None, vervallen_reden="").order_by("op")


def afspraken_van(traject: Verbetertraject) -> Any:
    """The agreements of a traject with all that their rows show."""
    return (
        Meetafspraak.objects.filter(verbeteractie__traject=traject)
        .select_related("verbeteractie", "uitvoerder__gebruiker", "uitvoerder_buiten_team")
        .prefetch_related(
            "normen",
            Prefetch("metingen", Meting.objects.order_by("datum")),
            Prefetch("momenten", open_momenten(), to_attr="open_momenten"),
        )
    )


def lees_meetplan(
    traject: Verbetertraject, gebruiker: Any, vandaag: datetime.date | None = None
) -> list[Planblok]:
    """Every verbeteractie, also those of which nothing is measured yet."""
    vandaag = vandaag or timezone.localdate()
    te_meten = set(
        Meetafspraak.objects.te_meten_door(gebruiker)
        .filter(verbeteractie__traject=traject)
        .values_list("pk", flat=True)
    )
    per_actie: dict[int, list[Meetafspraak]] = {}
    for afspraak in afspraken_van(traject).lopend():
        per_actie.setdefault(afspraak.verbeteractie_id, []).append(afspraak)
    return [
        Planblok(actie, tuple(_regels(per_actie.get(actie.pk, []), te_meten, vandaag)))
        for actie in traject.verbeteracties.all()
    ]


def _regels(
    afspraken: list[Meetafspraak], te_meten: set[int], vandaag: datetime.date
) -> Iterable[Planregel]:
    for plek, afspraak in enumerate(afspraken):
        yield Planregel(
            afspraak=afspraak,
            norm=norm_tekst(afspraak, norm_op(afspraak, vandaag)),
            extern=tuple(_extern(afspraak, vandaag)),
            wanneer=wanneer_tekst(afspraak, vandaag),
            laatste=laatste_uitkomst(afspraak),
            volgende=volgende_moment(afspraak, vandaag),
            mag_meten=afspraak.pk in te_meten,
            eerste=plek == 0,
            onderste=plek == len(afspraken) - 1,
        )


def _extern(afspraak: Meetafspraak, vandaag: datetime.date) -> Iterable[str]:
    """Norms of others that hold now: "inspectie: minstens 72 %"."""
    for soort in (Norm.Soort.INSPECTIE, Norm.Soort.LANDELIJK):
        if norm := norm_op(afspraak, vandaag, soort):
            yield f"{soort.label}: {waarde_tekst(norm.waarde, afspraak.eenheid)}"


def uitkomst_van(afspraak: Meetafspraak, meting: Meting) -> Uitkomst:
    tekst = waarde_tekst(meting.waarde, afspraak.eenheid)
    return Uitkomst(meting, tekst, oordeel_van(afspraak, meting))


def laatste_uitkomst(afspraak: Meetafspraak) -> Uitkomst | None:
    metingen = list(afspraak.metingen.all())
    return uitkomst_van(afspraak, metingen[-1]) if metingen else None


def volgende_moment(afspraak: Any, vandaag: datetime.date) -> Moment | None:
    """What is asked first: the oldest moment without a result."""
    if not afspraak.open_momenten:
        return None
    rij = afspraak.open_momenten[0]
    return Moment(rij, stand_van(rij.op, vandaag))
