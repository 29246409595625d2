"""One card or a selection on paper: the answer first, then every finding with its source."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from metaanalyse.kaartbeeld import Kern, groepen
from metaanalyse.models import Checklistscore, Kaart
from metaanalyse.moederbestand.kaartcellen import lees_inhouden
from metaanalyse.regels.inhoud import Inhoud
from rapportage.antwoord import bestandsnaam, download
from rapportage.capaciteit import TeDruk
from rapportage.getallen import datum
from rapportage.lijst import BestandGaatNiet
from rapportage.pdf import PdfNietBeschikbaar, maak_pdf

# Some seconds of work, and as much as anybody reads on paper.
MEESTE = 50


def antwoord(kaarten: Sequence[Kaart]) -> HttpResponse:
    """The cards as a download. Raises BestandGaatNiet."""
    if len(kaarten) > MEESTE:
        raise BestandGaatNiet(
            f"Een PDF met meer dan {MEESTE} kaarten maken we niet. Kies er minder, of neem de "
            "lijst mee als Excel of CSV."
        )
    vandaag = timezone.localdate()
    een = kaarten[0] if len(kaarten) == 1 else None
    titel = een.titel if een else "Digitale kaarten"
    try:
        inhoud = maak_pdf("metaanalyse/kaart_pdf.html", _context(kaarten, titel, een))
    except (TeDruk, PdfNietBeschikbaar) as fout:
        raise BestandGaatNiet(fout.melding) from fout
    return download(inhoud, bestandsnaam("Kaart" if een else "Kaarten", titel, vandaag), "pdf")


def _context(kaarten: Sequence[Kaart], titel: str, een: Kaart | None) -> dict[str, Any]:
    inhouden = lees_inhouden([kaart.geldig_id for kaart in kaarten])
    return {
        "titel": titel,
        "ondertitel": een.rapport.titel if een else f"{len(kaarten)} kaarten",
        "datum": datum(timezone.localdate()),
        "een": een is not None,
        "kaarten": [_kaart(kaart, inhouden[kaart.geldig_id]) for kaart in kaarten],
    }


def _kaart(kaart: Kaart, inhoud: Inhoud) -> dict[str, Any]:
    return {
        "kaart": kaart,
        "kern": Kern.uit(inhoud.gegevens),
        "samenvatting": next((g.tekst for g in inhoud.van("samenvatting")), ""),
        "groepen": [groep for groep in groepen(inhoud) if groep.naam != "Samenvatting"],
        "checklist": [
            (o.label, inhoud.scores[o.value].score if o.value in inhoud.scores else None)
            for o in Checklistscore.Onderdeel
        ],
    }
