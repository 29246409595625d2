"""The quality overview: the list, its files, and reminding people to measure."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek
from overzicht import kwaliteit as overzicht
from overzicht import kwaliteitherinneringen as herinneringen
from overzicht import kwaliteitpost as post
from overzicht.kwaliteitbestand import bestand
from overzicht.kwaliteitfilter import Kader, Vraag, lees_vraag
from overzicht.regels.herinnering import Meetvraag
from overzicht.teamstand import Teamstand
from rapportage.lijst import bestand_of_melding

ANKER = "#team-{}"


@require_GET
def kwaliteit(request: Verzoek) -> HttpResponse:
    """How every team stands; ``?formaat=`` xlsx or pdf. Http404 for who looks after no team."""
    alle, kader, vraag = _lees(request)
    gekozen = vraag.kies(alle, kader)
    vandaag = timezone.localdate()
    formaat = request.GET.get("formaat", "")
    if formaat in ("xlsx", "pdf"):
        woorden = vraag.in_woorden(kader) or overzicht.bereik(request.user, alle)
        return bestand_of_melding(request, lambda: bestand(formaat, gekozen, woorden, vandaag))
    vragen = _meetvragen(request, gekozen)
    stand = herinneringen.per_team(vragen, vandaag)
    adres = vraag.als_adres()
    regels = overzicht.maak_regels(gekozen, stand, adres)
    context = {
        "groepen": overzicht.per_letter(regels),
        "zin": overzicht.in_een_zin(gekozen),
        "aantal": len(gekozen),
        "alle": len(alle),
        "vraag": vraag,
        "woorden": vraag.in_woorden(kader),
        "vinkjes": vraag.vinkjes(alle, kader),
        "adres": adres,
        "te_herinneren": len({v.wie for v in herinneringen.nu_te_vragen(vragen, vandaag)}),
        "post": post.lees_post(request.user),
    }
    return render(request, "overzicht/kwaliteit.html", context)


@require_http_methods(["GET", "POST"])
def kwaliteit_herinner(request: Verzoek) -> HttpResponse:
    """Who gets a mail, of the teams the address chooses (``?team=`` is one); POST sends them.

    Http404 for who may not remind: a directeur reads.
    """
    alle, kader, vraag = _lees(request)
    if not (request.user.toegang.kwaliteit or request.user.toegang.leidt):
        raise Http404
    gekozen = vraag.kies(alle, kader)
    team = None
    if "team" in request.GET:
        team = lees_nummer(request.GET["team"])
        if team not in {stand.team.pk for stand in alle}:
            raise Http404
        gekozen = [stand for stand in gekozen if stand.team.pk == team]
    vandaag = timezone.localdate()
    vragen = _meetvragen(request, gekozen)
    nu = herinneringen.nu_te_vragen(vragen, vandaag)
    terug = _terug(vraag, team)
    if request.method == "POST":
        aantal = herinneringen.herinner(nu, request.user, vandaag)
        _meld(request, aantal)
        return redirect(terug)
    context = {
        "mensen": herinneringen.per_persoon(nu),
        "al_gevraagd": bool(vragen),
        "woorden": vraag.in_woorden(kader),
        "team": gekozen[0].team if team is not None and gekozen else None,
        "terug": terug,
    }
    return render(request, "overzicht/kwaliteit_herinner.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def kwaliteit_post(request: Verzoek) -> HttpResponse:
    """The part of the page that tells how far one's mails are; POST sends again what did not go."""
    if not overzicht.mag_kwaliteit(request.user):
        raise Http404
    if request.method == "POST":
        post.stuur_opnieuw(request.user)
    if not request.htmx:
        return redirect("kwaliteit")
    return render(request, "overzicht/kwaliteit_post.html", {"post": post.lees_post(request.user)})


def _lees(request: Verzoek) -> tuple[list[Teamstand], Kader, Vraag]:
    """The teams one looks after, what can be chosen of them, and what the address asks."""
    if not overzicht.mag_kwaliteit(request.user):
        raise Http404
    vandaag = timezone.localdate()
    alle = overzicht.lees_standen(request.user, vandaag)
    kader = Kader.van(alle, vandaag)
    return alle, kader, lees_vraag(request.GET, kader)


def _meetvragen(request: Verzoek, standen: Sequence[Teamstand]) -> list[Meetvraag]:
    """What can be asked of whom: in all teams (quality), in those one leads (teamleider)."""
    toegang = request.user.toegang
    teams = [s.team.pk for s in standen if toegang.kwaliteit or s.team.pk in toegang.leidt]
    return herinneringen.lees_meetvragen(teams, request.user, timezone.localdate()) if teams else []


def _terug(vraag: Vraag, team: int | None) -> str:
    adres = vraag.als_adres()
    terug = reverse("kwaliteit") + (f"?{adres}" if adres else "")
    return terug + (ANKER.format(team) if team is not None else "")


def _meld(request: Verzoek, aantal: int) -> None:
    if aantal:
        wie = "1 persoon krijgt" if aantal == 1 else f"{aantal} mensen krijgen"
        messages.success(request, f"{wie} een mail met wat er te meten is.")
    else:
        messages.info(request, "Er ging niets uit: iedereen is deze week al herinnerd.")
