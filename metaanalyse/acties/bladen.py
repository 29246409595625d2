"""Keeping the kaartbladen right, in the transaction that changes a card."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from django.db import transaction

from metaanalyse.acties.snel import zet
from metaanalyse.acties.stand import meld_gewijzigd
from metaanalyse.inhoud import gegevens
from metaanalyse.models import Kaart, Kaartblad, Waarde, Zoekblad
from metaanalyse.regels.bladwaarden import kort, schrijf
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.variabelen import sleutel
from metaanalyse.regels.zoektekst import zoektekst

# SQLite takes no more variables than this in a statement; on PostgreSQL it is a fine number too.
PER_KEER = 500


@transaction.atomic
def werk_bladen_bij(kaarten: Iterable[int]) -> None:
    """Make the bladen of these cards right, and tell every process's index.

    To be called by whoever changes what a card shows without settling it: title or report of a
    card, title, authors or year of a report, the stand of a card. ``stel_vast``, ``stel_veel_vast``
    and ``trek_in`` do so themselves, and saving a Kaart or Rapport with ``save()`` does
    (``metaanalyse.apps``); an ``update()`` of many does not.
    """
    nummers = sorted(set(kaarten))
    # First: what others changed meanwhile has been committed once this lets us through.
    meld_gewijzigd(nummers)
    for begin in range(0, len(nummers), PER_KEER):
        _werk_bij(nummers[begin : begin + PER_KEER])


@transaction.atomic
def herbouw_bladen() -> int:
    """Make all bladen anew; return how many cards count."""
    Kaartblad.objects.exclude(kaart__stand=Kaart.Stand.VASTGESTELD).delete()
    werk_bladen_bij(Kaart.objects.values_list("pk", flat=True))
    return Kaartblad.objects.count()


def _werk_bij(nummers: Sequence[int]) -> None:
    kaarten = list(
        Kaart.objects.vastgesteld().filter(pk__in=nummers).select_related("rapport").order_by("pk")
    )
    van_codering: dict[int, list[Waarde]] = defaultdict(list)
    waarden = Waarde.objects.filter(codering__in=[k.geldig_id for k in kaarten])
    for waarde in waarden.order_by("codering", "volgorde", "pk"):
        van_codering[waarde.codering_id].append(waarde)
    if weg := set(nummers) - {k.pk for k in kaarten}:
        Kaartblad.objects.filter(pk__in=weg).delete()
        Zoekblad.objects.filter(pk__in=weg).delete()
    schrijf_bladen((k, list(gegevens(van_codering[k.geldig_id or 0]))) for k in kaarten)


class Bladtekst(NamedTuple):
    """What the bladen of a card say, and of which headings it was made, besides its coding."""

    koppen: Sequence[str]
    jaar: int | None
    titelsleutel: str
    waarden: str
    kort: str
    vormen: str
    termen: str


def bladtekst(kaart: Kaart, inhoud: Sequence[Gegeven]) -> Bladtekst:
    """Of a card, saved or not, with its report at hand."""
    koppen, jaar = _koppen(kaart), kaart.rapport.jaar
    waarden = schrijf(inhoud, jaar)
    return Bladtekst(
        koppen, jaar, sleutel(kaart.titel), waarden, kort(inhoud), *zoektekst(koppen, inhoud)
    )


def _koppen(kaart: Kaart) -> list[str]:
    rapport = kaart.rapport
    return [kaart.titel, kaart.code, rapport.titel, rapport.auteurs, rapport.code]


def schrijf_bladen(
    kaarten: Iterable[tuple[Kaart, Sequence[Gegeven]]],
    gereed: Mapping[int, Bladtekst] = MappingProxyType({}),
) -> None:
    """Write the bladen of settled cards with what their codings say; reports are at hand.

    ``gereed``: texts made beforehand of these very codings, by card. They are used when the
    headings are still the same.
    """
    teksten = {}
    for kaart, inhoud in kaarten:
        tekst = gereed.get(kaart.pk)
        if tekst is None or (tekst.koppen, tekst.jaar) != (_koppen(kaart), kaart.rapport.jaar):
            tekst = bladtekst(kaart, inhoud)
        teksten[kaart.pk] = tekst
    for model, velden in (
        (Kaartblad, ("titelsleutel", "jaar", "waarden", "kort")),
        (Zoekblad, ("vormen", "termen")),
    ):
        rijen = [(pk, *(getattr(t, veld) for veld in velden)) for pk, t in teksten.items()]
        zet(model, ("kaart", *velden), rijen)
