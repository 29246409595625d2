"""What of the overview hangs on a membership or an account."""

from organisatie.vertrek import Werksoort, per_rij
from overzicht.models import Bordtaak

WERK = (
    Werksoort(
        "bordtaken",
        "onderdeel van het bord",
        "onderdelen van het bord",
        "overzicht.Bordtaak.wie",
        lambda dag: Bordtaak.objects.all(),
        per_rij,
        plek=80,
    ),
)
PERSOONLIJK = {"overzicht.Bundel.door": ""}
GESCHIEDENIS = ("overzicht.Periodeverslag.vastgesteld_door", "overzicht.Meetherinnering.gebruiker")
