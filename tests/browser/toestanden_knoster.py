"""A Knoster with its result, one at its row of blocks and one at the questions of a gap."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    from django.utils import timezone

    from boas import acties
    from boas.models import Sessie
    from organisatie.models import Gebruiker
    from overzicht.demo.knoster import KNOSTER, NU
    from overzicht.demo.sessies import houd_sessie
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    van_demo = Verbetertraject.objects.get(naam="Begeleiding van de student")
    traject = Verbetertraject.objects.create(
        team=van_demo.team, naam="Is alles er?", gemaakt_door=leider
    )
    vandaag = timezone.localdate()

    def op_blad(blad: int, **tellingen: tuple[int, int, int, int]) -> Sessie:
        sessie = houd_sessie(traject, leider, vandaag, NU | tellingen, instrument=KNOSTER)
        acties.heropen(sessie.pk)
        acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=blad)
        return sessie

    gehouden = van_demo.trajectsessies.filter(sessie__versie__instrument__code=KNOSTER)
    alles = dict.fromkeys(NU, (0, 0, 9, 5))
    gemaakt = {
        "knoster": gehouden.order_by("-sessie__begonnen_op")[0].sessie,
        "knoster_rij": op_blad(0),
        "knoster_vragen": op_blad(1),
        "knoster_alles_er": op_blad(0, **alles),
        "knoster_traject": traject,
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
