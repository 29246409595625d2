"""Write all settled cards, or their reports, to a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from metaanalyse.exports.lijst import rapporten_van
from metaanalyse.exports.moederbestand import alle_kaarten, csv_stroom, schrijf_excel
from metaanalyse.models import Kaartuitvoer
from metaanalyse.moederbestand.ris import als_ris
from rapportage.capaciteit import TeDruk
from rapportage.excel.groot import TeLangeCel

Vorm = Kaartuitvoer.Vorm


class Command(BaseCommand):
    help = "Schrijft alle vastgestelde kaarten naar een bestand: .xlsx, .csv of .ris (rapporten)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het eind zegt de soort: xlsx, csv of ris")
        vorm = parser.add_mutually_exclusive_group()
        for keuze in Vorm.values:
            vorm.add_argument(f"--{keuze}", dest="vorm", action="store_const", const=keuze)

    def handle(self, *args: Any, **opties: Any) -> None:
        bestand, pks = opties["bestand"], alle_kaarten()
        soort = bestand.suffix.lower()
        if soort not in (".xlsx", ".csv", ".ris"):
            raise CommandError("Kies een bestand dat eindigt op .xlsx, .csv of .ris.")
        if soort == ".ris" and opties["vorm"]:
            raise CommandError("RIS heeft geen lange of brede vorm: laat --lang en --breed weg.")
        half = bestand.with_name(f".{bestand.name}.half")
        try:
            _schrijf(half, soort, opties["vorm"] or Vorm.BREED, pks)
            half.replace(bestand)
        except OSError as fout:
            raise CommandError(f"{bestand} kan niet worden geschreven.") from fout
        except TeLangeCel as cel:
            raise CommandError(
                f"In rij {cel.rij} staat bij {cel.kop} meer tekst dan in een cel van Excel past. "
                "Neem .csv."
            ) from cel
        except TeDruk as druk:
            raise CommandError(druk.melding) from druk
        finally:
            half.unlink(missing_ok=True)
        self.stdout.write(f"{len(pks)} kaarten geschreven naar {bestand}.")


def _schrijf(half: Path, soort: str, vorm: str, pks: list[int]) -> None:
    if soort == ".xlsx":
        with half.open("w+b") as uit:
            schrijf_excel(uit, pks, vorm, lambda deel: None)
        return
    delen: Iterable[str] = als_ris(rapporten_van(pks)) if soort == ".ris" else csv_stroom(pks, vorm)
    with half.open("w", encoding="utf-8", newline="") as tekst:
        tekst.writelines(delen)
