"""The register as a list, and documents as PDF "Zo werken wij"."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse

from borgen.leeslijst import Leesstand
from borgen.models import Document, Documentversie, Proces, Tekst
from organisatie.models import Inzage, Team, leg_inzage_vast
from organisatie.verzoek import Verzoek
from rapportage.antwoord import bestandsnaam, download
from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import datum
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from rapportage.pdf import maak_pdf

TITEL = "Processen en documenten"
KOLOMMEN = [
    Kolom("Team", 22),
    Kolom("Proces", 26, terugloop=True),
    Kolom("Vormen", 30, terugloop=True),
    Kolom("Beheerder", 24, terugloop=True),
    Kolom("Evalueert", 20, terugloop=True),
    Kolom("Maakt beschikbaar", 20, terugloop=True),
    Kolom("Document", 30, terugloop=True),
    Kolom("Geldt nu", 12),
    Kolom("Sinds", 13, "datum"),
    Kolom("In bewerking", 22, terugloop=True),
    Kolom("Evalueren op", 13, "datum"),
]
# A sheet of paper is narrower: who does what in one column, the versions in another.
KOLOMMEN_PAPIER = [
    Kolom("Proces", 28, terugloop=True),
    Kolom("Wie", 34, terugloop=True),
    Kolom("Document", 28, terugloop=True),
    Kolom("Stand", 30, terugloop=True),
    Kolom("Evalueren op", 13, "datum"),
]


def register(request: Verzoek, rijen: Iterable[Proces], filters: str) -> HttpResponse:
    """The register as the page shows it; a process without document has a line too."""
    formaat = request.GET["formaat"]
    regels = [regel for proces in rijen for regel in _regels(proces)]
    kolommen = KOLOMMEN
    if formaat == "pdf":
        kolommen, regels = KOLOMMEN_PAPIER, [_op_papier(regel) for regel in regels]
    antwoord = bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, TITEL, kolommen, regels, filters=filters)
    )
    if antwoord.status_code == 200:
        # It names who does what.
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, TITEL)
    return antwoord


KOLOMMEN_LEESLIJST = [
    Kolom("Team", 24),
    Kolom("Document", 36, terugloop=True),
    Kolom("Versie", 9, "geheel"),
    Kolom("Gelezen", 10, "geheel"),
    Kolom("Nog niet", 60, terugloop=True),
]


def leeslijst(request: Verzoek, teams: Iterable[tuple[Team, list[Leesstand]]]) -> HttpResponse:
    """Who has not read what yet, in the teams the person leads."""
    regels = [
        (
            team.naam,
            stand.versie.document.titel,
            stand.versie.nummer,
            len(stand.gelezen),
            ", ".join(rij.lid.gebruiker.naam for rij in stand.nog_niet),
        )
        for team, standen in teams
        for stand in standen
    ]
    formaat = request.GET["formaat"]
    antwoord = bestand_of_melding(
        request, lambda: lijst_antwoord(formaat, "Leeslijst", KOLOMMEN_LEESLIJST, regels)
    )
    if antwoord.status_code == 200:
        leg_inzage_vast(request.user, Inzage.Soort.UITGEVOERD, "Leeslijst")
    return antwoord


def _regels(proces: Proces) -> Iterator[tuple[Any, ...]]:
    links = (
        proces.team.naam,
        proces.naam,
        proces.formats,
        ", ".join(filter(None, [_naam(proces.beheerder), proces.beheerder_buiten_team])),
        _naam(proces.evalueert),
        _naam(proces.maakt_beschikbaar),
    )
    documenten: list[Document] = proces.lijst  # type: ignore[attr-defined]
    for document in documenten or [None]:  # type: ignore[list-item]
        yield (*links, *(_rechts(document) if document else ("", "", None, "", None)))


def _op_papier(regel: tuple[Any, ...]) -> tuple[Any, ...]:
    team, proces, _, beheerder, evalueert, beschikbaar, document, geldt, sinds, bezig, op = regel
    taken = (("beheert", beheerder), ("evalueert", evalueert), ("maakt beschikbaar", beschikbaar))
    wie = "; ".join(f"{naam} {taak}" for taak, naam in taken if naam)
    stand = [f"{geldt} geldt sinds {datum(sinds)}"] if geldt else []
    return (f"{proces} ({team})", wie, document, "; ".join([*stand, *filter(None, [bezig])]), op)


def _rechts(document: Document) -> tuple[Any, ...]:
    stand: list[Documentversie] = document.stand  # type: ignore[attr-defined]
    geldt = next((v for v in stand if v.is_vast), None)
    bezig = next((v for v in stand if not v.is_vast), None)
    return (
        document.titel,
        f"versie {geldt.nummer}" if geldt else "",
        geldt.vastgesteld_op if geldt else None,
        f"versie {bezig.nummer}: {bezig.get_status_display()}" if bezig else "",
        document.evalueren_op,
    )


def _naam(lid: Any) -> str:
    return lid.gebruiker.naam if lid else ""


def document_pdf(request: Verzoek, versie: Documentversie) -> HttpResponse:
    """One version; what is not approved says so on every page."""
    return bestand_of_melding(
        request,
        lambda: download(
            maak_pdf("borgen/document_pdf.html", _blad(versie)),
            bestandsnaam("Zo werken wij", versie.document.titel, f"versie {versie.nummer}"),
            "pdf",
        ),
    )


def _blad(versie: Documentversie) -> dict[str, Any]:
    vast = Tekst.objects.filter(versie=versie).first()
    return {
        "titel": vast.titel if vast else versie.document.titel,
        "tekst": vast.tekst if vast else versie.tekst,
        "bijlagen": vast.bijlagen if vast else _bijlagen(versie),
        "ondertitel": "Zo werken wij" if versie.status == "vastgesteld" else "",
        "document": versie.document,
        "v": versie,
        "team": str(versie.document.proces.team),
        "versie": versie_in_woorden(versie),
    }


def _bijlagen(versie: Documentversie) -> list[dict[str, str]]:
    return [{"naam": rij.bijlage.naam} for rij in versie.versiebijlagen.select_related("bijlage")]


def versie_in_woorden(versie: Documentversie) -> str:
    """Which version this is, and whether it holds."""
    if versie.status == Documentversie.Status.VASTGESTELD:
        return f"versie {versie.nummer}, vastgesteld op {datum(versie.vastgesteld_op)}"
    if versie.status == Documentversie.Status.VERVALLEN:
        return f"versie {versie.nummer}, vervallen op {datum(versie.vervallen_op)}"
    return f"versie {versie.nummer}, {versie.get_status_display()}: geldt nog niet"


def boekje(request: Verzoek, team: Team, teksten: list[Tekst], vandaag: Any) -> HttpResponse:
    """All that holds in a team as one booklet, with contents."""
    context = {
        "titel": "Zo werken wij",
        "team": str(team),
        "teksten": teksten,
        "datum": datum(vandaag),
    }
    naam = bestandsnaam("Zo werken wij", team.naam, vandaag)
    return bestand_of_melding(
        request, lambda: download(maak_pdf("borgen/document_boekje_pdf.html", context), naam, "pdf")
    )
