"""Who viewed or moved personal data, for the beheerder; as filtered also on paper and in Excel."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.forms.inzage import InzageFilter
from organisatie.models import Inzage, leg_inzage_vast
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder
from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import datum
from rapportage.lijst import BestandGaatNiet, bestand_of_melding, lijst_antwoord

KOLOMMEN = [
    Kolom("Moment", 18, soort="tijdstip"),
    Kolom("Persoon", 28),
    Kolom("Wat er gebeurde", 24),
    Kolom("Welke gegevens", 48, terugloop=True),
    Kolom("Team", 28),
]
# Some forty pages; who needs more sorts and filters it, and that is what a workbook is for.
MEESTE_OP_PAPIER = 2000


@require_GET
@alleen_beheerder
def inzage(request: Verzoek) -> HttpResponse:
    """The log, filtered; ``?formaat=`` xlsx or pdf gives the same rows as a file."""
    form = InzageFilter(request.GET or None)
    gegevens = form.cleaned_data if form.is_valid() else {}
    rijen = _gefilterd(gegevens) if gegevens or not form.is_bound else Inzage.objects.none()
    formaat = request.GET.get("formaat", "")
    if formaat in ("xlsx", "pdf") and not form.errors:
        return bestand_of_melding(request, lambda: _bestand(request, formaat, rijen, gegevens))
    context = {"form": form, "pagina": pagina_van(request, rijen)}
    return render(request, "organisatie/inzage.html", context)


def _gefilterd(gegevens: dict[str, Any]) -> QuerySet[Inzage]:
    rijen = Inzage.objects.select_related("gebruiker", "team")
    if wie := gegevens.get("wie"):
        rijen = rijen.filter(Q(gebruiker__naam__icontains=wie) | Q(gebruiker__email__iexact=wie))
    if soort := gegevens.get("soort"):
        rijen = rijen.filter(soort=soort)
    if team := gegevens.get("team"):
        rijen = rijen.filter(team=team)
    if zoek := gegevens.get("zoek"):
        rijen = rijen.filter(wat__icontains=zoek)
    # Moments, not days: those an index is in the order of.
    if vanaf := gegevens.get("vanaf"):
        rijen = rijen.filter(moment__gte=_begin(vanaf))
    if tot := gegevens.get("tot"):
        rijen = rijen.filter(moment__lt=_begin(tot + datetime.timedelta(days=1)))
    return rijen


def _begin(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time.min))


def _bestand(
    request: Verzoek, formaat: str, rijen: QuerySet[Inzage], gegevens: dict[str, Any]
) -> HttpResponse:
    """Taking the log along is recorded in it. Raises BestandGaatNiet."""
    if formaat == "pdf" and rijen.count() > MEESTE_OP_PAPIER:
        raise BestandGaatNiet(
            f"Dit zijn meer dan {MEESTE_OP_PAPIER} regels, te veel voor papier. Kies een kortere "
            "tijd, of neem de lijst mee als Excel."
        )
    antwoord = lijst_antwoord(
        formaat, "Inzage", KOLOMMEN, _regels(rijen), filters=_in_woorden(gegevens)
    )
    leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, "lijst van inzage")
    return antwoord


def _regels(rijen: QuerySet[Inzage]) -> Iterator[tuple[Any, ...]]:
    for rij in rijen.iterator(500):
        team = rij.team.naam if rij.team else ""
        yield rij.moment, rij.gebruiker.naam, rij.get_soort_display(), rij.wat, team


def _in_woorden(gegevens: dict[str, Any]) -> str:
    """What the rows were filtered by; empty when they were not."""
    delen = (
        ("persoon", gegevens.get("wie")),
        ("wat er gebeurde", Inzage.Soort(s).label if (s := gegevens.get("soort")) else ""),
        ("team", gegevens.get("team")),
        ("met", gegevens.get("zoek")),
        ("vanaf", datum(d) if (d := gegevens.get("vanaf")) else ""),
        ("tot en met", datum(d) if (d := gegevens.get("tot")) else ""),
    )
    return ", ".join(f"{wat} {waarde}" for wat, waarde in delen if waarde).capitalize()
