"""``manage.py laad_instrumenten``: bring the shipped instruments up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from boas.instrumenten import laad_alles
from boas.models import Versie


class Command(BaseCommand):
    help = (
        "Laadt de instrumenten die bij deze applicatie horen. Is de inhoud veranderd, dan komt er "
        "een nieuwe versie bij; bestaande versies blijven zoals ze zijn."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        bekend = set(Versie.objects.values_list("pk", flat=True))
        for versie in laad_alles():
            stand = "was er al" if versie.pk in bekend else "nieuw geladen"
            self.stdout.write(f"{versie}: {stand}")
