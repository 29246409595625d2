"""What of a card can be found: the words as they stand, and their stems."""

from collections.abc import Iterable, Iterator, Sequence

from metaanalyse.regels.inhoud import Gegeven
from metaanalyse.regels.stammen import stam, woorden
from metaanalyse.regels.variabelen import VARIABELEN

# Signs that nobody can type in a word: one so that no phrase runs from one text on into the next,
# one that tells a stem from a word.
GRENS, STAM = "¶", "§"


def zoektekst(koppen: Iterable[str], gegevens: Iterable[Gegeven]) -> tuple[str, str]:
    """Of a card the words in their order, and the terms: each word and each stem once.

    Found are its titles, authors and codes, its texts and the names of its terms.
    """
    rij: list[str] = []
    for tekst in (*koppen, *_teksten(gegevens)):
        if gevonden := woorden(tekst):
            rij += [*gevonden, GRENS]
    vormen = " ".join(rij)
    return f" {vormen} ", termen_van(vormen)


def termen_van(vormen: str) -> str:
    """The terms of a row of words: the words, and after them their stems with a sign before."""
    ieder = set(vormen.split()) - {GRENS}
    return " ".join([*sorted(ieder), *sorted({f"{STAM}{stam(woord)}" for woord in ieder})])


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
