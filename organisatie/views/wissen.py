"""Erasing a person: first what would go and what to look at, then, asked by name, for good."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from organisatie.beheer import PERSONEN
from organisatie.models import Gebruiker, Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder, ik
from organisatie.wissen.persoon import bezwaar, vooraf, wis


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def persoon_wissen(request: Verzoek, pk: int) -> HttpResponse:
    """Everybody's own data is theirs to have erased; the beheerder does it for them."""
    persoon = get_object_or_404(Gebruiker, pk=pk, gewist_op=None)
    reden = bezwaar(persoon, request.user)
    if request.method == "POST" and not reden:
        try:
            wis(pk, ik(request))
        except ValidationError as fout:
            reden = " ".join(fout.messages)
        else:
            messages.success(
                request, f"Gewist. Wat deze persoon deed, staat nu op naam van oud-collega {pk}."
            )
            return redirect("beheer_lijst", PERSONEN)
    context = {"persoon": persoon, "reden": reden}
    if not reden:
        leg_inzage_vast(request.user, Inzage.Soort.BEKEKEN, f"gegevens van {persoon.naam}")
        context["vooraf"] = vooraf(persoon)
    return render(request, "organisatie/persoon_wissen.html", context)
