"""Reports on a period: the list of all teams, one of them, its words, and making it final."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.models import Periode
from organisatie.pagina import pagina_van
from organisatie.schrijfantwoord import deel_bewaard, deel_past_niet, meld_geschreven
from organisatie.schrijven import Groep, lees_invoer, met_invoer
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from overzicht import verslagacties as acties
from overzicht.kwaliteit import mag_kwaliteit
from overzicht.models import Periodeverslag
from overzicht.verslagbeeld import Verslagbeeld
from overzicht.verslagbestand import bestandsnaam_van, verslag_pdf, verslag_xlsx
from overzicht.verslagform import HerzienForm, VerslagFilter
from overzicht.verslaglezen import beeld_van, eerdere_versies
from overzicht.verslaglijst import (
    WOORDEN,
    eerste_keus,
    met_voortgang,
    periodes,
    teams_met_verslag,
)
from rapportage.antwoord import download
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.views.hulp import formulier, gevraagd_nummer

FORMATEN: dict[str, Callable[[Verslagbeeld], bytes]] = {"pdf": verslag_pdf, "xlsx": verslag_xlsx}
KOLOMMEN = [
    Kolom("Team", 36),
    Kolom("School", 36),
    Kolom("Verslag", 24),
    Kolom("Vastgesteld op", 16, soort="datum"),
]


@require_GET
def periodeverslagen(request: Verzoek) -> HttpResponse:
    """All teams with how far their report is; ``?formaat=`` xlsx or pdf gives them as a file."""
    if not mag_kwaliteit(request.user):
        raise Http404
    keuze = list(periodes())
    form = VerslagFilter(request.GET, periodes=keuze)
    form.is_valid()
    # A filter that cannot be is passed over, and no other with it: an old link gives the list.
    gevraagd = form.cleaned_data
    periode = gevraagd.get("periode") or eerste_keus(keuze)
    if periode is None:
        return render(request, "overzicht/verslagen.html", {"periode": None})
    alle = met_voortgang(teams_met_verslag(request.user), periode)
    rijen = alle
    if stand := gevraagd.get("stand"):
        rijen = rijen.filter(voortgang=stand)
    if zoek := gevraagd.get("zoek"):
        rijen = rijen.filter(Q(naam__icontains=zoek) | Q(school__naam__icontains=zoek))
    if formaat := request.GET.get("formaat"):
        return bestand_of_melding(request, lambda: _lijst(formaat, periode, rijen, stand, zoek))
    context = {
        "periode": periode,
        "loopt": periode.tot >= timezone.localdate(),
        "form": VerslagFilter(
            periodes=keuze, initial={"periode": periode.pk, "stand": stand, "zoek": zoek}
        ),
        "gefilterd": bool(stand or zoek),
        "pagina": pagina_van(request, rijen),
        "aantal": alle.count(),
        "vast": alle.filter(voortgang="vast").count(),
        "woorden": WOORDEN,
    }
    return render(request, "overzicht/verslagen.html", context)


def _lijst(formaat: str, periode: Periode, rijen: Any, stand: Any, zoek: Any) -> HttpResponse:
    regels = [
        (
            rij.naam,
            rij.school.naam,
            WOORDEN[rij.voortgang],
            timezone.localdate(rij.vast_op) if rij.vast_op else None,
        )
        for rij in rijen
    ]
    filters = [WOORDEN[stand] if stand else "", f"gezocht op: {zoek}" if zoek else ""]
    return lijst_antwoord(
        formaat,
        f"Periodeverslagen {periode}",
        KOLOMMEN,
        regels,
        filters=", ".join(filter(None, filters)).capitalize(),
    )


def _zie(request: Verzoek, team: int, periode: int) -> Periodeverslag:
    """The report, or one that nobody wrote in yet. Raises Http404 for who may not read it."""
    van = get_object_or_404(teams_met_verslag(request.user), pk=team)
    over = get_object_or_404(periodes(), pk=periode)
    rij = Periodeverslag.objects.filter(team=van, periode=over)
    gevonden = rij.select_related("vastgesteld_door").first() or Periodeverslag()
    gevonden.team, gevonden.periode = van, over
    return gevonden


def _schrijf(request: Verzoek, team: int, periode: int) -> Periodeverslag:
    """The same for who may write. Raises Http404 for others."""
    if not toegang_van(request.user).kwaliteit:
        raise Http404
    return _zie(request, team, periode)


@require_GET
def periodeverslag(request: Verzoek, team: int, periode: int) -> HttpResponse:
    """One report; ``?versie=`` as it was vastgesteld before it was herzien.

    ``?formaat=`` pdf or xlsx gives the same as a file.
    """
    rij = _zie(request, team, periode)
    versies = eerdere_versies(rij)
    oud = None
    if "versie" in request.GET:
        gevraagd = gevraagd_nummer(request, "versie")
        oud = next((versie for versie in versies if versie.history_id == gevraagd), None)
        if oud is None:
            raise Http404
    getoond = rij
    if oud:
        getoond = oud.instance
        getoond.team, getoond.periode = rij.team, rij.periode
    beeld = beeld_van(getoond)
    if formaat := request.GET.get("formaat"):
        if formaat not in FORMATEN:
            raise Http404
        maak = FORMATEN[formaat]
        return bestand_of_melding(
            request, lambda: download(maak(beeld), bestandsnaam_van(beeld), formaat)
        )
    kwaliteit = toegang_van(request.user).kwaliteit
    schrijft = kwaliteit and not rij.is_vast and oud is None
    context = {
        "rij": rij,
        "beeld": beeld,
        "blokken": beeld.per_blok,
        "oud": oud,
        "versies": versies,
        "kwaliteit": kwaliteit and oud is None,
        "schrijft": schrijft,
        "velden": acties.lees_velden(rij) if schrijft else {},
    }
    return render(request, "overzicht/verslag.html", context)


@require_POST
def periodeverslag_teksten(request: Verzoek, team: int, periode: int) -> HttpResponse:
    """Save what was typed; a colleague's words stay and come along."""
    rij = _schrijf(request, team, periode)
    invoer = lees_invoer(request.POST, acties.PER_CODE)
    try:
        samen = acties.bewaar_teksten(rij.team, rij.periode, invoer)
    except ValidationError as fout:
        melding = " ".join(fout.messages)
        if request.htmx:
            return deel_past_niet(request, melding)
        getypt = met_invoer(_groepen(rij, invoer), invoer)
        context = {"groepen": getypt, "melding": melding, "terug": rij.get_absolute_url()}
        context["terug_heet"] = rij.team.naam
        return render(request, "verbeterplan/schrijf_opnieuw.html", context, status=422)
    if request.htmx:
        nu = Periodeverslag.objects.get(team=rij.team, periode=rij.periode)
        # Only what was sent: another block goes on from the version it was begun from.
        return deel_bewaard(request, _groepen(nu, invoer, samen), samen)
    meld_geschreven(request, "Bewaard.", samen)
    return redirect(f"{rij.get_absolute_url()}#{next(iter(invoer), '')}")


