"""Decisions stay inside the team; who leads takes them."""

from borgen.models import Besluit, Signaal
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Verbeteractie

LEIDT = verwacht(404, teamleider=302)
LEIDT_FORMULIER = verwacht(404, teamleider=200)


def _actie(podium: Podium) -> Verbeteractie:
    return podium.traject.verbeteracties.get_or_create(naam="Gesprek")[0]


def _traject(podium: Podium) -> dict:
    return {"traject": _actie(podium).traject_id}


def _gegevens(podium: Podium) -> dict:
    signaal, _ = Signaal.objects.get_or_create(
        verbeteractie=_actie(podium),
        van="collega",
        richting="aandacht",
        tekst="3A nog niet",
        door=podium.wereld.teamlid,
    )
    return {
        "soort": "afwachten",
        "wat": "We kijken in maart.",
        "datum": signaal.datum.isoformat(),
        "waarnemingen": [f"signaal-{signaal.pk}"],
    }


def _succes(podium: Podium) -> Besluit:
    return Besluit.objects.get_or_create(
        verbeteractie=_actie(podium), soort="belonen", wat="Taart", door=podium.wereld.teamleider
    )[0]


def _besluit(podium: Podium) -> dict:
    return {"pk": _succes(podium).pk}


def _gewijzigd(podium: Podium) -> dict:
    regel = _succes(podium).history.order_by("-history_id").first()
    return {"wat": "Grote taart", "datum": "2020-01-01", "versie": regel.history_id}


RIJEN = [
    Rij("besluit_nieuw", "GET", LEIDT_FORMULIER, kwargs=_traject),
    Rij("besluit_nieuw", "POST", LEIDT, kwargs=_traject, data=_gegevens),
    Rij("besluit_wijzig", "GET", LEIDT_FORMULIER, kwargs=_besluit),
    Rij("besluit_wijzig", "POST", LEIDT, kwargs=_besluit, data=_gewijzigd),
    Rij("besluit_verwijder", "GET", LEIDT_FORMULIER, kwargs=_besluit),
    Rij("besluit_verwijder", "POST", LEIDT, kwargs=_besluit),
    Rij("besluit_gevierd", "POST", LEIDT, kwargs=_besluit, data=lambda _: {"gevierd": "ja"}),
    niet_toegestaan("besluit_gevierd", "GET", _besluit),
]
