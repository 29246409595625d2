"""The phase besluiten: the plan is made, and decided about."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek
from verbeterplan import besluitbeeld, planfactoren, plankeuzes
from verbeterplan.besluitbeeld import Besluitbeeld
from verbeterplan.bezoek import Bezoek, fasepagina, lees_bezoek, lees_invoerbezoek
from verbeterplan.draagvlak import beeld_voor
from verbeterplan.instrumentkaart import KNOSTER, Instrumentkaart, kaart_bij
from verbeterplan.models import Planfactor, Randvoorwaarde, Verbeterplan
from verbeterplan.plankeuzes import WEG, Factorinvoer
from verbeterplan.regels.factoren import PER_CODE as FACTOREN
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.randvoorwaarden import PER_CODE as STANDAARD
from verbeterplan.views.hulp import teruglijn

# What ``?factoren=`` says to show all there is.
ALLE = "alle"


@require_GET
def besluiten(request: Verzoek, pk: int) -> HttpResponse:
    """Make the plan, and decide about it. htmx asks for the line of what lacks by itself."""
    bezoek = lees_bezoek(request, pk)
    alle = request.GET.get("factoren") == ALLE
    beeld = besluitbeeld.lees(bezoek, alle_factoren=alle)
    if request.htmx and request.htmx.target == "planaf":
        return _deel(request, bezoek, "planaf", beeld=beeld)
    return _pagina(request, bezoek, beeld, alle_factoren=alle)


def _pagina(request: Verzoek, bezoek: Bezoek, beeld: Besluitbeeld, **context: Any) -> HttpResponse:
    return fasepagina(
        *(request, bezoek, Fase.BESLUITEN, "fase_besluiten"),
        beeld=beeld,
        geregeld=beeld.geregeld,
        plan=beeld.plan,
        strategieen=Verbeterplan.Strategie.choices,
        draagvlak=beeld_voor(bezoek, request.user),
        weggelegd=teruglijn(request, bezoek),
        knoster=_knoster(request, bezoek),
        **context,
    )


def _knoster(request: Verzoek, bezoek: Bezoek) -> Instrumentkaart | None:
    """Whether everything is there, for a plan that is still to be carried out."""
    gemaakt = Fase(bezoek.nu.fase).nummer > Fase.BESLUITEN.nummer
    return None if gemaakt else kaart_bij(KNOSTER, request.user, bezoek)


def _deel(request: Verzoek, bezoek: Bezoek, naam: str, **context: Any) -> HttpResponse:
    """A part of the page for htmx, as the page shows it."""
    vast = {"traject": bezoek.traject, "ronde": bezoek.ronde, "schrijft": bezoek.schrijft}
    context = vast | {"weggelegd": None} | context
    return render(request, f"verbeterplan/besluiten_{naam}.html", context)


def _terug(pk: int, sectie: str, vraag: str = "") -> HttpResponse:
    return redirect(f"{reverse('fase_besluiten', args=[pk])}{vraag}#{sectie}")


@require_POST
def strategie(request: Verzoek, pk: int) -> HttpResponse:
    """Choose how to begin."""
    bezoek = lees_invoerbezoek(request, pk)
    keuze = request.POST.get("strategie", "")
    if keuze not in Verbeterplan.Strategie.values:
        messages.error(request, "Kies hoe jullie beginnen.")
        return _terug(pk, "sectie-strategie")
    try:
        plankeuzes.kies_strategie(bezoek.ronde.pk, keuze)
    except ValidationError as fout:
        return _gesloten(request, pk, fout)
    if not request.htmx:
        return _terug(pk, "sectie-strategie")
    plan = Verbeterplan.objects.get(ronde=bezoek.ronde)
    return _deel(
        request, bezoek, "strategie", plan=plan, strategieen=Verbeterplan.Strategie.choices
    )


@require_POST
def randvoorwaarde(request: Verzoek, pk: int) -> HttpResponse:
    """Say how a precondition stands: a row of the plan, or (``code``) one of the standard list."""
    bezoek = lees_invoerbezoek(request, pk)
    stand, code = request.POST.get("stand", ""), request.POST.get("code", "")
    if stand not in Randvoorwaarde.Stand.values and not (code and stand == WEG):
        raise Http404
    try:
        rij = _zet(request, bezoek, code, stand)
    except ValidationError as fout:
        return _gesloten(request, pk, fout)
    if stand == WEG:
        return _terug(pk, "sectie-randvoorwaarde", f"?weg=randvoorwaarde-{rij.pk}")
    if not request.htmx:
        return _terug(pk, "sectie-randvoorwaarde")
    geregeld = besluitbeeld.lees_geregeld(bezoek.ronde)
    return _deel(request, bezoek, "randvoorwaarden", geregeld=geregeld)


def _zet(request: Verzoek, bezoek: Bezoek, code: str, stand: str) -> Randvoorwaarde:
    if code in STANDAARD:
        return plankeuzes.zet_standaard(bezoek.ronde.pk, code, stand, request.user)
    nummer = lees_nummer(request.POST.get("rij", ""))
    if code or nummer is None:
        raise Http404
    rij = plankeuzes.zet_stand(bezoek.ronde.pk, nummer, stand)
    if rij is None:
        raise Http404
    return rij


@require_POST
def factoren(request: Verzoek, pk: int) -> HttpResponse:
    """Save what the team says of what works for or against the plan."""
    bezoek = lees_invoerbezoek(request, pk)
    invoer = {
        code: _lees_factor(request, code) for code in FACTOREN if f"versie-{code}" in request.POST
    }
    if any(mijn.stand not in ("", *Planfactor.Stand.values) for mijn in invoer.values()):
        raise Http404
    alle = request.POST.get("factoren") == ALLE
    try:
        samen = plankeuzes.bewaar_factoren(bezoek.ronde.pk, invoer)
    except ValidationError as fout:
        return _factoren_opnieuw(request, bezoek, invoer, alle, " ".join(fout.messages))
    if request.htmx:
        regels = [r for r in planfactoren.lees(bezoek.ronde, alle=True) if r.soort.code in invoer]
        return _deel(request, bezoek, "factoren_bewaard", regels=regels, samen=samen)
    tekst = "Bewaard."
    if samen:
        tekst += " Een collega vulde ook iets in; kijk even wat er nu staat."
    messages.success(request, tekst)
    return _terug(pk, "sectie-factoren", f"?factoren={ALLE}" if alle else "")


def _lees_factor(request: Verzoek, code: str) -> Factorinvoer:
    return Factorinvoer(
        request.POST.get(f"stand-{code}", ""),
        request.POST.get(f"toelichting-{code}", ""),
        lees_nummer(request.POST.get(f"versie-{code}", "")),
    )


def _factoren_opnieuw(
    request: Verzoek, bezoek: Bezoek, invoer: dict[str, Factorinvoer], alle: bool, melding: str
) -> HttpResponse:
    """Nothing was saved; what was chosen and typed stays in its place."""
    if request.htmx:
        antwoord = _deel(request, bezoek, "factoren_bewaard", melding=melding)
    else:
        beeld = besluitbeeld.lees(bezoek, alle_factoren=alle)
        beeld = replace(beeld, factoren=planfactoren.met_invoer(beeld.factoren, invoer))
        antwoord = _pagina(request, bezoek, beeld, alle_factoren=alle, factormelding=melding)
    antwoord.status_code = 422
    return antwoord


def _gesloten(request: Verzoek, pk: int, fout: ValidationError) -> HttpResponse:
    """The round was closed while the page was open: say so on the page as it is now."""
    messages.error(request, " ".join(fout.messages))
    return HttpResponseClientRefresh() if request.htmx else redirect("fase_besluiten", pk=pk)
