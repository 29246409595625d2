"""The leader's page, and every act of the leader during a session."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from boas import acties, leidinginvoer
from boas.beeld import lees_van
from boas.leidinginvoer import NOTEREN
from boas.models import Sessie
from boas.schermen import leiding_context
from boas.stellingenlijst import stellingenlijst
from boas.views.leideractie import STAND, WERK, leideractie, sessies_van
from organisatie.verzoek import Verzoek


@never_cache
@require_GET
def leiding(request: Verzoek, pk: int) -> HttpResponse:
    """The page on the laptop; only its working part when a script asks."""
    sessie = get_object_or_404(sessies_van(request), pk=pk)
    if sessie.met_link:
        return redirect(sessie)
    beeld = lees_van(sessie)
    context = leiding_context(beeld) | {"scherm": "leiding"}
    if request.htmx:
        return render(request, WERK, context)
    return render(request, "boas/leiding.html", context | {"lijst": stellingenlijst(beeld)})


@leideractie("aanwezig")
def start(request: Verzoek, sessie: Sessie) -> None:
    acties.start(sessie.pk, leidinginvoer.aanwezig(request.POST))


@leideractie("algemeen")
def ga_naar(request: Verzoek, sessie: Sessie) -> None:
    doel = leidinginvoer.doel(request.POST)
    acties.ga_naar(
        sessie.pk,
        doel.fase,
        doel.keuze,
        blad=doel.blad,
        sleutel=leidinginvoer.sleutel(request.POST),
    )


@leideractie("handen")
def onthul(request: Verzoek, sessie: Sessie) -> None:
    """Reveal; the counts that stand in the same form are recorded first."""
    ronde = leidinginvoer.rij(request.POST, "ronde")
    sleutel = leidinginvoer.sleutel(request.POST)
    if "waarde_0" in request.POST and not acties.is_gedaan(sessie.pk, sleutel):
        aantallen = leidinginvoer.aantallen(request.POST, len(sessie.versie.schaal))
        acties.tel_handen(sessie.pk, ronde, aantallen, alleen_open=True)
    acties.onthul(sessie.pk, ronde, sleutel=sleutel)


@leideractie("algemeen")
def opnieuw(request: Verzoek, sessie: Sessie) -> None:
    acties.opnieuw(
        sessie.pk,
        leidinginvoer.rij(request.POST, "ronde"),
        sleutel=leidinginvoer.sleutel(request.POST),
    )


@leideractie("handen", STAND)
def handen(request: Verzoek, sessie: Sessie) -> None:
    """Record the counts as typed so far."""
    ronde = leidinginvoer.rij(request.POST, "ronde")
    aantallen = leidinginvoer.aantallen(request.POST, len(sessie.versie.schaal))
    acties.tel_handen(sessie.pk, ronde, aantallen, alleen_open=True)


@leideractie("handen")
def verbeter(request: Verzoek, sessie: Sessie) -> str:
    """Mend the counts of a revealed round."""
    ronde = leidinginvoer.rij(request.POST, "ronde")
    aantallen = leidinginvoer.aantallen(request.POST, len(sessie.versie.schaal))
    acties.tel_handen(sessie.pk, ronde, aantallen)
    return "De telling is verbeterd."


@leideractie("aanwezig")
def aanwezig(request: Verzoek, sessie: Sessie) -> None:
    acties.zet_aanwezig(sessie.pk, leidinginvoer.aanwezig(request.POST))


@leideractie(NOTEREN)
def opmerking(request: Verzoek, sessie: Sessie) -> str:
    """Note what the team says at the opening."""
    post = request.POST
    acties.noteer_opmerking(
        sessie.pk,
        leidinginvoer.genoteerd(post),
        op_projector=bool(post.get("op_projector")),
        sleutel=leidinginvoer.sleutel(post),
    )
    return "De opmerking is genoteerd."


@leideractie(NOTEREN)
def opmerking_wijzig(request: Verzoek, sessie: Sessie, opmerking: int) -> str:
    """Put a remark on the screen, take it off, or remove it."""
    toon, weg = acties.toon_opmerking, acties.verwijder_opmerking
    return _wijzig(
        request,
        "opmerking",
        partial(toon, sessie.pk, opmerking),
        partial(weg, sessie.pk, opmerking),
    )


@leideractie(NOTEREN)
def reden(request: Verzoek, sessie: Sessie) -> str:
    """Note a reason on a round, or (counted without connection) on a statement."""
    post = request.POST
    op_ronde = leidinginvoer.rij(post, "ronde") if post.get("ronde") else None
    acties.noteer_reden(
        sessie.pk,
        op_ronde,
        leidinginvoer.genoteerd(post),
        stelling_id=None if op_ronde else leidinginvoer.rij(post, "stelling"),
        op_projector=bool(post.get("op_projector")),
        sleutel=leidinginvoer.sleutel(post),
    )
    return "De reden is genoteerd."


@leideractie(NOTEREN)
def reden_wijzig(request: Verzoek, sessie: Sessie, reden: int) -> str:
    """Put a reason on the screen, take it off, or remove it."""
    toon, weg = acties.toon_reden, acties.verwijder_reden
    return _wijzig(
        request, "reden", partial(toon, sessie.pk, reden), partial(weg, sessie.pk, reden)
    )


def _wijzig(
    request: Verzoek, woord: str, toon: Callable[[bool], None], verwijder: Callable[[], None]
) -> str:
    """What a button beside a reason or remark asks for."""
    match request.POST.get("doe"):
        case "toon":
            toon(True)
            return f"De {woord} staat op het scherm."
        case "verberg":
            toon(False)
            return f"De {woord} is van het scherm."
        case "verwijder":
            verwijder()
            return f"De {woord} is weg."
    raise leidinginvoer.Invoerfout(f"Kies wat je met deze {woord} wilt doen.", NOTEREN)


@leideractie("algemeen")
def ongedaan(request: Verzoek, sessie: Sessie) -> str:
    return acties.maak_ongedaan(sessie.pk, sleutel=leidinginvoer.sleutel(request.POST))


@leideractie("algemeen")
def nasturen(request: Verzoek, sessie: Sessie) -> str:
    """A tally that was counted without connection."""
    acties.stuur_na(
        sessie.pk,
        leidinginvoer.rij(request.POST, "stelling"),
        leidinginvoer.aantallen(request.POST, len(sessie.versie.schaal)),
        leidinginvoer.aanwezig(request.POST),
        sleutel=leidinginvoer.sleutel(request.POST, verplicht=True),
    )
    return "De telling is aangekomen."


@leideractie("algemeen")
def sluit(request: Verzoek, sessie: Sessie) -> str:
    acties.sluit_sessie(sessie.pk)
    return "De sessie is afgesloten."


@leideractie("algemeen")
def heropen(request: Verzoek, sessie: Sessie) -> str:
    acties.heropen(sessie.pk)
    return "De sessie is weer open."
