"""Learning together: one's own goals, and feedback between two colleagues. Nobody else reads it."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie.bewerken import te_bewerken
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.leren import FeedbackForm, LeerdoelForm, VraagForm
from verbeterplan.instrumentkaart import Instrumentkaart, lees_kaart
from verbeterplan.models import Feedbackvraag, Leerdoel, Plglid, Verbetertraject
from verbeterplan.models.plg import trajecten_als_plglid
from verbeterplan.views.hulp import formulier, gevraagd_nummer

CULTUUR = "professionele_cultuur"


@require_GET
def leren(request: Verzoek) -> HttpResponse:
    """My goals with what colleagues wrote to them, and what colleagues asked me."""
    _eis_team(request)
    vragen = Feedbackvraag.objects.filter(ingetrokken_op=None).select_related("aan__gebruiker")
    eigen = Leerdoel.objects.eigen(request.user).select_related("traject", "plandoel")
    gevraagd = Feedbackvraag.objects.aan(request.user).select_related(
        "leerdoel__lidmaatschap__gebruiker"
    )
    doelen = list(eigen.prefetch_related(Prefetch("vragen", vragen, to_attr="gesteld")))
    weg = gevraagd_nummer(request, "weg") or 0
    context = {
        "bezig": [doel for doel in doelen if not doel.bereikt_op],
        "bereikt": [doel for doel in doelen if doel.bereikt_op],
        "open": [vraag for vraag in gevraagd if not (vraag.gegeven_op or vraag.afgewezen_op)],
        "eerder": [vraag for vraag in gevraagd if vraag.gegeven_op or vraag.afgewezen_op],
        "cultuur": _cultuur(request.user),
        "weg": Leerdoel.objects.weggelegd(request.user).filter(pk=weg).first() if weg else None,
    }
    return render(request, "verbeterplan/leren.html", context)


def _cultuur(gebruiker: Any) -> Instrumentkaart | None:
    """How the team works and learns together: the latest result; beginning, for who leads."""
    van_team = Verbetertraject.objects.filter(team__in=toegang_van(gebruiker).lid_van)
    return lees_kaart(CULTUUR, gebruiker, van_team.order_by("naam", "pk"))


def _eis_team(request: Verzoek) -> None:
    if not toegang_van(request.user).lid_van:
        # Whoever is in no team works on no traject.
        raise Http404


def _trajecten(gebruiker: Any) -> Any:
    """The running trajecten one works on: of one's teams, and where one is in the PLG."""
    hier = Q(team__in=toegang_van(gebruiker).lid_van) | Q(pk__in=trajecten_als_plglid(gebruiker))
    return Verbetertraject.objects.filter(hier, status=Verbetertraject.Status.LOPEND)


def _lidmaatschap(gebruiker: Gebruiker, traject: Verbetertraject) -> Lidmaatschap:
    """As what one works on the traject: of the team itself, or else of the PLG."""
    eigen = Lidmaatschap.objects.van_team(traject.team_id).filter(gebruiker=gebruiker).first()
    if eigen:
        return eigen
    plg = Plglid.objects.actief().filter(traject=traject, lidmaatschap__gebruiker=gebruiker)
    return plg.select_related("lidmaatschap")[0].lidmaatschap


@require_http_methods(["GET", "POST"])
def leerdoel_nieuw(request: Verzoek) -> HttpResponse:
    """Write down what one wants to learn."""
    _eis_team(request)
    return _leerdoel(request, Leerdoel(), "Wat wil je leren?", _trajecten(request.user))


@require_http_methods(["GET", "POST"])
def leerdoel_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a goal of one's own, also of a traject one no longer works on."""
    rij = get_object_or_404(Leerdoel.objects.eigen(request.user), pk=pk)
    trajecten = _trajecten(request.user) | Verbetertraject.objects.filter(pk=rij.traject_id)
    return _leerdoel(request, rij, "Wijzig je leerdoel", trajecten)


def _leerdoel(request: Verzoek, rij: Leerdoel, titel: str, trajecten: Any) -> HttpResponse:
    eerder = rij.traject_id
    initial = {} if rij.pk else {"traject": gevraagd_nummer(request, "traject")}
    form = LeerdoelForm(request.POST or None, instance=rij, trajecten=trajecten, initial=initial)
    if request.method == "POST" and form.is_valid():
        if rij.traject_id != eerder:
            rij.lidmaatschap = _lidmaatschap(request.user, rij.traject)
        form.save()
        messages.success(request, "Je leerdoel is bewaard. Alleen jij ziet het.")
        return redirect("leren")
    return formulier(request, form, titel=titel, knop="Bewaar leerdoel", terug=reverse("leren"))


@require_POST
def leerdoel_bereikt(request: Verzoek, pk: int) -> HttpResponse:
    """A goal is reached (``ja``), or after all not yet."""
    with te_bewerken(request, Leerdoel.objects.eigen(request.user), pk) as rij:
        rij.bereikt_op = timezone.localdate() if request.POST.get("ja") else None
        rij.save()
    return redirect(f"{reverse('leren')}#leerdoel-{pk}")


