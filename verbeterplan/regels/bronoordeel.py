"""What the judgement of a source says, in one line."""

from collections.abc import Mapping

from organisatie.regels.opsomming import opsomming

# Per question what is said when the answer is ja, deels or nee, and how it is asked; most weighty
# first.
_WOORDEN = {
    "kwaliteit": ("goed onderbouwd", "niet overal goed onderbouwd", "zwak onderbouwd"),
    "recent": ("recent genoeg", "niet op alle punten recent", "verouderd"),
    "bruikbaar": ("bruikbaar", "niet helemaal bruikbaar", "niet bruikbaar"),
    "past": (
        "passend bij onze situatie",
        "niet helemaal passend bij onze situatie",
        "van een heel andere situatie",
    ),
}
_PLEK = {"ja": 0, "deels": 1, "nee": 2}


def in_een_zin(oordeel: Mapping[str, str]) -> str:
    """ "Goed onderbouwd, maar van een heel andere situatie."; what was not judged is left out.

    ``oordeel`` has ja, deels, nee or "" for each of the four questions.
    """
    goed: list[str] = []
    let_op: list[str] = []
    for vraag, woorden in _WOORDEN.items():
        if (antwoord := oordeel.get(vraag, "")) in _PLEK:
            (goed if antwoord == "ja" else let_op).append(woorden[_PLEK[antwoord]])
    zin = ", maar ".join(opsomming(delen) for delen in (goed, let_op) if delen)
    return f"{zin[0].upper()}{zin[1:]}." if zin else "Nog niet beoordeeld."
