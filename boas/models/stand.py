"""How often what a session shows changed."""

from django.db import models

from boas.models.sessie import Sessie


class Stand(models.Model):
    """The version number of what a session shows; every change makes it one higher.

    ``ingreep`` is the number of the last change that was more than a phone's vote: while it stays,
    only the count of votes differs. A narrow table of its own: each vote raises it.
    """

    sessie = models.OneToOneField(Sessie, models.CASCADE, primary_key=True, related_name="stand")
    nummer = models.PositiveIntegerField(default=0)
    ingreep = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.nummer)
