"""Which account of the school is whose."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Schoolaccount(models.Model):
    """The account by which a person signs in at the school's provider (OpenID Connect).

    ``sub`` is how the provider knows the person: an address may go to somebody else one day.
    """

    gebruiker = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="schoolaccount"
    )
    issuer = models.CharField("aanbieder", max_length=200)
    sub = models.CharField("nummer bij de aanbieder", max_length=255)
    gekoppeld_op = models.DateTimeField("gekoppeld op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "schoolaccount"
        verbose_name_plural = "schoolaccounts"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "sub"], name="schoolaccount_eenmaal"),
        ]

    def __str__(self) -> str:
        return f"schoolaccount van {self.gebruiker}"
