"""A peiling: a session that is answered by link in a few weeks, instead of in a meeting.

What somebody answered is never a row. Sending it adds to the counts of a group (``Peiltelling``)
and marks one invitation as used (``Inlevering``), in one transaction. Nothing says whose invitation
that was, and neither has a time or a history. While it is open these counts stand apart from those
of results (``Telling``); closing moves what may be shown there and wipes the rest.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from boas.bewaking import MELDING
from boas.models.sessie import Sessie
from boas.models.stelling import Stelling
from boas.regels.zegel import zegel_van


class Peiling(models.Model):
    """What a session by link has more than one in a meeting: a last day, and who was invited."""

    sessie = models.OneToOneField(
        Sessie, models.CASCADE, primary_key=True, related_name="peiling", verbose_name="sessie"
    )
    sluit_op = models.DateField("laatste dag om te antwoorden")
    bericht = models.TextField(
        "tekst van de uitnodiging",
        max_length=3000,
        blank=True,
        help_text="De link komt er vanzelf onder.",
    )
    # Who was invited, not with which link and not whether they answered: everybody is reminded.
    genodigden = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "peiling"
        verbose_name_plural = "peilingen"

    def __str__(self) -> str:
        return str(self.sessie)


class Peilgroep(models.Model):
    """People who are counted together. A group has at least five, see ``regels.groepen``.

    ``code`` is empty where there are no groups. ``beantwoord`` is known once it is closed.
    """

    peiling = models.ForeignKey(Peiling, models.CASCADE, related_name="groepen")
    code = models.CharField(max_length=40, blank=True)
    naam = models.CharField("naam", max_length=120)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    uitgenodigd = models.PositiveIntegerField("uitgenodigd", default=0)
    # Of those the links somebody printed: who printed them may have answered with them too.
    op_papier = models.PositiveIntegerField("waarvan op papier", default=0)
    beantwoord = models.PositiveIntegerField("beantwoord", null=True, blank=True)

    class Meta:
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["peiling", "code"], name="peilgroep_code_eenmaal")
        ]

    def __str__(self) -> str:
        return self.naam


class Uitnodiging(models.Model):
    """A link that was given out, to nobody in particular; ``merk`` is the hash of its token.

    Goes when the peiling is closed.
    """

    groep = models.ForeignKey(Peilgroep, models.CASCADE, related_name="uitnodigingen")
    merk = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return "uitnodiging"


class Inlevering(models.Model):
    """Says that a link was used. A row of its own, so that backups can leave it out."""

    buiten_reservekopie = True

    uitnodiging = models.OneToOneField(
        Uitnodiging, models.CASCADE, primary_key=True, related_name="inlevering"
    )

    def __str__(self) -> str:
        return "inlevering"


class Peiltelling(models.Model):
    """How many of a group gave answer ``waarde`` to a statement, so far. Gone once it is closed."""

    buiten_reservekopie = True

    groep = models.ForeignKey(Peilgroep, models.CASCADE, related_name="tellingen")
    stelling = models.ForeignKey(Stelling, models.PROTECT, related_name="+")
    waarde = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["groep", "stelling", "waarde"], name="peiltelling_eenmaal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.waarde}: {self.n}"


class Peilpost(models.Model):
    """A mail that still has to go, with the link in it. The row goes when the mail has gone.

    Only in this row a person and a link stand beside each other; a backup leaves it out.
    """

    buiten_reservekopie = True

    peiling = models.ForeignKey(Peiling, models.CASCADE, related_name="post")
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Empty for a reminder.
    token = models.CharField(max_length=43, blank=True)
    # Not sent before this moment: who sends it moves it ahead first, so that nobody else does.
    vanaf = models.DateTimeField(default=timezone.now)
    pogingen = models.PositiveSmallIntegerField(default=0)
    # What went wrong the last time, in words.
    fout = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["peiling", "gebruiker"],
                condition=Q(token=""),
                name="peilpost_een_herinnering_tegelijk",
            )
        ]

    def __str__(self) -> str:
        return "mail"


class SchattingQuerySet(models.QuerySet["Bestuursschatting"]):
    """Refuses to change or remove in bulk as well; only with its session an estimate goes."""

    def update(self, **kwargs: Any) -> int:
        raise ValidationError(MELDING)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValidationError(MELDING)


class Bestuursschatting(models.Model):
    """What the bestuur thinks people will answer: one, signed, sealed until the peiling closes.

    ``antwoorden`` is the value for each code of a statement; ``zegel`` the hash of them, of who
    signed and when, to see later that nothing changed.
    """

    sessie = models.OneToOneField(
        Sessie, models.CASCADE, primary_key=True, related_name="schatting"
    )
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    naam = models.CharField("ondertekend door", max_length=120)
    getekend_op = models.DateTimeField("ondertekend op")
    antwoorden = models.JSONField()
    zegel = models.CharField(max_length=64)

    objects = SchattingQuerySet.as_manager()

    class Meta:
        verbose_name = "schatting van het bestuur"
        verbose_name_plural = "schattingen van het bestuur"

    def __str__(self) -> str:
        return f"schatting van {self.naam}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError(MELDING)
        super().save(*args, force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ValidationError(MELDING)

    @property
    def ongeschonden(self) -> bool:
        """Whether it still says what was signed."""
        return self.zegel == zegel_van(self.sessie_id, self.naam, self.getekend_op, self.antwoorden)
