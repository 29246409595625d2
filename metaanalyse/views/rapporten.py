"""The register of reports: found, screened, and the cards made of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.acties import rapporten as acties
from metaanalyse.exports import rapporten as exports
from metaanalyse.forms.rapporten import RapportFilter, RapportForm, ScreeningForm
from metaanalyse.inhoud import gegevens
from metaanalyse.kaartbeeld import Kern
from metaanalyse.models import Kaart, Rapport, Waarde
from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.screening import CRITERIA, Besluit
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.historie import wijzigingen
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verwijderen import verwijzingen
from organisatie.verzoek import Verzoek


@require_GET
def rapporten(request: Verzoek) -> HttpResponse:
    """Every report with how it stands; as Excel or PDF when asked. For the onderzoeker."""
    _eis_onderzoeker(request)
    form = RapportFilter(request.GET)
    rijen = form.toepassen(Rapport.objects.zichtbaar_voor(request.user))
    rijen = rijen.annotate(aantal_kaarten=Count("kaarten"))
    if request.GET.get("formaat"):
        return exports.rapporten(request, rijen, form.in_woorden())
    context = {"pagina": pagina_van(request, rijen), "filter": form, "standen": _standen()}
    return render(request, "metaanalyse/rapporten/lijst.html", context)


def _eis_onderzoeker(request: Verzoek) -> None:
    if not toegang_van(request.user).onderzoeker:
        raise Http404


def _standen() -> dict[str, int]:
    """How many reports stand where, in one query."""
    tellingen = Rapport.objects.order_by().values_list("stand").annotate(n=Count("pk"))
    return dict(tellingen)


@require_GET
def rapport(request: Verzoek, pk: int) -> HttpResponse:
    """One report with the cards made of it; the onderzoeker also reads how it was judged."""
    rij = get_object_or_404(Rapport.objects.zichtbaar_voor(request.user), pk=pk)
    onderzoeker = toegang_van(request.user).onderzoeker
    context = {
        "rapport": rij,
        "kaarten": _kaarten(rij, request.user),
        "onderzoeker": onderzoeker,
        "oordelen": [(c, rij.antwoorden[c.code]) for c in CRITERIA] if onderzoeker else [],
        "wijzigingen": wijzigingen(rij) if onderzoeker else [],
    }
    return render(request, "metaanalyse/rapporten/rapport.html", context)


def _kaarten(rij: Rapport, gebruiker: Any) -> list[tuple[Kaart, Kern]]:
    """The cards one may see, with step and goal reached in words."""
    waarden = Waarde.objects.filter(variabele__in=["trede", "doelstelling"])
    kaarten = Kaart.objects.zichtbaar_voor(gebruiker).filter(rapport=rij).order_by("code")
    kaarten = kaarten.select_related("geldig")
    kaarten = kaarten.prefetch_related(Prefetch("geldig__waarden", waarden))
    return [(k, Kern.uit(_gegevens(k))) for k in kaarten]


def _gegevens(kaart: Kaart) -> list[Gegeven]:
    return list(gegevens(kaart.geldig.waarden.all())) if kaart.geldig else []


@require_http_methods(["GET", "POST"])
def rapport_nieuw(request: Verzoek) -> HttpResponse:
    """Add a report by hand; one that looks like another is asked about first."""
    _eis_onderzoeker(request)
    form = RapportForm(request.POST or None, instance=Rapport(gemaakt_door=request.user))
    if request.method == "POST" and form.is_valid():
        try:
            rij = acties.voeg_toe(form.instance)
        except ValidationError as fout:
            form.add_error(None, fout)
        else:
            messages.success(request, f"Rapport {rij.code} staat in het register.")
            return redirect(rij)
    return _formulier(
        request, form, "Voeg een rapport toe", "Voeg rapport toe", reverse("rapporten")
    )


def _formulier(
    request: Verzoek, form: RapportForm, titel: str, knop: str, terug: str
) -> HttpResponse:
    context = {"form": form, "titel": titel, "knop": knop, "terug": terug}
    return render(request, "metaanalyse/rapporten/formulier.html", context)


@require_http_methods(["GET", "POST"])
def rapport_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change the reference of a report; the cards of it follow."""
    with te_bewerken(request, Rapport.objects.bewerkbaar_door(request.user), pk) as rij:
        form = RapportForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    titel = f"Wijzig rapport {rij.code}"
    return _formulier(request, form, titel, "Bewaar rapport", rij.get_absolute_url())


@require_http_methods(["GET", "POST"])
def rapport_screening(request: Verzoek, pk: int) -> HttpResponse:
    """The three questions, and the decision to take the report in or not."""
    with te_bewerken(request, Rapport.objects.bewerkbaar_door(request.user), pk) as rij:
        form = ScreeningForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            besluit = Besluit(form.cleaned_data["stand"])
            try:
                acties.screen(form.instance, besluit, form.cleaned_data["uitsluiting"])
            except ValidationError as fout:
                form.add_error("stand", fout)
            else:
                meld_bewaard(request, form, f"Rapport {rij.code}: {rij.get_stand_display()}.")
                return redirect(rij)
    context = {"form": form, "rapport": rij}
    return render(request, "metaanalyse/rapporten/screening.html", context)


@require_POST
def rapport_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Undo the decision of the screening."""
    with te_bewerken(request, Rapport.objects.bewerkbaar_door(request.user), pk) as rij:
        try:
            acties.zet_terug(rij)
            messages.success(request, f"Rapport {rij.code} staat weer bij gevonden.")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    return redirect("rapport", pk=pk)


@require_http_methods(["GET", "POST"])
def rapport_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Ask by name, then remove; refused when anything hangs on it."""
    rij = get_object_or_404(Rapport.objects.bewerkbaar_door(request.user), pk=pk)
    if request.method == "POST" and acties.verwijder(rij):
        messages.success(request, f"Rapport {rij.code}, “{rij.titel}”, is verwijderd.")
        return redirect("rapporten")
    context = {
        "wat": "rapport",
        "naam": rij.titel,
        "gevolg": "Er staat geen kaart op. Verwijder alleen wat per ongeluk is toegevoegd: een "
        "rapport dat je niet opneemt, blijft met de reden in het register staan.",
        "houdt_tegen": verwijzingen(rij),
        "terug": rij.get_absolute_url(),
        "terug_heet": f"Rapport {rij.code}",
    }
    return render(request, "verbeterplan/verwijder.html", context)
