"""The improvement board of the demo: who keeps which part of it, and when it was looked at."""

import datetime
from collections.abc import Sequence

from organisatie.models import Lidmaatschap, Team
from overzicht.models import Bordtaak

# Part, whose (place in the team), how often, so many days ago; None: not looked at yet.
TAKEN = (
    ("doelen", 0, "periode", 12),
    ("normen", 4, "maand", 9),
    ("acties", 1, "week", 3),
    ("successen", 2, "maand", 38),
    ("signalen", 3, "week", 8),
    ("agenda", 0, "overleg", None),
)


def maak_bord(team: Team, leden: Sequence[Lidmaatschap], vandaag: datetime.date) -> None:
    """Of the team; what hangs on the board is already there."""
    for onderdeel, wie, ritme, dagen in TAKEN:
        nagekeken = None if dagen is None else vandaag - datetime.timedelta(days=dagen)
        Bordtaak.objects.create(
            team=team, onderdeel=onderdeel, wie=leden[wie], ritme=ritme, nagekeken_op=nagekeken
        )
