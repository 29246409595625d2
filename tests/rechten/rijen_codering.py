"""Coding: for an onderzoeker; a coding only for who made it."""

from metaanalyse.models import Kaart
from metaanalyse.verschilbeeld import lees_vergelijking
from tests.metaanalyse.coderen import codeer, inhoud, onderzoeker
from tests.metaanalyse.maak import maak_concept, maak_rapport
from tests.rechten.tabel import Podium, Rij, niet_toegestaan, verwacht

ZIET = verwacht(404, onderzoeker=200)
DOET = verwacht(404, onderzoeker=302)


def _kaart(podium: Podium) -> dict:
    return {"pk": maak_concept().pk}


def _bezig(podium: Podium) -> dict:
    kaart = maak_concept()
    codeer(kaart, podium.wereld.onderzoeker, inhoud(), klaar=False)
    return {"pk": kaart.pk}


def _klaar(podium: Podium) -> dict:
    kaart = maak_concept()
    codeer(kaart, podium.wereld.onderzoeker, inhoud())
    return {"pk": kaart.pk}


def _andermans(podium: Podium) -> dict:
    kaart = maak_concept()
    codeer(kaart, onderzoeker(), inhoud())
    return {"pk": kaart.pk}


def _bezig_veld(podium: Podium) -> dict:
    return _bezig(podium) | {"veld": "aspect"}


def _bezig_deel(podium: Podium) -> dict:
    return _bezig(podium) | {"deel": "deel-1"}


def _klaar_veld(podium: Podium) -> dict:
    return _klaar(podium) | {"veld": "fase"}


def _nieuw(podium: Podium) -> dict:
    return {"rapport": maak_rapport().pk, "titel": "Lesbezoek"}


def _keuze(podium: Podium) -> dict:
    return {"keuze": "a"}


def _over(podium: Podium) -> dict:
    return {"wie": "a", "over-reden": "Samen doorgelopen."}


def _vast(podium: Podium) -> dict:
    kaart = Kaart.objects.get()
    beeld = lees_vergelijking(kaart, list(kaart.coderingen.lopend()))
    return {"gezien": beeld.afdruk, "reden": "Besproken."}


RIJEN = [
    Rij("codering_werklijst", "GET", ZIET),
    niet_toegestaan("codering_werklijst", "POST"),
    Rij("codering_overeenstemming", "GET", ZIET),
    Rij("codering_overeenstemming", "GET", ZIET, query="?formaat=xlsx", geval="Excel"),
    niet_toegestaan("codering_overeenstemming", "POST"),
    Rij("kaart_nieuw", "GET", ZIET),
    Rij("kaart_nieuw", "POST", DOET, data=_nieuw),
    Rij("codering", "GET", ZIET, _kaart),
    Rij("codering", "GET", ZIET, _bezig, geval="bezig"),
    niet_toegestaan("codering", "POST", _kaart),
    Rij("codering_begin", "POST", DOET, _kaart),
    niet_toegestaan("codering_begin", "GET", _kaart),
    Rij("codering_veld", "POST", DOET, _bezig_veld),
    niet_toegestaan("codering_veld", "GET", _bezig_veld),
    Rij("codering_deel", "POST", DOET, _bezig_deel),
    niet_toegestaan("codering_deel", "GET", _bezig_deel),
    Rij("codering_klaar", "GET", ZIET, _bezig),
    Rij("codering_klaar", "GET", verwacht(404), _andermans, geval="van een ander"),
    Rij("codering_klaar", "POST", DOET, _bezig),
    Rij("codering_klaar", "POST", verwacht(404), _andermans, geval="van een ander"),
    Rij("codering_verwijder", "GET", ZIET, _bezig),
    Rij("codering_verwijder", "POST", DOET, _bezig),
    Rij("codering_heropen", "POST", DOET, _klaar),
    niet_toegestaan("codering_heropen", "GET", _klaar),
    *(
        rij
        for wat in ("nodig_uit", "trek_in")
        for rij in (
            Rij(f"codering_{wat}", "POST", DOET, _bezig),
            Rij(f"codering_{wat}", "POST", verwacht(404), _andermans, geval="van een ander"),
            niet_toegestaan(f"codering_{wat}", "GET", _bezig),
        )
    ),
    Rij("codering_verschillen", "GET", ZIET, _klaar),
    Rij("codering_verschillen", "GET", DOET, _andermans, geval="van een ander"),
    niet_toegestaan("codering_verschillen", "POST", _klaar),
    Rij("codering_kies", "POST", DOET, _klaar_veld, _keuze),
    niet_toegestaan("codering_kies", "GET", _klaar_veld),
    Rij("codering_neem_over", "POST", DOET, _klaar, _over),
    Rij("codering_neem_over", "POST", DOET, _andermans, _over, geval="van een ander"),
    niet_toegestaan("codering_neem_over", "GET", _klaar),
    Rij("codering_eigen", "GET", ZIET, _klaar_veld),
    Rij("codering_eigen", "POST", DOET, _klaar_veld),
    Rij("codering_vaststellen", "POST", DOET, _klaar, _vast),
    niet_toegestaan("codering_vaststellen", "GET", _klaar),
    Rij("codering_geschiedenis", "GET", ZIET, _kaart),
    niet_toegestaan("codering_geschiedenis", "POST", _kaart),
]
