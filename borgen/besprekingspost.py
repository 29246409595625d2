"""The talk on paper, and mailed to the team beforehand (S1, stap 2B: "mail de agenda")."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from borgen.besprekingsbeeld import lees_bespreking
from borgen.models import Bespreking
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.models.verzending import Verzending
from organisatie.post import MailBijlage, MailGaatNiet, verstuur_of_herhaal
from rapportage.antwoord import SOORTEN, bestandsnaam
from rapportage.getallen import datum
from rapportage.pdf import PdfNietBeschikbaar, maak_pdf

SOORT = "bespreking"


@transaction.atomic
def verstuur_bespreking(bespreking: Bespreking, door: Gebruiker) -> Verzending:
    """Queue the mail to everybody in the team today; a failed one is tried again.

    Raises MailGaatNiet when a mail is on its way or the team has nobody to mail to.
    """
    # One at a time: two windows must not both find that nothing is on its way.
    Bespreking.objects.select_for_update().get(pk=bespreking.pk)
    actie = bespreking.verbeteractie
    context = {
        "bespreking": bespreking,
        "beeld": lees_bespreking(bespreking),
        "door": door,
        "adres": f"{settings.BASE_URL}{bespreking.get_absolute_url()}",
        "plan": f"{settings.BASE_URL}{reverse('borgen_controleren', args=[actie.traject_id])}",
    }
    return verstuur_of_herhaal(
        SOORT,
        f"We bespreken de uitkomsten: {actie.naam}",
        render_to_string("borgen/bespreking_mail.txt", context),
        render_to_string("borgen/bespreking_mail.html", context),
        aan=[lid.gebruiker for lid in Lidmaatschap.objects.van_team(actie.traject.team_id)],
        door=door,
        team=actie.traject.team,
        over=_over(bespreking),
        gegevens={"bespreking": bespreking.pk},
        bijlagen=bijlagen,
        daarna=leg_verstuurd_vast,
    )


def laatste(bespreking: Bespreking) -> Verzending | None:
    """The latest mail of this talk, however far it is."""
    return Verzending.objects.over_iets(SOORT, _over(bespreking)).first()


def bijlagen(verzending: Verzending) -> list[MailBijlage]:
    """The talk on paper as it is when the mail goes, as the sender may see it."""
    rijen = Bespreking.objects.zichtbaar_voor(verzending.door)
    try:
        rij = rijen.select_related("verbeteractie__traject__team", "overleg").get(
            pk=verzending.gegevens["bespreking"]
        )
        inhoud = maak_blad(rij)
    except Bespreking.DoesNotExist as weg:
        raise MailGaatNiet(
            "Deze bespreking is er niet meer, of je zit niet meer in dit team."
        ) from weg
    except PdfNietBeschikbaar as fout:
        raise MailGaatNiet(fout.melding) from fout
    return [MailBijlage(f"{naam_van(rij)}.pdf", inhoud, SOORTEN["pdf"])]


def leg_verstuurd_vast(verzending: Verzending) -> None:
    """Remember that the team has its agenda."""
    rijen = Bespreking.objects.filter(pk=verzending.gegevens["bespreking"])
    rijen.update(verstuurd_op=timezone.now())


def maak_blad(bespreking: Bespreking) -> bytes:
    """The talk as .pdf: agreement, charts, questions, and what was answered."""
    actie = bespreking.verbeteractie
    context = {
        "titel": actie.naam,
        "ondertitel": "We bespreken de uitkomsten",
        "team": actie.traject.team.naam,
        "datum": datum(bespreking.datum),
        "beeld": lees_bespreking(bespreking),
        "traject": actie.traject,
    }
    return maak_pdf("borgen/bespreking_pdf.html", context)


def naam_van(bespreking: Bespreking) -> str:
    return bestandsnaam("Bespreking", bespreking.verbeteractie.naam, bespreking.datum)


def _over(bespreking: Bespreking) -> str:
    return f"bespreking-{bespreking.pk}"
