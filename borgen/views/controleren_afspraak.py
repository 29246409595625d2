"""One agreement on measuring: made, changed, stopped, put in order, and what came of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import controleren as acties
from borgen.exports import lijsten
from borgen.forms.meetafspraak import MeetafspraakForm, MeetafspraakNieuwForm, StopForm
from borgen.meetbeeld import lees_meetbeeld
from borgen.meetvoorstel import uit_plan
from borgen.models import Meetafspraak
from borgen.sturingsbeeld import ritme_voor
from borgen.views.controleren_hulp import formulier, leid_afspraak, meetpagina, zie_afspraak
from borgen.views.hulp import leid_traject
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.historie import wijzigingen
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif
from verbeterplan.views.hulp import gevraagd_nummer, leden_van

# Shows only the fields of the rhythm that is chosen.
FORMULIER = "borgen/meetafspraak_formulier.html"


@require_GET
def meetafspraak(request: Verzoek, pk: int) -> HttpResponse:
    """Results in words, chart and table; moments, norms and samples beside them.

    With ``?formaat=`` the results as a file.
    """
    rij = zie_afspraak(request, pk)
    beeld = lees_meetbeeld(rij)
    if request.GET.get("formaat"):
        return lijsten.uitkomsten(request, beeld)
    context = {
        "beeld": beeld,
        "mag_meten": Meetafspraak.objects.te_meten_door(request.user).filter(pk=pk).exists(),
        "steekproeven": rij.steekproeven.select_related("door"),
        "wijzigingen": wijzigingen(rij),
    }
    return meetpagina(request, rij, "meetafspraak", **context)


@require_http_methods(["GET", "POST"])
def meetafspraak_nieuw(request: Verzoek, traject: int) -> HttpResponse:
    """A new row of the meetplan; ``?verbeteractie=`` chooses where, ``?uit=plan`` fills in."""
    rij = leid_traject(request, traject)
    # A team that is steered closer measures more often; who fills it in decides.
    ritme = ritme_voor(rij)
    form = MeetafspraakNieuwForm(
        request.POST or None,
        traject=rij,
        leden=leden_van(rij.team_id),
        initial={
            "verbeteractie": gevraagd_nummer(request, "verbeteractie"),
            "ritme": ritme.ritme,
            "keer_per_jaar": ritme.keer_per_jaar,
            **(uit_plan(rij) if request.GET.get("uit") == "plan" else {}),
        },
    )
    if request.method == "POST" and form.is_valid():
        nieuw = acties.maak_afspraak(form.instance, form.cleaned_data["norm"], request.user)
        messages.success(request, "De meetafspraak staat in het meetplan.")
        return redirect(_in_meetplan(nieuw))
    context = {
        "form": form,
        "titel": "Nieuwe meetafspraak",
        "van": rij,
        "knop": "Zet in het meetplan",
        "terug": reverse("borgen_controleren", args=[rij.pk]),
    }
    return render(request, FORMULIER, context)


@require_http_methods(["GET", "POST"])
def meetafspraak_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change an agreement; results and moments that have been stay."""
    rijen = Meetafspraak.objects.bewerkbaar_door(request.user).select_related(
        "verbeteractie__traject", "uitvoerder__gebruiker"
    )
    with te_bewerken(request, rijen, pk) as rij:
        traject = rij.verbeteractie.traject
        leden = leden_van(traject.team_id)
        form = MeetafspraakForm(request.POST or None, instance=rij, traject=traject, leden=leden)
        if request.method == "POST" and form.is_valid():
            acties.wijzig_afspraak(form.instance)
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(request, form, rij, titel="Wijzig de meetafspraak", knop="Bewaar meetafspraak")


@require_http_methods(["GET", "POST"])
def meetafspraak_stop(request: Verzoek, pk: int) -> HttpResponse:
    """Stop measuring, with the reason; what was measured stays."""
    rij = leid_afspraak(request, pk)
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acties.stop_afspraak(rij.pk, form.cleaned_data["reden"])
        messages.success(request, "De meetafspraak is gestopt. De uitkomsten blijven staan.")
        return redirect(rij)
    titel = f"Stop je met meten: “{rij.wat}”?"
    return formulier(request, form, rij, titel=titel, knop="Stop met meten")


@require_POST
def meetafspraak_hervat(request: Verzoek, pk: int) -> HttpResponse:
    """Measure again, from today on."""
    rij = leid_afspraak(request, pk)
    acties.hervat_afspraak(rij.pk)
    messages.success(request, "De meetafspraak loopt weer.")
    return redirect(rij)


@require_POST
def meetafspraak_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a row one place up or down within its verbeteractie."""
    rij = leid_afspraak(request, pk)
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    schuif(rij.verbeteractie.meetafspraken.lopend(), rij.pk, stappen)
    return redirect(_in_meetplan(rij))


def _in_meetplan(rij: Meetafspraak) -> str:
    adres = reverse("borgen_controleren", args=[rij.verbeteractie.traject_id])
    return f"{adres}#meetafspraak-{rij.pk}"
