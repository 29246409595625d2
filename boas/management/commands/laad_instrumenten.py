"""``manage.py laad_instrumenten``: bring the shipped instruments up to date, or load one's own."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from boas.instrumenten import laad_alles, laad_instrument
from boas.models import Versie


class Command(BaseCommand):
    help = (
        "Laadt de instrumenten die bij deze applicatie horen, of die uit de bestanden die je noemt "
        "(zie docs/instrumenten.md). Is de inhoud veranderd, dan komt er een nieuwe versie bij; "
        "bestaande versies blijven zoals ze zijn."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "bestanden", nargs="*", type=Path, metavar="BESTAND", help="Een instrument als JSON."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bekend = set(Versie.objects.values_list("pk", flat=True))
        versies = [self._laad(pad) for pad in options["bestanden"]] or laad_alles()
        for versie in versies:
            stand = "was er al" if versie.pk in bekend else "nieuw geladen"
            self.stdout.write(f"{versie}: {stand}")

    def _laad(self, pad: Path) -> Versie:
        try:
            return laad_instrument(pad)
        except OSError as fout:
            raise CommandError(f"{pad} is niet te lezen: {fout.strerror}.") from fout
        except ValidationError as fout:
            regels = "".join(f"\n- {tekst}" for tekst in fout.messages)
            raise CommandError(f"{pad} is niet geladen:{regels}") from fout
