"""When what is past its term was removed last, by kind of data, and how much that was."""

from django.db import models
from django.utils import timezone


class Opruiming(models.Model):
    soort = models.CharField("soort", max_length=40, unique=True)
    moment = models.DateTimeField("laatst opgeruimd op", default=timezone.now)
    telling = models.JSONField("wat er wegging", default=dict)

    class Meta:
        verbose_name = "opruiming"
        verbose_name_plural = "opruimingen"
        ordering = ["soort"]

    def __str__(self) -> str:
        return self.soort
