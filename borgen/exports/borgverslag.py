"""The borging report on paper and as a workbook."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from borgen.borgverslag import Verslag
from borgen.exports import meetplan
from borgen.waarnemingen import in_woorden
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf

VOOR_WIE = {"team": "voor het team", "kwaliteit": "voor kwaliteit en directie"}


def titel_van(verslag: Verslag) -> str:
    return f"Borgverslag {verslag.traject.naam}"


def pdf(verslag: Verslag) -> bytes:
    """A4, with the charts."""
    context = {
        "titel": titel_van(verslag),
        "team": f"{verslag.traject.team.naam}, {verslag.traject.team.school.naam}",
        "datum": f"peildatum {datum(verslag.dag)}",
        "versie": VOOR_WIE[verslag.voor],
        "verslag": verslag,
        "op_papier": True,
    }
    return maak_pdf("borgen/verslag_pdf.html", context)


def werkboek(verslag: Verslag) -> bytes:
    """A sheet for each part."""
    titel = titel_van(verslag)
    boven = [[f"Team {verslag.traject.team.naam}, peildatum {datum(verslag.dag)}"]]
    boven.append([VOOR_WIE[verslag.voor].capitalize()])
    bladen = [
        Blad("Stappen", _KOLOMMEN_STAP, _stappen(verslag), titel=titel, boven=boven),
        Blad("Documenten", _KOLOMMEN_DOCUMENT, _documenten(verslag), titel="Wat er geldt"),
        *meetplan.bladen(verslag.traject, verslag.meetplan),
    ]
    if verslag.van_team:
        bladen += [
            Blad("Signalen", _KOLOMMEN_SIGNAAL, _signalen(verslag), titel="Signalen"),
            Blad("Besluiten", _KOLOMMEN_BESLUIT, _besluiten(verslag), titel="Besluiten"),
        ]
    return als_bytes(Werkboek(titel, bladen))


_KOLOMMEN_STAP = [
    Kolom("Verbeteractie", 40, terugloop=True),
    Kolom("Aan de beurt", 16),
    Kolom("Waarom", 60, terugloop=True),
    Kolom("Geborgd", 12, "ja_nee"),
    Kolom("Hertoets voor", 14, "datum"),
]
_KOLOMMEN_DOCUMENT = [
    Kolom("Document", 40, terugloop=True),
    Kolom("Versie", 9, "geheel"),
    Kolom("Vastgesteld op", 14, "datum"),
    Kolom("Proces", 30, terugloop=True),
    Kolom("Evalueren op", 14, "datum"),
]
_KOLOMMEN_SIGNAAL = [
    Kolom("Verbeteractie", 36, terugloop=True),
    Kolom("Datum", 13, "datum"),
    Kolom("Hoe het gaat", 16),
    Kolom("Wat iemand zag of hoorde", 60, terugloop=True),
]
_KOLOMMEN_BESLUIT = [
    Kolom("Datum", 13, "datum"),
    Kolom("Verbeteractie", 30, terugloop=True),
    Kolom("Wat we deden", 20, terugloop=True),
    Kolom("Besluit", 46, terugloop=True),
    Kolom("Waar het op rust", 46, terugloop=True),
]


def _stappen(verslag: Verslag) -> Iterable[Sequence[object]]:
    for beeld in verslag.acties:
        hertoets = beeld.toets.hertoets_voor if beeld.toets else None
        yield (
            beeld.actie.naam,
            str(beeld.beurt.stap),
            beeld.waarom,
            beeld.is_geborgd,
            hertoets,
        )


def _documenten(verslag: Verslag) -> Iterable[Sequence[object]]:
    for versie in verslag.documenten:
        op = versie.vastgesteld_op
        yield (
            versie.document.titel,
            versie.nummer,
            timezone.localtime(op).date() if op else None,
            versie.document.proces.naam,
            versie.document.evalueren_op,
        )


def _signalen(verslag: Verslag) -> Iterable[Sequence[object]]:
    for bij in verslag.signalen:
        for rij in (*bij.aandacht, *bij.goed):
            yield (bij.naam, rij.datum, rij.get_richting_display(), rij.tekst)


def _besluiten(verslag: Verslag) -> Iterable[Sequence[object]]:
    for regel in verslag.besluiten:
        besluit = regel.besluit
        yield (
            besluit.datum,
            besluit.verbeteractie.naam,
            besluit.get_soort_display(),
            besluit.wat,
            "\n".join(map(in_woorden, regel.waarnemingen)),
        )
