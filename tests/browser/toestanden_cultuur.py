"""Sessions on the professional culture in every state, and scales of two and seven answers."""

from typing import Any

LAAG, GOED = (4, 4, 4, 2), (0, 1, 6, 7)


def rijen() -> dict[str, dict[str, Any]]:
    """Of a team that has them in the demo too: there is one closed to compare with."""
    from boas import acties
    from boas.instrumenten import laad_instrument
    from boas.models import Instrument, Sessie
    from organisatie.models import Gebruiker
    from verbeterplan.acties import bereid_sessie_voor
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    traject = Verbetertraject.objects.create(
        team=Verbetertraject.objects.get(naam="Begeleiding van de student").team,
        naam="Samen verder",
        gemaakt_door=leider,
    )
    cultuur = Instrument.objects.get(code="professionele_cultuur", team=None)

    def klaar(instrument: Instrument = cultuur) -> Sessie:
        sessie = bereid_sessie_voor(traject, instrument, leider)
        Sessie.objects.filter(pk=sessie.pk).update(stemwijze="beide")
        return sessie

    def begonnen(instrument: Instrument = cultuur) -> Sessie:
        sessie = klaar(instrument)
        acties.start(sessie.pk, 14)
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, sessie.keuze.first().pk)
        return sessie

    def geteld(*tellingen: tuple[int, ...]) -> Sessie:
        sessie = begonnen()
        for keuze, telling in zip(sessie.keuze.all(), tellingen, strict=False):
            acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
            acties.tel_handen(sessie.pk, sessie.rondes.order_by("-pk")[:1].get().pk, telling)
            acties.onthul(sessie.pk)
        return sessie

    def bij_de_afsluiting(blad: int) -> Sessie:
        sessie = geteld(LAAG, GOED, GOED, LAAG)
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        return sessie

    def gesloten(*tellingen: tuple[int, ...]) -> Sessie:
        sessie = geteld(*tellingen)
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        acties.sluit_sessie(sessie.pk)
        return sessie

    gemaakt = {
        "cultuur_klaar": klaar(),
        "cultuur_open": begonnen(),
        "cultuur_onthuld": geteld(LAAG),
        "cultuur_punten": bij_de_afsluiting(0),
        "cultuur_punt": bij_de_afsluiting(1),
        "cultuur_uitslag": gesloten(LAAG, GOED, GOED, LAAG),
        "cultuur_goed": gesloten(*[GOED] * 9),
        "schaal_twee": begonnen(laad_instrument(_met(("nee", "ja"), 1)).instrument),
        "schaal_zeven": begonnen(laad_instrument(_met(_ZEVEN, 3)).instrument),
    }
    return {naam: {"pk": rij.pk, "code": rij.code} for naam, rij in gemaakt.items()}


_ZEVEN = (
    *("helemaal mee oneens", "oneens", "een beetje oneens", "neutraal"),
    *("een beetje eens", "eens", "helemaal mee eens"),
)


def _met(schaal: tuple[str, ...], oneens_tm: int) -> dict[str, Any]:
    """An instrument with this scale."""
    naam = f"Met {len(schaal)} antwoorden"
    return {
        "instrument": {"code": f"schaal-{len(schaal)}", "naam": naam, "omschrijving": naam},
        "schaal": list(schaal),
        "oneens_tm": oneens_tm,
        "clusters": [{"letter": "P", "naam": "Proef", "omschrijving": "Om te zien"}],
        "stellingen": [
            {
                "code": "P1",
                "cluster": "P",
                "tekst": "We vragen elkaar elke week hoe het gaat.",
                "interventie": "Zet het op de agenda. Doe het samen.",
            }
        ],
    }
