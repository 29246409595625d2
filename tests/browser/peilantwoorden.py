"""Run inside an installation: links of a group, and answers of whoever has one.

JSON in: ``sessie`` (its number), and per group how many answer what (``antwoorden``: group to
[how many, place on the scale]). JSON out: per group the addresses that are left.

The mail may have gone, and a token is nowhere but in the mail: these links get new ones.
"""

import json
import sys

import django


def beantwoord(sessie_id: int, antwoorden: dict[str, list[int]]) -> dict[str, list[str]]:
    from boas.models import Sessie, Uitnodiging
    from boas.peilen.antwoorden import lever_in
    from boas.peilen.starten import merk_van, nieuw_token

    sessie = Sessie.objects.get(pk=sessie_id)
    stellingen = list(sessie.keuze.values_list("stelling", flat=True))
    over = {}
    for groep, (aantal, waarde) in antwoorden.items():
        tokens = []
        for rij in Uitnodiging.objects.filter(groep__peiling=sessie_id, groep__code=groep):
            tokens.append(nieuw_token())
            rij.merk = merk_van(tokens[-1])
            rij.save()
        for token in tokens[:aantal]:
            lever_in(sessie.code, token, dict.fromkeys(stellingen, waarde))
        over[groep] = [f"/antwoord/{sessie.code}/{token}/" for token in tokens[aantal:]]
    return over


if __name__ == "__main__":
    django.setup()
    vraag = json.load(sys.stdin)
    print(json.dumps(beantwoord(vraag["sessie"], vraag["antwoorden"])))  # noqa: T201
