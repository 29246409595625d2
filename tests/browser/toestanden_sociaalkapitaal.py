"""Rounds in the whole organisation: of the demo, one without answers, one counted together."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from boas.models import Instrument, Sessie, Telling, Vervolgstap
    from boas.peilen.sluiten import sluit_peiling
    from boas.peilen.starten import maak_peiling, open_peiling
    from organisatie.models import Gebruiker
    from tests.boas import organisatie, peilen

    bestuurder = Gebruiker.objects.get(email="bestuurder@demo.example")
    versie = Instrument.objects.get(code="sociaal_kapitaal", team=None).laatste_versie
    demo = Sessie.objects.filter(versie=versie, team=None)
    uit_demo = demo.filter(status="afgesloten").latest("begonnen_op")

    def gesloten(onderwerp: str, leiding: int, medewerkers: int) -> Sessie:
        sessie = maak_peiling(None, versie, bestuurder, onderwerp)
        peilen.teken_schatting(sessie, bestuurder)
        open_peiling(sessie.pk)
        organisatie.antwoord(sessie, "leidinggevenden", {"I": 1, "L": 2, "D": 0}, leiding)
        organisatie.antwoord(sessie, "medewerkers", {"I": 0, "L": 1, "D": 0}, medewerkers)
        sluit_peiling(sessie.pk)
        return sessie

    weinig = gesloten("Te weinig antwoorden", 0, 3)
    samen = gesloten("Samen geteld", 2, 9)
    assert Telling.objects.filter(ronde__sessie=samen).exists()
    gevonden = {
        "themas": uit_demo,
        "themas_weinig": weinig,
        "themas_samen": samen,
        "schatting": demo.get(status="voorbereiding"),
        "vervolgstap": Vervolgstap.objects.filter(sessie=uit_demo).first(),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gevonden.items()}
