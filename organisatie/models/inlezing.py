"""Bringing in a file: what every such import holds, and the states it goes through.

What the file says stands on disk (``organisatie.opslag``), never in these rows.
"""

from collections.abc import Mapping, Set
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisatie.models.werk import Werk


class Inlezing(Werk):
    """One file, from its choice until it is taken over. The child names its states for people."""

    UIT: ClassVar[Set[str]] = frozenset({"mislukt", "vervallen"})
    werkend = frozenset({"lezen", "nakijken", "overnemen"})
    lopend: ClassVar[Set[Any]] = werkend | {"nagekeken"}
    volgt: ClassVar[Mapping[Any, Set[Any]]] = {
        "lezen": {"nakijken", *UIT},
        "nakijken": {"nagekeken", *UIT},
        "nagekeken": {"overnemen", *UIT},
        "overnemen": {"overgenomen", "nakijken", *UIT},
        "overgenomen": frozenset(),
        "mislukt": frozenset(),
        "vervallen": frozenset(),
    }

    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    naam = models.CharField("naam van het bestand", max_length=120)
    sha256 = models.CharField(max_length=64)
    # Which columns the file has and what they say to us; nothing of what stands in them.
    kolommen = models.JSONField("kolommen", default=dict)
    # How many of each kind.
    uitkomst = models.JSONField("uitkomst", default=dict)

    class Meta(Werk.Meta):
        abstract = True
        constraints = [
            *Werk.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stand="mislukt") & ~Q(fout="") | ~Q(stand="mislukt") & Q(fout=""),
                name="%(class)s_mislukt_heeft_fout",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class EigenInlezing(Inlezing):
    """One that belongs to who chose the file: each person has one at a time."""

    class Stand(models.TextChoices):
        LEZEN = "lezen", "wordt gelezen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "nagekeken"
        OVERNEMEN = "overnemen", "wordt overgenomen"
        OVERGENOMEN = "overgenomen", "overgenomen"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "gestopt"

    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.LEZEN)

    class Meta(Inlezing.Meta):
        abstract = True
        constraints = [
            *Inlezing.Meta.constraints,
            models.UniqueConstraint(
                fields=["door"],
                condition=Q(stand__in=("lezen", "nakijken", "nagekeken", "overnemen")),
                name="%(class)s_een_tegelijk",
            ),
        ]
