"""Bringing in people from a list, and inviting them."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organisatie import uitnodigen
from organisatie.forms.personen import PersonenbestandForm
from organisatie.models import Inzage, Personeninlezing, leg_inzage_vast
from organisatie.personen import verloop, werkboeken
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder, ik
from rapportage.antwoord import bestandsnaam, download
from rapportage.lijst import bestand_of_melding

S = Personeninlezing.Stand
OP_DE_PAGINA = 50


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def personen_inlezen(request: Verzoek) -> HttpResponse:
    """Choose a list; what is under way can be gone on with. ``?voorbeeld`` gives one to fill in."""
    if "voorbeeld" in request.GET:
        return bestand_of_melding(
            request,
            lambda: download(werkboeken.voorbeeldbestand(), "Voorbeeld-personen", "xlsx"),
        )
    verstuurd = request.method == "POST"
    form = PersonenbestandForm(*((request.POST, request.FILES) if verstuurd else ()))
    if verstuurd and form.is_valid():
        try:
            return redirect(_begin(request, form))
        except ValidationError as fout:
            form.add_error("bestand", fout)
    lopend = Personeninlezing.objects.bewerkbaar_door(request.user).lopend().select_related("door")
    context = {"form": form, "lopend": lopend}
    status = 422 if form.errors else 200
    return render(request, "organisatie/personen_inlezen.html", context, status=status)


def _begin(request: Verzoek, form: PersonenbestandForm) -> Personeninlezing:
    naam, inhoud = form.inhoud()
    gegeven = form.cleaned_data
    return verloop.begin(
        ik(request), naam, inhoud, nieuwe=gegeven["nieuwe"], verhuizen=gegeven["verhuizen"]
    )


def _run(request: Verzoek, pk: int) -> Personeninlezing:
    runs = Personeninlezing.objects.bewerkbaar_door(request.user).select_related("door")
    return get_object_or_404(runs, pk=pk)


@require_http_methods(["GET", "POST"])
@never_cache
@alleen_beheerder
def personen_inlezing(request: Verzoek, pk: int) -> HttpResponse:
    """Where an import is now; the part that waits asks again. POST takes over, or stops."""
    run = _run(request, pk)
    if request.method == "POST":
        return _doe(request, run)
    if request.htmx and run.bezig:
        return render(request, "organisatie/personen_inlezing.html#stand", {"run": run})
    if request.htmx:
        antwoord = HttpResponse(status=204)
        antwoord["HX-Refresh"] = "true"
        return antwoord
    if request.GET.get("formaat") == "xlsx":
        return _werkboek(request, run)
    context: dict[str, Any] = {"run": run, "uit": run.uitkomst, "meeste": OP_DE_PAGINA}
    if run.stand == S.NAGEKEKEN:
        context["groepen"] = _groepen(run)
    if run.stand == S.OVERGENOMEN:
        context["uitnodigen"] = _te_nodigen(run).count()
    return render(request, "organisatie/personen_inlezing.html", context)


def _groepen(run: Personeninlezing) -> list[tuple[str, list[dict[str, Any]]]]:
    """The first lines of each kind; mistakes alone, or all that happens."""
    orde = ["fout", "verhuist", "anders", "nieuw"]
    regels = sorted(verloop.lees_voorbeeld(run), key=lambda r: (orde.index(r["soort"]), r["rij"]))
    return [
        (soort, list(groep)[:OP_DE_PAGINA])
        for soort, groep in groupby(regels, key=lambda r: r["soort"])
    ]


def _werkboek(request: Verzoek, run: Personeninlezing) -> HttpResponse:
    if run.stand != S.NAGEKEKEN:
        raise Http404
    naam = "Fouten in de lijst" if run.uitkomst["fouten"] else "Wat er verandert"

    def maak() -> HttpResponse:
        inhoud = werkboeken.uitkomst_werkboek(run, naam)
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"{naam}: {run.naam}")
        return download(inhoud, bestandsnaam(naam, timezone.localdate()), "xlsx")

    return bestand_of_melding(request, maak)


def _doe(request: Verzoek, run: Personeninlezing) -> HttpResponse:
    if request.POST.get("wat") == "uitnodigen":
        return _nodig_uit(request, _te_nodigen(run), run.get_absolute_url())
    stoppen = request.POST.get("wat") == "stop"
    try:
        verloop.stop(run) if stoppen else verloop.neem_over(run)
    except ValidationError as fout:
        messages.error(request, fout.messages[0])
        return redirect(run)
    if stoppen:
        messages.success(request, "De lijst is weggegooid. Er is niets veranderd.")
        return redirect("personen_inlezen")
    return redirect(run)


def _te_nodigen(run: Personeninlezing) -> Any:
    """The accounts this list made, of whom nobody asked a password yet."""
    nieuw = uitnodigen.zonder_wachtwoord().filter(pk__in=run.uitkomst.get("accounts", []))
    return nieuw.filter(uitgenodigd_op=None).exclude(uitnodiging=uitnodigen.WACHT)


@require_POST
@alleen_beheerder
def personen_uitnodigen(request: Verzoek) -> HttpResponse:
    """Everybody who never chose a password; ``wie=verder`` only those still waiting or failed."""
    mensen = uitnodigen.zonder_wachtwoord()
    if request.POST.get("wie") == "verder":
        mensen = mensen.exclude(uitnodiging="")
    return _nodig_uit(request, mensen, reverse("beheer_lijst", args=["personen"]) + "?wie=nieuw")


def _nodig_uit(request: Verzoek, mensen: Any, terug: str) -> HttpResponse:
    aantal = uitnodigen.nodig_allen_uit(mensen)
    wie = "1 persoon krijgt" if aantal == 1 else f"{aantal} mensen krijgen"
    messages.success(
        request,
        f"{wie} een mail om een wachtwoord te kiezen. Dat gaat een voor een op de achtergrond.",
    )
    return redirect(terug)
