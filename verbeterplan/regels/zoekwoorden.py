"""The words of a question that one can search with."""

from metaanalyse.regels.stammen import stam, woorden

# What a question is made of, beside what it is about.
_ZEGT_NIETS = frozenset(
    woorden(
        """
        aan alle allemaal als altijd anders beter bij binnen buiten daar daarvan dan dat de deze die
        dit doen doet door een eigen elke elkaar en er gaan gaat geen goed goede haar had hebben
        heeft heel helpen helpt hen het hier hoe hun iedere ieder iemand iets is jullie kan kunnen
        leren maakt maken maar manier manieren meer met mijn minder moet moeten naar niet nodig nog
        nu of om omdat onder ons onze ook op over samen te tijdens tot tussen uit van vaak veel
        voor voorbeeld vraag waar waarom waardoor wanneer wat we weinig welk welke werken werkt
        weten wie wij wil willen wordt worden zelf zien zijn zo zodat zonder zorgen zou zouden
        collega collegas docent docenten leerling leerlingen onderwijs school scholen student
        studenten team
        """
    )
)

# As many letters in a row that two words share make them about the same.
_DEEL = 7


def zoekwoorden(tekst: str, meeste: int = 5) -> list[str]:
    """The words that say what a question is about, each stem once, in order."""
    uit: dict[str, str] = {}
    for woord in woorden(tekst):
        if len(woord) > 2 and not woord.isdecimal() and woord not in _ZEGT_NIETS:
            uit.setdefault(stam(woord), woord)
    return list(uit.values())[:meeste]


def gaat_over(tekst: str, gezocht: list[str]) -> bool:
    """Whether a text has one of these words, by its stem or by a long part of it.

    Dutch writes words together: begeleidingsgesprek is about gespreksvoering too.
    """
    zoek = set().union(*map(_kenmerken, gezocht))
    return any(zoek & _kenmerken(woord) for woord in woorden(tekst) if woord not in _ZEGT_NIETS)


def _kenmerken(woord: str) -> set[str]:
    return {stam(woord), *(woord[i : i + _DEEL] for i in range(len(woord) - _DEEL + 1))}
