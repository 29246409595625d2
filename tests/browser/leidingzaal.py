"""Run beside an installation without demo data: sessions for one test, and what became of them.

Every line in is a question as JSON, every line out its answer. {"doe": "inrichten"} makes the team
and gives the cookie of its signed-in leader; {"doe": "maak", ...} makes a running session;
{"doe": "lees", "sessie": pk} gives its rounds; "per_stelling" its reasons; "sluit" closes it.
"""

import json
import sys
from typing import Any

import django

LANGSTE = (
    "Wij kunnen als team aan nieuwe collega's, studenten en begeleiders in de praktijk helder "
    "uitleggen waarom wij de gesprekken op deze manier voeren, wat wij ermee bereiken en hoe wij "
    "elkaar aanspreken op de gemaakte afspraken. Steeds opnieuw."
)


def inrichten() -> dict[str, Any]:
    from tests.factories import maak_wereld

    wereld = maak_wereld()
    leider = wereld.teamleider
    return {"team": wereld.team.pk, "leider": leider.pk, "koekje": koekje(leider)}


def koekje(gebruiker: Any) -> str:
    """Sign this person in, as the form would."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(gebruiker)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def maak(
    team: int, leider: int, stellingen: int = 3, tekst: str = "", **velden: Any
) -> dict[str, Any]:
    """A running session at its first statement; ``tekst`` is that of its last statement."""
    from boas import acties
    from boas.models import Sessie, Stelling
    from organisatie.models import Gebruiker, Team
    from tests.factories import SessieFactory, VersieFactory

    # The counters of the factories begin again in a new process: name what must be unique.
    versie = VersieFactory(stellingen=stellingen, instrument__code=f"zaal-{Sessie.objects.count()}")
    if tekst:
        laatste = versie.stellingen.last()
        Stelling.objects.filter(pk=laatste.pk).update(tekst=tekst)
    sessie = SessieFactory(
        versie=versie,
        team=Team.objects.get(pk=team),
        gemaakt_door=Gebruiker.objects.get(pk=leider),
        **velden,
    )
    acties.start(sessie.pk)
    keuzes = list(sessie.keuze.order_by("volgorde"))
    acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuzes[-1 if tekst else 0].pk)
    return {"sessie": sessie.pk, "code": sessie.code}


def lees(sessie: int) -> dict[str, Any]:
    """Per statement its rounds: state and counts of hands; and the reasons."""
    from boas.beeld import lees_tellingen, ronde_beeld
    from boas.models import Reden, Sessie

    s = Sessie.objects.select_related("versie").get(pk=sessie)
    rondes = list(s.rondes.select_related("stelling").order_by("pk"))
    tellingen = lees_tellingen(rondes)
    return {
        "rondes": [
            [r.stelling.code, r.status, list(ronde_beeld(r, s, tellingen[r.pk]).turf.aantallen)]
            for r in rondes
        ],
        "redenen": list(
            Reden.objects.filter(ronde__sessie=s).order_by("pk").values_list("tekst", flat=True)
        ),
        "aanwezig": s.aantal_aanwezig,
    }


def per_stelling(sessie: int) -> dict[str, Any]:
    """Every statement in order: its key and the reasons noted on it."""
    from boas.models import Reden, Sessie

    redenen = Reden.objects.filter(ronde__sessie=sessie).order_by("pk")
    keuzes = Sessie.objects.get(pk=sessie).keuze.order_by("volgorde")
    return {
        "stellingen": [
            [pk, [r.tekst for r in redenen.filter(ronde__stelling=pk)]]
            for pk in keuzes.values_list("stelling_id", flat=True)
        ]
    }


def sluit(sessie: int) -> dict[str, Any]:
    """Close it, as another leader would."""
    from boas import acties

    acties.sluit_sessie(sessie)
    return {}


if __name__ == "__main__":
    django.setup()
    kan = {doe.__name__: doe for doe in (inrichten, maak, lees, per_stelling, sluit)}
    for regel in sys.stdin:
        vraag = json.loads(regel)
        print(json.dumps(kan[vraag.pop("doe")](**vraag)), flush=True)  # noqa: T201
