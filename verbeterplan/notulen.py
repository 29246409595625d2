"""A meeting as a file: who were there, the agenda with what was said, what was agreed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum, tijd
from rapportage.lijst import bestand_of_melding
from rapportage.pdf import maak_pdf
from verbeterplan.verslag import Notulen

_PUNTEN = [
    Kolom("Agendapunt", 40, terugloop=True),
    Kolom("Minuten", 10, "geheel"),
    Kolom("Wat is er besproken", 80, terugloop=True),
]
_AFSPRAKEN = [
    Kolom("Wat", 50, terugloop=True),
    Kolom("Wie", 26),
    Kolom("Klaar op", 14, "datum"),
    Kolom("Hoe het staat", 18),
]


def bestand(request: Verzoek, notulen: Notulen, formaat: str) -> HttpResponse:
    """``formaat`` is pdf or xlsx, anything else is 404. It names people: taking it is recorded."""
    maak: Any = {"pdf": _pdf, "xlsx": _werkboek}.get(formaat)
    if maak is None:
        raise Http404
    overleg = notulen.overleg
    naam = bestandsnaam("Verslag", overleg.titel, timezone.localtime(overleg.moment).date())
    antwoord = bestand_of_melding(request, lambda: download(maak(notulen), naam, formaat))
    if antwoord.status_code == 200:
        titel = f"Verslag {overleg.titel}"
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, overleg.team)
    return antwoord


def _wanneer(notulen: Notulen) -> str:
    moment = notulen.overleg.moment
    waar = f", {notulen.overleg.plaats}" if notulen.overleg.plaats else ""
    return f"{datum(moment)}, {tijd(moment)}, {notulen.overleg.duur_minuten} minuten{waar}"


def _pdf(notulen: Notulen) -> bytes:
    overleg = notulen.overleg
    context = {
        "titel": overleg.titel,
        "team": f"{overleg.team.naam}, {overleg.team.school.naam}",
        "ondertitel": f"PLG {overleg.traject.naam}" if overleg.traject else "",
        "datum": _wanneer(notulen),
        "notulen": notulen,
        "overleg": overleg,
    }
    return maak_pdf("verbeterplan/overleg_pdf.html", context)


def _werkboek(notulen: Notulen) -> bytes:
    overleg = notulen.overleg
    boven: list[list[object]] = [[f"Team {overleg.team.naam}"], [_wanneer(notulen)]]
    if notulen.aanwezig:
        boven.append([f"Aanwezig: {', '.join(notulen.aanwezig)}"])
    punten: list[list[object]] = [[p.tekst, p.minuten, p.besproken] for p in notulen.punten]
    if overleg.verslag:
        punten.append(["Verder", None, overleg.verslag])
    if overleg.terugkoppeling:
        punten.append(["Terug naar het team", None, overleg.terugkoppeling])
    bladen = [Blad("Verslag", _PUNTEN, punten, titel=overleg.titel, boven=boven)]
    if notulen.afspraken:
        rijen = [[a.wat, a.wie, a.datum, a.stand.woord] for a in notulen.afspraken]
        bladen.append(Blad("Afspraken", _AFSPRAKEN, rijen, titel="Afspraken"))
    return als_bytes(Werkboek(overleg.titel, bladen))
