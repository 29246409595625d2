"""Bring in the students of a team from a file, all or nothing."""

import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from borgen.slb.forms.inlezen import KolommenFormulier
from borgen.slb.inlezen import stappen, verloop
from borgen.slb.inlezen.voorbeeld import lees_voorbeeld
from borgen.slb.models import Inleesrun
from organisatie.models import Functie, Gebruiker, Team

MEESTE_REGELS = 200


class Command(BaseCommand):
    help = "Leest de studenten van een team uit een Excel- of CSV-bestand; alles of niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="het .xlsx- of .csv-bestand")
        parser.add_argument("--team", default="", help="naam of nummer; het enige team")
        parser.add_argument("--door", default="", help="e-mailadres; de enige beheerder")
        parser.add_argument("--vanaf", type=datetime.date.fromisoformat, help="jjjj-mm-dd; vandaag")
        parser.add_argument("--proef", action="store_true", help="alleen nakijken")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Columns as they are recognised; a list that needs a choice is for the page."""
        team, door = _team(opties["team"]), _persoon(opties["door"])
        try:
            inhoud = opties["bestand"].read_bytes()
        except OSError as fout:
            raise CommandError(f"{opties['bestand']} kan niet worden gelezen.") from fout
        try:
            run = verloop.begin(team, door, opties["bestand"].name, inhoud, hier=True)
            self._doe(run, opties)
        except ValidationError as fout:
            raise CommandError(fout.messages[0]) from fout

    def _doe(self, run: Inleesrun, opties: dict[str, Any]) -> None:
        try:
            _slaagt(run)
            verloop.bevestig(run, _kolommen(run, opties["vanaf"]), hier=True)
            _slaagt(run)
            self._vertel(run)
            if not opties["proef"]:
                verloop.neem_over(run, run.door, hier=True)
                _slaagt(run)
                if run.stand != Inleesrun.Stand.OVERGENOMEN:
                    raise CommandError(verloop.VERANDERD)
                self.stdout.write(f"Overgenomen: {stappen.in_het_kort(run.uitkomst)}.")
        finally:
            if not run.voorbij:
                verloop.stop(run)

    def _vertel(self, run: Inleesrun) -> None:
        uit = run.uitkomst
        if not uit["fouten"]:
            self.stdout.write(
                f"{uit['rijen']} studenten: {uit['nieuw']} nieuw, {uit['anders']} gewijzigd, "
                f"{uit['gelijk']} gelijk, {uit['afwezig']} niet in de lijst (die blijven)."
            )
            return
        for fout in lees_voorbeeld(run, MEESTE_REGELS).fout:
            self.stderr.write(f"Rij {fout['rij']}, {fout['veld']}: {fout['tekst']}")
        raise CommandError(f"{uit['fouten']} fouten; er is niets veranderd.")


def _kolommen(run: Inleesrun, vanaf: datetime.date | None) -> dict[str, Any]:
    rijen = stappen.eerste_rijen(run, 40)
    begin = KolommenFormulier(run, rijen)
    gegeven = {naam: begin.get_initial_for_field(veld, naam) for naam, veld in begin.fields.items()}
    if vanaf:
        gegeven["dag"] = vanaf
    form = KolommenFormulier(run, rijen, {k: v for k, v in gegeven.items() if v is not None})
    if not form.is_valid():
        fouten = " ".join(str(fout) for lijst in form.errors.values() for fout in lijst)
        raise CommandError(f"De kolommen zijn niet duidelijk. {fouten}")
    return form.kolommen()


def _slaagt(run: Inleesrun) -> None:
    if run.stand == Inleesrun.Stand.MISLUKT:
        raise CommandError(run.fout)


def _team(wie: str) -> Team:
    """The team named; without a name the only one there is."""
    teams = Team.objects.filter(actief=True)
    if wie:
        teams = Team.objects.filter(pk=wie) if wie.isdecimal() else Team.objects.filter(naam=wie)
    if len(teams) != 1:
        namen = ", ".join(f"{team.pk} ({team.naam})" for team in Team.objects.all()[:20])
        raise CommandError(f"Welk team{f' is {wie}' if wie else ''}? Kies met --team uit: {namen}.")
    return teams[0]


def _persoon(adres: str) -> Gebruiker:
    """The account with this address; without one the only beheerder."""
    actief = Gebruiker.objects.filter(is_active=True)
    if adres:
        personen = actief.filter(email=adres.lower())
    else:
        personen = actief.filter(functies__rol=Functie.Rol.BEHEERDER)
    if len(personen) != 1:
        raise CommandError(
            f"Er is geen actief account {adres}."
            if adres
            else "Wie doet dit? Geef met --door een e-mailadres."
        )
    return personen[0]
