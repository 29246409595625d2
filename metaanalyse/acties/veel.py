"""Settling thousands of cards at once: what ``stel_vast`` does, in few statements."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from metaanalyse.acties.bladen import PER_KEER, schrijf_bladen
from metaanalyse.acties.stand import meld_gewijzigd
from metaanalyse.acties.vaststellen import OngeldigeInhoud, neem_rapporten_op, schrijf_inhouden
from metaanalyse.models import Codering, Kaart
from metaanalyse.regels.inhoud import Inhoud, controleer
from organisatie.models import Gebruiker


class Vaststelling(NamedTuple):
    """A saved card and the coding that is to hold for it; see ``stel_vast``."""

    kaart: Kaart
    inhoud: Inhoud
    reden: str = ""
    trede_voorstel: int | None = None
    trede_reden: str = ""


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
    nummers = [v.kaart.pk for v in deel]
    vers = Kaart.objects.select_for_update(of=("self",)).order_by("pk").filter(pk__in=nummers)
    list(vers.values_list("pk"))
    coderingen = _coderingen(deel, door)
    schrijf_inhouden([(c, v.inhoud) for c, v in zip(coderingen, deel, strict=True)])
    laatste = Codering.objects.filter(kaart=OuterRef("pk"), nummer__isnull=False)
    Kaart.objects.filter(pk__in=nummers).update(
        geldig=Subquery(laatste.order_by("-nummer").values("pk")[:1]),
        stand=Kaart.Stand.VASTGESTELD,
        gewijzigd_op=timezone.now(),
    )
    neem_rapporten_op(nummers, door)
    meld_gewijzigd(nummers)
    # Read after the number was drawn: see werk_bladen_bij.
    kaarten = Kaart.objects.select_related("rapport").in_bulk(nummers)
    Kaart.history.bulk_history_create(list(kaarten.values()), update=True, default_user=door)
    schrijf_bladen((kaarten[v.kaart.pk], v.inhoud.gegevens) for v in deel)


def _coderingen(deel: Sequence[Vaststelling], door: Gebruiker | None) -> list[Codering]:
    """The next settled coding of each card, written but without its values."""
    van_kaart = Codering.objects.filter(kaart__in=[v.kaart.pk for v in deel]).order_by()
    hoogste = dict(van_kaart.values_list("kaart").annotate(Max("nummer")))
    nu = timezone.now()
    return Codering.objects.bulk_create(
        Codering(
            kaart_id=v.kaart.pk,
            soort=Codering.Soort.VASTGESTELD,
            stand=Codering.Stand.KLAAR,
            klaar_op=nu,
            codeur=door,
            nummer=(hoogste.get(v.kaart.pk) or 0) + 1,
            reden=v.reden,
            trede_voorstel=v.trede_voorstel,
            trede_reden=v.trede_reden,
        )
        for v in deel
    )
