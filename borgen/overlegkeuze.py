"""Meetings one can have talked in: of the last half year, and those of the coming weeks."""

import datetime

from django.utils import timezone

from verbeterplan.models import Overleg

# After a week nobody means the last meeting by itself: then one chooses.
PAS_GEWEEST = datetime.timedelta(days=7)
TERUG, VOORUIT = datetime.timedelta(days=183), datetime.timedelta(days=31)


def pas_gehouden(overleggen: list[Overleg]) -> Overleg | None:
    """Of meetings in order, newest first, the one that is now or was in the last week."""
    nu = timezone.now()
    return next((o for o in overleggen if nu - PAS_GEWEEST <= o.moment <= nu), None)


def te_noemen(team_id: int, ook: int | None = None) -> list[Overleg]:
    """Of this team, newest first; ``ook`` is among them, however long ago."""
    nu = timezone.now()
    van_team = Overleg.objects.filter(team=team_id)
    rond_nu = van_team.filter(moment__gte=nu - TERUG, moment__lte=nu + VOORUIT)
    return list((rond_nu | van_team.filter(pk=ook)) if ook else rond_nu)
