"""Workbooks around an import: an example to fill in, and what would happen line by line."""

import datetime
from collections.abc import Iterator
from typing import Any

from borgen.slb.inlezen import opslag
from borgen.slb.models import Inleesrun
from borgen.slb.regels.kolommen import Veld
from borgen.slb.regels.studentrij import IN_WOORDEN
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes, tabel

KOLOMMEN = (
    Kolom("Studentnummer", 16),
    Kolom("Roepnaam", 16),
    Kolom("Tussenvoegsel", 14),
    Kolom("Achternaam", 22),
    Kolom("Klas", 10),
    Kolom("SLB’er", 24),
    Kolom("Instroomdatum", 15),
    Kolom("Uitstroomdatum", 15),
)
FOUTEN = (Kolom("Rij", 8, "gewoon"), Kolom("Kolom", 18), Kolom("Wat er mis is", 90))
REGELS = (
    *(Kolom("Rij", 8, "gewoon"), Kolom("Wat", 16), Kolom("Studentnummer", 16), Kolom("Naam", 30)),
    Kolom("Wat er anders wordt", 80, terugloop=True),
)
UITLEG = (
    ("Studentnummer", "Nodig. Hieraan herkennen we een student bij de volgende keer."),
    ("Roepnaam, tussenvoegsel, achternaam", "Nodig; of de hele naam in een kolom Naam."),
    ("Klas", "Nodig voor wie nieuw is. Een klas die er nog niet is, maken we."),
    ("SLB’er", "Mag leeg blijven. De naam of het e-mailadres van iemand uit het team."),
    ("Instroomdatum", "Mag leeg blijven. De eerste dag, als dag-maand-jaar."),
    ("Uitstroomdatum", "Mag leeg blijven. De laatste dag, als dag-maand-jaar."),
)


VERTREK = datetime.timedelta(days=14)


def voorbeeldbestand(slber: str, vandaag: datetime.date) -> bytes:
    """Two invented students to write over, of a member of the team or of nobody. Raises TeDruk.

    One begins today, the other leaves soon: the list can be brought in as it is, whenever it is.
    """
    begin, eind = (f"{d.day}-{d.month}-{d.year}" for d in (vandaag, vandaag + VERTREK))
    rijen = (
        ("0012345", "Noor", "van", "Dijk", "3A", slber, begin, ""),
        ("0012346", "Sem", "", "Bakker", "3B", slber, begin, eind),
    )
    uitleg = (Kolom("Kolom", 36), Kolom("Wat er staat", 70, terugloop=True))
    bladen = [
        Blad("Studenten", KOLOMMEN, rijen, filter=False),
        Blad("Uitleg", uitleg, UITLEG, filter=False),
    ]
    return als_bytes(Werkboek("Studenten", bladen))


def uitkomst_werkboek(run: Inleesrun, titel: str) -> bytes:
    """All lines of what was checked. Raises TeDruk."""
    boven = [[f"Team {run.team.naam}, bestand {run.naam}"]]
    if run.uitkomst["fouten"]:
        return tabel(titel, FOUTEN, _fouten(run), boven=boven)
    return tabel(titel, REGELS, _regels(run), boven=boven)


def _fouten(run: Inleesrun) -> Iterator[tuple[object, ...]]:
    for regel in opslag.lees(run.sleutel, opslag.VOORBEELD):
        yield regel["rij"], IN_WOORDEN[Veld(regel["veld"])], regel["tekst"]


def _regels(run: Inleesrun) -> Iterator[tuple[object, ...]]:
    for regel in opslag.lees(run.sleutel, opslag.VOORBEELD):
        wat, uitleg = _in_woorden(regel)
        yield regel.get("rij"), wat, regel["nummer"], regel["naam"], uitleg


def _in_woorden(regel: dict[str, Any]) -> tuple[str, str]:
    if regel["soort"] == "nieuw":
        return "nieuw", _samen(
            f"klas {regel['klas']}",
            regel["slber"] and f"SLB’er {regel['slber']}",
            f"vanaf {regel['van']}",
            regel["tot"] and f"tot en met {regel['tot']}",
        )
    if regel["soort"] == "anders":
        return "gewijzigd", "; ".join(
            f"{veld}: was {was or 'leeg'}, wordt {wordt}"
            for veld, was, wordt in regel["verschillen"]
        )
    if regel["soort"] == "afwezig":
        return "niet in de lijst", f"nu in klas {regel['klas']}"
    return "overgeslagen", f"al weg op {regel['tot']}"


def _samen(*delen: str) -> str:
    return ", ".join(filter(None, delen))
