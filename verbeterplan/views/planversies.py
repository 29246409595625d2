"""Versions of a plan: the list of them, one as it was, and what differs between two."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie.verzoek import Verzoek
from verbeterplan import planbestand, planblad, planlijn
from verbeterplan.bezoek import Bezoek, haltes, lees_bezoek
from verbeterplan.models import Planversie
from verbeterplan.regels.planblad import als_json, van_json, vingerafdruk
from verbeterplan.regels.planverschil import vergelijk
from verbeterplan.views.hulp import gevraagd_nummer
from verbeterplan.views.plan import als_bestand


@require_GET
def versies(request: Verzoek, pk: int) -> HttpResponse:
    """The versions of every round, the newest first."""
    bezoek = lees_bezoek(request, pk)
    rijen = Planversie.objects.filter(ronde__traject=bezoek.traject)
    context = _context(bezoek) | {
        "versies": rijen.select_related("ronde", "door")
        .defer("inhoud")
        .order_by("-ronde__nummer", "-nummer"),
    }
    return render(request, "verbeterplan/planversies.html", context)


@require_GET
def versie(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """One version as it was; with ``?met=`` what differs from that version, or from the plan now.

    ``?formaat=`` gives this version as a file.
    """
    bezoek = lees_bezoek(request, pk)
    rijen = bezoek.ronde.planversies.select_related("door")
    rij = get_object_or_404(rijen, nummer=nummer)
    blad = van_json(rij.inhoud)
    if formaat := request.GET.get("formaat"):
        return als_bestand(request, bezoek.traject, blad, formaat, str(rij))
    context = _context(bezoek) | {
        "versie": rij,
        "anderen": bezoek.ronde.planversies.exclude(pk=rij.pk).defer("inhoud"),
    }
    met = request.GET.get("met", "")
    if met:
        return _verschil(request, bezoek, rij, context)
    context |= {
        "blad": blad,
        "dag": timezone.localtime(rij.op).date(),
        **planbestand.vlakken(blad, {}),
        "lijn": planlijn.teken(blad.dagen, None, 760, "planlijn"),
        "lijn_smal": planlijn.teken(blad.dagen, None, 340, "planlijn-smal"),
    }
    return render(request, "verbeterplan/planversie.html", context)


def _verschil(
    request: Verzoek, bezoek: Bezoek, rij: Planversie, context: dict[str, object]
) -> HttpResponse:
    """``rij`` beside another version, the older one first; or beside the plan as it is now."""
    if request.GET["met"] == "nu" and bezoek.ronde == bezoek.nu:
        oud, nieuw, tot = van_json(rij.inhoud), planblad.lees(bezoek.ronde), None
        van = rij
    else:
        nummer = gevraagd_nummer(request, "met")
        ander = get_object_or_404(bezoek.ronde.planversies, nummer=nummer)
        van, tot = sorted((rij, ander), key=lambda v: v.nummer)
        oud, nieuw = van_json(van.inhoud), van_json(tot.inhoud)
    context |= {
        "van": van,
        "tot": tot,
        "delen": vergelijk(oud, nieuw),
        "gelijk": vingerafdruk(als_json(nieuw)) == van.vingerafdruk,
    }
    return render(request, "verbeterplan/planverschil.html", context)


def _context(bezoek: Bezoek) -> dict[str, object]:
    return {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "ronde": bezoek.ronde,
        "haltes": haltes(bezoek),
    }
