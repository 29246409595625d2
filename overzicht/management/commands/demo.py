"""Fill an empty installation with the worked case of the handbook."""

from django.core.management.base import BaseCommand, CommandError

from organisatie.models import Gebruiker
from overzicht.demo import maak_demo


class Command(BaseCommand):
    help = "Vul een lege installatie met het doorlopende voorbeeld (team Onderwijsassistent)."

    def handle(self, *args: object, **options: object) -> None:
        if Gebruiker.objects.exists():
            raise CommandError("De database is niet leeg; de demo hoort in een lege installatie.")
        maak_demo()
        self.stdout.write("De demo staat klaar: teamleider@demo.example met borgen-demo.")
