"""Make the first beheerder of an installation without demo data."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from organisatie.models import Functie, Gebruiker


class Command(BaseCommand):
    help = "Maakt een account met de functie beheerder, of geeft een bestaand account die functie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het e-mailadres waarmee de beheerder inlogt")
        parser.add_argument("--naam", default="Beheerder", help="de naam die collega's zien")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Safe to repeat: an existing account keeps its name and password."""
        email = opties["email"].strip().lower()
        wachtwoord = secrets.token_urlsafe(12)
        with transaction.atomic():
            gebruiker = Gebruiker.objects.filter(email=email).first()
            nieuw = gebruiker is None
            if gebruiker is None:
                gebruiker = self._maak(email, opties["naam"], wachtwoord)
            if not gebruiker.is_active:
                raise CommandError(f"Het account {email} staat uit; zet het in beheer eerst aan.")
            Functie.objects.get_or_create(gebruiker=gebruiker, rol=Functie.Rol.BEHEERDER)
        self.stdout.write(f"{email} is beheerder.")
        if nieuw:
            self.stdout.write(f"Wachtwoord (wordt maar één keer getoond): {wachtwoord}")

    @staticmethod
    def _maak(email: str, naam: str, wachtwoord: str) -> Gebruiker:
        try:
            return Gebruiker.objects.maak(email, naam, wachtwoord)
        except ValidationError as fout:
            raise CommandError("; ".join(fout.messages)) from fout
