"""Bring in a moederbestand or a list of reports from a file, all or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from metaanalyse.inlezen import verloop
from metaanalyse.inlezen.voorbeeld import lees_voorbeeld
from metaanalyse.models import Kaartinlezing, Rapport
from organisatie.models import Functie, Gebruiker

MEESTE_REGELS = 200
BROK = 1 << 20
KAARTEN, RAPPORTEN = "kaarten", "rapporten"


class Command(BaseCommand):
    help = "Leest kaarten of rapporten uit een Excel-, CSV- of RIS-bestand; alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het .xlsx-, .csv- of .ris-bestand")
        parser.add_argument(
            "--soort", choices=[KAARTEN, RAPPORTEN], default="", help="wat het moet zijn"
        )
        parser.add_argument("--door", default="", help="e-mailadres; de enige onderzoeker")
        parser.add_argument(
            "--dubbel",
            choices=Kaartinlezing.Dubbel.values,
            default=Kaartinlezing.Dubbel.SAMEN.value,
            help="wat te doen met rapporten die er al zijn",
        )
        parser.add_argument(
            "--vindplaats", choices=Rapport.Vindplaats.values, default="", help="gevonden via"
        )
        parser.add_argument("--proef", action="store_true", help="alleen nakijken")

    def handle(self, *args: Any, **opties: Any) -> None:
        door, bestand = _persoon(opties["door"]), opties["bestand"]
        try:
            grootte = bestand.stat().st_size
            run = verloop.begin(door, bestand.name, _delen(bestand), grootte, hier=True)
            self._doe(run, opties)
        except OSError as fout:
            raise CommandError(f"{bestand} kan niet worden gelezen.") from fout
        except ValidationError as fout:
            raise CommandError(fout.messages[0]) from fout

    def _doe(self, run: Kaartinlezing, opties: dict[str, Any]) -> None:
        try:
            _slaagt(run)
            soort = KAARTEN if run.van_kaarten else RAPPORTEN
            if opties["soort"] not in ("", soort):
                raise CommandError(f"Dit is een bestand met {soort}, niet met {opties['soort']}.")
            self._vertel(run, soort)
            if not opties["proef"]:
                keuze = {"dubbel": opties["dubbel"], "vindplaats": opties["vindplaats"]}
                verloop.neem_over(run, run.door, hier=True, **keuze)
                _slaagt(run)
                if run.stand != Kaartinlezing.Stand.OVERGENOMEN:
                    raise CommandError(verloop.VERANDERD)
                self.stdout.write("Overgenomen.")
        finally:
            if not run.voorbij:
                verloop.stop(run)

    def _vertel(self, run: Kaartinlezing, soort: str) -> None:
        uit = run.uitkomst
        if not uit["fouten"]:
            if run.kolommen.get("over"):
                namen = ", ".join(run.kolommen["over"])
                self.stdout.write(f"Deze kolommen kennen we niet en slaan we over: {namen}.")
            self.stdout.write(
                f"{run.aantal} {soort}: {uit['nieuw']} nieuw, {uit['anders']} gewijzigd, "
                f"{uit['gelijk']} gelijk, {uit['dubbel']} rapporten zijn er al."
            )
            return
        for fout in lees_voorbeeld(run, MEESTE_REGELS).fout:
            waar = f"Rij {fout['rij']}, {fout['kolom']} {fout['cel']}".strip()
            self.stderr.write(f"{waar}: “{fout['waarde']}”. {fout['tekst']}")
        raise CommandError(f"{uit['fouten']} fouten; er is niets veranderd.")


def _delen(bestand: Path) -> Iterator[bytes]:
    with bestand.open("rb") as bron:
        while deel := bron.read(BROK):
            yield deel


def _slaagt(run: Kaartinlezing) -> None:
    if run.stand == Kaartinlezing.Stand.MISLUKT:
        raise CommandError(run.fout)


def _persoon(adres: str) -> Gebruiker:
    """The account with this address; without one the only onderzoeker."""
    actief = Gebruiker.objects.filter(is_active=True)
    if adres:
        personen = actief.filter(email=adres.lower())
    else:
        personen = actief.filter(functies__rol=Functie.Rol.ONDERZOEKER)
    if len(personen) != 1:
        raise CommandError(
            f"Er is geen actief account {adres}."
            if adres
            else "Wie doet dit? Geef met --door een e-mailadres."
        )
    return personen[0]
