"""The time line of a traject on paper: its rows go on over pages, under the same months."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from organisatie.models import Inzage, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.getallen import datum, datum_kort
from rapportage.grafieken import Mijlpaal
from rapportage.lijst import bestand_of_melding
from rapportage.pdf import maak_pdf
from verbeterplan.models import Verbetertraject
from verbeterplan.posterlijn import Posterlijn


@dataclass(frozen=True)
class Lijnregel:
    """A row: what, who, when, a word for how it stands, and its mark on the line."""

    wat: str
    wie: str
    wanneer: str
    woord: str
    merk: SafeString


def als_bestand(
    request: Verzoek, traject: Verbetertraject, mijlpalen: Sequence[Mijlpaal], filters: str
) -> HttpResponse:
    """The PDF as a download that is recorded: it names people."""
    titel = f"Tijdlijn {traject.naam}"
    naam = bestandsnaam(titel, timezone.localdate())
    antwoord = bestand_of_melding(
        request, lambda: download(pdf(traject, mijlpalen, filters), naam, "pdf")
    )
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, titel, traject.team)
    return antwoord


def _wanneer(punt: Mijlpaal) -> str:
    begin = f"{datum_kort(punt.begin)} – " if punt.begin else ""
    return f"{begin}{datum(punt.dag)}"


def pdf(traject: Verbetertraject, mijlpalen: Sequence[Mijlpaal], filters: str) -> bytes:
    """On A4. Raises PdfNietBeschikbaar and TeDruk."""
    vandaag = timezone.localdate()
    dagen = [dag for punt in mijlpalen for dag in (punt.begin, punt.dag) if dag]
    lijn = Posterlijn(dagen, vandaag)
    context = {
        "titel": f"Tijdlijn {traject.naam}",
        "team": f"{traject.team.naam}, {traject.team.school.naam}",
        "ondertitel": filters,
        "datum": f"peildatum {datum(vandaag)}",
        "lijn": lijn.kop,
        "regels": [
            Lijnregel(
                punt.wat,
                punt.wie,
                _wanneer(punt),
                "klaar" if punt.gereed else punt.noot,
                lijn.merk(punt.dag, punt.gereed),
            )
            for punt in mijlpalen
        ],
    }
    return maak_pdf("verbeterplan/tijdlijn_pdf.html", context)
