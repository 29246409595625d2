"""The dots as a session shows them: how many were divided and, once revealed, where they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q, Sum
from django.utils.safestring import SafeString

from boas.models import Sessie, Stipdoel, Stipronde, Stiptelling, Telling
from boas.regels import stippen as regels
from rapportage.grafieken import Balk, balken


class Stiprij(NamedTuple):
    """So many dots on one doel, hands and phones together."""

    doel: Stipdoel
    n: int


@dataclass(frozen=True)
class StippenBeeld:
    """One round of dots. ``telefoons`` is zeros until the reveal.

    ``mensen_per_telefoon`` divided ``stippen_per_telefoon`` dots so far, nobody knows where.
    """

    ronde: Stipronde
    per_persoon: int
    doelen: tuple[Stipdoel, ...]
    handen: tuple[int, ...]
    telefoons: tuple[int, ...]
    mensen_per_telefoon: int = 0
    stippen_per_telefoon: int = 0

    @property
    def onthuld(self) -> bool:
        return not self.ronde.is_open

    @property
    def sleutel(self) -> str:
        """Changes only when a phone must show something else (see ``stemscherm``)."""
        return f"stippen-{self.ronde.pk}-{self.ronde.status}"

    @property
    def ruimte(self) -> int:
        """How many dots there are together."""
        return self.ronde.aanwezig * self.per_persoon

    @property
    def verdeeld(self) -> int:
        """Dots so far."""
        return sum(self.handen) + (
            sum(self.telefoons) if self.onthuld else self.stippen_per_telefoon
        )

    @property
    def totalen(self) -> tuple[int, ...]:
        """Dots on each doel in order: of hands only until the reveal."""
        return tuple(h + t for h, t in zip(self.handen, self.telefoons, strict=True))

    @property
    def hoogste(self) -> int:
        """Where the longest bar ends."""
        return max(self.totalen) or 1

    @property
    def rijen(self) -> list[Stiprij]:
        """Most dots first; equal ones in the order in which they were asked."""
        return orden(self.doelen, self.totalen)

    @property
    def zin(self) -> str:
        """The answer in words."""
        if not self.verdeeld:
            return "Er zijn geen stippen verdeeld"
        eerste = self.rijen[0]
        meeste = [rij for rij in self.rijen if rij.n == eerste.n]
        if len(meeste) > 1:
            return f"{len(meeste)} delen de eerste plaats, elk met {_stippen(eerste.n)}"
        return f"{eerste.doel} kreeg de meeste stippen: {eerste.n} van de {self.verdeeld}"

    def grafiek(self, breedte: int = 720) -> SafeString:
        """The totals as bars."""
        return balken(
            ["stippen"],
            [Balk(rij.doel.tekst, [rij.n]) for rij in self.rijen],
            titel=f"{self.zin}.",
            eenheid="stippen",
            breedte=breedte,
        )


def orden(doelen: Sequence[Stipdoel], totalen: Sequence[int]) -> list[Stiprij]:
    """Most dots first; the sort is stable, so equal ones keep their order."""
    rijen = [Stiprij(doel, n) for doel, n in zip(doelen, totalen, strict=True)]
    return sorted(rijen, key=lambda rij: -rij.n)


def lees(sessie: Sessie, *, alleen_onthuld: bool = False) -> StippenBeeld | None:
    """The last round (that was revealed) with its totals: three queries; None without one."""
    rondes = sessie.stiprondes.annotate(
        mensen=Count("stippen", filter=Q(stippen__aantal__gt=0)), verdeeld=Sum("stippen__aantal")
    )
    if alleen_onthuld:
        rondes = rondes.filter(status=Stipronde.Status.ONTHULD)
    ronde = rondes.last()
    if ronde is None:
        return None
    doelen = tuple(sessie.stipdoelen.all())
    per_bron = {bron: dict.fromkeys((d.pk for d in doelen), 0) for bron in Telling.Bron.values}
    tellingen = Stiptelling.objects.filter(ronde=ronde, n__gt=0)
    for bron, doel, n in tellingen.values_list("bron", "doel", "n"):
        per_bron[bron][doel] = n
    return StippenBeeld(
        ronde=ronde,
        per_persoon=sessie.stippen,
        doelen=doelen,
        handen=tuple(per_bron[Telling.Bron.HANDEN].values()),
        telefoons=tuple(per_bron[Telling.Bron.TELEFOONS].values()),
        mensen_per_telefoon=ronde.mensen,
        stippen_per_telefoon=ronde.verdeeld or 0,
    )


def problemen(beeld: StippenBeeld) -> list[regels.Probleem]:
    """What stands in the way of the reveal; how phones divided theirs is not needed."""
    if beeld.onthuld:
        return []
    mensen = beeld.ronde.aanwezig
    return regels.past(mensen, beeld.per_persoon, beeld.handen, [beeld.stippen_per_telefoon])


def _stippen(aantal: int) -> str:
    return "1 stip" if aantal == 1 else f"{aantal} stippen"
