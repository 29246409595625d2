"""Settling thousands of cards at once: what ``stel_vast`` does, in few statements."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from metaanalyse.acties.bladen import PER_KEER, Bladtekst, schrijf_bladen
from metaanalyse.acties.stand import meld_gewijzigd
from metaanalyse.acties.vaststellen import OngeldigeInhoud, neem_rapporten_op, schrijf_inhouden
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.inhoud import Inhoud, controleer
from organisatie.models import Gebruiker
from organisatie.veel import schrijf_historie, voeg_in


class Vaststelling(NamedTuple):
    """A saved card and the coding that is to hold for it; see ``stel_vast``."""

    kaart: Kaart
    inhoud: Inhoud
    reden: str = ""
    trede_voorstel: int | None = None
    trede_reden: str = ""
    # What its bladen will say, when that was made beforehand.
    blad: Bladtekst | None = None


@transaction.atomic
def stel_veel_vast(vaststellingen: Iterable[Vaststelling], *, door: Gebruiker | None) -> int:
    """Settle them all or none, in their order; return how many.

    Takes some hundreds at a time, so that an iterator of a large file is never held whole. Raises
    OngeldigeInhoud at the first card of which the values cannot stand together. The cards handed
    over are not changed: read them again to see what holds.
    """
    aantal = 0
    for deel in _delen(vaststellingen):
        _stel_vast(deel, door)
        aantal += len(deel)
    return aantal


def _delen(vaststellingen: Iterable[Vaststelling]) -> Iterator[list[Vaststelling]]:
    """Parts in which no card comes twice: the second time makes a next version."""
    deel: dict[int, Vaststelling] = {}
    for vaststelling in vaststellingen:
        if vaststelling.kaart.pk in deel or len(deel) == PER_KEER:
            yield list(deel.values())
            deel = {}
        deel[vaststelling.kaart.pk] = vaststelling
    if deel:
        yield list(deel.values())


def _stel_vast(deel: Sequence[Vaststelling], door: Gebruiker | None) -> None:
    for vaststelling in deel:
        if fouten := list(controleer(vaststelling.inhoud.gegevens)):
            raise OngeldigeInhoud(fouten)
    nummers, nu = [v.kaart.pk for v in deel], timezone.now()
    vers = Kaart.objects.select_for_update(of=("self",)).order_by("pk").filter(pk__in=nummers)
    list(vers.values_list("pk"))
    coderingen = _coderingen(deel, door, nu)
    schrijf_inhouden([(coderingen[v.kaart.pk], v.inhoud) for v in deel])
    laatste = Codering.objects.filter(kaart=OuterRef("pk"), nummer__isnull=False)
    Kaart.objects.filter(pk__in=nummers).update(
        geldig=Subquery(laatste.order_by("-nummer").values("pk")[:1]),
        stand=Kaart.Stand.VASTGESTELD,
        gewijzigd_op=nu,
    )
    neem_rapporten_op(nummers, door)
    meld_gewijzigd(nummers)
    # Read after the number was drawn: see werk_bladen_bij.
    kaarten = Kaart.objects.select_related("rapport").in_bulk(nummers)
    schrijf_historie(Kaart, nummers, "~", moment=nu, reden=None, door=door.pk if door else None)
    schrijf_bladen(
        ((kaarten[v.kaart.pk], v.inhoud.gegevens) for v in deel),
        {v.kaart.pk: v.blad for v in deel if v.blad},
    )


def _coderingen(
    deel: Sequence[Vaststelling], door: Gebruiker | None, nu: datetime
) -> dict[int, int]:
    """The next settled coding of each card, written but without its values; its key by card."""
    van_kaart = Codering.objects.filter(kaart__in=[v.kaart.pk for v in deel]).order_by()
    hoogste = dict(van_kaart.values_list("kaart").annotate(Max("nummer")))
    moment = connection.ops.adapt_datetimefield_value(nu)
    vast = {
        "soort": Codering.Soort.VASTGESTELD.value,
        "stand": Codering.Stand.KLAAR.value,
        "codeur_id": door.pk if door else None,
        "onafhankelijk": True,
        "keuzes": "{}",
        **dict.fromkeys(("begonnen_op", "bewaard_op", "klaar_op"), moment),
    }
    eigen = ("kaart_id", "nummer", "reden", "trede_voorstel", "trede_reden")
    rijen = [
        (
            *(v.kaart.pk, (hoogste.get(v.kaart.pk) or 0) + 1),
            *(v.reden, v.trede_voorstel, v.trede_reden, *vast.values()),
        )
        for v in deel
    ]
    return dict(voeg_in(Codering, (*eigen, *vast), rijen))
