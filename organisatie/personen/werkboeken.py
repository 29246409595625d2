"""Workbooks around bringing in people: an example, and what would happen line by line."""

from collections.abc import Iterator
from typing import Any

from organisatie.models import Personeninlezing, Team
from organisatie.personen.verloop import lees_voorbeeld
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes, tabel

KOLOMMEN = (
    *(Kolom("Naam", 26), Kolom("E-mailadres", 34), Kolom("School", 26), Kolom("Team", 26)),
    *(Kolom("Rol", 14), Kolom("Functie", 22), Kolom("Vanaf", 12), Kolom("Tot", 12)),
)
UITLEG = (
    ("Naam", "Nodig voor wie nieuw is. Of apart: roepnaam, tussenvoegsel, achternaam."),
    ("E-mailadres", "Nodig. Hieraan herkennen we iemand; wie er al is, wordt bijgewerkt."),
    ("School en Team", "Zoals ze bij Beheer heten. Iemand in twee teams krijgt twee regels."),
    ("Rol", "teamlid of teamleider. Leeg is teamlid."),
    ("Functie", "Mag leeg: kwaliteitsmedewerker, onderzoeker, bestuurder of directeur."),
    ("Vanaf", "Mag leeg: dan vandaag. Als dag-maand-jaar."),
    ("Tot", "Mag leeg. De laatste dag in het team."),
)
FOUTEN = (Kolom("Rij", 8, "gewoon"), Kolom("Kolom", 18), Kolom("Wat er mis is", 90))
REGELS = (
    *(Kolom("Rij", 8, "gewoon"), Kolom("Wat", 14), Kolom("Naam", 28), Kolom("E-mailadres", 34)),
    Kolom("Wat er anders wordt", 80, terugloop=True),
)
SOORTEN = {"nieuw": "nieuw", "anders": "gewijzigd", "verhuist": "verhuist"}


def voorbeeldbestand() -> bytes:
    """Two invented people, in the first team there is. Raises TeDruk."""
    team = Team.objects.filter(actief=True).select_related("school").first()
    school, naam = (team.school.naam, team.naam) if team else ("College Noord", "Handel")
    rijen = (
        ("Noor van Dijk", "n.vandijk@school.example", school, naam, "teamleider", "", "", ""),
        ("Sem Bakker", "s.bakker@school.example", school, naam, "teamlid", "", "1-8-2026", ""),
    )
    uitleg = (Kolom("Kolom", 24), Kolom("Wat er staat", 80, terugloop=True))
    bladen = [
        Blad("Personen", KOLOMMEN, rijen, filter=False),
        Blad("Uitleg", uitleg, UITLEG, filter=False),
    ]
    return als_bytes(Werkboek("Personen", bladen))


def uitkomst_werkboek(run: Personeninlezing, titel: str) -> bytes:
    """All lines of what was checked. Raises TeDruk."""
    boven = [[f"Bestand {run.naam}"]]
    if run.uitkomst["fouten"]:
        fouten = ((r["rij"], r["veld"], r["tekst"]) for r in lees_voorbeeld(run))
        return tabel(titel, FOUTEN, fouten, boven=boven)
    return tabel(titel, REGELS, _regels(run), boven=boven)


def _regels(run: Personeninlezing) -> Iterator[tuple[Any, ...]]:
    for r in lees_voorbeeld(run):
        yield r["rij"], SOORTEN[r["soort"]], r["naam"], r["email"], "; ".join(r["woorden"])
