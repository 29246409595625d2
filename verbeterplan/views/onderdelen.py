"""New, change, put away, put back and move, for every part of a round that stands in a list."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif, volgende_plek
from verbeterplan.bezoek import bezoek_aan, lees_schrijfbezoek
from verbeterplan.models import Cyclusronde, Planonderdeel
from verbeterplan.onderdelen import Onderdeel, alle
from verbeterplan.views.hulp import formulier


def _onderdeel(soort: str) -> Onderdeel:
    try:
        return alle()[soort]
    except KeyError:
        raise Http404 from None


def _terug(onderdeel: Onderdeel, traject: int, weg: int | None = None) -> str:
    achter = f"?weg={onderdeel.soort}-{weg}" if weg else ""
    return f"{reverse(f'fase_{onderdeel.fase}', args=[traject])}{achter}#{onderdeel.sectie}"


def _rijen(onderdeel: Onderdeel, request: Verzoek, *, ook_dicht: bool = False) -> Any:
    """What the person may write: in an open round of a traject that runs.

    ``ook_dicht`` for what was typed on a page that was open for a while: then it may be too late.
    """
    rijen = onderdeel.model.objects.schrijfbaar_door(request.user).filter(
        ronde__traject__status="lopend"
    )
    if not ook_dicht:
        rijen = rijen.filter(ronde__afgerond_op=None)
    return rijen.select_related("ronde__traject__team")


@contextmanager
def _vastgehouden(onderdeel: Onderdeel, request: Verzoek, rijen: Any, pk: int) -> Iterator[Any]:
    """As ``te_bewerken``, with the round held first, as every other write in a round does.

    Who closes it meanwhile is waited for, and then it is not written in any more.
    """
    with transaction.atomic():
        if request.method == "POST":
            mijn = onderdeel.model.objects.filter(pk=pk).values("ronde")
            Cyclusronde.objects.select_for_update().filter(pk__in=mijn).first()
        with te_bewerken(request, rijen, pk) as rij:
            yield rij


@require_http_methods(["GET", "POST"])
def nieuw(request: Verzoek, pk: int, soort: str) -> HttpResponse:
    """Add a part at the end of its list; a link may fill fields in (``?moment=12``)."""
    onderdeel = _onderdeel(soort)
    bezoek = lees_schrijfbezoek(request, pk)
    rij = onderdeel.model(ronde=bezoek.nu, door=request.user)
    gevuld = request.GET.dict()
    form = onderdeel.form(request.POST or None, instance=rij, bezoek=bezoek, initial=gevuld)
    if request.method == "POST" and _voeg_toe(onderdeel, form):
        messages.success(request, "Het staat erbij.")
        return redirect(_terug(onderdeel, pk))
    return formulier(
        request,
        form,
        titel=onderdeel.nieuw,
        van=bezoek.traject,
        knop=onderdeel.knop,
        terug=_terug(onderdeel, pk),
    )


@transaction.atomic
def _voeg_toe(onderdeel: Onderdeel, form: Any) -> bool:
    """Save a new part at the end of its list; False, with the error at the form, when it is wrong.

    Two who add at once wait for each other: each gets a place of its own, and none is too many.
    """
    rij = form.instance
    ronde = Cyclusronde.objects.select_for_update().get(pk=rij.ronde_id)
    if not form.is_valid():
        return False
    if ronde.afgerond_op:
        form.add_error(None, "Intussen is er een nieuwe ronde begonnen. Voeg het daar toe.")
        return False
    if _vol(onderdeel, ronde.pk):
        form.add_error(None, onderdeel.vol)
        return False
    rij.volgorde = volgende_plek(onderdeel.model.objects.filter(ronde=ronde))
    form.save()
    return True


def _vol(onderdeel: Onderdeel, ronde_id: int) -> bool:
    if onderdeel.hoogstens is None:
        return False
    aanwezig = onderdeel.model.objects.filter(ronde=ronde_id, weg_op=None)
    return aanwezig.count() >= onderdeel.hoogstens


@require_http_methods(["GET", "POST"])
def wijzig(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Change a part; what a colleague changed meanwhile is not lost."""
    onderdeel = _onderdeel(soort)
    rijen = _rijen(onderdeel, request, ook_dicht=request.method == "POST")
    if request.method == "GET":
        rijen = rijen.filter(weg_op=None)
    with _vastgehouden(onderdeel, request, rijen, pk) as rij:
        traject, te_laat = rij.ronde.traject, _te_laat(rij)
        form = onderdeel.form(
            request.POST or None, instance=rij, bezoek=bezoek_aan(request, traject)
        )
        if te_laat:
            form.add_error(None, te_laat)
        elif request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_terug(onderdeel, traject.pk))
    return formulier(
        request,
        form,
        titel=onderdeel.wijzig,
        van=traject,
        knop=onderdeel.knop,
        terug=_terug(onderdeel, traject.pk),
    )


def _te_laat(rij: Planonderdeel) -> str:
    """Why a part can no longer be changed; what was typed stays in the form. Empty when it can."""
    if rij.ronde.afgerond_op:
        return (
            "Intussen is er een nieuwe ronde begonnen; in deze verandert niets meer. Kopieer wat "
            "je schreef en zet het in de nieuwe ronde."
        )
    return "Een collega haalde dit intussen weg. Laat het eerst terugzetten." if rij.weg_op else ""


@require_POST
def leg_weg(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Put a part away; the page that follows offers to put it back."""
    onderdeel = _onderdeel(soort)
    with _vastgehouden(onderdeel, request, _rijen(onderdeel, request), pk) as rij:
        if rij.weg_op is None:
            rij.leg_weg()
    return redirect(_terug(onderdeel, rij.ronde.traject_id, weg=pk))


@require_POST
def haal_terug(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Put a part back where it was."""
    onderdeel = _onderdeel(soort)
    with _vastgehouden(onderdeel, request, _rijen(onderdeel, request), pk) as rij:
        # As in ``_voeg_toe``: what comes back counts too.
        vol = rij.weg_op is not None and _vol(onderdeel, rij.ronde_id)
        if not vol:
            rij.haal_terug()
    if vol:
        messages.error(request, onderdeel.vol)
    else:
        messages.success(request, "Het staat er weer.")
    return redirect(_terug(onderdeel, rij.ronde.traject_id))


@require_POST
def verplaats(request: Verzoek, soort: str, pk: int) -> HttpResponse:
    """Move a part one place up or down among those of its round."""
    onderdeel = _onderdeel(soort)
    rij = get_object_or_404(_rijen(onderdeel, request).filter(weg_op=None), pk=pk)
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    schuif(onderdeel.model.objects.filter(ronde=rij.ronde_id, weg_op=None), pk, stappen)
    return redirect(_terug(onderdeel, rij.ronde.traject_id))
