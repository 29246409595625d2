"""A beheerder who gives themselves a place in a team, or a function, is seen doing so.

The beheerder does not see content. Who has to look, is in that team for as long: a membership
everybody there sees, told to who leads it, and in the view log (docs/besluiten/0024).
"""

import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from organisatie.models import Functie, Gebruiker, Inzage, Lidmaatschap, leg_inzage_vast
from organisatie.post import MailGaatNiet, verstuur
from rapportage.getallen import datum

_TEKST = """Hoi,

{naam}, beheerder van Borgen, zit vanaf {van} {tot} in team {team}.
Zo kan die meekijken met jullie werk.

Weet je niet waarom? Vraag het {naam} door deze mail te beantwoorden.

Jullie team: {adres}
"""
_ADRES = """Hoi,

{naam}, beheerder van Borgen, heeft het e-mailadres van je account veranderd in {nieuw}.
Mail van Borgen gaat voortaan daarheen, ook een link voor een nieuw wachtwoord.

Klopt dit niet? Vraag meteen je school om hulp, niet door deze mail te beantwoorden.
"""

log = logging.getLogger("inloggen")


def meld(lid: Lidmaatschap, door: Gebruiker | None) -> None:
    """Log and mail it, when ``door`` is the one who comes into the team."""
    if door is not None and lid.gebruiker_id == door.pk:
        _meld(lid, door)


@transaction.atomic
def _meld(lid: Lidmaatschap, door: Gebruiker) -> None:
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


def meld_functie(functie: Functie, door: Gebruiker | None) -> None:
    """Log it, when ``door`` gives themselves a function: most of them read what teams do."""
    if door is None or functie.gebruiker_id != door.pk:
        return
    van = f" van {functie.school}" if functie.school else ""
    leg_inzage_vast(door, Inzage.Soort.TOEGANG, f"functie {functie.get_rol_display()}{van}")


def meld_adres(persoon: Gebruiker, oud: str, door: Gebruiker) -> None:
    """Log another address of an account, and tell the old one: a new password goes to the new one.

    Of an account nobody came in with yet the old address was a slip, and perhaps a stranger's.
    """
    leg_inzage_vast(door, Inzage.Soort.HERSTELD, f"ander e-mailadres voor persoon {persoon.pk}")
    if not (persoon.last_login or persoon.has_usable_password()):
        return
    tekst = _ADRES.format(naam=door.naam, nieuw=persoon.email)

    def stuur() -> None:
        try:
            send_mail("Je e-mailadres in Borgen is veranderd", tekst, None, [oud])
        except (smtplib.SMTPException, OSError) as fout:
            # Often the address is no more; that it changed stands in the view log.
            log.warning("melding van een ander adres niet verstuurd: %s", type(fout).__name__)

    transaction.on_commit(stuur)
