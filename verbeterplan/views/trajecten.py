"""Trajecten: the list, one of them, and preparing a session for it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boas.models import Sessie
from metaanalyse.models import Kaart
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import acties, exports, trajectkaarten
from verbeterplan.forms.traject import SessieNieuwForm, TrajectFilter, TrajectForm
from verbeterplan.models import Activiteit, Overleg, Verbetertraject
from verbeterplan.regels.advies import Advies, advies_boas
from verbeterplan.speerpunten import ruimte_bij
from verbeterplan.teamoverzicht import mag_overzicht
from verbeterplan.views.hulp import formulier, geleid_team

BOAS = "boas"
EERSTE = 25


@require_GET
def trajecten(request: Verzoek) -> HttpResponse:
    """All trajecten the person may see, by team and status; as Excel or PDF when asked."""
    form = TrajectFilter(request.GET, gebruiker=request.user)
    nog_te_doen = Q(activiteiten__in=Activiteit.objects.te_doen().values("pk"))
    rijen = (
        Verbetertraject.objects.zichtbaar_voor(request.user)
        .filter(**form.gekozen())
        .select_related("team__school")
        .annotate(te_doen=Count("activiteiten", filter=nog_te_doen))
        .order_by("team__naam", "naam", "pk")
    )
    if request.GET.get("formaat"):
        return exports.trajecten(request, rijen, exports.gekozen_filters(form))
    context = {
        "pagina": pagina_van(request, rijen),
        "filter": form,
        "mag_nieuw": bool(toegang_van(request.user).leidt),
        "ruimte_bij": ruimte_bij(request.user, form.gekozen().get("team")),
        "mag_overzicht": mag_overzicht(request.user),
    }
    return render(request, "verbeterplan/trajecten.html", context)


@require_GET
def traject(request: Verzoek, pk: int) -> HttpResponse:
    """One traject with everything attached to it."""
    rij = get_object_or_404(
        Verbetertraject.objects.zichtbaar_voor(request.user).select_related("team__school"), pk=pk
    )
    leidt = rij.team_id in toegang_van(request.user).leidt
    activiteiten = rij.activiteiten.te_doen().op_datum().select_related("eigenaar__gebruiker")
    sessies = _sessies(rij, request.user)
    gesloten = Sessie.Status.AFGESLOTEN
    kaarten = trajectkaarten.regels(trajectkaarten.op_traject(rij), request.user)
    context = {
        "traject": rij,
        "leidt": leidt,
        "kaarten": kaarten,
        "aangeboden": _aangeboden(rij, request.user),
        "mag_aanbieden": leidt or toegang_van(request.user).kwaliteit,
        "advies": _advies(rij),
        "sessies": sessies,
        "open_sessie": next((s["sessie"] for s in sessies if s["sessie"].status != gesloten), None),
        "verbeteracties": _verbeteracties(rij, request.user),
        "activiteiten": activiteiten[:EERSTE],
        "aantal_te_doen": activiteiten.count(),
        "aantal_activiteiten": rij.activiteiten.count(),
        "overleggen": Overleg.objects.zichtbaar_voor(request.user).over(rij)[:EERSTE],
        "sessie_form": SessieNieuwForm(traject=rij, gebruiker=request.user) if leidt else None,
    }
    return render(request, "verbeterplan/traject.html", context)


def _aangeboden(rij: Verbetertraject, gebruiker: Any) -> Any:
    """The cards in which this traject was offered to others, as far as the person follows them."""
    rijen = Kaart.objects.aanbod_zichtbaar_voor(gebruiker) | Kaart.objects.vastgesteld()
    return rijen.filter(kaartaanbod__traject=rij.pk).order_by("pk")


def _sessies(rij: Verbetertraject, gebruiker: Any) -> list[dict[str, Any]]:
    """The sessions of a traject, newest first, with what the person may open."""
    zichtbaar = set(
        Sessie.objects.uitslag_zichtbaar_voor(gebruiker)
        .filter(trajectsessie__traject=rij, status=Sessie.Status.AFGESLOTEN)
        .values_list("pk", flat=True)
    )
    sessies = Sessie.objects.filter(trajectsessie__traject=rij)
    return [
        {"sessie": sessie, "uitslag": sessie.pk in zichtbaar}
        for sessie in sessies.select_related("versie__instrument").order_by(
            "-gepland_op", "-gemaakt_op"
        )
    ]


def _verbeteracties(rij: Verbetertraject, gebruiker: Any) -> list[dict[str, Any]]:
    eigen = set(rij.verbeteracties.bij_te_werken_door(gebruiker).values_list("pk", flat=True))
    acties_van = rij.verbeteracties.select_related("eigenaar__gebruiker").annotate(
        aantal=Count("activiteiten")
    )
    return [{"actie": actie, "mag_wijzigen": actie.pk in eigen} for actie in acties_van]


def _advies(rij: Verbetertraject) -> Advies:
    boas = Sessie.objects.filter(trajectsessie__traject=rij, versie__instrument__code=BOAS)
    gesloten = boas.filter(status=Sessie.Status.AFGESLOTEN).order_by("-afgesloten_op")
    laatste = gesloten.values_list("afgesloten_op", flat=True).first()
    return advies_boas(
        rij.analyse_afgerond_op,
        timezone.localtime(laatste).date() if laatste else None,
        timezone.localdate(),
        gepland=boas.exclude(status=Sessie.Status.AFGESLOTEN).exists(),
    )


@require_http_methods(["GET", "POST"])
def traject_nieuw(request: Verzoek) -> HttpResponse:
    """A new traject, for somebody who leads a team; 404 for others."""
    initial = {"team": geleid_team(request)}
    form = TrajectForm(request.POST or None, gebruiker=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.instance.gemaakt_door = request.user
        nieuw = form.save()
        messages.success(request, f"Traject {nieuw} staat klaar.")
        return redirect(nieuw)
    return formulier(
        request, form, titel="Nieuw traject", knop="Maak traject", terug=reverse("trajecten")
    )


@require_http_methods(["GET", "POST"])
def traject_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a traject of a team one leads."""
    rijen = Verbetertraject.objects.bewerkbaar_door(request.user)
    with te_bewerken(request, rijen, pk) as rij:
        form = TrajectForm(request.POST or None, instance=rij, gebruiker=request.user)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(rij)
    return formulier(
        request,
        form,
        titel="Wijzig het traject",
        knop="Bewaar traject",
        terug=rij.get_absolute_url(),
    )


@require_POST
def sessie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Make a session in preparation for the traject and go on preparing it."""
    rij = get_object_or_404(
        Verbetertraject.objects.bewerkbaar_door(request.user).select_related("team"), pk=pk
    )
    form = SessieNieuwForm(request.POST, traject=rij, gebruiker=request.user)
    if not form.is_valid():
        messages.error(request, " ".join(str(fout) for fout in form.errors["instrument"]))
        return redirect(rij)
    sessie = acties.bereid_sessie_voor(rij, form.cleaned_data["instrument"], request.user)
    return redirect("sessie_voorbereiden", pk=sessie.pk)
