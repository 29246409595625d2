"""``manage.py herbouw_kaarten``: make anew what lists and search read of the settled cards."""

from typing import Any

from django.core.management.base import BaseCommand

from metaanalyse.acties.bladen import herbouw_bladen


class Command(BaseCommand):
    help = "Maakt opnieuw wat lijsten en zoeken van de vastgestelde kaarten gebruiken."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Klaar: {herbouw_bladen()} kaarten.")
