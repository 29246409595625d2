"""The version of a row: the number of its last line of history.

A form carries the version it was made from; who saves later can be told what changed meanwhile.
"""

from functools import cache
from typing import Any, Self, cast

from django.db import models
from django.db.models import OuterRef, Subquery


@cache
def historie_van(model: type[models.Model]) -> Any:
    """The lines of history of a model; asking the model makes a new manager each time."""
    return cast(Any, model).history.model


class VersieQuerySet(models.QuerySet):
    """For models with ``history``."""

    def met_versie(self) -> Self:
        """Annotate ``versie``, the id of the newest line of history."""
        return self.annotate(versie=_nieuwste_regel(self.model))


@cache
def _nieuwste_regel(model: type[models.Model]) -> Subquery:
    regels = historie_van(model).objects.filter(**{cast(Any, model._meta.pk).name: OuterRef("pk")})
    return Subquery(regels.order_by("-history_id").values("history_id")[:1])


def versie_van(rij: Any) -> int | None:
    """The version of a row: annotated by ``met_versie``, otherwise looked up."""
    versie = getattr(rij, "versie", None)
    return versie if versie is not None else lees_versie(rij)


def lees_versie(rij: Any) -> int | None:
    """The version of a row as it stands in the database now."""
    return rij.history.order_by("-history_id").values_list("history_id", flat=True).first()
