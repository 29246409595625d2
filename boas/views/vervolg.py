"""What the organisation does with a result: who takes the initiative, and the next steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from boas import vervolgbeeld
from boas.forms.vervolg import VervolgForm, VervolgstapForm
from boas.models import Sessie, Vervolg, Vervolgstap
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.historie import wijzigingen
from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif

# What can be done with a step in one press, and what is said of it.
STANDEN = {
    "klaar": "De stap is klaar.",
    "open": "De stap staat weer open.",
    "weg": "",
    "terug": "De stap staat er weer.",
}


@require_http_methods(["GET", "POST"])
def sessie_vervolg(request: Verzoek, pk: int) -> HttpResponse:
    """The page; a POST saves who takes the initiative and how the result is explained."""
    with te_bewerken(request, _sessies(request), pk) as sessie:
        rij = Vervolg.objects.filter(sessie=sessie).first() or Vervolg(sessie=sessie)
        form = VervolgForm(request.POST or None, instance=rij)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form, "Bewaard.")
            return redirect("sessie_vervolg", pk)
    return _toon(request, sessie, form=form)


@require_POST
def vervolgstap_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a step at the end."""
    with te_bewerken(request, _sessies(request), pk) as sessie:
        nieuw = VervolgstapForm(request.POST, prefix=_VOORVOEGSEL)
        if nieuw.is_valid():
            nieuw.bewaar_als_nieuw(sessie)
            messages.success(request, "De stap staat erbij.")
            return redirect(_adres(pk))
    return _toon(request, sessie, nieuw=nieuw)


@require_http_methods(["GET", "POST"])
def vervolgstap_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a step."""
    with te_bewerken(request, _stappen(request).filter(weg_op=None), pk) as stap:
        form = VervolgstapForm(request.POST or None, instance=stap)
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form, "De stap is bewaard.")
            return redirect(_adres(stap.sessie_id))
    context = {"form": form, "stap": stap, "terug": _adres(stap.sessie_id)}
    return render(request, "boas/vervolgstap.html", context)


@require_POST
def vervolgstap_stand(request: Verzoek, pk: int) -> HttpResponse:
    """Done, open again, put away or back (``stand``)."""
    stand = request.POST.get("stand", "")
    if stand not in STANDEN:
        raise Http404
    with te_bewerken(request, _stappen(request), pk) as stap:
        nu = timezone.now()
        if stand in ("klaar", "open"):
            stap.klaar_op = (stap.klaar_op or nu) if stand == "klaar" else None
        else:
            stap.weg_op = (stap.weg_op or nu) if stand == "weg" else None
        stap.save()
    if melding := STANDEN[stand]:
        messages.success(request, melding)
    return redirect(_adres(stap.sessie_id, weg=stap.pk if stand == "weg" else None))


@require_POST
def vervolgstap_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Move a step one place up or down."""
    stap = get_object_or_404(_stappen(request).filter(weg_op=None), pk=pk)
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None:
        raise Http404
    schuif(Vervolgstap.objects.filter(sessie=stap.sessie_id, weg_op=None), pk, stappen)
    return redirect(_adres(stap.sessie_id))


_VOORVOEGSEL = "nieuw"


def _sessies(request: Verzoek) -> Any:
    """Those with a result, for who may see it: they write what follows as well."""
    rijen = Sessie.objects.organisatiebreed_voor(request.user)
    return rijen.filter(status=Sessie.Status.AFGESLOTEN).select_related("versie__instrument")


def _stappen(request: Verzoek) -> Any:
    return Vervolgstap.objects.filter(sessie__in=_sessies(request).order_by().values("pk"))


def _adres(pk: int, weg: int | None = None) -> str:
    adres = reverse("sessie_vervolg", args=[pk])
    return f"{adres}?weg={weg}#stappen" if weg else f"{adres}#stappen"


def _toon(
    request: Verzoek,
    sessie: Sessie,
    form: VervolgForm | None = None,
    nieuw: VervolgstapForm | None = None,
) -> HttpResponse:
    """The page, with what somebody filled in."""
    beeld = vervolgbeeld.lees(sessie)
    rij = beeld.vervolg or Vervolg(sessie=sessie)
    form = form or VervolgForm(instance=rij)
    nieuw = nieuw or VervolgstapForm(prefix=_VOORVOEGSEL)
    context = {
        "sessie": sessie,
        "beeld": beeld,
        "form": form,
        "nieuw": nieuw,
        "weg": beeld.weggelegd(lees_nummer(request.GET.get("weg", ""))),
        "wijzigingen": wijzigingen(rij) if beeld.vervolg else (),
    }
    status = 422 if form.errors or nieuw.errors else 200
    return render(request, "boas/vervolg.html", context, status=status)
