"""Who can own something of a team or a traject today."""

from organisatie.models import Lidmaatschap
from verbeterplan.models import Plglid


def leden_van(team_id: int, traject_id: int | None = None) -> list[Lidmaatschap]:
    """The people of this team, and of the PLG of this traject of it when one is given.

    One query, and one more for the PLG: its members of other teams come after the team's own.
    """
    leden = list(Lidmaatschap.objects.van_team(team_id))
    if traject_id is None:
        return leden
    plg = Plglid.objects.actief().filter(traject=traject_id).exclude(lidmaatschap__team=team_id)
    plg = plg.select_related("lidmaatschap__gebruiker").order_by("lidmaatschap__gebruiker__naam")
    return [*leden, *(lid.lidmaatschap for lid in plg)]
