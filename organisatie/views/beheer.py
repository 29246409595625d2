"""Beheer: lists and forms of everything in ``organisatie.beheer``, for the beheerder only."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import formats, timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organisatie import beheerstand
from organisatie.beheer import PERSONEN, SOORTEN, Soort
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.forms.beheer import EIGEN_BEHEER, GESLOTEN, OrganisatieForm
from organisatie.historie import wijzigingen
from organisatie.models import (
    Functie,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Organisatie,
    Periode,
    Schooljaar,
    leg_inzage_vast,
)
from organisatie.pagina import pagina_van
from organisatie.schooljaren import maak_periodes, stel_voor, vorige
from organisatie.toegang import toegang_van
from organisatie.toestand import lees_toestand
from organisatie.uitnodigen import lees_stand, nodig_uit
from organisatie.vertrek import tel
from organisatie.verwijderen import Gevolgen, gevolgen
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel import onderdelen, schrijver
from rapportage.lijst import bestand_of_melding

View = Callable[..., HttpResponse]


def alleen_beheerder(view: View) -> View:
    """Answers 404 to everybody but the beheerder."""

    @wraps(view)
    def omhulsel(request: Verzoek, *args: Any, **kwargs: Any) -> HttpResponse:
        if not toegang_van(request.user).beheerder:
            raise Http404
        return view(request, *args, **kwargs)

    return omhulsel


def ik(request: Verzoek) -> Gebruiker:
    """Who makes the request; only for views that ask for a login."""
    if not isinstance(request.user, Gebruiker):
        raise Http404
    return request.user


@require_GET
@alleen_beheerder
def beheer(request: Verzoek) -> HttpResponse:
    """What there is to manage, in the order in which a new school fills it."""
    aantallen = {soort.naam: soort.rijen().count() for soort in SOORTEN.values()}
    context = {
        "organisatie": Organisatie.deze(),
        "soorten": [(soort, aantallen[soort.naam]) for soort in SOORTEN.values()],
        "eerst": _eerst(),
        "toestand": lees_toestand(),
        "inloggen": beheerstand.lees_inloggen(),
        "versie": beheerstand.versie(),
        "mislukt": beheerstand.mislukte_mail().count(),
        "uitnodigen": lees_stand(),
        "zonder_leider": list(beheerstand.teams_zonder_leider()[:20]),
    }
    return render(request, "organisatie/beheer.html", context)


def _eerst() -> Soort | None:
    """What to fill first; once somebody leads a team the teams can begin, and a year is left."""
    if Lidmaatschap.objects.filter(rol=Lidmaatschap.Rol.TEAMLEIDER).exists():
        return None if Schooljaar.objects.exists() else SOORTEN["schooljaren"]
    # The beheerder is a person already.
    nodig = {"scholen": 1, "teams": 1, "personen": 2}
    ontbreekt = (naam for naam, n in nodig.items() if SOORTEN[naam].rijen().count() < n)
    return SOORTEN[next(ontbreekt, "lidmaatschappen")]


@require_POST
@alleen_beheerder
def mail_opnieuw(request: Verzoek) -> HttpResponse:
    """Queue the mail that failed this week again."""
    aantal = beheerstand.stuur_opnieuw()
    hoeveel = "1 mail staat" if aantal == 1 else f"{aantal} mails staan"
    messages.success(request, f"{hoeveel} weer klaar om te gaan.")
    return redirect("beheer")


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def schooljaar_periodes(request: Verzoek, pk: int) -> HttpResponse:
    """Propose the periods of a year that has none, in last year's rhythm; POST makes them."""
    jaar = get_object_or_404(Schooljaar, pk=pk)
    if request.method == "POST":
        try:
            gemaakt = maak_periodes(jaar)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, f"{len(gemaakt)} periodes gemaakt voor {jaar}.")
        return redirect("beheer_lijst", "periodes")
    context = {"jaar": jaar, "voorstel": stel_voor(jaar), "vorig": vorige(jaar)}
    return render(request, "organisatie/periodes_voorstel.html", context)


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def organisatie(request: Verzoek) -> HttpResponse:
    """The name of the organisation."""
    pk = Organisatie.deze().pk
    with te_bewerken(request, Organisatie.objects.all(), pk) as deze:
        form = OrganisatieForm(request.POST or None, instance=deze)
        if form.is_valid():
            form.save()
            meld_bewaard(request, form, "De naam is bewaard.")
            return redirect("beheer")
    context = {"form": form, "wijzigingen": wijzigingen(deze)}
    return render(request, "organisatie/organisatie.html", context)


@require_GET
@alleen_beheerder
def lijst(request: Verzoek, soort: Soort) -> HttpResponse:
    """All rows of a kind, searched with ``?zoek=``; ``?formaat=xlsx`` gives them as a workbook."""
    zoek = request.GET.get("zoek", "").strip()
    rijen = _gezocht(soort, zoek)
    gekozen = next((k for k in soort.keuzes if k.code == request.GET.get("wie")), None)
    if gekozen:
        rijen = gekozen.rijen(rijen)
    if request.GET.get("formaat") == "xlsx":
        return bestand_of_melding(request, lambda: _werkboek(request, soort, rijen))
    pagina = pagina_van(request, rijen)
    regels = [(rij, [(k.kop, toon(k.waarde(rij))) for k in soort.kolommen]) for rij in pagina]
    context = {"soort": soort, "pagina": pagina, "regels": regels, "zoek": zoek, "keuze": gekozen}
    context["eerst"] = _eerst()
    if soort is PERSONEN:
        context["uitnodigen"] = lees_stand()
    return render(request, "organisatie/lijst.html", context)


