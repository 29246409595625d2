"""Mail everybody what is due; for a timer, see docs/beheer.md."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from borgen.regels.herinnering import is_werkdag
from overzicht.herinneren import herinner_iedereen


class Command(BaseCommand):
    help = "Mail iedereen wat er te doen is: hoogstens een keer per week, nooit in het weekend."

    def handle(self, *args: object, **options: object) -> None:
        if not is_werkdag(timezone.localdate()):
            self.stdout.write("Het is weekend: er gaat niets uit.")
            return
        aantal = herinner_iedereen()
        self.stdout.write(f"{aantal} {'mail staat' if aantal == 1 else 'mails staan'} klaar.")
