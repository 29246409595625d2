"""The mail after the second meeting: planning and agreements to the whole team (S1, bijlage 1)."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from boas import uitslag_lezen
from boas.exports.werkboek import maak_werkboek
from boas.models import Sessie
from boas.onderwerp import zonder_onderwerp
from boas.uitslagpost import WEER_OPEN
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.models.verzending import Verzending
from organisatie.post import MailBijlage, MailGaatNiet, verstuur_of_herhaal
from rapportage.antwoord import SOORTEN
from rapportage.pdf import PdfNietBeschikbaar
from verbeterplan import planningbestand
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.planning import NietInPlanning, activiteiten_van, lees_trajectsessie

SOORT = "planning"


@transaction.atomic
def verstuur_planning(trajectsessie: TrajectSessie, door: Gebruiker) -> Verzending:
    """Queue the mail to everybody in the team today; a failed one is tried again.

    Raises NietInPlanning when the session is not closed or there is nothing to mail yet, and
    MailGaatNiet when a mail is on its way or the team has nobody to mail to.
    """
    # One at a time: two windows must not both find that nothing is on its way.
    TrajectSessie.objects.select_for_update().get(pk=trajectsessie.pk)
    trajectsessie.sessie.refresh_from_db(fields=["status"])
    if trajectsessie.sessie.status != Sessie.Status.AFGESLOTEN:
        raise NietInPlanning("Sluit de sessie eerst af; daarna kun je de planning mailen.")
    activiteiten = activiteiten_van(trajectsessie)
    if not activiteiten:
        raise NietInPlanning("Zet eerst activiteiten in de planning; daarna kun je hem mailen.")
    context = {
        "sessie": trajectsessie.sessie,
        "trajectsessie": trajectsessie,
        "activiteiten": [a for a in activiteiten if a.status != Activiteit.Status.VERVALLEN],
        "door": door,
        "adres": _adres(trajectsessie),
    }
    team = trajectsessie.traject.team
    return verstuur_of_herhaal(
        SOORT,
        f"Planning en afspraken {trajectsessie.sessie.onderwerp}",
        render_to_string("verbeterplan/planning_mail.txt", context),
        render_to_string("verbeterplan/planning_mail.html", context),
        aan=[lid.gebruiker for lid in Lidmaatschap.objects.van_team(team)],
        door=door,
        team=team,
        over=_over(trajectsessie),
        gegevens={"sessie": trajectsessie.sessie_id},
        logboek=f"Planning en afspraken na {zonder_onderwerp(trajectsessie.sessie)}",
        bijlagen=bijlagen,
        daarna=leg_verstuurd_vast,
    )


def laatste(trajectsessie: TrajectSessie) -> Verzending | None:
    """The latest mail of this planning, however far it is."""
    return Verzending.objects.over_iets(SOORT, _over(trajectsessie)).first()


def bijlagen(verzending: Verzending) -> list[MailBijlage]:
    """Workbook and poster as they are when the mail goes, as the sender may see them."""
    pk = verzending.gegevens["sessie"]
    try:
        beeld = uitslag_lezen.lees_voor(pk, verzending.door)
        if beeld.sessie.status != Sessie.Status.AFGESLOTEN:
            raise MailGaatNiet(WEER_OPEN)
        ts = lees_trajectsessie(pk)
        bestanden = {
            "xlsx": maak_werkboek(
                beeld, planningbestand.werkboekregels(ts), opvolging=planningbestand.opvolging(ts)
            ),
            "pdf": planningbestand.maak_poster(ts),
        }
    except (Sessie.DoesNotExist, TrajectSessie.DoesNotExist) as weg:
        raise MailGaatNiet(
            "Deze planning is er niet meer, of je leidt dit team niet meer."
        ) from weg
    except PdfNietBeschikbaar as fout:
        raise MailGaatNiet(fout.melding) from fout
    naam = planningbestand.naam_van(ts)
    return [
        MailBijlage(f"{naam}.{formaat}", inhoud, SOORTEN[formaat])
        for formaat, inhoud in bestanden.items()
    ]


def leg_verstuurd_vast(verzending: Verzending) -> None:
    """Remember that the team has its planning."""
    TrajectSessie.objects.filter(sessie=verzending.gegevens["sessie"]).update(
        planning_verstuurd_op=timezone.now()
    )


def _adres(trajectsessie: TrajectSessie) -> str:
    return f"{settings.BASE_URL}{reverse('sessie_planning', args=[trajectsessie.sessie_id])}"


def _over(trajectsessie: TrajectSessie) -> str:
    return f"sessie-{trajectsessie.sessie_id}"
