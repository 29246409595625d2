"""The improvement board of a team: its page, the screen on the wall, and who keeps it fresh."""

import hashlib

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models import Inzage, Team, leg_inzage_vast
from organisatie.verzoek import Verzoek
from overzicht import bordbestand
from overzicht.bordbeeld import Bordbeeld, lees_bord
from overzicht.borddelen import KORT, SCHERM, lees_delen
from overzicht.bordform import bewaar_taken, taakformulieren
from overzicht.bordtaken import lees_taken
from overzicht.models import Bordtaak
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

# More than these are folded away on the page.
EERST = 10


def zie_team(request: Verzoek, pk: int) -> Team:
    """The team a board is of; Http404 for who may not see it."""
    rijen = Team.objects.zichtbaar_voor(request.user).select_related("school")
    return get_object_or_404(rijen, pk=pk)


@require_GET
def bord(request: Verzoek, pk: int) -> HttpResponse:
    """The board; with ``?formaat=`` poster (A3), pdf or xlsx as a file."""
    beeld = lees_bord(zie_team(request, pk), request.user)
    if formaat := request.GET.get("formaat"):
        return bestand_of_melding(request, lambda: _bestand(request, beeld, formaat))
    context = {"beeld": beeld, "acties": beeld.acties[:EERST], "later": beeld.acties[EERST:]}
    return render(request, "overzicht/bord.html", context)


def _bestand(request: Verzoek, beeld: Bordbeeld, formaat: str) -> HttpResponse:
    """The file; it names people, so it is recorded who took it along."""
    if formaat not in bordbestand.FORMATEN:
        raise Http404
    soort, maak = bordbestand.FORMATEN[formaat]
    inhoud = maak(beeld)
    titel = f"Verbeterbord {beeld.team.naam}"
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, beeld.team)
    poster = "Poster" if formaat == "poster" else ""
    return download(inhoud, bestandsnaam(poster, titel, beeld.vandaag), soort)


@require_GET
def bord_projector(request: Verzoek, pk: int) -> HttpResponse:
    """The board on a screen for the room; htmx asks for its leaves again and again.

    Those have an ETag, so that an answer without news is empty (304) and the screen stays as it is.
    """
    beeld = lees_bord(zie_team(request, pk), request.user)
    context = {"beeld": beeld, "delen": lees_delen(beeld, SCHERM), "lang": KORT}
    bladen = render_to_string("overzicht/bord_bladen.html", context)
    stand = hashlib.blake2s(bladen.encode(), digest_size=10).hexdigest()
    context |= {"bladen": bladen, "stand": stand}
    if not request.htmx:
        return render(request, "overzicht/bord_projector.html", context)
    etag = f'"{stand}"'
    if get_conditional_response(request, etag):
        antwoord: HttpResponse = HttpResponseNotModified()
    else:
        antwoord = render(request, "overzicht/bord_projector.html#bladen", context)
    antwoord["ETag"] = etag
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


@require_http_methods(["GET", "POST"])
def bord_taken(request: Verzoek, pk: int) -> HttpResponse:
    """Agree on who keeps which part of the board, and how often."""
    with te_bewerken(request, Team.objects.bewerkbaar_door(request.user), pk) as team:
        formulieren = taakformulieren(request, team)
        if request.method == "POST" and bewaar_taken(formulieren):
            for form in formulieren:
                if form.overgenomen:
                    meld_bewaard(request, form)
                    break
            else:
                messages.success(request, "Bewaard. Wie wat bijhoudt, staat op het bord.")
            return redirect("bord", pk=team.pk)
    context = {"team": team, "formulieren": formulieren}
    return render(request, "overzicht/bord_taken.html", context)


@require_POST
def bord_nagekeken(request: Verzoek, pk: int) -> HttpResponse:
    """A part of the board was looked at today, by whose task it is or by who leads."""
    onderdeel = request.POST.get("onderdeel", "")
    rijen = Bordtaak.objects.na_te_kijken_door(request.user).filter(team=pk)
    taak = get_object_or_404(rijen, onderdeel=onderdeel)
    with te_bewerken(request, rijen, taak.pk) as rij:
        rij.kijk_na()
    if not request.htmx:
        messages.success(request, "Nagekeken.")
        return redirect(f"{reverse('bord', args=[pk])}#{onderdeel}")
    beeld = {"team": rij.team, "eigen": True, "verdeeld": True}
    taken = lees_taken(rij.team, request.user)
    context = {"beeld": beeld, "taak": taken[onderdeel], "net": True}
    return render(request, "overzicht/bord_taak.html", context)
