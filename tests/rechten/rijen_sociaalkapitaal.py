"""What is asked in the whole organisation: quality and bestuur only, the estimate bestuur only."""

from boas.models import Bestuursschatting, Sessie, Vervolg, Vervolgstap
from organisatie.models.versie import lees_versie
from tests.boas import organisatie
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht


def _wij(status: int = 200) -> dict[str, int]:
    return verwacht(404, kwaliteit=status, bestuurder=status)


def _voorbereid(podium: Podium) -> dict:
    return {"pk": organisatie.voorbereid(podium.wereld.bestuurder).pk}


def _schatting(podium: Podium) -> dict:
    assert not Bestuursschatting.objects.exists()
    stellingen = organisatie.versie().stellingen.all()
    return {stelling.code: 2 for stelling in stellingen}


def _gesloten(podium: Podium) -> dict:
    organisatie.vul_organisatie()
    return {"pk": organisatie.gesloten(podium.wereld.bestuurder).pk}


def _stap(podium: Podium) -> dict:
    sessie = Sessie.objects.get(pk=_gesloten(podium)["pk"])
    return {"pk": sessie.vervolgstappen.create(wat="Gesprek met alle teams").pk}


def _initiatief(podium: Podium) -> dict:
    return {"initiatief": "kwaliteit", "versie": lees_versie(Vervolg.objects.get())}


def _beter(podium: Podium) -> dict:
    return {"wat": "Beter praten", "versie": lees_versie(Vervolgstap.objects.get())}


def _versie(podium: Podium) -> dict:
    return {"versie": organisatie.versie().pk}


RIJEN = [
    Rij("peilingen", "GET", _wij()),
    Rij("peilingen", "POST", _wij(302), data=_versie),
    # Quality reads that only a bestuurder can sign.
    Rij("sessie_schatting", "GET", _wij(), _voorbereid),
    Rij(
        "sessie_schatting",
        "POST",
        verwacht(404, kwaliteit=302, bestuurder=422),
        _voorbereid,
        data=_schatting,
        geval="zonder merk van de stellingen",
    ),
    Rij("sessie_schatting", "GET", _wij(), _gesloten, geval="gesloten"),
    Rij("sessie_uitslag", "GET", _wij(), _gesloten, geval="hele organisatie"),
    Rij("sessie_vervolg", "GET", _wij(), _gesloten),
    Rij("sessie_vervolg", "GET", verwacht(404), _voorbereid, geval="nog niet gesloten"),
    Rij("sessie_vervolg", "POST", _wij(302), _gesloten, _initiatief),
    niet_toegestaan("vervolgstap_nieuw", "GET", _gesloten),
    Rij("vervolgstap_nieuw", "POST", _wij(302), _gesloten, lambda _: {"nieuw-wat": "Praten"}),
    Rij("vervolgstap_wijzig", "GET", _wij(), _stap),
    Rij("vervolgstap_wijzig", "POST", _wij(302), _stap, _beter),
    niet_toegestaan("vervolgstap_stand", "GET", _stap),
    Rij("vervolgstap_stand", "POST", _wij(302), _stap, lambda _: {"stand": "klaar"}),
    niet_toegestaan("vervolgstap_verplaats", "GET", _stap),
    Rij("vervolgstap_verplaats", "POST", _wij(302), _stap, lambda _: {"richting": "op"}),
    Rij("sessie_planning", "GET", _wij(302), _gesloten, geval="hele organisatie"),
]
