"""Links to answer by, in every state."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Each as the ``pk`` that ``Pagina.extra`` puts in an address: a code, and a token."""
    from boas.peilen.sluiten import sluit_peiling
    from boas.peilen.starten import nieuw_token
    from organisatie.models import Gebruiker
    from tests.boas import peilen

    def nieuw(**anders: Any):
        sessie = peilen.open_team(8, **anders)
        sessie.gemaakt_door = Gebruiker.objects.get(email="teamleider@demo.example")
        sessie.onderwerp = "Hoe werken we samen?"
        sessie.doel = "We willen weten wat er al goed gaat, en waar we over willen praten."
        sessie.save()
        return sessie, peilen.links(sessie)[0]

    gebruikt = nieuw()
    peilen.antwoord(*gebruikt, 1, 2, 3)
    gesloten = nieuw()
    sluit_peiling(gesloten[0].pk)
    verlopen = nieuw()
    peilen.zet_sluitdag(verlopen[0], -1)
    vijf = ["helemaal niet waar", "niet waar", "soms", "waar", "helemaal waar"]
    gevonden = {
        "open": nieuw(stellingen=12),
        "breed": nieuw(stellingen=6, schaal=vijf, oneens_tm=2),
        "gebruikt": gebruikt,
        "gesloten": gesloten,
        "verlopen": verlopen,
        "onbekend": (nieuw()[0], nieuw_token()),
    }
    samen, _ = nieuw(stellingen=5)
    gevonden |= {f"telefoon{n}": (samen, token) for n, token in enumerate(peilen.links(samen)[:4])}
    return {
        f"peiling_{naam}_{wat}": {"pk": waarde}
        for naam, (sessie, token) in gevonden.items()
        for wat, waarde in (("code", sessie.code), ("link", token))
    }
