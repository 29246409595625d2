"""Planned conversations for somebody's own calendar: how many on a day, and nobody's name."""

import datetime

from django.db.models import Count

from borgen.slb.models import Gesprek
from organisatie.models import Gebruiker


def geplande_gesprekken(
    gebruiker: Gebruiker, van: datetime.date, tot: datetime.date
) -> dict[datetime.date, int]:
    """How many are planned on each day with the students one guides today. One query."""
    rijen = Gesprek.objects.bewerkbaar_door(gebruiker).gepland().filter(datum__range=(van, tot))
    return dict(rijen.order_by().values_list("datum").annotate(n=Count("pk")))
