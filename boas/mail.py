"""The mail with which a leader invites the team: agenda, moment and documents."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from boas.acties import NietNu
from boas.models import Sessie
from boas.onderwerp import zonder_onderwerp
from boas.voorbereiding import in_voorbereiding
from organisatie.bijlagen import mime_van
from organisatie.models import Bijlage, Gebruiker, Lidmaatschap, Verzending
from organisatie.post import GROOTSTE_MAIL, MailBijlage, verstuur
from rapportage.getallen import datum_met_dag, tijd

SOORT = "agenda"


def ontvangers(sessie: Sessie) -> list[Gebruiker]:
    """Everybody in the team today, in the order of the list."""
    return [lid.gebruiker for lid in Lidmaatschap.objects.van_team(sessie.team_id or 0)]


def agenda_mail(sessie: Sessie, bijlagen: Sequence[Bijlage]) -> tuple[str, str, str]:
    """Subject, plain text and html of the mail, as the preview shows it and as it is sent."""
    context = {
        "sessie": sessie,
        "dag": datum_met_dag(sessie.gepland_op),
        "tijd": tijd(sessie.gepland_op) if sessie.gepland_op else "",
        "bijlagen": bijlagen,
    }
    onderwerp = f"{sessie.versie.instrument.naam}: {sessie.onderwerp}"
    if sessie.gepland_op:
        onderwerp = f"{onderwerp}, {datum_met_dag(sessie.gepland_op)}"
    return (
        onderwerp,
        # No-break spaces are for set text; in plain mail they only get in the way.
        render_to_string("boas/mail/agenda.txt", context).strip().replace("\xa0", " ") + "\n",
        render_to_string("boas/mail/agenda.html", context),
    )


def versturen(sessie: Sessie, bijlagen: Sequence[Bijlage]) -> dict[str, Any]:
    """What the section about the mail shows: preview, recipients, how far the last one is."""
    onderwerp, tekst, _ = agenda_mail(sessie, bijlagen)
    verzending = Verzending.objects.over_iets(SOORT, f"sessie-{sessie.pk}").first()
    return {
        "mail_onderwerp": onderwerp,
        "mail_tekst": tekst,
        "mail_aan": ontvangers(sessie),
        "mail_bezwaar": bezwaar(sessie, bijlagen),
        "mail_veranderd": verzending is not None and verzending.tekst != tekst,
        "verzending": verzending,
    }


def bezwaar(sessie: Sessie, bijlagen: Sequence[Bijlage]) -> str:
    """Why the agenda cannot be sent yet, in words; empty when it can."""
    if sessie.gepland_op is None:
        return "Kies eerst een datum en tijd."
    if sessie.gepland_op < timezone.now():
        return "De datum is al geweest. Kies eerst een nieuwe."
    if not sessie.agenda.strip():
        return "Schrijf eerst een agenda."
    grootte = sum(bijlage.grootte for bijlage in bijlagen)
    if grootte > GROOTSTE_MAIL:
        return (
            f"De documenten zijn samen {grootte // 1024**2} MB; een mail kan er hoogstens "
            f"{GROOTSTE_MAIL // 1024**2} meenemen. Haal er een weg."
        )
    return ""


@transaction.atomic
def verstuur_agenda(sessie_id: int, door: Gebruiker) -> Verzending:
    """Queue the mail to the team. Raises NietNu when it cannot go, or is on its way already."""
    sessie = in_voorbereiding(sessie_id)
    bijlagen = list(sessie.bijlagen.all())
    if reden := bezwaar(sessie, bijlagen):
        raise NietNu(reden)
    over = f"sessie-{sessie.pk}"
    vorige = Verzending.objects.over_iets(SOORT, over).first()
    if vorige and vorige.onderweg:
        raise NietNu("De mail is al onderweg.")
    onderwerp, tekst, html = agenda_mail(sessie, bijlagen)
    return verstuur(
        SOORT,
        onderwerp,
        tekst,
        html,
        aan=ontvangers(sessie),
        door=door,
        team=sessie.team,
        over=over,
        gegevens={"sessie": sessie.pk, "bijlagen": [bijlage.pk for bijlage in bijlagen]},
        logboek=f"Agenda van {zonder_onderwerp(sessie)}",
        bijlagen=agenda_bijlagen,
        daarna=agenda_is_verstuurd,
    )


def agenda_bijlagen(verzending: Verzending) -> list[MailBijlage]:
    """The documents that were named in the mail; one that is gone fails the mail, in words."""
    pks = verzending.gegevens["bijlagen"]
    rijen = list(Bijlage.objects.filter(pk__in=pks, team=verzending.team))
    if len(rijen) != len(pks):
        raise FileNotFoundError
    bijlagen = []
    for rij in rijen:
        with rij.bestand.open("rb") as bestand:
            bijlagen.append(MailBijlage(rij.naam, bestand.read(), mime_van(rij.naam)))
    return bijlagen


def agenda_is_verstuurd(verzending: Verzending) -> None:
    """Keep on the session when its agenda went out."""
    Sessie.objects.filter(pk=verzending.gegevens["sessie"]).update(
        agenda_verstuurd_op=verzending.verstuurd_op
    )
