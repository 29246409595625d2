"""Lists of this app as a file: what the page shows, with its filters."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import BestandGaatNiet, lijst_antwoord
from verbeterplan.models import Overleg, Verbetertraject
from verbeterplan.trajectkaarten import Regel
from verbeterplan.trajectlijst import Regel as Trajectregel
from verbeterplan.trajectplanning import Punt

KOLOMMEN_TRAJECT = [
    Kolom("Team", 26),
    Kolom("Traject", 36, terugloop=True),
    Kolom("Doel", 50, terugloop=True),
    Kolom("Stand", 12),
    Kolom("Fase", 14),
    Kolom("Ronde", 8, "geheel"),
    Kolom("Eerstvolgende datum", 14, "datum"),
    Kolom("Analyse afgerond op", 14, "datum"),
    Kolom("Afspraken te doen", 12, "geheel"),
]
KOLOMMEN_PLANNING = [
    Kolom("Wat", 48, terugloop=True),
    Kolom("Soort", 15),
    Kolom("Verbeteractie", 34, terugloop=True),
    Kolom("Wie", 24, terugloop=True),
    Kolom("Vanaf", 13, "datum"),
    Kolom("Klaar op", 13, "datum"),
    Kolom("Stand", 18),
    Kolom("Bevestigd", 12, "ja_nee"),
    Kolom("Reden", 40, terugloop=True),
]
KOLOMMEN_OVERLEG = [
    Kolom("Team", 26),
    Kolom("Overleg", 40, terugloop=True),
    Kolom("Soort", 18),
    Kolom("Datum en tijd", 18, "tijdstip"),
    Kolom("Minuten", 10, "geheel"),
    Kolom("Plaats", 24, terugloop=True),
]
KOLOMMEN_KAART = [
    Kolom("Kaart", 40, terugloop=True),
    Kolom("Bewijs", 26, terugloop=True),
    Kolom("Doel bereikt", 20, terugloop=True),
    Kolom("Waarom bij dit traject", 44, terugloop=True),
    Kolom("Samenvatting", 60, terugloop=True),
    Kolom("Rapport", 40, terugloop=True),
]


def trajecten(request: Verzoek, regels: Iterable[Trajectregel], filters: str) -> HttpResponse:
    """The list of trajecten."""
    rijen = (
        (
            *(r.traject.team.naam, r.traject.naam, r.traject.doel),
            *(r.traject.get_status_display(), r.fase.kort, r.ronde, r.eerstvolgend),
            *(r.traject.analyse_afgerond_op, r.te_doen),
        )
        for r in regels
    )
    return _lijst(request, "Trajecten", KOLOMMEN_TRAJECT, rijen, filters)


def planning(
    request: Verzoek, punten: Iterable[Punt], traject: Verbetertraject, filters: str
) -> HttpResponse:
    """The planning of a traject; it names people, so it is recorded who took it along."""
    regels = (
        (
            punt.wat,
            punt.soort,
            punt.actie if punt.soort == "activiteit" else "",
            f"{punt.wie} (niet meer in het team)" if punt.weg else punt.wie,
            punt.begin,
            punt.datum,
            f"{punt.stand.woord}, datum voorbij" if punt.stand.voorbij else punt.stand.woord,
            punt.bevestigd if punt.soort == "activiteit" else None,
            punt.reden,
        )
        for punt in punten
    )
    titel = f"Planning {traject.naam}"
    antwoord = _lijst(request, titel, KOLOMMEN_PLANNING, regels, filters)
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, traject.team)
    return antwoord


def overleggen(request: Verzoek, rijen: Iterable[Overleg], filters: str) -> HttpResponse:
    """The list of meetings, without what was said."""
    regels = (
        (o.team.naam, o.titel, o.get_soort_display(), o.moment, o.duur_minuten, o.plaats)
        for o in rijen
    )
    return _lijst(request, "Overleggen", KOLOMMEN_OVERLEG, regels, filters)


def kaarten(request: Verzoek, regels: Iterable[Regel], traject: Verbetertraject) -> HttpResponse:
    """The cards on a traject; who hung one on stays on the page."""
    rijen = (
        (
            f"{r.rij.kaart.titel} (ingetrokken)" if r.ingetrokken else r.rij.kaart.titel,
            *(r.kern.trede, r.kern.doelstelling, r.rij.waarom, r.samenvatting),
            r.rij.kaart.rapport.verwijzing,
        )
        for r in regels
    )
    return _lijst(request, f"Wat is bekend: {traject.naam}", KOLOMMEN_KAART, rijen, "")


def gekozen_filters(form: forms.Form) -> str:
    """The filters that narrow a list, in words: "Team: Handel, stand: loopt"."""
    delen = []
    for naam, veld in form.fields.items():
        waarde = form.cleaned_data.get(naam)
        if waarde and isinstance(veld, forms.ModelChoiceField):
            delen.append(f"{naam}: {waarde}")
        elif waarde and isinstance(veld, forms.ChoiceField):
            keuzes: dict[Any, Any] = dict(veld.choices)  # type: ignore[arg-type]
            delen.append(f"{naam}: {keuzes.get(waarde, waarde)}")
    tekst = ", ".join(delen)
    return f"{tekst[:1].upper()}{tekst[1:]}"


def _lijst(
    request: Verzoek,
    titel: str,
    kolommen: Sequence[Kolom],
    rijen: Iterable[Sequence[object]],
    filters: str,
) -> HttpResponse:
    """The file; back to the list with a message when it cannot be made now."""
    try:
        return lijst_antwoord(request.GET["formaat"], titel, kolommen, rijen, filters=filters)
    except BestandGaatNiet as fout:
        messages.error(request, fout.melding)
        return redirect(request.path)
