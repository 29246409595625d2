"""Estimates, how the team is steered, competences and cards: all stay inside the team."""

from borgen.models import Agendaadres
from organisatie.models.versie import versie_van
from tests.borgen.maak import competentie, ronde, verbeteractie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

TEAM = verwacht(404, teamleider=200, teamlid=200)
LEIDER = verwacht(404, teamleider=200)
LEIDER_DOET = verwacht(404, teamleider=302)


def _traject(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


def _actie(podium: Podium) -> dict:
    podium.__dict__.setdefault("actie", verbeteractie(podium.traject))
    return {"pk": podium.__dict__["actie"].pk}


def _ronde(podium: Podium) -> dict:
    _actie(podium)
    podium.__dict__.setdefault("ronde", ronde(podium.__dict__["actie"], podium.wereld.teamleider))
    return {"pk": podium.__dict__["ronde"].pk}


def _gesloten(podium: Podium) -> dict:
    antwoorden = [(3, 4)] * 3
    _actie(podium)
    if "gesloten_ronde" not in podium.__dict__:
        podium.__dict__["gesloten_ronde"] = ronde(
            podium.__dict__["actie"], podium.wereld.teamleider, antwoorden
        )
    return {"pk": podium.__dict__["gesloten_ronde"].pk}


def _competentie(podium: Podium) -> dict:
    if "competentie" not in podium.__dict__:
        podium.__dict__["competentie"] = competentie(podium.wereld.team)
    return {"pk": podium.__dict__["competentie"].pk}


def _proces(podium: Podium) -> dict:
    _competentie(podium)
    return {"proces": podium.__dict__["competentie"].proces_id}


def _rij_van(plek: int):
    return lambda podium: {**_proces(podium), "lid": podium.wereld.leden[plek].pk}


def _niveau(podium: Podium) -> dict:
    return {f"competentie-{_competentie(podium)['pk']}": "2"}


WENS = {"naam": "Luisteren", "toelichting": "", "niveau": "2", "aantal": "3"}


def _andere_wens(podium: Podium) -> dict:
    _competentie(podium)
    return WENS | {"versie": versie_van(podium.__dict__["competentie"])}


OORDEEL = {"willen": "2", "kunnen": "3", "doorlooptijd": "lang", "fase": "", "toelichting": ""}


def _geheim(podium: Podium) -> dict:
    rij, _ = Agendaadres.objects.get_or_create(gebruiker=podium.wereld.teamleider)
    return {"geheim": rij.geheim}


LEEST = verwacht(404, teamleider=200, teamlid=200, kwaliteit=200, directeur=200)

RIJEN = [
    Rij("borgverslag", "GET", LEEST, _traject),
    Rij("borgverslag", "GET", LEEST, _traject, query="?voor=team&formaat=xlsx"),
    Rij("borgverslag", "GET", verwacht(404), _traject, query="?formaat=doc"),
    niet_toegestaan("borgverslag", "POST", _traject),
    Rij("herinneringen", "GET", verwacht(200)),
    Rij("herinneringen", "POST", verwacht(302), data=lambda _: {"stand": "uit"}),
    Rij("agenda", "GET", verwacht(200)),
    niet_toegestaan("agenda", "POST"),
    # Nobody but the team leader has an address to renew or stop here.
    Rij("agenda_adres", "GET", verwacht(404)),
    Rij("agenda_adres", "POST", verwacht(302)),
    Rij("agenda_ics", "GET", verwacht(200, anoniem=200), _geheim, geval="wie het adres heeft"),
    Rij(
        "agenda_ics",
        "GET",
        verwacht(404, anoniem=404),
        lambda _: {"geheim": "x" * 43},
        geval="onbekend adres",
    ),
    niet_toegestaan("agenda_ics", "POST", _geheim, anoniem=405),
    Rij("sturing_oordeel", "GET", LEIDER, _traject),
    Rij("sturing_oordeel", "POST", LEIDER_DOET, _traject, data=lambda _: OORDEEL),
    niet_toegestaan("sturing_ronde", "GET", _traject),
    Rij("sturing_ronde", "POST", LEIDER_DOET, _traject),
    Rij("schattingen", "GET", TEAM, _actie),
    Rij("schattingen", "GET", TEAM, _actie, query="?formaat=xlsx"),
    niet_toegestaan("schattingen", "POST", _actie),
    niet_toegestaan("schatting_nieuw", "GET", _actie),
    Rij("schatting_nieuw", "POST", LEIDER_DOET, _actie),
    Rij("schatting", "GET", TEAM, _ronde),
    Rij("schatting", "GET", TEAM, _gesloten, geval="gesloten"),
    Rij(
        "schatting",
        "POST",
        verwacht(404, teamleider=302, teamlid=302),
        _ronde,
        data=lambda _: {"eerste": "7", "tweede": "5"},
    ),
    Rij("schatting_sluit", "GET", LEIDER, _ronde),
    Rij("schatting_sluit", "POST", LEIDER_DOET, _ronde),
    niet_toegestaan("schatting_agenda", "GET", _gesloten),
    Rij("schatting_agenda", "POST", LEIDER_DOET, _gesloten),
    Rij("competenties", "GET", TEAM, _proces),
    Rij("competenties", "GET", LEIDER, _proces, query="?formaat=xlsx"),
    niet_toegestaan("competenties", "POST", _proces),
    Rij("competentie_rij", "GET", TEAM, _rij_van(1), geval="van het teamlid zelf"),
    Rij(
        "competentie_rij", "POST", verwacht(404, teamleider=302, teamlid=302), _rij_van(1), _niveau
    ),
    Rij("competentie_rij", "GET", LEIDER, _rij_van(2), geval="van een collega"),
    Rij("competentie_rij", "POST", LEIDER_DOET, _rij_van(2), _niveau, geval="van een collega"),
    Rij("competentie_rij", "GET", LEIDER, _rij_van(0), geval="van de teamleider"),
    Rij("competentie_nieuw", "GET", LEIDER, _proces),
    Rij("competentie_nieuw", "POST", LEIDER_DOET, _proces, lambda _: WENS),
    Rij("competentie_wijzig", "GET", LEIDER, _competentie),
    Rij("competentie_wijzig", "POST", LEIDER_DOET, _competentie, _andere_wens),
    Rij("competentie_verwijder", "GET", LEIDER, _competentie),
    Rij("competentie_verwijder", "POST", LEIDER_DOET, _competentie),
    niet_toegestaan("competentie_training", "GET", _competentie),
    Rij("competentie_training", "POST", LEIDER_DOET, _competentie),
    Rij("gesprekskaarten", "GET", verwacht(200)),
    Rij("gesprekskaarten", "GET", verwacht(404), query="?formaat=xlsx", geval="onbekend"),
    niet_toegestaan("gesprekskaarten", "POST"),
]
