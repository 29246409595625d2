"""The four steps around: who ends a step and who brings evidence that something is geborgd."""

from borgen.acties.stappen import begin_toets
from borgen.models import Borgbewijs, Stapafsluiting
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht
from verbeterplan.models import Verbeteractie

TEAM = verwacht(404, teamleider=200, teamlid=200)
TEAM_DOET = verwacht(404, teamleider=302, teamlid=302)
LEIDT = verwacht(404, teamleider=302)
LEIDT_FORMULIER = verwacht(404, teamleider=200)


def _rij(podium: Podium) -> Verbeteractie:
    return podium.traject.verbeteracties.get_or_create(naam="Gesprek")[0]


def _actie(podium: Podium) -> dict:
    return {"pk": _rij(podium).pk}


def _stap(podium: Podium) -> dict:
    return {"pk": _rij(podium).pk, "stap": "monitoren"}


def _resultaten(podium: Podium) -> dict:
    return {"behaald": ["signalen"], "opmerking": "De rest komt nog."}


def _afsluiting(podium: Podium) -> dict:
    rij, _ = Stapafsluiting.objects.get_or_create(
        verbeteractie=_rij(podium), stap="monitoren", door=podium.wereld.teamleider
    )
    return {"pk": rij.pk}


def _bewijs(podium: Podium) -> dict:
    return {"pk": begin_toets(_rij(podium), podium.wereld.teamleider).bewijzen.first().pk}


def _bewijsgegevens(podium: Podium) -> dict:
    bewijs = Borgbewijs.objects.get(pk=_bewijs(podium)["pk"])
    regel = bewijs.history.order_by("-history_id").first()
    return {"aanwezig": "on", "bewijs": "Zie het rooster.", "versie": regel.history_id}


def _toets(podium: Podium) -> dict:
    return {"pk": begin_toets(_rij(podium), podium.wereld.teamleider).pk}


RIJEN = [
    Rij("stap_afronden", "GET", LEIDT_FORMULIER, kwargs=_stap),
    Rij("stap_afronden", "POST", LEIDT, kwargs=_stap, data=_resultaten),
    Rij("stap_overslaan", "GET", LEIDT_FORMULIER, kwargs=_actie),
    Rij("stap_overslaan", "POST", LEIDT, kwargs=_actie, data=lambda _: {"reden": "Handboek"}),
    Rij("stap_heropen", "POST", LEIDT, kwargs=_afsluiting),
    niet_toegestaan("stap_heropen", "GET", _afsluiting),
    Rij("borgtoets", "GET", TEAM, kwargs=_actie),
    niet_toegestaan("borgtoets", "POST", _actie),
    Rij("borgtoets_begin", "POST", LEIDT, kwargs=_actie),
    niet_toegestaan("borgtoets_begin", "GET", _actie),
    Rij("borgbewijs", "GET", TEAM, kwargs=_bewijs),
    Rij("borgbewijs", "POST", TEAM_DOET, kwargs=_bewijs, data=_bewijsgegevens),
    Rij("borgtoets_sluit", "POST", LEIDT, kwargs=_toets),
    niet_toegestaan("borgtoets_sluit", "GET", _toets),
]
