"""Weighing speerpunten: prepare it with the team, and what came out of it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from boas.models import Sessie
from organisatie.models import Team
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.grafieken import Balk, balken
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan import weging as domein
from verbeterplan.forms.weging import WegingForm
from verbeterplan.models import Weging
from verbeterplan.views.hulp import geleid_team
from verbeterplan.weging import Gewogen, Wegingbeeld

# Names above their bars, so that a phone can read them.
GRAFIEK = 420
KOLOMMEN = [
    Kolom("Plaats", 8, "geheel"),
    Kolom("Speerpunt", 44, terugloop=True),
    Kolom("Stippen", 10, "geheel"),
    Kolom("Urgent: eens", 11, "geheel"),
    Kolom("Urgent: gaven antwoord", 13, "geheel"),
    Kolom("Haalbaar: eens", 11, "geheel"),
    Kolom("Haalbaar: gaven antwoord", 13, "geheel"),
    Kolom("Valt in", 22),
]


@require_http_methods(["GET", "POST"])
def weging_nieuw(request: Verzoek) -> HttpResponse:
    """Choose what to weigh; makes the session and goes on preparing it. 404 for who leads none."""
    team = get_object_or_404(Team, pk=geleid_team(request))
    form = WegingForm(request.POST or None, team=team)
    if request.method == "POST" and form.is_valid():
        gekozen = list(form.cleaned_data["speerpunten"])
        rij = domein.bereid_voor(team, gekozen, form.cleaned_data["stippen"], request.user)
        return redirect("sessie_voorbereiden", rij.sessie_id)
    context = {"team": team, "form": form, "bezig": domein.open_weging(team), "terug": _lijst(team)}
    return render(request, "verbeterplan/weging_nieuw.html", context)


@require_GET
def weging(request: Verzoek, pk: int) -> HttpResponse:
    """What came out: for the team once it is closed, for who leads from the beginning on."""
    rijen = Weging.objects.zichtbaar_voor(request.user)
    rij = get_object_or_404(rijen.select_related("team", "sessie__versie__instrument"), pk=pk)
    if rij.sessie.status == Sessie.Status.VOORBEREIDING:
        return redirect(rij.sessie)
    beeld = domein.lees(rij)
    if request.GET.get("formaat"):
        return _bestand(request, beeld)
    context = {
        "weging": rij,
        "team": rij.team,
        "beeld": beeld,
        "leidt": rij.team_id in toegang_van(request.user).leidt,
        "grafiek": balken(
            ["stippen"],
            [Balk(regel.speerpunt.naam, [regel.stippen]) for regel in beeld.regels],
            titel=f"{beeld.zin}.",
            eenheid="stippen",
            breedte=GRAFIEK,
        ),
        "lijst": _lijst(rij.team),
    }
    return render(request, "verbeterplan/weging.html", context)


def _bestand(request: Verzoek, beeld: Wegingbeeld) -> HttpResponse:
    titel = f"Weging van speerpunten {beeld.weging.team}"
    uitleg = " ".join(filter(None, [f"{beeld.zin}.", beeld.verdeeld]))
    regels = map(_regel, beeld.regels)
    formaat = request.GET["formaat"]
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, KOLOMMEN, regels, filters=uitleg)
    )


def _regel(regel: Gewogen) -> list[object]:
    punt = regel.plaats.punt
    return [
        regel.nummer,
        regel.speerpunt.naam,
        regel.stippen,
        punt.urgent.eens,
        punt.urgent.n,
        punt.haalbaar.eens,
        punt.haalbaar.n,
        punt.vak or "niet beantwoord",
    ]


def _lijst(team: Team) -> str:
    """The page with the speerpunten of the team."""
    return f"{reverse('speerpunten')}?team={team.pk}"
