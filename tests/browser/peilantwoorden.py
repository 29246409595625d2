"""Run inside an installation: the links that wait on the post, and answers of whoever has one.

JSON in: ``sessie`` (its number), and per group how many answer what (``antwoorden``: group to
[how many, place on the scale]). JSON out: per group the addresses that are left.
"""

import json
import sys

import django


def beantwoord(sessie_id: int, antwoorden: dict[str, list[int]]) -> dict[str, list[str]]:
    from boas.models import Sessie
    from boas.peilen.antwoorden import lever_in
    from tests.boas import peilen

    sessie = Sessie.objects.get(pk=sessie_id)
    stellingen = list(sessie.keuze.values_list("stelling", flat=True))
    over = {}
    for groep, (aantal, waarde) in antwoorden.items():
        tokens = peilen.links(sessie, groep)
        for token in tokens[:aantal]:
            lever_in(sessie.code, token, dict.fromkeys(stellingen, waarde))
        over[groep] = [f"/antwoord/{sessie.code}/{token}/" for token in tokens[aantal:]]
    return over


if __name__ == "__main__":
    django.setup()
    vraag = json.load(sys.stdin)
    print(json.dumps(beantwoord(vraag["sessie"], vraag["antwoorden"])))  # noqa: T201
