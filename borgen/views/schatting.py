"""A round in which the whole team estimates two figures, each on their own phone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen import sturingsbeeld
from borgen.acties import schatting as acties
from borgen.exports import schattingen as exports
from borgen.forms.schatting import SchattingForm
from borgen.meetbeeld import SMAL
from borgen.models import Schatting, Schattingsronde
from borgen.regels.effectiviteit import MINSTENS_VOOR_UITKOMST, MINSTENS_VOOR_VERDELING
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbeteractie

PAGINA = "borgen/schatting.html"


def _rondes(request: Verzoek) -> Any:
    rijen = Schattingsronde.objects.zichtbaar_voor(request.user)
    return rijen.select_related("traject__team", "verbeteractie", "agendapunt__overleg")


@require_GET
def schattingen(request: Verzoek, pk: int) -> HttpResponse:
    """The effect of one verbeteractie over time; as Excel or PDF when asked."""
    eigen = Verbeteractie.objects.filter(traject__team__in=toegang_van(request.user).lid_van)
    actie = get_object_or_404(eigen.select_related("traject__team"), pk=pk)
    gesloten = actie.schattingsrondes.gesloten().order_by("gesloten_op", "pk")
    rondes = list(gesloten.select_related("agendapunt__overleg"))
    uitkomsten = [u for u in map(sturingsbeeld.uitkomst_van, rondes) if u]
    if request.GET.get("formaat"):
        return exports.schattingen(request, actie, uitkomsten)
    titel = f"Effect van {actie.naam}"
    context = {
        "actie": actie,
        "traject": actie.traject,
        "leidt": actie.traject.team_id in toegang_van(request.user).leidt,
        "eigen_team": True,
        "uitkomsten": uitkomsten[::-1],
        "zonder_uitkomst": len(rondes) - len(uitkomsten),
        "grafiek": sturingsbeeld.effect_grafiek(uitkomsten, titel),
        "grafiek_smal": sturingsbeeld.effect_grafiek(uitkomsten, titel, SMAL),
        "open": actie.schattingsrondes.open().first(),
    }
    return render(request, "borgen/schattingen.html", context)


@require_POST
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Open a round about a verbeteractie."""
    rijen = Verbeteractie.objects.bewerkbaar_door(request.user).select_related("traject__team")
    actie = get_object_or_404(rijen, pk=pk)
    return redirect(acties.open_ronde(actie.traject, request.user, actie))


@require_http_methods(["GET", "POST"])
def schatting(request: Verzoek, pk: int) -> HttpResponse:
    """Answer while the round is open; what came out when it is closed."""
    ronde = get_object_or_404(_rondes(request), pk=pk)
    gegeven = Schatting.objects.zichtbaar_voor(request.user).filter(ronde=ronde).first()
    form = SchattingForm(request.POST or None, ronde=ronde, gegeven=gegeven)
    if request.method == "POST" and form.is_valid():
        try:
            acties.geef(pk, request.user, form.cleaned_data["eerste"], form.cleaned_data["tweede"])
        except ValidationError as fout:
            messages.error(request, fout.messages[0])
        else:
            messages.success(request, "Je antwoord is bewaard.")
        return redirect(ronde)
    # Waiting pages ask again; what is being filled in stays as it is.
    deel = "#stand" if request.htmx else ""
    return render(request, PAGINA + deel, _context(request, ronde, form, gegeven))


def _context(
    request: Verzoek, ronde: Schattingsronde, form: SchattingForm, gegeven: Schatting | None
) -> dict[str, Any]:
    gevraagd = acties.gevraagden(ronde) if ronde.is_open else set()
    return {
        "ronde": ronde,
        "traject": ronde.traject,
        "form": form,
        "gegeven": gegeven,
        "gevraagd": len(gevraagd),
        "beantwoord": ronde.schattingen.filter(gebruiker__in=gevraagd).count(),
        "leidt": ronde.traject.team_id in toegang_van(request.user).leidt,
        "uitkomst": sturingsbeeld.uitkomst_van(ronde),
        "verdelingen": [] if ronde.is_open else sturingsbeeld.verdelingen(ronde),
        "te_bespreken": acties.agendatekst(ronde),
        "overleg": acties.volgend_overleg(ronde.traject.team_id),
        "minstens": MINSTENS_VOOR_UITKOMST,
        "minstens_verdeling": MINSTENS_VOOR_VERDELING,
    }


@require_http_methods(["GET", "POST"])
def sluit(request: Verzoek, pk: int) -> HttpResponse:
    """Ask, then close the round with the answers there are."""
    rijen = Schattingsronde.objects.bewerkbaar_door(request.user)
    ronde = get_object_or_404(rijen.select_related("traject", "verbeteractie"), pk=pk)
    if request.method == "POST":
        acties.sluit(pk)
        messages.success(request, "De ronde is gesloten.")
        return redirect(ronde)
    gevraagd = acties.gevraagden(ronde)
    context = {
        "ronde": ronde,
        "gevraagd": len(gevraagd),
        "beantwoord": ronde.schattingen.filter(gebruiker__in=gevraagd).count(),
        "minstens": MINSTENS_VOOR_UITKOMST,
    }
    return render(request, "borgen/schatting_sluit.html", context)


@require_POST
def agenda(request: Verzoek, pk: int) -> HttpResponse:
    """Put the lower of the two on the agenda of the next meeting."""
    ronde = get_object_or_404(Schattingsronde.objects.bewerkbaar_door(request.user), pk=pk)
    try:
        punt = acties.zet_op_agenda(pk)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
    else:
        messages.success(request, f"Het staat op de agenda van “{punt.overleg}”.")
    return redirect(ronde)
