"""Instruments: the list, one version with its statements, a team's own copy, and workbooks."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from boas import instrumenten as domein
from boas.acties import NietNu
from boas.exports.stellingen import exporteer
from boas.instrumentbeeld import Gebruik, Soort, maak_soort, soort_van, waarschuwing
from boas.models import Cluster, Instrument, Sessie, Versie
from boas.regels.opzet import clusternamen, clusterteksten, heeft_gespreksvraag
from boas.sessiekeuze import keer_terug, sessie_uit
from boas.voorbereiding import naar_versie
from organisatie.models import Team
from organisatie.pagina import pagina_van
from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.capaciteit import TeDruk
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import BestandGaatNiet, lijst_antwoord

KOLOMMEN = (
    Kolom("Instrument", 40),
    Kolom("Van", 30),
    Kolom("Wie antwoordt", 40),
    Kolom("Hoe", 30),
    Kolom("Wat eruit komt", 40),
    Kolom("Versie", 9, soort="geheel"),
    Kolom("Stellingen", 11, soort="geheel"),
    Kolom("Voor het laatst gebruikt", 16, soort="datum"),
)


@require_GET
def instrumenten(request: Verzoek) -> HttpResponse:
    """Instruments of the organisation and of one's own teams."""
    rijen = _met_versie(Instrument.objects.zichtbaar_voor(request.user)).select_related("team")
    if not rijen and not (request.user.toegang.leidt or request.user.toegang.kwaliteit):
        raise Http404
    if formaat := request.GET.get("formaat"):
        regels = [_regel(rij) for rij in rijen]
        try:
            return lijst_antwoord(formaat, "Instrumenten", KOLOMMEN, regels)
        except BestandGaatNiet as fout:
            messages.error(request, fout.melding)
            return redirect("instrumenten")
    pagina = pagina_van(request, rijen)
    for rij in pagina:
        rij.soort = _soort(rij)
    return render(request, "boas/instrumenten.html", {"pagina": pagina})


@require_GET
def instrument(request: Verzoek, pk: int) -> HttpResponse:
    """One version of an instrument: the newest, or the one asked for with ``?versie=``."""
    een = get_object_or_404(
        Instrument.objects.zichtbaar_voor(request.user).select_related("team", "kopie_van"), pk=pk
    )
    versie = _versie(een, request)
    context = instrument_context(request, een, versie)
    return render(request, "boas/instrument.html", context)


@require_POST
def instrument_kopie(request: Verzoek, pk: int) -> HttpResponse:
    """A team's own copy, made once; a session that is being prepared goes on with it."""
    een = get_object_or_404(Instrument.objects.zichtbaar_voor(request.user), pk=pk)
    if een.laatste_versie.organisatiebreed:
        # It asks the whole organisation: a team has no use for one.
        raise Http404
    sessie = sessie_uit(request)
    teams = Team.objects.bewerkbaar_door(request.user)
    team = get_object_or_404(teams, pk=sessie.team_id if sessie else _getal(request, "team"))
    kopie = team.instrumenten.filter(code=een.code).first()
    if kopie is None:
        kopie = domein.kopieer(een, team)
        messages.success(request, f"Team {team} heeft nu eigen stellingen. Je kunt ze veranderen.")
    else:
        messages.info(request, f"Team {team} had al eigen stellingen; dit zijn ze.")
    if sessie is None:
        return redirect("instrument", pk=kopie.pk)
    try:
        naar_versie(sessie, kopie.laatste_versie)
    except NietNu as fout:
        messages.error(request, fout.melding)
    return keer_terug(sessie)


@require_GET
def instrument_export(request: Verzoek, pk: int) -> HttpResponse:
    """The statements of a version as a workbook that can be brought back."""
    een = get_object_or_404(Instrument.objects.zichtbaar_voor(request.user), pk=pk)
    versie = _versie(een, request)
    try:
        inhoud = exporteer(versie)
    except TeDruk as druk:
        messages.error(request, druk.melding)
        return redirect("instrument", pk=pk)
    naam = bestandsnaam("Stellingen", een.naam, f"versie {versie.nummer}")
    return download(inhoud, naam, "xlsx")


