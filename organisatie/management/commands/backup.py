"""Make a backup of this installation, while it is used."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from organisatie.reservekopie.maken import maak, map_van_kopieen
from organisatie.schijf import is_vol
from organisatie.werk import GaatNiet


class Command(BaseCommand):
    help = "Maakt een reservekopie: de database en de bijlagen van dit moment in één bestand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "bestand",
            nargs="?",
            type=Path,
            help=f"waarheen (.zip); zonder naam in {map_van_kopieen()}, met de datum",
        )

    def handle(self, *args: Any, bestand: Path | None, **options: Any) -> None:
        try:
            waar = maak(bestand)
        except GaatNiet as gaat_niet:
            raise CommandError(gaat_niet.melding) from gaat_niet
        except (OSError, DatabaseError) as fout:
            waarom = "de schijf is vol" if is_vol(fout) else fout
            raise CommandError(f"De reservekopie is niet gemaakt: {waarom}.") from fout
        self.stdout.write(f"{waar} ({waar.stat().st_size / 1e6:.1f} MB)")
