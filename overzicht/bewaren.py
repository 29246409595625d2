"""Bundles of reports that nobody threw away."""

import datetime

from organisatie.bewaren import Bewaarsoort
from overzicht import bundel


def bundels(voor: datetime.date) -> dict[str, int]:
    """Whatever the day: after 24 hours."""
    return {"bundels": bundel.verval()}


SOORTEN = (Bewaarsoort("bundels", "Bundels van verslagen", bundels, dagen=1),)