def instrument_context(request: Verzoek, een: Instrument, versie: Versie) -> dict[str, Any]:
    """What the page of a version shows; a constant number of queries."""
    versies = list(een.versies.order_by("-nummer"))
    nieuwste = versies[0]
    soort = soort_van(versie)
    clusters = list(versie.clusters.prefetch_related("stellingen"))
    vast = een.versies.gebruikt().order_by("-nummer").first()
    bewerkbaar = Instrument.objects.bewerkbaar_door(request.user).filter(pk=een.pk).exists()
    eigen_teams = Team.objects.bewerkbaar_door(request.user).filter(actief=True)
    return {
        "instrument": een,
        "versie": versie,
        "nieuwste": nieuwste,
        "versies": versies,
        "soort": soort,
        "clusters": [(c, _clusterteksten(c, soort.uitkomst)) for c in clusters],
        "met_gespreksvraag": heeft_gespreksvraag(soort.uitkomst),
        "voorbeeld": next((s for c in clusters for s in c.stellingen.all()), None),
        "aantal": sum(len(c.stellingen.all()) for c in clusters),
        "vast": vast,
        "gebruik": Gebruik(vast).zin if vast else "",
        "wijzigen": bewerkbaar and versie == nieuwste,
        "bewerkbaar": bewerkbaar,
        "kopie_teams": eigen_teams.exclude(instrumenten__code=een.code)
        if een.team_id is None and not nieuwste.organisatiebreed
        else eigen_teams.none(),
        "kopie_organisatie": een.team_id is None and request.user.toegang.kwaliteit,
        "sessie": sessie_uit(request),
    }


def _clusterteksten(cluster: Cluster, uitkomst: str) -> list[tuple[str, list[str]]]:
    """What the result says of a cluster: a name for each, and its lines; without the empty ones."""
    namen = clusternamen(uitkomst)
    teksten = [(namen[veld], getattr(cluster, veld)) for veld in clusterteksten(uitkomst)]
    return [(naam, tekst.splitlines()) for naam, tekst in teksten if tekst]


def _regel(rij: Any) -> list[Any]:
    van = str(rij.team or "de organisatie")
    soort = _soort(rij)
    wat = (soort.wie, soort.afname.label, soort.uitkomst.label)
    return [rij.naam, van, *wat, rij.versie, rij.aantal, rij.gebruikt_op]


def _soort(rij: Any) -> Soort:
    return maak_soort((), 0, rij.afname, rij.uitkomst, rij.groepen)


def _met_versie(rijen: QuerySet[Instrument]) -> QuerySet[Instrument]:
    nieuwste = Versie.objects.filter(instrument=OuterRef("pk")).order_by("-nummer")
    gebruikt = Sessie.objects.filter(versie__instrument=OuterRef("pk"))
    return rijen.annotate(
        versie=Subquery(nieuwste.values("nummer")[:1]),
        afname=Subquery(nieuwste.values("afname")[:1]),
        uitkomst=Subquery(nieuwste.values("uitkomst")[:1]),
        groepen=Subquery(nieuwste.values("groepen")[:1]),
        aantal=Subquery(nieuwste.annotate(n=Count("stellingen")).values("n")[:1]),
        gebruikt_op=Subquery(
            gebruikt.exclude(begonnen_op=None).order_by("-begonnen_op").values("begonnen_op")[:1]
        ),
    ).order_by("team__naam", "naam", "pk")


def _versie(een: Instrument, request: Verzoek) -> Versie:
    versies = een.versies.order_by("-nummer")
    if "versie" in request.GET:
        return get_object_or_404(versies, nummer=_getal(request, "versie"))
    return versies[:1].get()


def _getal(request: Verzoek, naam: str) -> int:
    gegevens = request.POST if request.method == "POST" else request.GET
    getal = lees_nummer(gegevens.get(naam, ""))
    if getal is None:
        raise Http404
    return getal


def toon_formulier(
    request: Verzoek,
    sjabloon: str,
    form: Any,
    versie: Versie,
    sessie: Sessie | None,
    **meer: Any,
) -> HttpResponse:
    """The form of a part of this version; 422 when something was sent and did not get in."""
    context = {
        "form": form,
        "instrument": versie.instrument,
        "waarschuwing": waarschuwing(versie),
        "sessie": sessie,
        "terug": instrument_url(versie.instrument, sessie),
        **meer,
    }
    return render(request, sjabloon, context, status=422 if form.is_bound else 200)


def naar_de_lijst(
    request: Verzoek, een: Instrument, sessie: Sessie | None, anker: str
) -> HttpResponse:
    """Back to what the instrument holds after a move; with htmx only the list comes back."""
    if request.htmx:
        context = instrument_context(request, een, een.laatste_versie)
        return render(request, "boas/instrument.html#stellingen", context)
    return redirect(instrument_url(een, sessie, anker))


def instrument_url(een: Instrument, sessie: Sessie | None, anker: str = "") -> str:
    """The page of an instrument, with the session it was opened from."""
    vraag = f"?sessie={sessie.pk}" if sessie else ""
    return reverse("instrument", args=[een.pk]) + vraag + (f"#{anker}" if anker else "")