@require_POST
def leerdoel_weg(request: Verzoek, pk: int) -> HttpResponse:
    """Put a goal away, with the questions to it; the page that follows offers it back."""
    with te_bewerken(request, Leerdoel.objects.eigen(request.user), pk) as rij:
        rij.leg_weg()
    return redirect(f"{reverse('leren')}?weg={pk}")


@require_POST
def leerdoel_terug(request: Verzoek, pk: int) -> HttpResponse:
    """Put a goal back."""
    with te_bewerken(request, Leerdoel.objects.weggelegd(request.user), pk) as rij:
        rij.haal_terug()
    return redirect(f"{reverse('leren')}#leerdoel-{pk}")


# --- Feedback: asked by one, given by one other --------------------------------------------------


@require_http_methods(["GET", "POST"])
def feedback_vraag(request: Verzoek, pk: int) -> HttpResponse:
    """Ask one colleague of the team or the PLG."""
    doelen = Leerdoel.objects.eigen(request.user).filter(traject__in=_trajecten(request.user))
    doel = get_object_or_404(doelen.select_related("traject"), pk=pk)
    vraag = Feedbackvraag(leerdoel=doel)
    leden = leden_van(doel.traject.team_id, doel.traject_id)
    form = VraagForm(request.POST or None, instance=vraag, leden=leden, ik=request.user)
    if request.method == "POST" and form.is_valid() and _stel(request, form):
        return redirect(f"{reverse('leren')}#leerdoel-{pk}")
    return formulier(
        request,
        form,
        titel="Vraag een collega om feedback",
        onder=doel.tekst,
        knop="Vraag het",
        terug=reverse("leren"),
    )


def _stel(request: Verzoek, form: VraagForm) -> bool:
    form.instance.aan = form.cleaned_data["aan"]
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        # A second press at the same time.
        messages.success(request, f"Je vroeg het al aan {form.instance.aan}.")
    else:
        messages.success(
            request,
            f"{form.instance.aan} vindt je vraag op de startpagina. Niemand anders ziet die.",
        )
    return True


@require_POST
def feedback_trek_in(request: Verzoek, pk: int) -> HttpResponse:
    """Take a question back; the colleague no longer sees it."""
    rijen = Feedbackvraag.objects.van(request.user).filter(ingetrokken_op=None)
    with te_bewerken(request, rijen, pk) as rij:
        if rij.gegeven_op:
            messages.success(request, "Je collega had al geantwoord. Het antwoord staat hieronder.")
        else:
            rij.ingetrokken_op = timezone.now()
            rij.save()
            messages.success(request, "Je vraag is ingetrokken. Je collega ziet hem niet meer.")
    return redirect(f"{reverse('leren')}#leerdoel-{rij.leerdoel_id}")


@require_http_methods(["GET", "POST"])
def feedback_geef(request: Verzoek, pk: int) -> HttpResponse:
    """Answer what one was asked; once, and what was given stays."""
    if request.method == "POST" and _ingetrokken(request, pk):
        messages.error(request, "De vraag is intussen ingetrokken. Je antwoord is niet verstuurd.")
        return redirect("leren")
    rijen = Feedbackvraag.objects.aan(request.user).select_related(
        "leerdoel__lidmaatschap__gebruiker"
    )
    with te_bewerken(request, rijen, pk) as rij:
        if rij.gegeven_op:
            return _al_gegeven(request, rij)
        form = FeedbackForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            rij.gegeven_op, rij.afgewezen_op = timezone.now(), None
            form.save()
            wie = rij.leerdoel.lidmaatschap
            messages.success(request, f"{wie} leest je antwoord. Niemand anders ziet het.")
            return redirect("leren")
    return render(request, "verbeterplan/leren_geef.html", {"vraag": rij, "form": form})


def _ingetrokken(request: Verzoek, pk: int) -> bool:
    rijen = Feedbackvraag.objects.filter(pk=pk, aan__gebruiker=request.user)
    return rijen.filter(~Q(ingetrokken_op=None) | ~Q(leerdoel__weg_op=None)).exists()


def _al_gegeven(request: Verzoek, rij: Feedbackvraag) -> HttpResponse:
    """What was given, with what somebody typed in a second tab and that no longer counts."""
    velden = FeedbackForm(instance=rij)
    getypt = [
        (veld.label, tekst)
        for veld in velden
        if (tekst := request.POST.get(veld.name, "").replace("\r\n", "\n").strip())
        and tekst != getattr(rij, veld.name)
    ]
    return render(request, "verbeterplan/leren_geef.html", {"vraag": rij, "getypt": getypt})


@require_POST
def feedback_wijs_af(request: Verzoek, pk: int) -> HttpResponse:
    """Say that one cannot do it now; one may still answer after all."""
    rijen = Feedbackvraag.objects.aan(request.user).filter(gegeven_op=None)
    with te_bewerken(request, rijen, pk) as rij:
        rij.afgewezen_op = timezone.now()
        rij.save()
    messages.success(request, "Je collega ziet dat het nu niet lukt.")
    return redirect("leren")