def _groepen(
    rij: Periodeverslag, codes: Any, samen: frozenset[str] = frozenset()
) -> tuple[Groep, ...]:
    velden = acties.lees_velden(rij, samen)
    return tuple(groep for code in codes for groep in velden[code])


@require_http_methods(["GET", "POST"])
def periodeverslag_vaststellen(request: Verzoek, team: int, periode: int) -> HttpResponse:
    """Asks first, then freezes what was seen."""
    rij = _schrijf(request, team, periode)
    if request.method == "POST":
        try:
            acties.stel_vast(rij.team, rij.periode, request.user, request.POST.get("gezien", ""))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, "Het verslag is vastgesteld. Het verandert nu niet meer.")
        return redirect(rij)
    beeld = beeld_van(rij)
    if beeld.is_vast or beeld.loopt:
        messages.error(
            request, "Dit verslag is al vastgesteld." if beeld.is_vast else "De periode loopt nog."
        )
        return redirect(rij)
    context = {
        "rij": rij,
        "beeld": beeld,
        "gezien": acties.vingerafdruk(beeld),
        "leeg": [blok.kop for blok in beeld.blokken if not blok.tekst],
    }
    return render(request, "overzicht/verslag_vaststellen.html", context)


@require_http_methods(["GET", "POST"])
def periodeverslag_herzien(request: Verzoek, team: int, periode: int) -> HttpResponse:
    """Opens a report again because of a mistake, with the reason."""
    rij = _schrijf(request, team, periode)
    if not rij.is_vast:
        messages.error(request, "Dit verslag is niet vastgesteld. Je kunt het gewoon wijzigen.")
        return redirect(rij)
    form = HerzienForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acties.herzie(rij.pk, form.cleaned_data["reden"])
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(
                request, "Het verslag is weer voorlopig. Wat er stond, blijft te lezen."
            )
        return redirect(rij)
    return formulier(
        request,
        form,
        titel="Herzie dit verslag",
        onder=f"{rij.team}, {rij.periode}. De cijfers worden weer bijgewerkt tot vandaag, en je "
        "kunt de teksten wijzigen. De versie die er stond, blijft te lezen.",
        knop="Herzie verslag",
        terug=reverse("periodeverslag", args=[team, periode]),
        terug_heet=rij.team.naam,
    )
