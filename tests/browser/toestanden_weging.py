"""Weighings in every state, dots being divided and shown, and support for a plan."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Held with raised hands and phones, in a team that leads itself."""
    from types import SimpleNamespace

    from boas import acties
    from boas.models import Sessie
    from organisatie.models import Gebruiker, Team
    from tests.verbeterplan.weeghulp import gehouden, houd, klaargezet
    from verbeterplan import draagvlak
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    team = Team.objects.get(naam="Onderwijsassistent")
    wereld = SimpleNamespace(team=team, teamleider=leider)

    def bij_de_stippen(stemwijze: str) -> Sessie:
        sessie = klaargezet(wereld, [f"{naam} ({stemwijze})" for naam in _NAMEN]).sessie
        Sessie.objects.filter(pk=sessie.pk).update(stemwijze=stemwijze)
        acties.start(sessie.pk, 14)
        acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)
        return sessie

    def onthuld() -> Sessie:
        sessie = bij_de_stippen("beide")
        ronde = sessie.stiprondes.get().pk
        acties.tel_stippen(sessie.pk, ronde, (12, 7, 0, 9))
        acties.onthul_stippen(sessie.pk, ronde)
        return sessie

    def bij_de_uitkomst() -> Sessie:
        sessie = onthuld()
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING)
        return sessie

    traject = Verbetertraject.objects.create(team=team, naam="Met draagvlak", gemaakt_door=leider)
    houd(draagvlak.bereid_voor(traject.rondes.get(), leider).pk, (13, 12, 9, 11))
    gemaakt = {
        "weging": gehouden(wereld),
        "weging_klaar": klaargezet(wereld).sessie,
        "stippen": bij_de_stippen("beide"),
        "stippen_telefoons": bij_de_stippen("telefoons"),
        "stippen_onthuld": onthuld(),
        "stippen_uitkomst": bij_de_uitkomst(),
        "met_draagvlak": traject,
    }
    return {
        naam: {"pk": rij.pk} | ({"code": rij.code} if isinstance(rij, Sessie) else {})
        for naam, rij in gemaakt.items()
    }


_NAMEN = (
    "Studenten komen te laat in de les en missen daardoor de uitleg",
    "Feedback op stageverslagen",
    "Rekenen in de eerste periode",
    "Begeleiding van studenten met een ondersteuningsvraag",
)
