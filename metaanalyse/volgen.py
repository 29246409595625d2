"""A saved card or report brings the bladen along: nobody who edits a title has to think of it.

What a card counts as goes through ``acties.vaststellen``, which tells so itself.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction

from metaanalyse.acties.bladen import werk_bladen_bij
from metaanalyse.acties.stand import meld_gewijzigd
from metaanalyse.models import Kaart, Kaartblad, Rapport

_VAN_KAART = {"titel", "code", "rapport", "rapport_id"}
_VAN_RAPPORT = {"jaar", "titel", "auteurs", "code"}


def na_kaart(
    instance: Kaart, created: bool, raw: bool, update_fields: Collection[str] | None, **kwargs: Any
) -> None:
    """After a card was saved."""
    if created or raw or (update_fields is not None and not _VAN_KAART & set(update_fields)):
        return
    telde = Kaartblad.objects.filter(pk=instance.pk).exists()
    if telde or instance.stand == Kaart.Stand.VASTGESTELD:
        werk_bladen_bij([instance.pk])


def voor_kaart_weg(instance: Kaart, **kwargs: Any) -> None:
    """Before a card is removed, in the same transaction; its blad goes along."""
    if Kaartblad.objects.filter(pk=instance.pk).exists():
        with transaction.atomic():
            meld_gewijzigd([instance.pk])


def na_rapport(
    instance: Rapport,
    created: bool,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: Any,
) -> None:
    """After a report was saved."""
    if created or raw or (update_fields is not None and not _VAN_RAPPORT & set(update_fields)):
        return
    if kaarten := list(
        Kaartblad.objects.filter(kaart__rapport=instance).values_list("pk", flat=True)
    ):
        werk_bladen_bij(kaarten)
