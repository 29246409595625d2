"""The parts of a round that stand in lists: one description each, one set of views for all.

A part is a model on ``Planonderdeel`` with a form. Its list stands on the page of its phase, in a
section with the id ``sectie-<soort>``; every view leads back there.
"""

from dataclasses import dataclass
from typing import Any

from verbeterplan.models import Planonderdeel
from verbeterplan.regels.fasen import Fase


@dataclass(frozen=True)
class Onderdeel:
    """What the views need to know. ``form`` is a VersieForm that also takes ``bezoek``.

    ``nieuw``, ``wijzig`` are the titles of its form, ``weg`` what is said when it is put away.
    A round holds at most ``hoogstens`` of them; ``vol`` says so to who adds one more.
    """

    soort: str
    model: type[Planonderdeel]
    form: type[Any]
    fase: Fase
    nieuw: str
    wijzig: str
    weg: str
    knop: str = "Bewaar"
    hoogstens: int | None = None
    vol: str = ""

    @property
    def sectie(self) -> str:
        return f"sectie-{self.soort}"


_alle: dict[str, Onderdeel] = {}


def meld_aan(*onderdelen: Onderdeel) -> None:
    """Make parts known; each subject does so in a module that ``alle`` loads."""
    for onderdeel in onderdelen:
        _alle[onderdeel.soort] = onderdeel


def alle() -> dict[str, Onderdeel]:
    """Every part by its name in the address."""
    # Loaded here: the modules of the subjects import this one.
    from verbeterplan.onderdelen import besluiten, uitvoeren, verdiepen  # noqa: F401

    return _alle
