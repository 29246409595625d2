"""Files that a team attaches: kept outside every served tree, always downloaded, never executed."""

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Self

from django.conf import settings
from django.core.files import File
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from organisatie.models.school import Team
from organisatie.toegang import toegang_van


def _pad(bijlage: "Bijlage", naam: str) -> str:
    # The name on disk says nothing and can do nothing; the name people see is a field.
    return f"{bijlage.team_id}/{uuid.uuid4().hex}"


class BijlageQuerySet(models.QuerySet["Bijlage"]):
    def zichtbaar_voor(self, gebruiker) -> Self:
        """Attachments of one's own teams; outside the team nobody reads them."""
        return self.filter(team__in=toegang_van(gebruiker).lid_van)

    def bewerkbaar_door(self, gebruiker) -> Self:
        return self.filter(team__in=toegang_van(gebruiker).leidt)


class Bijlage(models.Model):
    team = models.ForeignKey(Team, models.CASCADE, related_name="bijlagen", verbose_name="team")
    naam = models.CharField("naam", max_length=200)
    bestand = models.FileField("bestand", upload_to=_pad)
    grootte = models.PositiveIntegerField("grootte in bytes")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="bijlagen", verbose_name="door"
    )
    moment = models.DateTimeField("moment", auto_now_add=True)

    objects = BijlageQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["naam", "pk"]

    def __str__(self) -> str:
        return self.naam

    @contextmanager
    def met_bestand(self, bestand: File) -> Iterator[None]:
        """Put the file of this new row on disk, and give a transaction to save the row in.

        Whatever fails, up to and including the commit, the file goes again: without a row nobody
        would ever remove it. So that transaction is the outermost one; RuntimeError otherwise.
        """
        opslag, pad = self.bestand.storage, self.bestand.field.generate_filename(self, self.naam)
        with ExitStack() as bij_mislukken:
            # Before it is written: a disk that is full leaves half a file.
            bij_mislukken.callback(opslag.delete, pad)
            self.bestand.name = opslag.save(pad, bestand)
            with transaction.atomic(durable=True):
                yield
            bij_mislukken.pop_all()


@receiver(post_delete, sender=Bijlage)
def _bestand_gaat_mee(instance: Bijlage, using: str, **kwargs: Any) -> None:
    """Remove the file of a deleted row, however it was deleted, once that is certain.

    A transaction that fails afterwards must not have lost the file; a file that cannot be removed
    must not undo what is done.
    """
    opslag, pad = instance.bestand.storage, str(instance.bestand.name)

    def neem_mee() -> None:
        opslag.delete(pad)

    transaction.on_commit(neem_mee, using=using, robust=True)
