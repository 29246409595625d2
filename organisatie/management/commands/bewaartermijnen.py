"""Remove personal data that is past its term."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from organisatie import bewaren, vertrek


class Command(BaseCommand):
    help = "Verwijdert persoonsgegevens waarvan de bewaartermijn voorbij is, met hun geschiedenis."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--proef", action="store_true", help="Toon wat er weg zou gaan; verwijder niets."
        )

    def handle(self, *args: Any, proef: bool, **options: Any) -> None:
        vandaag = timezone.localdate()
        if not proef and (dicht := vertrek.sluit_accounts(vandaag)):
            self.stdout.write(f"Accounts gesloten van wie weg is: {dicht}.")
        woord = "zou weggaan" if proef else "weg"
        for soort in bewaren.soorten():
            weg = bewaren.ruim_op(soort, vandaag, proef=proef)
            delen = ", ".join(f"{wat} {aantal}" for wat, aantal in weg.items() if aantal)
            self.stdout.write(
                f"{soort.omschrijving} ({soort.termijn}), {woord}: {delen or 'niets'}."
            )
