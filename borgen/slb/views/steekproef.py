"""A sample of a class: draw it, and see the same one again later."""

import secrets

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from borgen.slb import cijfers
from borgen.slb.acties.beheer import trek_steekproef
from borgen.slb.forms.beheer import SteekproefForm
from borgen.slb.models import Gesprek, Klas, Steekproef
from borgen.slb.regels.steekproef import ZAAD_TOT
from borgen.slb.views.klas import periode_van
from organisatie.models import Periode
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Draw so many students, or so many of the conversations held with them."""
    rijen = Klas.objects.bewerkbaar_door(request.user).select_related("team", "schooljaar")
    klas = get_object_or_404(rijen, pk=pk)
    periodes = cijfers.periodes_van(klas.schooljaar_id, timezone.localdate())
    initial = {"periode": periode_van(request, klas)}
    form = SteekproefForm(request.POST or None, periodes=periodes, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        populatie = _populatie(klas, data["periode"], data["uit"])
        wat = (data["periode"], data["uit"], populatie, data["omvang"], secrets.randbelow(ZAAD_TOT))
        try:
            return redirect("slb_steekproef", trek_steekproef(klas, *wat, request.user).pk)
        except ValidationError as fout:
            form.add_error(None, fout)
    return formulier(
        request,
        form,
        titel=f"Steekproef uit klas {klas.naam}",
        knop="Trek steekproef",
        terug=klas.get_absolute_url(),
        terug_heet=f"Klas {klas.naam}",
    )


def _populatie(klas: Klas, periode: Periode, uit: str) -> list[int]:
    studenten = cijfers.ingeschreven(periode).filter(klas=klas).values_list("student", flat=True)
    if uit == Steekproef.Uit.STUDENTEN:
        return list(studenten)
    gesprekken = Gesprek.objects.gehouden().filter(
        student__in=studenten, datum__range=(periode.van, periode.tot)
    )
    return list(gesprekken.values_list("pk", flat=True))


@require_GET
def steekproef(request: Verzoek, pk: int) -> HttpResponse:
    """What was drawn, as it was drawn."""
    rijen = Steekproef.objects.bewerkbaar_door(request.user)
    rij = get_object_or_404(
        rijen.select_related("klas__team", "periode__schooljaar", "door"), pk=pk
    )
    context = {
        "steekproef": rij,
        "studenten": rij.studenten.order_by("naam", "pk"),
        "gesprekken": rij.gesprekken.select_related("student", "door").order_by("datum", "pk"),
    }
    return render(request, "slb/steekproef.html", context)
