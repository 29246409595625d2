"""The planning as a file, and by mail to the team."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.post import MailGaatNiet
from organisatie.verzoek import Verzoek
from rapportage.antwoord import download
from rapportage.capaciteit import TeDruk
from rapportage.pdf import PdfNietBeschikbaar
from verbeterplan import planning, planningbestand, planningpost
from verbeterplan.models import TrajectSessie


def als_bestand(request: Verzoek, ts: TrajectSessie, formaat: str) -> HttpResponse:
    """The workbook (xlsx) or the poster (pdf) as a recorded download; anything else is 404."""
    try:
        if formaat == "xlsx":
            inhoud = planningbestand.maak_planningwerkboek(ts, request.user)
        elif formaat == "pdf":
            inhoud = planningbestand.maak_poster(ts)
        else:
            raise Http404
    except (TeDruk, PdfNietBeschikbaar) as fout:
        messages.error(request, fout.melding)
        return redirect("sessie_planning", ts.sessie_id)
    naam = planningbestand.naam_van(ts)
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"{naam}.{formaat}", ts.traject.team)
    return download(inhoud, naam, formaat)


@require_POST
def versturen(request: Verzoek, pk: int) -> HttpResponse:
    """Queue the mail with the planning to the whole team; a failed one is tried again."""
    rijen = planning.trajectsessies().bewerkbaar_door(request.user)
    ts = get_object_or_404(rijen, sessie=pk)
    try:
        planningpost.verstuur_planning(ts, request.user)
    except planning.NietInPlanning as fout:
        messages.error(request, fout.melding)
    except MailGaatNiet as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De mail met de planning staat klaar voor het hele team.")
    return redirect(f"{reverse('sessie_planning', args=[pk])}#mail")
