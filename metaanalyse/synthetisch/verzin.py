"""Reports with cards that nobody wrote, the same for the same seed and number."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.ladder import VOORWAARDEN
from metaanalyse.regels.variabelen import GESLOTEN, Soort, Toestand, Variabele
from metaanalyse.synthetisch.woorden import NAMEN, SOORTEN, WOORDEN

# As words in a language: the second half as often as the first, the third a third.
_ZWAARTE = list(accumulate(1 / (plek + 3) for plek in range(len(WOORDEN))))
# How many terms a card has of a variable: at least, at most.
_AANTALLEN = {"aspect": (1, 5), "bevorderend": (1, 6), "belemmerend": (1, 5), "determinant": (0, 4)}
_TEKSTEN = {
    "samenvatting": (80, 150),
    "beschrijving": (15, 40),
    "kenmerken": (10, 30),
    "uitkomstmaat": (4, 9),
    "uitkomst": (8, 20),
}
_VOORWAARDEN = [vraag.code for vragen in VOORWAARDEN.values() for vraag in vragen]
# Shares in hundredths of a card of which a variable is empty, unknown, or does not apply.
_LEEG, _ONBEKEND, _NVT, _BEREIK = 4, 12, 15, 15
_JAREN = range(2003, 2021)
_PER_RAPPORT = ([1, 2, 3, 5], [70, 20, 7, 3])


@dataclass(frozen=True)
class VerzonnenRapport:
    titel: str
    auteurs: str
    jaar: int | None
    kaarten: tuple[tuple[str, Inhoud], ...]
    """Title and coding of each."""


def verzin(zaad: int, aantal: int) -> Iterator[VerzonnenRapport]:
    """Reports with ``aantal`` cards together."""
    lot = random.Random(zaad)  # noqa: S311 no secret
    while aantal > 0:
        kaarten = min(aantal, lot.choices(*_PER_RAPPORT)[0])
        aantal -= kaarten
        onderwerp = " ".join(_woorden(lot, 4))
        yield VerzonnenRapport(
            f"Evaluatie van {onderwerp}",
            ", ".join(lot.sample(NAMEN, lot.randint(1, 3))),
            None if lot.random() < 0.03 else int(lot.triangular(_JAREN[0], _JAREN[-1], 2014)),
            tuple((_titel(lot), _inhoud(lot)) for _ in range(kaarten)),
        )


def _woorden(lot: random.Random, aantal: int) -> list[str]:
    return lot.choices(WOORDEN, cum_weights=_ZWAARTE, k=aantal)


def _titel(lot: random.Random) -> str:
    return f"{lot.choice(SOORTEN)} {' '.join(lot.sample(WOORDEN[200:], 2))}"


def _tekst(lot: random.Random, aantal: int) -> str:
    """Sentences of some words."""
    woorden, zinnen = _woorden(lot, aantal), []
    while woorden:
        lengte = lot.randint(6, 16)
        zinnen.append(f"{' '.join(woorden[:lengte]).capitalize()}.")
        woorden = woorden[lengte:]
    return " ".join(zinnen)


def _inhoud(lot: random.Random) -> Inhoud:
    gegevens = [gegeven for v in GESLOTEN for gegeven in _gegevens(lot, v)]
    gegevens += [Gegeven(v, tekst=_tekst(lot, lot.randint(*n))) for v, n in _TEKSTEN.items()]
    return Inhoud(
        gegevens,
        {"methode": Score(lot.randint(1, 5)), "validiteit": Score(lot.choice([None, 2, 3, 4]))},
        {lot.choice(_VOORWAARDEN): Voorwaarde(lot.choice([True, False, None]))},
    )


def _gegevens(lot: random.Random, variabele: Variabele) -> Iterator[Gegeven]:
    code, kans = variabele.code, lot.random() * 100
    if kans < _NVT:
        if kans >= _LEEG:
            leeg = Toestand.ONBEKEND if kans < _ONBEKEND else Toestand.NVT
            yield Gegeven(code, toestand=leeg)
        return
    if variabele.soort == Soort.ORDE:
        hoogste = len(variabele.codes) - 1
        rang = round(lot.triangular(0, hoogste, hoogste * 0.45))
        tot = variabele.codes[rang + 1] if rang < hoogste and kans > 100 - _BEREIK else ""
        yield Gegeven(code, variabele.codes[rang], tot, plaats=f"p. {lot.randint(3, 120)}")
        return
    minst, meest = _AANTALLEN.get(code, (1, 3))
    # The square makes the first terms of a list common and the last ones rare.
    keuzes = {
        int(lot.random() ** 2 * len(variabele.codes)) for _ in range(lot.randint(minst, meest))
    }
    for rang in sorted(keuzes):
        yield Gegeven(code, variabele.codes[rang], herkomst="vermeld")
