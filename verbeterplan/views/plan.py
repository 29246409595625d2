"""The verbeterplan on one page: to read, to print, to take along; and keeping a version of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding
from verbeterplan import planbestand, planblad, planlijn, planversie
from verbeterplan.bezoek import Bezoek, haltes, lees_bezoek, lees_schrijfbezoek
from verbeterplan.models import Planversie, Verbetertraject
from verbeterplan.regels.planblad import DELEN, Planblad, als_json, van_json, vingerafdruk
from verbeterplan.regels.planpapier import kort

# What a plan should say at least; what is missing is named under it, to who may write.
_HOOFD = ("doelen", "aanpak", "acties", "communicatie", "evaluatie", "besluit")


@require_GET
def plan(request: Verzoek, pk: int) -> HttpResponse:
    """The plan as the team reads it; ``?formaat=`` pdf, a3 or xlsx gives the same as a file.

    Of an earlier round it is the last version that was kept then.
    """
    bezoek = lees_bezoek(request, pk)
    versie = bezoek.ronde.planversies.nieuwste().select_related("door").first()
    blad = lees_blad(bezoek, versie)
    gelijk = versie is not None and vingerafdruk(als_json(blad)) == versie.vingerafdruk
    if formaat := request.GET.get("formaat"):
        # Who reads it on paper must be able to tell which version hangs there.
        return als_bestand(request, bezoek.traject, blad, formaat, str(versie) if gelijk else "")
    adressen = _adressen(pk) if bezoek.schrijft else {}
    vandaag = timezone.localdate()
    context = {
        "bezoek": bezoek,
        "traject": bezoek.traject,
        "ronde": bezoek.ronde,
        "haltes": haltes(bezoek),
        "blad": blad,
        "versie": versie,
        "gelijk": gelijk,
        "dag": vandaag,
        **planbestand.vlakken(kort(blad, 0), adressen),
        "lijn": planlijn.teken(blad.dagen, vandaag, 760, "planlijn"),
        "lijn_smal": planlijn.teken(blad.dagen, vandaag, 340, "planlijn-smal"),
        "ontbreekt": _ontbreekt(blad, adressen),
    }
    return render(request, "verbeterplan/plan.html", context)


def lees_blad(bezoek: Bezoek, versie: Planversie | None) -> Planblad:
    """The plan of the round one looks at: of a round that is over as it was kept, if it was."""
    if versie is not None and bezoek.ronde.afgerond_op:
        return van_json(versie.inhoud)
    return planblad.lees(bezoek.ronde)


def als_bestand(
    request: Verzoek, traject: Verbetertraject, blad: Planblad, formaat: str, versie: str
) -> HttpResponse:
    """The plan as a download that is recorded: it names people. Http404 for another format."""
    if formaat not in planbestand.FORMATEN:
        raise Http404
    soort, maak = planbestand.FORMATEN[formaat]
    dag = timezone.localdate()
    titel = f"Verbeterplan {traject.naam}"
    naam = bestandsnaam(titel, "A3" if formaat == "a3" else "", versie, dag)
    antwoord = bestand_of_melding(request, lambda: download(maak(blad, versie, dag), naam, soort))
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, traject.team)
    return antwoord


@require_POST
def leg_vast(request: Verzoek, pk: int) -> HttpResponse:
    """Keep the plan as it stands now; says so when nothing changed since the last version."""
    bezoek = lees_schrijfbezoek(request, pk)
    eerder = bezoek.ronde.planversies.count()
    try:
        versie = planversie.leg_vast(bezoek.ronde, request.user, request.POST.get("reden", ""))
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("plan", pk)
    if versie.nummer > eerder:
        messages.success(request, f"Versie {versie.nummer} is vastgelegd.")
    else:
        messages.info(request, f"Er is niets veranderd sinds versie {versie.nummer}.")
    return redirect("plan", pk)


def _adressen(pk: int) -> dict[str, str]:
    """Where each part is changed."""
    besluiten = reverse("fase_besluiten", args=[pk])
    traject = reverse("traject", args=[pk])
    return {
        "doelen": f"{besluiten}#sectie-doel",
        **dict.fromkeys(("aanpak", "tijdpad", "communicatie"), f"{besluiten}#vragen-aanpak"),
        "evaluatie": f"{besluiten}#vragen-evaluatie",
        "acties": f"{traject}#verbeteracties",
        "afspraken": reverse("activiteiten", args=[pk]),
        "randvoorwaarden": f"{besluiten}#sectie-randvoorwaarde",
        "factoren": f"{besluiten}#sectie-factoren",
        "tegengeluid": f"{besluiten}#sectie-tegengeluid",
        "besluit": f"{besluiten}#sectie-besluit",
        "plg": reverse("plg", args=[pk]),
        "kaarten": reverse("traject_kaarten", args=[pk]),
    }


def _ontbreekt(blad: Planblad, adressen: dict[str, str]) -> list[tuple[str, str]]:
    """What a plan needs and this one does not say yet, with where to write it; for who may."""
    if not (adressen and blad.begonnen):
        return []
    return [(DELEN[code], adressen[code]) for code in _HOOFD if code not in blad.per_code]
