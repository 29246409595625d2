"""Bring in people from a file, all or nothing."""

from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisatie.models import Functie, Gebruiker, Personeninlezing
from organisatie.personen import verloop

MEESTE_REGELS = 200
S = Personeninlezing.Stand


class Command(BaseCommand):
    help = "Leest personen, hun teams en functies uit een Excel- of CSV-bestand; alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het .xlsx- of .csv-bestand")
        parser.add_argument("--door", default="", help="e-mailadres; de enige beheerder")
        parser.add_argument("--proef", action="store_true", help="alleen nakijken")
        parser.add_argument("--nieuwe-teams", action="store_true", help="maak scholen en teams")
        parser.add_argument("--verhuizen", action="store_true", help="weg uit het oude team")

    def handle(self, *args: Any, **opties: Any) -> None:
        door = _beheerder(opties["door"])
        try:
            inhoud = opties["bestand"].read_bytes()
        except OSError as fout:
            raise CommandError(f"{opties['bestand']} kan niet worden gelezen.") from fout
        try:
            run = verloop.begin(
                door,
                opties["bestand"].name,
                inhoud,
                nieuwe=opties["nieuwe_teams"],
                verhuizen=opties["verhuizen"],
                hier=True,
            )
        except ValidationError as fout:
            raise CommandError(fout.messages[0]) from fout
        try:
            self._doe(run, proef=opties["proef"])
        finally:
            if not run.voorbij:
                verloop.stop(run)

    def _doe(self, run: Personeninlezing, *, proef: bool) -> None:
        _slaagt(run)
        uit = run.uitkomst
        if uit["fouten"]:
            for fout in islice(verloop.lees_voorbeeld(run), MEESTE_REGELS):
                self.stderr.write(f"Rij {fout['rij']}, {fout['veld']}: {fout['tekst']}")
            raise CommandError(f"{uit['fouten']} fouten; er is niets veranderd.")
        self.stdout.write(
            f"{uit['rijen']} regels: {uit['nieuw']} nieuw, {uit['anders']} gewijzigd, "
            f"{uit['verhuist']} verhuisd, {uit['gelijk']} gelijk."
        )
        if proef:
            return
        verloop.neem_over(run, hier=True)
        _slaagt(run)
        if run.stand != S.OVERGENOMEN:
            raise CommandError(verloop.VERANDERD)
        self.stdout.write(f"Overgenomen: {verloop.in_het_kort(run)}.")


def _slaagt(run: Personeninlezing) -> None:
    if run.stand == S.MISLUKT:
        raise CommandError(run.fout)


def _beheerder(adres: str) -> Gebruiker:
    """The beheerder with this address; without one the only there is."""
    wie = Gebruiker.objects.filter(is_active=True, functies__rol=Functie.Rol.BEHEERDER)
    wie = wie.filter(email=adres.lower()) if adres else wie
    if len(wie) != 1:
        raise CommandError("Wie doet dit? Geef met --door het e-mailadres van een beheerder.")
    return wie[0]
