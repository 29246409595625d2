"""What the phase verdiepen gives along: the list of sources, and a guide for talks."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone

from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import datum
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from rapportage.pdf import maak_pdf
from verbeterplan.models import Planbron, Verbetertraject
from verbeterplan.regels.vragen import SITUATIE

KOLOMMEN_BRON = [
    Kolom("Bron", 44, terugloop=True),
    Kolom("Soort", 20, terugloop=True),
    Kolom("Jaar", 8, "gewoon"),
    Kolom("Waar te vinden", 40, terugloop=True),
    Kolom("Voor of tegen", 18, terugloop=True),
    Kolom("Wat leert dit ons", 60, terugloop=True),
    *(Kolom(kop, 12) for kop in ("Onderbouwd", "Recent", "Bruikbaar", "Past")),
    Kolom("Ons oordeel", 40, terugloop=True),
]
# On paper the judgement in one line, without the four columns it is made of.
KOLOMMEN_PAPIER = [*KOLOMMEN_BRON[:3], *KOLOMMEN_BRON[4:6], KOLOMMEN_BRON[-1]]


def bronnen(
    request: Verzoek, rijen: Iterable[Planbron], traject: Verbetertraject, ronde: str
) -> HttpResponse:
    """The sources of one round as the page shows them."""
    formaat = request.GET["formaat"]
    kolommen = KOLOMMEN_PAPIER if formaat == "pdf" else KOLOMMEN_BRON
    regels = [_regel(bron) for bron in rijen]
    if formaat == "pdf":
        # A year is no number there: 2023, not 2.023.
        regels = [(*regel[:2], str(regel[2] or ""), *regel[4:6], regel[-1]) for regel in regels]
    titel = f"Bronnen {traject.naam}"
    return bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, titel, kolommen, regels, filters=ronde)
    )


def _regel(bron: Planbron) -> tuple[object, ...]:
    return (
        *(bron.titel, bron.get_soort_display(), bron.jaar, bron.vindplaats),
        *(bron.get_richting_display(), bron.leert_ons),
        *(bron.get_kwaliteit_display(), bron.get_recent_display()),
        *(bron.get_bruikbaar_display(), bron.get_past_display()),
        bron.oordeel,
    )


def leidraad(traject: Verbetertraject, kennisvraag: str) -> HttpResponse:
    """The questions on paper, with room to write. Raises as ``maak_pdf``."""
    vandaag = timezone.localdate()
    context = {
        "titel": "Hoe gaat het nu?",
        "ondertitel": "Leidraad voor een gesprek of observatie",
        "team": f"{traject.team.naam} · {traject.naam}",
        "datum": datum(vandaag),
        "kennisvraag": kennisvraag,
        "vragen": SITUATIE.vragen,
    }
    inhoud = maak_pdf("verbeterplan/leidraad_pdf.html", context)
    return download(inhoud, bestandsnaam("Leidraad", traject.naam), "pdf")
