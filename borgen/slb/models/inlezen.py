"""Bringing in a school's list of students: one run, from the choice of a file until it is taken
over. What the list says stands in files of its own (``borgen.slb.inlezen.opslag``), never here.
"""

from collections.abc import Mapping, Set
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from organisatie.models import Team
from organisatie.models.inlezing import Inlezing
from organisatie.models.werk import WerkQuerySet
from organisatie.toegang import toegang_van


class InleesrunQuerySet(WerkQuerySet):
    def bewerkbaar_door(self, gebruiker) -> Self:
        """Of teams one leads; a beheerder brings in students for any team."""
        toegang = toegang_van(gebruiker)
        return self if toegang.beheerder else self.filter(team__in=toegang.leidt)


class Inleesrun(Inlezing):
    """A list of students of one team; its columns are chosen before it is checked."""

    lopend = Inlezing.lopend | {"kolommen"}
    volgt: ClassVar[Mapping[Any, Set[Any]]] = {
        **Inlezing.volgt,
        "lezen": {"kolommen", *Inlezing.UIT},
        "kolommen": {"nakijken", *Inlezing.UIT},
        "nagekeken": {"kolommen", "overnemen", *Inlezing.UIT},
    }

    class Stand(models.TextChoices):
        LEZEN = "lezen", "wordt gelezen"
        KOLOMMEN = "kolommen", "kolommen kiezen"
        NAKIJKEN = "nakijken", "wordt nagekeken"
        NAGEKEKEN = "nagekeken", "nagekeken"
        OVERNEMEN = "overnemen", "wordt overgenomen"
        OVERGENOMEN = "overgenomen", "overgenomen"
        MISLUKT = "mislukt", "mislukt"
        VERVALLEN = "vervallen", "gestopt"

    team = models.ForeignKey(Team, models.CASCADE, related_name="+", verbose_name="team")
    stand = models.CharField("stand", max_length=12, choices=Stand, default=Stand.LEZEN)
    aantal = models.PositiveIntegerField("rijen met gegevens", default=0)

    objects = InleesrunQuerySet.as_manager()

    class Meta(Inlezing.Meta):
        verbose_name = "inleesrun"
        verbose_name_plural = "inleesruns"
        constraints = [
            *Inlezing.Meta.constraints,
            models.UniqueConstraint(
                fields=["team"],
                condition=Q(stand__in=("lezen", "kolommen", "nakijken", "nagekeken", "overnemen")),
                name="inleesrun_een_tegelijk",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("slb_inleesrun", args=[self.pk])
