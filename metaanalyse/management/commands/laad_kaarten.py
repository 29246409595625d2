"""``manage.py laad_kaarten``: bring the shipped cards up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from metaanalyse.meegeleverd import laad_meegeleverd


class Command(BaseCommand):
    help = (
        "Laadt de digitale kaarten die bij deze applicatie horen. Is onze inhoud veranderd, dan "
        "komt er een nieuwe versie bij; een kaart die jullie zelf vaststelden, blijft zo."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        nieuw, gewijzigd, gelijk = laad_meegeleverd()
        self.stdout.write(f"{nieuw} kaarten nieuw, {gewijzigd} bijgewerkt, {gelijk} gelaten.")
