"""``manage.py genereer_kaarten N``: made-up settled cards, for benchmarks."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from metaanalyse.synthetisch.laden import BestaatAl, genereer, voorvoegsel

MEEST = 1_000_000


class Command(BaseCommand):
    help = (
        "Maakt N verzonnen kaarten om mee te meten. Niet voor een installatie waar mensen werken."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("aantal", type=int, metavar="N", help="hoeveel kaarten")
        parser.add_argument(
            "--zaad", type=int, default=1, help="een ander getal geeft andere kaarten (1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        aantal, zaad = options["aantal"], options["zaad"]
        if not 1 <= aantal <= MEEST:
            raise CommandError(f"Geef een aantal van 1 tot en met {MEEST}.")
        if not 0 <= zaad < 10**6:
            raise CommandError("Geef een zaad van 0 tot en met 999999.")
        try:
            gemaakt = genereer(aantal, zaad)
        except BestaatAl as fout:
            raise CommandError(
                f"Met zaad {zaad} zijn er al {fout} kaarten ({voorvoegsel(zaad)}…). "
                "Kies een ander zaad."
            ) from None
        self.stdout.write(f"Klaar: {gemaakt} kaarten met zaad {zaad} ({voorvoegsel(zaad)}…).")
