"""Who guides a student: the SLB'er, and a waarnemer until a date."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from borgen.slb.models.student import Student, loopt_op, looptijd, overlapt
from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van


class BegeleidingQuerySet(models.QuerySet["Begeleiding"]):
    def op(self, dag: datetime.date) -> Self:
        return self.filter(loopt_op(dag))

    def nu_van(self, gebruiker) -> Self:
        """What the person guides today, as a member of that team today."""
        return self.op(timezone.localdate()).filter(
            lidmaatschap__gebruiker=gebruiker.pk,
            lidmaatschap__team__in=toegang_van(gebruiker).lid_van,
        )

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(student__team__in=toegang_van(gebruiker).leidt)


class Begeleiding(models.Model):
    """A student is entrusted to a member of the team, from a day until a day (both included).

    At most one SLB'er at a time who is no waarnemer: ``borgen.slb.bewaking`` makes the database
    refuse a second.
    """

    student = models.ForeignKey(
        Student,
        models.CASCADE,
        related_name="begeleidingen",
        verbose_name="student",
        db_index=False,
    )
    lidmaatschap = models.ForeignKey(
        Lidmaatschap,
        models.PROTECT,
        related_name="begeleidingen",
        verbose_name="begeleider",
        db_index=False,
    )
    van = models.DateField("van", default=timezone.localdate)
    tot = models.DateField("tot en met", null=True, blank=True)
    waarnemer = models.BooleanField("waarnemer", default=False)

    history = HistoricalRecords()
    objects = BegeleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "begeleiding"
        verbose_name_plural = "begeleidingen"
        ordering = ["van", "pk"]
        indexes = [
            models.Index(fields=["lidmaatschap", "van", "tot"], name="begeleiding_wie_dag"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot=None) | Q(tot__gte=F("van")),
                name="begeleiding_loopt_vooruit",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(waarnemer=False) | Q(tot__isnull=False),
                name="begeleiding_waarnemer_heeft_einde",
                violation_error_message="Tot en met welke dag neemt deze collega waar?",
            ),
            models.UniqueConstraint(
                fields=["student", "lidmaatschap", "van", "waarnemer"],
                name="begeleiding_eenmaal",
                violation_error_message="Dit staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.student} bij {self.lidmaatschap}"

    def clean(self) -> None:
        if not (self.student_id and self.lidmaatschap_id and self.van):
            return
        if self.student.team_id != self.lidmaatschap.team_id:
            raise ValidationError(
                {"lidmaatschap": "Deze collega zit niet in het team. Kies iemand anders."}
            )
        if self.waarnemer:
            return
        botst = self.student.begeleidingen.filter(overlapt(self.van, self.tot), waarnemer=False)
        if andere := botst.exclude(pk=self.pk).first():
            raise ValidationError(
                {"van": f"Dan is {andere.lidmaatschap} al SLB'er ({looptijd(andere)})."}
            )
