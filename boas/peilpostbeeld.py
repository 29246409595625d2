"""What the leader sees of the mail of an open peiling, and of the links on paper."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from boas.models import Peilgroep, Peilpost, Sessie
from boas.peilen import herinneren
from boas.peilen.post import op_het_scherm
from boas.peilen.poststand import Stand, niet_gegaan, stand


@dataclass(frozen=True)
class Peilpostbeeld:
    """``bezwaar``: why no reminder can go now. ``niet_gegaan``: the first of what failed.

    ``op_het_scherm``: mail goes nowhere but to the window of `./run`.
    """

    stand: Stand
    niet_gegaan: list[Peilpost]
    bezwaar: str
    op_papier: int
    op_het_scherm: bool

    @property
    def niet_genoemd(self) -> int:
        """How many more failed than are named."""
        return self.stand.niet_gegaan - len(self.niet_gegaan)

    @property
    def alles_mislukt(self) -> bool:
        """Nothing left: then it is not about an address."""
        return self.stand.mislukt > 1 and not self.stand.verstuurd


def lees_peilpost(sessie: Sessie) -> Peilpostbeeld:
    """Of an open peiling; three queries at most."""
    nu = stand(sessie.pk)
    op_papier = Peilgroep.objects.filter(peiling=sessie.pk).aggregate(n=Sum("op_papier"))["n"]
    return Peilpostbeeld(
        stand=nu,
        niet_gegaan=niet_gegaan(sessie.pk) if nu.niet_gegaan else [],
        bezwaar=herinneren.bezwaar(sessie.peiling, nu),
        op_papier=op_papier or 0,
        op_het_scherm=op_het_scherm(),
    )


def peilpost_context(sessie: Sessie) -> dict[str, Any]:
    """For a page that includes ``boas/peilpost.html``."""
    return {"sessie": sessie, "peiling": sessie.peiling, "peilpost": lees_peilpost(sessie)}
