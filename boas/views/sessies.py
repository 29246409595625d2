"""The list of sessions: when, which team, about what, and where to go on."""

import datetime
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from boas.models import Sessie
from boas.onderwerp import onderwerp_voor
from organisatie.models import Gebruiker, Team
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import lokale_datum
from rapportage.lijst import BestandGaatNiet, lijst_antwoord

PER_PAGINA = 25
KOLOMMEN = (
    Kolom("Datum", 13, soort="datum"),
    Kolom("Team", 28),
    Kolom("Onderwerp", 46, terugloop=True),
    Kolom("Instrument", 30),
    Kolom("Status", 17),
)


@dataclass(frozen=True)
class Rij:
    """A session in the list: all that is shown of it, so that equal rows look equal."""

    pk: int
    dag: datetime.date | None
    tot: datetime.date | None
    """By link, while it is open: the last day."""
    onderwerp: str
    """Empty for who may not know it."""
    instrument: str
    team: str
    status: str
    met_link: bool
    leidt: bool
    mag_uitslag: bool


def _teams(request: Verzoek) -> QuerySet[Team]:
    return Team.objects.zichtbaar_voor(request.user)


class Sessiefilter(django_filters.FilterSet):
    """By team (those whose sessions one sees) and by status."""

    team = django_filters.ModelChoiceFilter(queryset=_teams, label="Team", empty_label="Alle teams")
    status = django_filters.ChoiceFilter(
        choices=Sessie.Status.choices,
        label="Status",
        empty_label="Alles",
        widget=forms.Select,
    )

    class Meta:
        model = Sessie
        fields = ["team", "status"]

    def in_woorden(self) -> str:
        """What was left out, for on a file; empty when nothing was."""
        if not self.form.is_valid():
            return ""
        gekozen = self.form.cleaned_data
        delen = [f"team {gekozen['team']}"] if gekozen["team"] else []
        if gekozen["status"]:
            delen.append(f"status {Sessie.Status(gekozen['status']).label}")
        return f"Alleen {' en '.join(delen)}." if delen else ""


@require_GET
def sessies(request: Verzoek) -> HttpResponse:
    """Sessions whose date the person may see, newest first."""
    filter_ = Sessiefilter(request.GET, queryset=_rijen(request), request=request)
    formaat = request.GET.get("formaat")
    if formaat:
        try:
            regels = [_regel(sessie, request.user) for sessie in filter_.qs]
            return lijst_antwoord(
                formaat, "Sessies", KOLOMMEN, regels, filters=filter_.in_woorden()
            )
        except BestandGaatNiet as fout:
            messages.error(request, fout.melding)
            return redirect("sessies")
    vraag = request.GET.copy()
    vraag.pop("pagina", None)
    context = {
        "filter": filter_,
        "pagina": _pagina(request, filter_.qs),
        "vraag": f"{vraag.urlencode()}&" if vraag else "",
        "gefilterd": any(request.GET.get(naam) for naam in ("team", "status")),
    }
    return render(request, "boas/sessies.html", context)


def _rijen(request: Verzoek) -> QuerySet[Sessie]:
    uitslag = Sessie.objects.uitslag_zichtbaar_voor(request.user).filter(pk=OuterRef("pk"))
    return (
        Sessie.objects.zichtbaar_voor(request.user)
        .annotate(mag_uitslag=Exists(uitslag))
        .select_related("team", "versie__instrument")
        .order_by(Coalesce("gepland_op", "begonnen_op").desc(), "-pk")
    )


def _pagina(request: Verzoek, sessies: QuerySet[Sessie]) -> Page:
    """A page of rows. The texts of a session are long, so only what is shown is read."""
    kolommen = ("pk", "begonnen_op", "gepland_op", "onderwerp", "status", "team_id", "team__naam")
    link = ("versie__instrument__naam", "stemwijze", "peiling__sluit_op")
    mag = ("gedeeld_op", "mag_uitslag")
    rijen = sessies.values_list(*kolommen, *link, *mag, named=True)
    pagina = pagina_van(request, rijen, PER_PAGINA)
    pagina.object_list = [_rij(rij, request.user) for rij in pagina.object_list]
    return pagina


def _rij(rij: Any, gebruiker: Gebruiker) -> Rij:
    moment = rij.begonnen_op or rij.gepland_op
    lopend = rij.status == Sessie.Status.LOPEND
    return Rij(
        pk=rij.pk,
        dag=lokale_datum(moment) if moment else None,
        tot=rij.peiling__sluit_op if lopend else None,
        onderwerp=onderwerp_voor(rij, gebruiker),
        instrument=rij.versie__instrument__naam,
        team=rij.team__naam,
        status=rij.status,
        met_link=rij.stemwijze == Sessie.Stemwijze.LINK,
        leidt=rij.team_id in gebruiker.toegang.leidt,
        mag_uitslag=rij.mag_uitslag,
    )


def _regel(sessie: Sessie, gebruiker: Gebruiker) -> list[Any]:
    return [
        sessie.moment,
        str(sessie.team),
        onderwerp_voor(sessie, gebruiker) or "niet gedeeld",
        str(sessie.versie.instrument),
        sessie.stand_in_woorden,
    ]
