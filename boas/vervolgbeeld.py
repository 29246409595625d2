"""What follows after a result of the whole organisation, for page, workbook and PDF."""

from dataclasses import dataclass
from functools import cached_property

from boas import themas_lezen
from boas.models import Sessie, Vervolg, Vervolgstap
from boas.themabeeld import Themabeeld


@dataclass(frozen=True)
class Voorstel:
    """A step that comes with a theme whose situation is there, and that nobody took over yet."""

    thema: str
    wat: str


@dataclass(frozen=True)
class Vervolgbeeld:
    """``alle`` holds the steps that were put away as well."""

    uitslag: Themabeeld
    vervolg: Vervolg | None
    alle: tuple[Vervolgstap, ...]

    @cached_property
    def stappen(self) -> tuple[Vervolgstap, ...]:
        return tuple(stap for stap in self.alle if stap.weg_op is None)

    @property
    def initiatief(self) -> str:
        """Who takes the initiative, in words; empty while nobody chose."""
        return self.vervolg.wie if self.vervolg else ""

    @property
    def voorstellen(self) -> tuple[Voorstel, ...]:
        """What was put away is not proposed again."""
        bekend = {stap.wat for stap in self.alle}
        return tuple(
            Voorstel(thema.naam, wat)
            for thema in self.uitslag.herkend
            for wat in thema.stappen
            if wat not in bekend
        )

    def weggelegd(self, pk: int | None) -> Vervolgstap | None:
        """The step with this key, when it was put away."""
        return next((s for s in self.alle if s.pk == pk and s.weg_op is not None), None)


def lees(sessie: Sessie) -> Vervolgbeeld:
    """Of a closed session, fetched with its instrument."""
    return Vervolgbeeld(
        uitslag=themas_lezen.lees(sessie),
        vervolg=Vervolg.objects.filter(sessie=sessie).first(),
        alle=tuple(sessie.vervolgstappen.all()),
    )
