"""A beheerder who gives themselves a place in a team is seen doing so.

The beheerder does not see content. Who has to look, is in that team for as long: a membership
everybody there sees, told to who leads it, and in the view log (docs/besluiten/0024).
"""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from organisatie.models import Gebruiker, Inzage, Lidmaatschap, leg_inzage_vast
from organisatie.post import MailGaatNiet, verstuur
from rapportage.getallen import datum

_TEKST = """Hoi,

{naam}, beheerder van Borgen, zit vanaf {van} {tot} in team {team}.
Zo kan die meekijken met jullie werk.

Weet je niet waarom? Vraag het {naam} door deze mail te beantwoorden.

Jullie team: {adres}
"""


@transaction.atomic
def meld(lid: Lidmaatschap, door: Gebruiker | None) -> None:
    """Log and mail it, when ``door`` is the one who comes into the team."""
    if door is None or lid.gebruiker_id != door.pk:
        return
    tot = f"tot en met {datum(lid.tot)}" if lid.tot else "zonder einddatum"
    wat = f"team {lid.team.naam}, vanaf {datum(lid.van)} {tot}"
    leg_inzage_vast(door, Inzage.Soort.TOEGANG, wat, lid.team)
    leiders = [
        rij.gebruiker
        for rij in Lidmaatschap.objects.van_team(lid.team)
        if rij.rol == Lidmaatschap.Rol.TEAMLEIDER and rij.gebruiker_id != door.pk
    ]
    tekst = _TEKST.format(
        naam=door.naam,
        van=datum(lid.van),
        tot=tot,
        team=lid.team.naam,
        adres=settings.BASE_URL + reverse("team", args=[lid.team_id]),
    )
    try:
        verstuur(
            "toegang",
            f"{door.naam} kan meekijken bij {lid.team.naam}",
            tekst,
            aan=leiders,
            door=door,
            team=lid.team,
            over=f"lid-{lid.pk}",
        )
    except MailGaatNiet:
        # Nobody else leads this team yet; there is nothing to look at either.
        return
