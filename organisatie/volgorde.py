"""Lists that people put in order: rows with a field ``volgorde``."""

from typing import Any

from django.db import models, transaction
from django.db.models import Max

from organisatie.regels.volgorde import verplaats

RICHTINGEN = {"op": -1, "neer": 1}


@transaction.atomic
def schuif(rijen: models.QuerySet[Any], pk: int, stappen: int) -> bool:
    """Move the row ``pk`` among ``rijen`` up or down.

    Gives False when it is not among them. Other rows keep their order.
    """
    per_pk = {
        rij.pk: rij for rij in rijen.select_for_update(of=("self",)).order_by("volgorde", "pk")
    }
    if pk not in per_pk:
        return False
    nummer([per_pk[p] for p in verplaats(list(per_pk), pk, stappen)])
    return True


def volgende_plek(rijen: models.QuerySet[Any]) -> int:
    """The place after the last of these rows: one query."""
    laatste = rijen.aggregate(laatste=Max("volgorde"))["laatste"]
    return 0 if laatste is None else laatste + 1


def nummer(rijen: list[Any]) -> None:
    """Store the order the rows are in now."""
    anders = []
    for plek, rij in enumerate(rijen):
        if rij.volgorde != plek:
            rij.volgorde = plek
            anders.append(rij)
    if anders:
        # The place in a list is no part of what was agreed, so it stays out of the history.
        type(anders[0]).objects.bulk_update(anders, ["volgorde"])
