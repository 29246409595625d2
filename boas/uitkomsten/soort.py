"""What a kind of result brings of its own, beside the figures of each statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from boas.uitslagbeeld import Uitslagbeeld
from rapportage.excel.onderdelen import Blad


class Verteld(Protocol):
    """A result as its kind tells it; templates know the rest of it."""

    @property
    def zin(self) -> str:
        """The answer in words, without a full stop: the heading of page, report and workbook."""

    @property
    def toelichting(self) -> str:
        """What that answer means, in one or two sentences."""


@dataclass(frozen=True)
class Uitkomstsoort:
    """One kind of result (``models.Uitkomst``): a reader, a template and sheets.

    ``lees`` makes of the figures what is told, by a rule of ``boas.regels``. ``sjabloon`` is a
    template with the partials ``pagina``, ``pdf``, ``projector`` and ``leiding``; each gets that as
    ``uitkomst`` beside ``beeld``. ``titel`` heads its page of the closing on the projector.
    ``bladen`` are the sheets that come first in the workbook.
    """

    lees: Callable[[Uitslagbeeld], Verteld]
    sjabloon: str
    titel: str
    bladen: Callable[[Uitslagbeeld, Verteld], Sequence[Blad]]
