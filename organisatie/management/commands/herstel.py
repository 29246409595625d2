"""Put a backup back, in place of what there is."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from organisatie.reservekopie.herstellen import heeft_gegevens, herstel
from organisatie.schijf import is_vol
from organisatie.werk import GaatNiet


class Command(BaseCommand):
    help = "Zet een reservekopie terug. Stop Borgen eerst; wat er nu staat, gaat verloren."
    # The database may be empty, old or broken: that is why somebody restores.
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="de reservekopie, gemaakt met backup")
        parser.add_argument("--ja", action="store_true", help="vervang de gegevens die er nu zijn")

    def handle(self, *args: Any, bestand: Path, ja: bool, **options: Any) -> None:
        if not ja and heeft_gegevens():
            raise CommandError(
                "Deze installatie heeft al gegevens; die worden vervangen. Maak zo nodig eerst een "
                "reservekopie, en zet er dan --ja achter."
            )
        try:
            manifest, gezegd = herstel(bestand)
        except GaatNiet as gaat_niet:
            raise CommandError(gaat_niet.melding) from gaat_niet
        except (OSError, DatabaseError) as fout:
            waarom = "de schijf is vol" if is_vol(fout) else fout
            raise CommandError(f"Het terugzetten is niet gelukt: {waarom}.") from fout
        self.stdout.write(f"Teruggezet: de reservekopie van {manifest.gemaakt_op}.")
        for zin in gezegd:
            self.stdout.write(zin)
        self.stdout.write(
            "Wat sindsdien volgens een bewaartermijn wegging, is er weer. Draai nu bewaartermijnen."
        )
