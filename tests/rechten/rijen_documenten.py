"""Documents: the team reads all, its leader writes; outside it only what was approved."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from borgen.acties.documenteren_bijlagen import som_van
from borgen.models import Document, Documentversie, Proces, Versiebijlage, Voorstel
from organisatie.models import Bijlage
from tests.borgen.documenten_hulp import leg_voor, maak_concept, maak_document, maak_proces
from tests.borgen.documenten_hulp import stel_vast as stel_document_vast
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from tests.verbeterplan.hulp import versie

TEAM = verwacht(404, teamleider=200, teamlid=200)
VAST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)
LEIDT = verwacht(404, teamleider=200)
LEIDT_POST = verwacht(404, teamleider=302)
TEAM_POST = verwacht(404, teamleider=302, teamlid=302)
LEIDT_ERGENS = verwacht(404, teamleider=200, ander_teamleider=200)


def eenmaal(maak: Callable) -> Callable:
    """Made once for a podium."""

    @wraps(maak)
    def eens(podium: Podium, *rest: Any) -> Any:
        sleutel = (maak.__name__, *(getattr(deel, "pk", deel) for deel in rest))
        gemaakt = podium.__dict__.setdefault("documenten", {})
        if sleutel not in gemaakt:
            gemaakt[sleutel] = maak(podium, *rest)
        return gemaakt[sleutel]

    return eens


@eenmaal
def _document(podium: Podium, titel: str) -> Document:
    return maak_document(podium.wereld.team, podium.wereld.teamleider, titel)


@eenmaal
def _vast(podium: Podium) -> Documentversie:
    return stel_document_vast(_document(podium, "Geldt"))


@eenmaal
def _ter_toetsing(podium: Podium) -> Documentversie:
    return leg_voor(_document(podium, "Ter toetsing"))


@eenmaal
def _concept(podium: Podium) -> Documentversie:
    return maak_concept(_document(podium, "Concept"))


@eenmaal
def _bijlage(podium: Podium, bij: Documentversie) -> Versiebijlage:
    bestand = ContentFile(b"formulier", "formulier.txt")
    bijlage = Bijlage.objects.create(
        team=podium.wereld.team,
        naam="formulier.txt",
        bestand=bestand,
        grootte=9,
        door=podium.wereld.teamleider,
    )
    return Versiebijlage.objects.create(versie=bij, bijlage=bijlage, sha256=som_van(bestand))


@eenmaal
def _proces(podium: Podium) -> Proces:
    return maak_proces(podium.wereld.team, "Intake")


@eenmaal
def _voorstel(podium: Podium) -> Voorstel:
    document, door = _document(podium, "Met voorstel"), podium.wereld.teamlid
    return Voorstel.objects.create(document=document, tekst="Ook online.", door=door)


def _pk(maak, *rest):
    return lambda podium: {"pk": maak(podium, *rest).pk}


def _document_van(maak):
    return lambda podium: {"pk": maak(podium).document_id}


def _met_bijlage(maak):
    def kwargs(podium: Podium) -> dict:
        bij = maak(podium)
        return {"pk": bij.pk, "bijlage": _bijlage(podium, bij).pk}

    return kwargs


def _lid(podium: Podium) -> dict:
    return {"pk": _ter_toetsing(podium).pk, "lid": podium.wereld.leden[2].pk}


def _antwoord(podium: Podium) -> dict:
    return {"hash": _ter_toetsing(podium).hash, "antwoord": "akkoord"}


_REGISTER = [
    Rij("documenten", "GET", verwacht(200)),
    niet_toegestaan("documenten", "POST"),
    Rij(
        "leeslijst",
        "GET",
        verwacht(404, teamleider=200, teamlid=200, ander_teamleider=200, ander_teamlid=200),
    ),
    niet_toegestaan("leeslijst", "POST"),
    Rij(
        "documenten_boekje",
        "GET",
        verwacht(404, teamleider=302, teamlid=302, kwaliteit=302, directeur=302),
        lambda podium: {"team": podium.wereld.team.pk},
        geval="nog niets vastgesteld",
    ),
    niet_toegestaan("documenten_boekje", "POST", lambda podium: {"team": podium.wereld.team.pk}),
    Rij("processen_voorbeelden", "GET", LEIDT_ERGENS),
    Rij(
        "processen_voorbeelden",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=200),
        data=lambda podium: {"team": podium.wereld.team.pk, "kies": ["Intake"]},
    ),
    Rij("proces_nieuw", "GET", LEIDT_ERGENS),
    Rij(
        "proces_nieuw",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=200),
        data=lambda podium: {"team": podium.wereld.team.pk, "naam": "Stage"},
    ),
    Rij("proces_wijzig", "GET", LEIDT, _pk(_proces)),
    Rij(
        "proces_wijzig",
        "POST",
        LEIDT_POST,
        _pk(_proces),
        lambda podium: {"naam": "Aanmelding", "versie": versie(_proces(podium))},
    ),
    Rij("proces_verwijder", "GET", LEIDT, _pk(_proces)),
    Rij("proces_verwijder", "POST", LEIDT_POST, _pk(_proces)),
]

_DOCUMENT = [
    Rij("document", "GET", VAST, _document_van(_vast), geval="geldt"),
    Rij("document", "GET", TEAM, _document_van(_ter_toetsing), geval="ter toetsing"),
    niet_toegestaan("document", "POST", _document_van(_vast)),
    Rij(
        "document_nieuw",
        "GET",
        verwacht(404, teamleider=302, ander_teamleider=302),
        geval="zonder proces",
    ),
    Rij(
        "document_nieuw",
        "POST",
        verwacht(404, teamleider=302, ander_teamleider=302),
        data=lambda podium: {
            "proces": _proces(podium).pk,
            "titel": "Draaiboek",
            "akkoordregel": "overleg",
        },
    ),
    Rij("document_wijzig", "GET", LEIDT, _document_van(_vast)),
    Rij(
        "document_wijzig",
        "POST",
        LEIDT_POST,
        _document_van(_vast),
        lambda podium: {
            "proces": _vast(podium).document.proces_id,
            "titel": "Anders",
            "versie": versie(_vast(podium).document),
            "akkoordregel": "allen",
        },
    ),
    Rij("document_verwijder", "GET", LEIDT, _document_van(_concept)),
    Rij("document_verwijder", "POST", LEIDT_POST, _document_van(_concept)),
    Rij("document_intrekken", "GET", LEIDT, _document_van(_vast)),
    Rij("document_intrekken", "POST", LEIDT_POST, _document_van(_vast)),
    Rij("document_evalueren", "GET", LEIDT, _document_van(_vast)),
    Rij(
        "document_evalueren",
        "POST",
        LEIDT_POST,
        _document_van(_vast),
        lambda podium: {"evalueren_op": "2029-01-10"},
    ),
    Rij("document_pdf", "GET", VAST, _document_van(_vast)),
    Rij("document_pdf", "GET", verwacht(404), _document_van(_concept), geval="concept"),
    niet_toegestaan("document_pdf", "POST", _document_van(_vast)),
    Rij("document_gelezen", "POST", TEAM_POST, _pk(_vast)),
    Rij("document_gelezen", "POST", verwacht(404), _pk(_concept), geval="concept"),
    niet_toegestaan("document_gelezen", "GET", _pk(_vast)),
    Rij("documentversie_nieuw", "GET", LEIDT, _document_van(_vast)),
    Rij(
        "documentversie_nieuw",
        "POST",
        LEIDT_POST,
        _document_van(_vast),
        lambda podium: {"reden": "Te lang"},
    ),
    Rij("voorstel_nieuw", "GET", TEAM, _document_van(_vast)),
    Rij(
        "voorstel_nieuw",
        "POST",
        TEAM_POST,
        _document_van(_vast),
        lambda podium: {"tekst": "Ook online."},
    ),
    Rij("voorstel_overnemen", "POST", LEIDT_POST, _pk(_voorstel)),
    niet_toegestaan("voorstel_overnemen", "GET", _pk(_voorstel)),
    Rij("voorstel_afwijzen", "GET", LEIDT, _pk(_voorstel)),
    Rij(
        "voorstel_afwijzen",
        "POST",
        LEIDT_POST,
        _pk(_voorstel),
        lambda podium: {"reden": "Dat staat er al."},
    ),
]

_VERSIE = [
    Rij("documentversie", "GET", VAST, _pk(_vast), geval="vastgesteld"),
    Rij("documentversie", "GET", TEAM, _pk(_ter_toetsing), geval="ter toetsing"),
    Rij("documentversie", "GET", TEAM, _pk(_concept), geval="concept"),
    niet_toegestaan("documentversie", "POST", _pk(_vast)),
    Rij("documentversie_wijzig", "GET", LEIDT, _pk(_concept)),
    Rij(
        "documentversie_wijzig",
        "POST",
        LEIDT_POST,
        _pk(_concept),
        lambda podium: {
            "tekst": "Anders.",
            "versie": versie(_concept(podium)),
        },
    ),
    Rij(
        "documentversie_verschil",
        "GET",
        verwacht(404, teamleider=302, teamlid=302, kwaliteit=302, directeur=302),
        _pk(_vast),
        geval="een versie",
    ),
    niet_toegestaan("documentversie_verschil", "POST", _pk(_vast)),
    Rij("documentversie_pdf", "GET", VAST, _pk(_vast), geval="vastgesteld"),
    Rij("documentversie_pdf", "GET", TEAM, _pk(_concept), geval="concept"),
    niet_toegestaan("documentversie_pdf", "POST", _pk(_vast)),
    Rij("documentversie_verwijder", "GET", LEIDT, _pk(_concept)),
    Rij("documentversie_verwijder", "POST", LEIDT_POST, _pk(_concept)),
    Rij(
        "documentversie_deelstap",
        "POST",
        LEIDT_POST,
        lambda podium: {"pk": _concept(podium).pk, "stap": 1},
    ),
    niet_toegestaan(
        "documentversie_deelstap", "GET", lambda podium: {"pk": _concept(podium).pk, "stap": 1}
    ),
    Rij("versiebijlage", "GET", VAST, _met_bijlage(_vast), geval="vastgesteld"),
    Rij("versiebijlage", "GET", TEAM, _met_bijlage(_ter_toetsing), geval="ter toetsing"),
    niet_toegestaan("versiebijlage", "POST", _met_bijlage(_vast)),
    Rij(
        "versiebijlage_nieuw",
        "POST",
        verwacht(404, teamleider=422),
        _pk(_concept),
        lambda podium: {"bestand": SimpleUploadedFile("virus.exe", b"MZ")},
        geval="verkeerde soort",
    ),
    niet_toegestaan("versiebijlage_nieuw", "GET", _pk(_concept)),
    Rij("versiebijlage_verwijder", "POST", LEIDT_POST, _met_bijlage(_concept)),
    niet_toegestaan("versiebijlage_verwijder", "GET", _met_bijlage(_concept)),
]

_TOETSEN = [
    Rij("documentversie_voorleggen", "GET", LEIDT, _pk(_concept)),
    Rij("documentversie_voorleggen", "POST", LEIDT_POST, _pk(_concept)),
    Rij("documentversie_terugtrekken", "GET", LEIDT, _pk(_ter_toetsing)),
    Rij(
        "documentversie_terugtrekken",
        "POST",
        LEIDT_POST,
        _pk(_ter_toetsing),
        lambda podium: {"reden": "Er mist iets."},
    ),
    Rij("documentversie_toetsen", "GET", TEAM, _pk(_ter_toetsing)),
    Rij("documentversie_toetsen", "POST", TEAM_POST, _pk(_ter_toetsing), _antwoord),
    Rij("documentversie_overleg", "GET", LEIDT, _pk(_ter_toetsing)),
    Rij(
        "documentversie_overleg",
        "POST",
        LEIDT_POST,
        _pk(_ter_toetsing),
        lambda podium: {
            "hash": _ter_toetsing(podium).hash,
            "aanwezig": [podium.wereld.leden[0].pk],
        },
    ),
    Rij("documentversie_afwezig", "POST", LEIDT_POST, _lid, lambda podium: {"reden": "met verlof"}),
    niet_toegestaan("documentversie_afwezig", "GET", _lid),
    Rij("documentversie_herinneren", "POST", LEIDT_POST, _pk(_ter_toetsing)),
    niet_toegestaan("documentversie_herinneren", "GET", _pk(_ter_toetsing)),
]

RIJEN = [*_REGISTER, *_DOCUMENT, *_VERSIE, *_TOETSEN]
