"""One word of a closed vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """``code`` stands in addresses and files, ``naam`` on pages.

    ``woord`` is the short form for a word cloud, where factors of both kinds that are two sides of
    one thing share it.
    """

    code: str
    naam: str
    uitleg: str = ""
    groep: str = ""
    woord: str = ""
    aliassen: Sequence[str] = ()
