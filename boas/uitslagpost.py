"""The mail after the first meeting: the result to the whole team, with workbook and report."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from boas import uitslag_lezen
from boas.acties import NietNu
from boas.acties.kern import vergrendel
from boas.exports.rapport import maak_rapport
from boas.exports.werkboek import maak_werkboek
from boas.models import Sessie
from boas.onderwerp import zonder_onderwerp
from boas.uitkomsten import lees_uitkomst
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.models.verzending import Verzending
from organisatie.post import MailBijlage, MailGaatNiet, verstuur_of_herhaal
from rapportage.antwoord import SOORTEN, bestandsnaam
from rapportage.pdf import PdfNietBeschikbaar

SOORT = "uitslag"
WEER_OPEN = "De sessie is weer open. Sluit haar af en mail dan opnieuw."


@transaction.atomic
def verstuur_uitslag(sessie: Sessie, door: Gebruiker) -> Verzending:
    """Queue the mail to everybody in the team today; a failed one is tried again.

    Raises NietNu when the session is not closed, and MailGaatNiet when a mail is on its way or
    the team has nobody to mail to.
    """
    sessie = vergrendel(sessie.pk)
    if sessie.status != Sessie.Status.AFGESLOTEN or sessie.team is None:
        raise NietNu("Sluit de sessie eerst af; daarna kun je de uitslag mailen.")
    beeld = uitslag_lezen.lees_voor(sessie.pk, door)
    uitkomst = lees_uitkomst(beeld)
    context = {
        "beeld": beeld,
        "kop": uitkomst.verteld if uitkomst else beeld,
        "sessie": sessie,
        "door": door,
        "adres": f"{settings.BASE_URL}{reverse('sessie_uitslag', args=[sessie.pk])}",
    }
    return verstuur_of_herhaal(
        SOORT,
        f"Uitslag van {sessie.onderwerp}",
        # No-break spaces are for set text; in plain mail they only get in the way.
        render_to_string("boas/uitslag_mail.txt", context).strip().replace("\xa0", " ") + "\n",
        render_to_string("boas/uitslag_mail.html", context),
        aan=[lid.gebruiker for lid in Lidmaatschap.objects.van_team(sessie.team)],
        door=door,
        team=sessie.team,
        over=_over(sessie),
        gegevens={"sessie": sessie.pk},
        logboek=f"Uitslag van {zonder_onderwerp(sessie)}",
        bijlagen=bijlagen,
        daarna=leg_verstuurd_vast,
    )


def laatste(sessie: Sessie) -> Verzending | None:
    """The latest mail of this result, however far it is."""
    return Verzending.objects.over_iets(SOORT, _over(sessie)).first()


def bijlagen(verzending: Verzending) -> list[MailBijlage]:
    """Workbook and report as the sender, who leads the team, sees them when the mail goes."""
    try:
        beeld = uitslag_lezen.lees_voor(verzending.gegevens["sessie"], verzending.door)
        if beeld.sessie.status != Sessie.Status.AFGESLOTEN:
            raise MailGaatNiet(WEER_OPEN)
        bestanden = {"xlsx": maak_werkboek(beeld), "pdf": maak_rapport(beeld)}
    except Sessie.DoesNotExist as weg:
        raise MailGaatNiet("Deze uitslag is er niet meer, of je leidt dit team niet meer.") from weg
    except PdfNietBeschikbaar as fout:
        raise MailGaatNiet(fout.melding) from fout
    naam = naam_van(beeld.sessie)
    return [
        MailBijlage(f"{naam}.{formaat}", inhoud, SOORTEN[formaat])
        for formaat, inhoud in bestanden.items()
    ]


def leg_verstuurd_vast(verzending: Verzending) -> None:
    """Remember on the session that the team has its result."""
    Sessie.objects.filter(pk=verzending.gegevens["sessie"]).update(
        uitslag_verstuurd_op=verzending.verstuurd_op
    )


def naam_van(sessie: Sessie) -> str:
    """The file name of a result, without extension."""
    return bestandsnaam("Uitslag", sessie.onderwerp, str(sessie.team or ""), sessie.moment)


def _over(sessie: Sessie) -> str:
    return f"sessie-{sessie.pk}"
