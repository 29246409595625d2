"""Signals and the year agenda stay inside the team."""

from borgen.models import Signaal
from organisatie.models.versie import historie_van
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Verbeteractie

TEAM = verwacht(404, teamleider=200, teamlid=200)
TEAM_DOET = verwacht(404, teamleider=302, teamlid=302)
LEIDT = verwacht(404, teamleider=302)


def _traject(podium: Podium) -> dict:
    return {"traject": podium.traject.pk}


def _actie(podium: Podium) -> Verbeteractie:
    return podium.traject.verbeteracties.get_or_create(naam="Gesprek")[0]


def _signaal(podium: Podium) -> Signaal:
    """Noted by the persona teamlid."""
    return Signaal.objects.get_or_create(
        verbeteractie=_actie(podium),
        van="collega",
        richting="aandacht",
        tekst="3A nog niet",
        door=podium.wereld.teamlid,
    )[0]


def _van_lid(podium: Podium) -> dict:
    return {"pk": _signaal(podium).pk}


def _van_leider(podium: Podium) -> dict:
    signaal = _signaal(podium)
    signaal.door = podium.wereld.teamleider
    signaal.save()
    return {"pk": signaal.pk}


def _weg(podium: Podium) -> dict:
    """Removed by the persona teamlid."""
    signaal = _signaal(podium)
    pk = signaal.pk
    signaal.delete()
    regel = historie_van(Signaal).objects.get(id=pk, history_type="-")
    regel.history_user = podium.wereld.teamlid
    regel.save()
    return {"regel": regel.pk}


def _gegevens(podium: Podium) -> dict:
    return {
        "verbeteractie": _actie(podium).pk,
        "van": "student",
        "richting": "goed",
        "tekst": "Gaat goed",
    }


def _gewijzigd(podium: Podium) -> dict:
    regel = _signaal(podium).history.order_by("-history_id").first()
    return _gegevens(podium) | {"datum": "2020-01-01", "versie": regel.history_id}


def _jaar(podium: Podium) -> dict:
    return {
        "acties": [_actie(podium).pk],
        "welke": 1,
        "weekdag": 1,
        "tijd": "15:30",
        "datums": "",
        "titel": "x",
        "maanden": [],
    }


RIJEN = [
    Rij("signalen_besproken", "POST", LEIDT, kwargs=_traject),
    niet_toegestaan("signalen_besproken", "GET", _traject),
    Rij("jaaragenda", "GET", TEAM, kwargs=_traject),
    Rij("jaaragenda", "POST", verwacht(404, teamleider=200), kwargs=_traject, data=_jaar),
    # Whoever is in no team reads what comes first; nothing of another team is offered.
    Rij("signaal_nieuw", "GET", verwacht(200)),
    Rij("signaal_nieuw", "POST", verwacht(200, teamleider=302, teamlid=302), data=_gegevens),
    Rij("signaal_wijzig", "GET", TEAM, kwargs=_van_lid),
    Rij("signaal_wijzig", "GET", verwacht(404, teamleider=200), kwargs=_van_leider, geval="ander"),
    Rij("signaal_wijzig", "POST", TEAM_DOET, kwargs=_van_lid, data=_gewijzigd),
    Rij("signaal_verwijder", "POST", TEAM_DOET, kwargs=_van_lid),
    Rij("signaal_verwijder", "POST", LEIDT, kwargs=_van_leider, geval="ander"),
    niet_toegestaan("signaal_verwijder", "GET", _van_lid),
    Rij("signaal_terug", "POST", verwacht(404, teamlid=302), kwargs=_weg),
    niet_toegestaan("signaal_terug", "GET", _weg),
]
