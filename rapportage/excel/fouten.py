"""What can be wrong with a file that somebody brings in."""


class ExcelFout(Exception):
    """The file cannot be used. `melding` says in plain Dutch what to do about it."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class FormulesGevonden(ExcelFout):
    """There are formulas where only values are allowed; `cellen` names them: "Blad1!B3"."""

    def __init__(self, cellen: list[str]) -> None:
        self.cellen = cellen
        enkele = ", ".join(cellen[:5]) + (" en meer" if len(cellen) > 5 else "")
        super().__init__(
            f"In het bestand staan formules ({enkele}). Vervang ze door hun uitkomst: kopieer de "
            "cellen en plak ze als waarden."
        )


GEEN_EXCEL = "Dit is geen Excel-bestand. Open het in Excel of LibreOffice en bewaar het als .xlsx."
OUD_EXCEL = (
    "Dit is een Excel-bestand in de oude vorm (.xls). Open het en bewaar het als .xlsx "
    "(Opslaan als, Excel-werkmap)."
)
WACHTWOORD = (
    "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en bewaar het opnieuw."
)
OPENDOCUMENT = "Dit is een OpenDocument-bestand (.ods). Open het en bewaar het als .xlsx."
BINAIR = "Dit is een binaire Excel-werkmap (.xlsb). Open het en bewaar het als .xlsx."
MACROS = (
    "Dit bestand bevat macro's. Bewaar het als gewone Excel-werkmap (.xlsx) en probeer het opnieuw."
)
BESCHADIGD = (
    "Dit bestand is beschadigd. Open het in Excel of LibreOffice, bewaar het opnieuw als .xlsx en "
    "probeer het nog een keer."
)
LEEG = "Dit bestand is leeg."
ONVEILIG = (
    "Dit bestand bevat onderdelen die niet in een gewone werkmap horen. Kopieer de gegevens naar "
    "een nieuwe werkmap en probeer het daarmee."
)

TE_VEEL = (
    "Er staat te veel in dit bestand. Kopieer alleen de gegevens die je nodig hebt naar een nieuwe "
    "werkmap en probeer het daarmee."
)


def te_groot(grens: int) -> str:
    return f"Dit bestand is te groot: hoogstens {megabytes(grens)}."


def te_groot_uitgepakt(grens: int) -> str:
    return (
        f"Uitgepakt is dit bestand te groot (hoogstens {megabytes(grens)}). Haal weg wat niet "
        "nodig is, zoals afbeeldingen en extra bladen, of kopieer de gegevens naar een nieuwe "
        "werkmap."
    )


def megabytes(grens: int) -> str:
    return f"{grens / 1_000_000:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " MB"
