"""Let somebody in again who locked themselves out, such as the only beheerder."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from organisatie.aanmelden.tweede_factor import haal_weg
from organisatie.models import Gebruiker, Schoolaccount


class Command(BaseCommand):
    help = (
        "Haalt de tweede stap van een account weg, koppelt het schoolaccount los en logt overal "
        "uit; met --wachtwoord komt er ook een nieuw wachtwoord."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="het e-mailadres van het account")
        parser.add_argument("--wachtwoord", action="store_true", help="maak een nieuw wachtwoord")

    @transaction.atomic
    def handle(self, *args: Any, **opties: Any) -> None:
        """Safe to repeat. Raises CommandError for an account that is not there or not active."""
        email = opties["email"].strip().lower()
        gebruiker = Gebruiker.objects.filter(email=email).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen account met het adres {email}.")
        if not gebruiker.is_active:
            raise CommandError(f"Het account {email} staat uit; zet het in beheer eerst aan.")
        haal_weg(gebruiker)
        Schoolaccount.objects.filter(gebruiker=gebruiker).delete()
        self.stdout.write(f"{email} logt weer in zonder tweede stap.")
        if opties["wachtwoord"]:
            nieuw = secrets.token_urlsafe(12)
            gebruiker.set_password(nieuw)
            gebruiker.save(update_fields=["password"])
            self.stdout.write(f"Wachtwoord (wordt maar één keer getoond): {nieuw}")
