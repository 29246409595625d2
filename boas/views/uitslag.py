"""The result of a session: page, workbook, report, sharing and mail."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from boas import acties, uitslagpost
from boas.acties import NietNu
from boas.exports.rapport import maak_rapport
from boas.exports.werkboek import maak_werkboek
from boas.models import Sessie
from boas.onderwerp import zonder_onderwerp
from boas.peilen.vanzelf import sluit_als_verlopen
from boas.uitslag_lezen import Uitslagbron, lees_bron, zoek_voor
from boas.uitslagbeeld import Uitslagbeeld
from boas.uitslagtekst import tekst_van
from boas.views.organisatiebreed import toon_uitslag
from organisatie.models.inzage import Inzage, leg_inzage_vast
from organisatie.post import MailGaatNiet
from organisatie.verzoek import Verzoek
from rapportage.antwoord import download
from rapportage.capaciteit import TeDruk
from rapportage.pdf import PdfNietBeschikbaar

MAKERS = {"xlsx": maak_werkboek, "pdf": maak_rapport}


@require_GET
def uitslag(request: Verzoek, pk: int) -> HttpResponse:
    """The result as this person may see it; ``?formaat=xlsx`` or ``pdf`` as a file.

    A session in preparation has no result yet: its leader goes to the preparation. Neither has one
    by link that is open: its page says how far it is.
    """
    bron = _bron(request, pk)
    if _zonder_uitslag(bron.sessie):
        return redirect(bron.sessie)
    if bron.sessie.team_id is None:
        return toon_uitslag(request, bron.sessie)
    formaat = request.GET.get("formaat", "")
    if formaat in MAKERS:
        return _bestand(request, lees_bron(bron), formaat)
    return render(request, "boas/uitslag.html", _context(request, bron))


@require_GET
def werkboek(request: Verzoek, pk: int) -> HttpResponse:
    """The workbook of a session for its leader, also before it began, to fill in elsewhere."""
    sessie = _geleid(request, pk)
    if sessie.met_link and _zonder_uitslag(sessie):
        return redirect(sessie)
    if not sessie.keuze.exists():
        messages.info(request, "Kies eerst de stellingen; daarna is er een werkboek.")
        return redirect(sessie)
    return _bestand(request, lees_bron(_bron(request, pk)), "xlsx")


@require_POST
def delen(request: Verzoek, pk: int) -> HttpResponse:
    """Share the figures with quality and directeur (``aan=1``), or stop sharing."""
    sessie = _geleid(request, pk)
    aan = request.POST.get("aan") == "1"
    try:
        acties.deel(sessie.pk, aan)
    except NietNu as fout:
        messages.error(request, fout.melding)
    else:
        zonder = "" if sessie.met_link else ", zonder de redenen en opmerkingen"
        messages.success(
            request,
            f"Kwaliteit en directie zien nu de cijfers{zonder}."
            if aan
            else "Kwaliteit en directie zien de cijfers niet meer.",
        )
    return redirect("sessie_uitslag", pk)


@require_POST
def versturen(request: Verzoek, pk: int) -> HttpResponse:
    """Queue the mail with the result to the whole team."""
    sessie = _geleid(request, pk)
    try:
        uitslagpost.verstuur_uitslag(sessie, request.user)
    except (NietNu, MailGaatNiet) as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De mail met de uitslag staat klaar voor het hele team.")
    return redirect("sessie_uitslag", pk)


def _bron(request: Verzoek, pk: int) -> Uitslagbron:
    try:
        return zoek_voor(pk, request.user)
    except Sessie.DoesNotExist as weg:
        # Perhaps a peiling of which the last day has been, and nobody looked since.
        if sluit_als_verlopen(pk):
            return _bron(request, pk)
        raise Http404 from weg


def _zonder_uitslag(sessie: Sessie) -> bool:
    """Whether it has no result to show yet; in a meeting that grows, by link it comes at once."""
    if sessie.met_link:
        return sessie.status != Sessie.Status.AFGESLOTEN
    return sessie.status == Sessie.Status.VOORBEREIDING


def _geleid(request: Verzoek, pk: int) -> Sessie:
    sessies = Sessie.objects.bewerkbaar_door(request.user)
    return get_object_or_404(sessies.select_related("versie__instrument", "team"), pk=pk)


def _context(request: Verzoek, bron: Uitslagbron) -> dict[str, Any]:
    sessie = bron.sessie
    leidt = sessie.team_id in request.user.toegang.leidt
    return {
        "sessie": sessie,
        "uitslag": tekst_van(bron),
        "voorlopig": sessie.status != Sessie.Status.AFGESLOTEN,
        "leidt": leidt,
        "post": uitslagpost.laatste(sessie) if leidt else None,
    }


def _bestand(request: Verzoek, beeld: Uitslagbeeld, formaat: str) -> HttpResponse:
    """The result as a download, recorded; a message instead when it cannot be made now."""
    sessie = beeld.sessie
    try:
        inhoud = MAKERS[formaat](beeld)
    except (TeDruk, PdfNietBeschikbaar) as fout:
        messages.error(request, fout.melding)
        return redirect(sessie)
    naam = uitslagpost.naam_van(sessie)
    wat = f"Uitslag van {zonder_onderwerp(sessie)}.{formaat}"
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, wat, sessie.team)
    return download(inhoud, naam, formaat)
