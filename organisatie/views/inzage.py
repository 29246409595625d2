"""Who viewed or exported personal data, for the beheerder."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.forms.beheer import InzageFilter
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Kolom
from rapportage.excel.schrijver import tabel
from rapportage.lijst import bestand_of_melding

KOLOMMEN = [
    Kolom("Moment", 18, soort="tijdstip"),
    Kolom("Persoon", 28),
    Kolom("Wat er gebeurde", 24),
    Kolom("Welke gegevens", 48),
    Kolom("Team", 28),
]


@require_GET
@alleen_beheerder
def inzage(request: Verzoek) -> HttpResponse:
    """The log, filtered on person and days; ``?formaat=xlsx`` gives the same as a workbook."""
    form = InzageFilter(request.GET or None)
    gegevens = form.cleaned_data if form.is_valid() else {}
    rijen = _gefilterd(gegevens) if gegevens or not form.is_bound else Inzage.objects.none()
    if request.GET.get("formaat") == "xlsx" and not form.errors:
        return bestand_of_melding(request, lambda: _werkboek(request, rijen))
    return render(
        request, "organisatie/inzage.html", {"form": form, "pagina": pagina_van(request, rijen)}
    )


def _gefilterd(gegevens: dict[str, Any]) -> QuerySet[Inzage]:
    rijen = Inzage.objects.select_related("gebruiker", "team")
    if wie := gegevens.get("wie"):
        rijen = rijen.filter(Q(gebruiker__naam__icontains=wie) | Q(gebruiker__email__iexact=wie))
    if vanaf := gegevens.get("vanaf"):
        rijen = rijen.filter(moment__date__gte=vanaf)
    if tot := gegevens.get("tot"):
        rijen = rijen.filter(moment__date__lte=tot)
    return rijen


def _werkboek(request: Verzoek, rijen: QuerySet[Inzage]) -> HttpResponse:
    regels = (
        (
            rij.moment,
            rij.gebruiker.naam,
            rij.get_soort_display(),
            rij.wat,
            rij.team.naam if rij.team else "",
        )
        for rij in rijen.iterator(500)
    )
    inhoud = tabel("Inzage", KOLOMMEN, regels)
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, "lijst van inzage")
    return download(inhoud, bestandsnaam("Inzage", timezone.localdate()), "xlsx")
