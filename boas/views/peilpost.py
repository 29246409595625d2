"""The mail of an open peiling: how far it is, once more, a reminder; and links on paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from boas.acties import NietNu
from boas.forms.papier import PapierForm
from boas.models import Sessie
from boas.peilen import papier, post
from boas.peilen.herinneren import herinner
from boas.peilpostbeeld import peilpost_context
from boas.views.peilingkeuze import peiling_van
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.capaciteit import TeDruk
from rapportage.getallen import datum, datum_met_dag
from rapportage.pdf import PdfNietBeschikbaar, maak_pdf

DEEL = "boas/peilpost.html"


@never_cache
@require_GET
def peilpost(request: Verzoek, pk: int) -> HttpResponse:
    """The part of the leader's page that asks again while mail is on its way."""
    sessie = peiling_van(request, pk)
    if request.htmx and sessie.status == Sessie.Status.AFGESLOTEN:
        # While the page was asking: it would ask for ever.
        return HttpResponseClientRedirect(sessie.get_absolute_url())
    _eis_open(sessie)
    if not request.htmx:
        return _terug(pk)
    context = peilpost_context(sessie)
    if context["peilpost"].stand.onderweg:
        # Only what changes: whoever is at a button further on stays there.
        return render(request, f"{DEEL}#stand", context)
    antwoord = render(request, DEEL, context)
    antwoord["HX-Retarget"] = "#post"
    return antwoord


@require_POST
def peilpost_weer(request: Verzoek, pk: int) -> HttpResponse:
    """Let what failed go again."""
    sessie = _open(request, pk)
    post.probeer_opnieuw(pk)
    if request.htmx:
        return render(request, DEEL, peilpost_context(sessie))
    messages.success(request, "De mails gaan opnieuw de deur uit.")
    return _terug(pk)


@require_POST
def peiling_herinner(request: Verzoek, pk: int) -> HttpResponse:
    """Remind everybody."""
    _open(request, pk)
    try:
        aantal = herinner(pk)
    except NietNu as niet:
        messages.error(request, niet.melding)
    else:
        wie = "1 collega" if aantal == 1 else f"{aantal} collega's"
        messages.success(request, f"De herinnering gaat naar {wie}.")
    return _terug(pk)


@never_cache
@require_http_methods(["GET", "POST"])
def peiling_papier(request: Verzoek, pk: int) -> HttpResponse:
    """Ask how many; then show the links, this once."""
    sessie = _open(request, pk)
    form = PapierForm(request.POST if request.method == "POST" else None, peiling_id=pk)
    if form.is_valid():
        groep = form.gekozen
        try:
            tokens = papier.maak_links(pk, groep.pk, form.cleaned_data["aantal"])
        except NietNu as niet:
            form.add_error(None, niet.melding)
        else:
            naam = groep.naam if groep.code else ""
            return render(request, "boas/papier_links.html", _links(sessie, tokens, naam))
    status = 422 if form.errors else 200
    context = peilpost_context(sessie) | {"form": form}
    return render(request, "boas/papier.html", context, status=status)


@require_POST
def peiling_papier_pdf(request: Verzoek, pk: int) -> HttpResponse:
    """The links that were just shown, sent along by that page, as a PDF."""
    sessie = _open(request, pk)
    tokens = request.POST.getlist("token")
    if not papier.zijn_van(pk, tokens):
        raise Http404
    context = _links(sessie, tokens, request.POST.get("groep", "")[:120])
    try:
        pdf = maak_pdf("boas/pdf/papier.html", context)
    except (TeDruk, PdfNietBeschikbaar) as fout:
        # Back to where the links are: that page is still in the browser, and nowhere else.
        context |= {"melding": fout.melding}
        return render(request, "boas/papier_links.html", context)
    return download(pdf, bestandsnaam("Links", sessie.onderwerp, timezone.now()), "pdf")


# --- Inside --------------------------------------------------------------------------------------


def _links(sessie: Sessie, tokens: list[str], groep: str) -> dict[str, object]:
    return {
        "sessie": sessie,
        "groep": groep,
        "stroken": papier.stroken(sessie, tokens),
        "laatste_dag": datum_met_dag(sessie.peiling.sluit_op),
        "wie": sessie.gemaakt_door.naam,
        # Of the PDF.
        "titel": "Links op papier",
        "ondertitel": sessie.onderwerp,
        "team": str(sessie.team or ""),
        "datum": datum(timezone.now()),
    }


def _open(request: Verzoek, pk: int) -> Sessie:
    """The same while it is open; 404 before and after."""
    sessie = peiling_van(request, pk)
    _eis_open(sessie)
    return sessie


def _eis_open(sessie: Sessie) -> None:
    if sessie.status != Sessie.Status.LOPEND:
        raise Http404


def _terug(pk: int) -> HttpResponse:
    return redirect(reverse("sessie_peiling", args=[pk]) + "#post")