def _gezocht(soort: Soort, zoek: str) -> QuerySet[Any]:
    voorwaarde = Q()
    for veld in soort.zoek if zoek else ():
        voorwaarde |= Q(**{f"{veld}__icontains": zoek})
    return soort.rijen().filter(voorwaarde)


def _werkboek(request: Verzoek, soort: Soort, rijen: QuerySet[Any]) -> HttpResponse:
    kolommen = [onderdelen.Kolom(k.kop, k.breedte, soort=k.soort) for k in soort.kolommen]
    regels = ([k.waarde(rij) for k in soort.kolommen] for rij in rijen.iterator(500))
    inhoud = schrijver.tabel(soort.titel, kolommen, regels)
    if soort.persoonlijk:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, f"lijst {soort.titel.lower()}")
    return download(inhoud, bestandsnaam(soort.titel, timezone.localdate()), "xlsx")


def toon(waarde: Any) -> str:
    """A value of a list in words: ja or nee, a day written out, nothing for nothing."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.date):
        return formats.date_format(waarde, "j F Y")
    return "" if waarde is None else str(waarde)


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def nieuw(request: Verzoek, soort: Soort) -> HttpResponse:
    """A new row. A new person gets a mail to choose a password."""
    form = soort.form(request.POST or None, door=ik(request), initial=_vooraf(request, soort))
    if form.is_valid():
        rij = form.save()
        messages.success(request, f"Toegevoegd: {rij}.")
        if isinstance(rij, Schooljaar):
            return redirect("schooljaar_periodes", rij.pk)
        if isinstance(rij, Gebruiker):
            _meld_uitnodiging(request, rij)
        return redirect("beheer_lijst", soort)
    return render(request, "organisatie/rij.html", {"soort": soort, "form": form})


def _vooraf(request: Verzoek, soort: Soort) -> dict[str, str]:
    """Choices named in the address, such as the person to put in a team."""
    velden = set(soort.form.base_fields) & set(request.GET)
    return {veld: request.GET[veld] for veld in velden}


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def wijzig(request: Verzoek, soort: Soort, pk: int) -> HttpResponse:
    """One row with its history; that of a person is personal, so looking at it is recorded."""
    with te_bewerken(request, soort.rijen(), pk) as rij:
        if isinstance(rij, Gebruiker) and request.method == "GET":
            leg_inzage_vast(request.user, Inzage.Soort.BEKEKEN, f"gegevens van {rij.naam}")
        form = soort.form(request.POST or None, instance=rij, door=ik(request))
        if form.is_valid():
            meld_bewaard(request, form, f"Bewaard: {form.save()}.")
            return redirect("beheer_lijst", soort)
    context: dict[str, Any] = {"soort": soort, "form": form, "rij": soort.rijen().get(pk=pk)}
    if isinstance(rij, Gebruiker):
        leden = rij.lidmaatschappen.select_related("team").order_by("-van", "-pk")
        context |= {"leden": leden, "functies": rij.functies.select_related("school")}
        context["vandaag"] = timezone.localdate()
    return render(request, "organisatie/rij.html", context | {"wijzigingen": wijzigingen(rij)})


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def verwijder(request: Verzoek, soort: Soort, pk: int) -> HttpResponse:
    """Asks by name and says what goes along; refuses when something hangs on the row."""
    rij = get_object_or_404(soort.rijen(), pk=pk)
    naam = str(rij)
    if request.method == "POST" and _verwijder(rij, soort, request.user):
        messages.success(request, f"Verwijderd: {naam}.")
        return redirect("beheer_lijst", soort)
    gevolg = _gevolgen(rij, soort, request.user)
    context = {"soort": soort, "rij": rij, "gevolgen": gevolg}
    return render(request, "organisatie/verwijder.html", context)


@transaction.atomic
def _verwijder(rij: Model, soort: Soort, door: Any) -> bool:
    """Delete unless something came to hang on the row meanwhile; whether it is gone."""
    if _gevolgen(rij, soort, door).houdt_tegen:
        return False
    rij.delete()
    return True


def _gevolgen(rij: Model, soort: Soort, door: Any) -> Gevolgen:
    if rij == door:
        return Gevolgen(houdt_tegen=("dit is je eigen account",))
    if isinstance(rij, Functie) and rij.eigen_beheer_van(door):
        return Gevolgen(houdt_tegen=(EIGEN_BEHEER,))
    if isinstance(rij, Functie) and (werk := _werk_van_functie(rij)):
        return Gevolgen(houdt_tegen=werk)
    jaar = rij.schooljaar if isinstance(rij, Periode) else rij
    if isinstance(jaar, Schooljaar) and jaar.gesloten:
        return Gevolgen(houdt_tegen=(GESLOTEN,))
    return gevolgen(rij, soort.mee)


def _werk_van_functie(functie: Functie) -> tuple[str, ...]:
    """What somebody with this function has under way, and could no longer reach without it."""
    stapels = tel(functie.gebruiker_id, timezone.localdate(), account=True)
    return tuple(str(stapel) for stapel in stapels if stapel.soort.functie == functie.rol)


@require_POST
@alleen_beheerder
def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    """Send a person the mail to choose a password once more."""
    persoon = get_object_or_404(Gebruiker, pk=pk, is_active=True)
    _meld_uitnodiging(request, persoon)
    return redirect("beheer_wijzig", PERSONEN, pk)


def _meld_uitnodiging(request: Verzoek, persoon: Gebruiker) -> None:
    if nodig_uit(request, persoon):
        messages.info(request, f"{persoon.naam} krijgt een mail om een wachtwoord te kiezen.")
    else:
        messages.warning(
            request,
            f"De mail aan {persoon.naam} kon niet weg. Het account is er wel; "
            "stuur de mail later opnieuw via de pagina van deze persoon.",
        )
