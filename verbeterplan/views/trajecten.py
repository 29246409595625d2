"""Trajecten: the list, a new one, changing one."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import exports, trajectlijst
from verbeterplan.forms.traject import TrajectFilter, TrajectForm
from verbeterplan.forms.trajectnieuw import TrajectNieuwForm
from verbeterplan.models import Verbetertraject
from verbeterplan.speerpunten import ruimte_bij
from verbeterplan.teamoverzicht import mag_overzicht
from verbeterplan.views.hulp import formulier, geleid_team


@require_GET
def trajecten(request: Verzoek) -> HttpResponse:
    """All trajecten the person may see, by team, phase and status; as Excel or PDF when asked."""
    form = TrajectFilter(request.GET, gebruiker=request.user)
    rijen = form.toepassen(Verbetertraject.objects.zichtbaar_voor(request.user))
    rijen = rijen.select_related("team__school").order_by("team__naam", "naam", "pk")
    if request.GET.get("formaat"):
        regels = trajectlijst.lees(list(rijen))
        return exports.trajecten(request, regels, exports.gekozen_filters(form))
    pagina = pagina_van(request, rijen)
    context = {
        "pagina": pagina,
        "regels": trajectlijst.lees(list(pagina)),
        "filter": form,
        "mag_nieuw": bool(toegang_van(request.user).leidt),
        "ruimte_bij": ruimte_bij(request.user, form.gekozen().get("team")),
        "mag_overzicht": mag_overzicht(request.user),
    }
    return render(request, "verbeterplan/trajecten.html", context)


@require_http_methods(["GET", "POST"])
def traject_nieuw(request: Verzoek) -> HttpResponse:
    """A new traject, for somebody who leads a team; 404 for others.

    ``?begin=elders`` opens it for an analysis that was made elsewhere.
    """
    elders = request.GET.get("begin") == TrajectNieuwForm.ELDERS
    initial = {"team": geleid_team(request)} | ({"begin": "elders"} if elders else {})
    form = TrajectNieuwForm(request.POST or None, gebruiker=request.user, initial=initial)
    form.instance.gemaakt_door = request.user
    if request.method == "POST" and form.is_valid() and _maak(form):
        messages.success(request, f"Traject {form.instance} staat klaar.")
        return redirect(form.instance)
    context = {"form": form, "titel": "Nieuw traject", "knop": "Maak traject"}
    context["terug"] = reverse("trajecten")
    return render(request, "verbeterplan/traject_nieuw.html", context)


def _maak(form: TrajectNieuwForm) -> bool:
    """Save; False, with the error at the form, when a second press made it meanwhile."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("naam", "Dit team heeft al een traject met die naam.")
        return False
    return True


@require_http_methods(["GET", "POST"])
def traject_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a traject of a team one leads."""
    rijen = Verbetertraject.objects.bewerkbaar_door(request.user)
    with te_bewerken(request, rijen, pk) as rij:
        form = TrajectForm(request.POST or None, instance=rij, gebruiker=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig het traject",
        van=rij,
        knop="Bewaar traject",
        terug=rij.get_absolute_url(),
    )
