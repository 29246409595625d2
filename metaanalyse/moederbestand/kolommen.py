"""The columns of the wide form; the rows of the long form carry the same names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from metaanalyse.models import Checklistscore
from metaanalyse.regels.screening import CRITERIA
from metaanalyse.regels.variabelen import VARIABELEN, sleutel, zoek_variabele

VERANTWOORDING = "Verantwoording"
KAART, TITEL = "kaart", "titel"
LADDER, VAN_BRON = "ladder", "trede_van_bron"
VOORSTEL, TREDE_REDEN = "trede_voorstel", "trede_reden"
HERKOMST, SCORE = "herkomst:", "score:"

RAPPORTVELDEN: Mapping[str, str] = {
    "code": "Rapportnummer",
    "titel": "Titel van het rapport",
    "auteurs": "Auteurs",
    "jaar": "Jaar",
    "uitgave": "Uitgever of tijdschrift",
    "doi": "DOI",
    "url": "Adres op internet",
    "soort": "Soort rapport",
    "openbaar": "Openbaar te krijgen",
    "vindplaats": "Gevonden via",
    "toelichting": "Toelichting bij het rapport",
    **{c.code: f"Screening: {c.code.replace('_', ' ')}" for c in CRITERIA},
    "overige_velden": "Overige velden van de bron",
}
RAPPORT = "rapport:"
# For whoever reads the file: coming in, these are written anew.
TER_INFORMATIE: Mapping[str, str] = {
    "herkomst": "Herkomst van de kaart",
    "codeurs": "Codeurs",
    "vastgesteld_door": "Vastgesteld door",
    "vastgesteld_op": "Vastgesteld op",
    "reden": "Waarom zo vastgesteld",
}


@dataclass(frozen=True)
class Kolom:
    sleutel: str
    naam: str
    groep: str


KOP = (Kolom(KAART, "RAPPORT ID", ""), Kolom(TITEL, "Vernieuwing", VERANTWOORDING))
VARIABELKOLOMMEN = tuple(Kolom(v.code, v.naam, v.hoofdgroep) for v in VARIABELEN.values())
RAPPORTKOLOMMEN = tuple(
    Kolom(RAPPORT + veld, naam, VERANTWOORDING) for veld, naam in RAPPORTVELDEN.items()
)
HERKOMSTKOLOMMEN = tuple(
    Kolom(HERKOMST + v.code, f"{v.naam}: herkomst en plaats", VERANTWOORDING)
    for v in VARIABELEN.values()
)
OORDEELKOLOMMEN = (
    *(
        Kolom(SCORE + o.value, f"Checklist: {o.label}", VERANTWOORDING)
        for o in Checklistscore.Onderdeel
    ),
    Kolom(LADDER, "Laddervoorwaarden", VERANTWOORDING),
    Kolom(VAN_BRON, "Trede toegekend door de bron", VERANTWOORDING),
    Kolom(VOORSTEL, "Voorgestelde trede", VERANTWOORDING),
    Kolom(TREDE_REDEN, "Waarom een andere trede", VERANTWOORDING),
    *(Kolom(code, naam, VERANTWOORDING) for code, naam in TER_INFORMATIE.items()),
)
ALLE = (*KOP, *VARIABELKOLOMMEN, *RAPPORTKOLOMMEN, *HERKOMSTKOLOMMEN, *OORDEELKOLOMMEN)
PER_SLEUTEL: Mapping[str, Kolom] = {k.sleutel: k for k in ALLE}

_ANDERE_NAMEN = {
    "rapport id": KAART,
    "rapportid": KAART,
    "kaartnummer": KAART,
    "kaart": KAART,
    "titel": TITEL,
    "titel kaart": TITEL,
    "interventie": TITEL,
    "titel rapport": RAPPORT + "titel",
    "auteur": RAPPORT + "auteurs",
    "url": RAPPORT + "url",
    "uitgever": RAPPORT + "uitgave",
    "tijdschrift": RAPPORT + "uitgave",
    "soort": RAPPORT + "soort",
    "vindplaats": RAPPORT + "vindplaats",
    "toelichting": RAPPORT + "toelichting",
}
_NAMEN = {sleutel(k.naam): k.sleutel for k in ALLE} | _ANDERE_NAMEN


@cache
def zoek_kolom(naam: str) -> str | None:
    """The column that a heading, or a row of the long form, means."""
    return _NAMEN.get(sleutel(naam)) or zoek_variabele(naam)
