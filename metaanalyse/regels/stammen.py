"""Words of a text and their Dutch stems: the same for what is searched and what is looked for.

Done here and not in a database, because the stemmers of SQLite and PostgreSQL disagree.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

# Longer is no word; PostgreSQL refuses a word of more than 2046 bytes.
LANGSTE_WOORD = 100
_WOORD = re.compile(r"[^\W_]+")
# In a text as somebody wrote it: an accent can stand apart, after its letter.
_WOORD_IN_TEKST = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_LOS_TEKEN = re.compile(r"[\u0300-\u036f]+")
_MET_GE = ("bege", "verge", "ontge")
_families, _uitgangen = stemmer("dutch"), stemmer("dutch_porter")


def woorden(tekst: str) -> list[str]:
    """The words, without capitals, accents and punctuation."""
    if tekst.isascii():
        kaal = tekst.lower()
    else:
        # Folding can put letters together that only then come apart.
        kaal = unicodedata.normalize("NFKD", tekst).casefold()
        kaal = _LOS_TEKEN.sub("", unicodedata.normalize("NFKD", kaal))
    gevonden = _WOORD.findall(kaal)
    return [w[:LANGSTE_WOORD] for w in gevonden] if len(kaal) > LANGSTE_WOORD else gevonden


@lru_cache(maxsize=50_000)
def stam(woord: str) -> str:
    """The stem of a word as ``woorden`` gives it; the word itself when nothing is left of it.

    Two of Snowball's Dutch stemmers after each other: Kraaij-Pohlmann knows families of words
    (evaluatie, geevalueerd) but not the e of an adjective (duurzame), which Porter's takes away.
    """
    kern = _families.stemWord(woord)
    if woord.startswith(_MET_GE) and not kern.startswith(woord[:4]):
        # It takes the ge of begeleiding for that of a participle, and arrives at beleid.
        kern = woord
    return _uitgangen.stemWord(kern) or woord


def plekken(tekst: str) -> Iterator[re.Match[str]]:
    """Where each word of a text stands."""
    return _WOORD_IN_TEKST.finditer(tekst)


def stukken(tekst: str) -> list[str]:
    """The words as they stand, in order: each what ``plekken`` finds."""
    return _WOORD_IN_TEKST.findall(tekst)


@lru_cache(maxsize=50_000)
def lees_woord(stuk: str) -> tuple[tuple[str, str], ...]:
    """A word as it stands in a text: to ``woorden``, mostly one word, each with its stem."""
    return tuple((woord, stam(woord)) for woord in woorden(stuk))
