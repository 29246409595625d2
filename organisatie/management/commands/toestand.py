"""Say how the installation is doing; for who watches it."""

from typing import Any

from django.core.management.base import BaseCommand

from organisatie.toestand import lees_toestand


class Command(BaseCommand):
    help = "Zegt hoe het met de installatie gaat; eindigt met 1 als er iets niet goed is."

    def handle(self, *args: Any, **options: Any) -> None:
        punten = lees_toestand()
        for punt in punten:
            woord = "goed" if punt.goed else "LET OP"
            self.stdout.write(f"{woord:<6} {punt.naam}: {punt.tekst}")
        if not all(punt.goed for punt in punten):
            raise SystemExit(1)
