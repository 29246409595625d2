"""What a kind of result brings of its own, beside the figures of each statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from boas.models import Cluster
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


class Deel(Protocol):
    """What a kind tells of one cluster, before its statements; templates know the rest of it."""

    @property
    def titel(self) -> str:
        """The heading of that cluster, and of its page of the closing."""


def _niets(verteld: Any, cluster: Cluster) -> None:
    return None


@dataclass(frozen=True)
class Uitkomstsoort:
    """One kind of result (``models.Uitkomst``): a reader, a template and sheets.

    ``lees`` makes of the figures what is told, by a rule of ``boas.regels``. ``sjabloon`` is a
    template with the partials ``pagina``, ``pdf``, ``projector`` and ``leiding``; each gets that as
    ``uitkomst`` beside ``beeld``. ``titel`` heads its page of the closing on the projector; empty
    is the answer itself. ``bladen`` are the sheets that come first in the workbook.

    With ``vertelt_stellingen`` that template tells the statements itself, those at the drempel and
    those that are fine; page and report leave them to it.

    ``deel`` is what it tells of a cluster in which statements ask for attention, None for nothing:
    with it the template has the partials ``deel`` and ``deel_pdf`` as well, and ``projector`` and
    ``leiding`` get it as ``deel``, on a page of the closing of its own.
    """

    lees: Callable[[Uitslagbeeld], Verteld]
    sjabloon: str
    bladen: Callable[[Uitslagbeeld, Any], Sequence[Blad]]
    titel: str = ""
    deel: Callable[[Any, Cluster], Deel | None] = _niets
    vertelt_stellingen: bool = False
