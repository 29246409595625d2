"""A guiding question that several people answer in one text, and a group of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vraag:
    """A question; ``code`` stays, answers are kept by it. ``langste`` is what one may type."""

    code: str
    tekst: str
    hulp: str = ""
    langste: int = 4000


@dataclass(frozen=True)
class Vragengroep:
    code: str
    naam: str
    vragen: tuple[Vraag, ...]
