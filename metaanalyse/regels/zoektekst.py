"""What of a card can be found: the words as they stand, and their stems."""

from collections.abc import Iterable, Iterator, Sequence

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.stammen import stam, woorden
from metaanalyse.regels.variabelen import VARIABELEN

# A word that nobody can type, so that no phrase runs from one text on into the next.
GRENS = "¶"


def zoektekst(koppen: Iterable[str], gegevens: Iterable[Gegeven]) -> tuple[str, str]:
    """Words and stems of a card: its titles, authors and codes, its texts, names of its terms.

    Words stand in their order with a space around each; of stems each stands there once.
    """
    rij: list[str] = []
    for tekst in (*koppen, *_teksten(gegevens)):
        if gevonden := woorden(tekst):
            rij += [*gevonden, GRENS]
    stammen = sorted({stam(woord) for woord in set(rij)} - {GRENS})
    return f" {' '.join(rij)} ", " ".join(stammen)


def _teksten(gegevens: Iterable[Gegeven]) -> Iterator[str]:
    for gegeven in gegevens:
        if gegeven.tekst:
            yield gegeven.tekst
        yield from _namen(gegeven)


def _namen(gegeven: Gegeven) -> Sequence[str]:
    """The names of the terms that were chosen; of a range all it covers."""
    variabele = VARIABELEN.get(gegeven.variabele)
    if variabele is None or gegeven.code not in variabele.per_code:
        return ()
    tot = gegeven.code_tot if gegeven.code_tot in variabele.per_code else ""
    return [variabele.naam_van(code) for code in variabele.bereik(gegeven.code, tot)]
