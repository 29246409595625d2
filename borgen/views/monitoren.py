"""Monitoren: signals collected in passing, and what the team does with them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties import monitoren as acties
from borgen.exports import signalen as exports
from borgen.forms.signaal import BesprokenForm, SignaalFilter, SignaalForm, SignaalWijzigForm
from borgen.models import Signaal
from borgen.overlegkeuze import pas_gehouden, te_noemen
from borgen.views.hulp import borgpagina, leid_traject, zie_eigen_traject
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.models.versie import historie_van
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.exports import gekozen_filters
from verbeterplan.models import Overleg, Verbeteractie, Verbetertraject
from verbeterplan.views.hulp import gevraagd_nummer


@require_GET
def monitoren(request: Verzoek, traject: int) -> HttpResponse:
    """The signals per verbeteractie, what needs attention first; as Excel or PDF when asked."""
    rij = zie_eigen_traject(request, traject)
    form = SignaalFilter(request.GET, traject=rij)
    alle = Signaal.objects.zichtbaar_voor(request.user).filter(verbeteractie__traject=rij)
    rijen = form.toepassen(alle).voor_overleg()
    rijen = rijen.select_related("verbeteractie", "besproken_in", "door")
    if request.GET.get("formaat"):
        return exports.signalen(request, rijen, rij, gekozen_filters(form))
    pagina = pagina_van(request, rijen)
    overleggen = te_noemen(rij.team_id)
    context = {
        "pagina": pagina,
        "filter": form,
        "mag": _mag(request, pagina.object_list),
        "besloten": _besloten(pagina.object_list),
        "overleggen": overleggen,
        "laatste_overleg": pas_gehouden(overleggen),
        "heeft_acties": rij.verbeteracties.exists(),
        "weg": _net_verwijderd(request),
    }
    return borgpagina(request, rij, "monitoren", **context)


def _mag(request: Verzoek, signalen: Any) -> set[int]:
    eigen = Signaal.objects.bij_te_werken_door(request.user)
    return set(eigen.filter(pk__in=[s.pk for s in signalen]).values_list("pk", flat=True))


def _besloten(signalen: Any) -> set[int]:
    met = Signaal.objects.filter(pk__in=[s.pk for s in signalen], waarnemingen__isnull=False)
    return set(met.values_list("pk", flat=True))


def _net_verwijderd(request: Verzoek) -> Any:
    """The line of history of what this person just removed, so that it can be put back."""
    regel = gevraagd_nummer(request, "weg")
    if regel is None:
        return None
    weg = historie_van(Signaal).objects.filter(history_type="-", history_user=request.user)
    weg = weg.filter(pk=regel).first()
    return None if weg and Signaal.objects.filter(pk=weg.id).exists() else weg


@require_POST
def besproken(request: Verzoek, traject: int) -> HttpResponse:
    """Note in which meeting the team talked about the chosen signals."""
    rij = leid_traject(request, traject)
    form = BesprokenForm(
        request.POST,
        signalen=Signaal.objects.filter(verbeteractie__traject=rij),
        overleggen=te_noemen(rij.team_id),
    )
    if form.is_valid():
        overleg = form.cleaned_data["overleg"]
        aantal = acties.bespreek(form.cleaned_data["signaal"], overleg)
        messages.success(request, _besproken_in_woorden(aantal, overleg))
    else:
        messages.error(request, " ".join(str(f) for fouten in form.errors.values() for f in fouten))
    return redirect("borgen_monitoren", traject=rij.pk)


def _besproken_in_woorden(aantal: int, overleg: Overleg | None) -> str:
    if not aantal and overleg:
        return f"Er veranderde niets: dit stond al bij {overleg.titel}."
    if not aantal:
        return "Er veranderde niets. Kies het overleg waarin jullie ze bespraken."
    wat = "1 signaal staat" if aantal == 1 else f"{aantal} signalen staan"
    waar = f"bij {overleg.titel}" if overleg else "weer bij nog niet besproken"
    return f"{wat} nu {waar}."


@require_http_methods(["GET", "POST"])
def signaal_nieuw(request: Verzoek) -> HttpResponse:
    """Note a signal about a verbeteractie of one's own teams; ``?traject=`` narrows the choice."""
    keuze = _te_kiezen(request)
    form = SignaalForm(
        request.POST or None,
        instance=Signaal(door=request.user),
        acties=keuze,
        initial={"verbeteractie": gevraagd_nummer(request, "verbeteractie")},
    )
    if request.method == "POST" and form.is_valid():
        eerder = acties.zelfde_van_vandaag(form.instance)
        melding = "Dit signaal stond er al." if eerder else "Het signaal is genoteerd."
        messages.success(request, melding)
        return redirect(_plek(eerder or form.save()))
    return _formulier(request, form, keuze, "Noteer een signaal", "Noteer signaal")


def _te_kiezen(request: Verzoek) -> list[Verbeteractie]:
    lopend = Verbetertraject.Status.LOPEND
    van = Verbeteractie.objects.filter(traject__team__in=toegang_van(request.user).lid_van)
    van = van.filter(traject__status=lopend).select_related("traject__team")
    alle = list(van.order_by("traject__team__naam", "traject__naam", "volgorde", "pk"))
    gevraagd = gevraagd_nummer(request, "traject")
    return [a for a in alle if a.traject_id == gevraagd] or alle


def _plek(signaal: Signaal) -> str:
    pagina = reverse("borgen_monitoren", args=[signaal.verbeteractie.traject_id])
    return f"{pagina}#signaal-{signaal.pk}"


def _formulier(
    request: Verzoek, form: SignaalForm, keuze: list[Verbeteractie], titel: str, knop: str
) -> HttpResponse:
    trajecten = {a.traject_id: a.traject for a in keuze}
    een = next(iter(trajecten.values())) if len(trajecten) == 1 else None
    terug = reverse("borgen_monitoren", args=[een.pk]) if een else reverse("start")
    context = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "traject": een,
        "terug": terug,
        "leeg": not keuze,
    }
    return render(request, "borgen/signaal.html", context)


@require_http_methods(["GET", "POST"])
def signaal_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Mend an own signal; the leader those of the team."""
    rijen = Signaal.objects.bij_te_werken_door(request.user)
    with te_bewerken(request, rijen.select_related("verbeteractie__traject__team"), pk) as rij:
        keuze = list(rij.verbeteractie.traject.verbeteracties.select_related("traject__team"))
        form = SignaalWijzigForm(request.POST or None, instance=rij, acties=keuze)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_plek(rij))
    return _formulier(request, form, keuze, "Wijzig het signaal", "Bewaar signaal")


@require_POST
def signaal_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Remove a signal; the page that follows offers to put it back."""
    rijen = Signaal.objects.bij_te_werken_door(request.user).select_related("verbeteractie")
    with te_bewerken(request, rijen, pk) as rij:
        pagina = reverse("borgen_monitoren", args=[rij.verbeteractie.traject_id])
        try:
            regel = acties.verwijder(rij)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(pagina)
    return redirect(f"{pagina}?weg={regel}")


@require_POST
def signaal_terug(request: Verzoek, regel: int) -> HttpResponse:
    """Put back what one removed oneself."""
    weg = historie_van(Signaal).objects.filter(history_type="-", history_user=request.user)
    eigen = toegang_van(request.user).lid_van
    weg = get_object_or_404(weg.filter(verbeteractie__traject__team__in=eigen), pk=regel)
    try:
        signaal = acties.zet_terug(weg)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("start")
    messages.success(request, "Het signaal staat er weer.")
    return redirect(_plek(signaal))
