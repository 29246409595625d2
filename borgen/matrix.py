"""The competence matrix of a process, as its pages and files show it."""

from dataclasses import dataclass

from borgen.models import Beheersing, Competentie, Proces
from borgen.regels.competenties import NIVEAUS, Stand, stand_van
from organisatie.models import Lidmaatschap


@dataclass(frozen=True)
class Cel:
    wat: str
    niveau: int | None
    genoeg: bool

    @property
    def woord(self) -> str:
        return "" if self.niveau is None else NIVEAUS[self.niveau]


@dataclass(frozen=True)
class Matrix:
    """``rijen``: each person with a cell per competence; ``standen``: what the team has of each."""

    competenties: list[Competentie]
    rijen: list[tuple[Lidmaatschap, list[Cel]]]
    standen: list[tuple[Competentie, Stand]]


def lees_matrix(proces: Proces) -> Matrix:
    """Everybody of the team today; three queries."""
    competenties = list(proces.competenties.select_related("training"))
    leden = list(Lidmaatschap.objects.van_team(proces.team_id))
    niveaus = {
        (rij.lidmaatschap_id, rij.competentie_id): rij.niveau
        for rij in Beheersing.objects.filter(competentie__proces=proces)
    }
    rijen = [
        (
            lid,
            [
                Cel(c.naam, niveau, niveau is not None and niveau >= c.niveau)
                for c in competenties
                for niveau in [niveaus.get((lid.pk, c.pk))]
            ],
        )
        for lid in leden
    ]
    standen = [
        (c, stand_van((niveaus.get((lid.pk, c.pk)) for lid in leden), c.niveau, c.aantal))
        for c in competenties
    ]
    return Matrix(competenties, rijen, standen)


def stand_in_team(competentie: Competentie) -> Stand:
    """How one competence stands in the team today."""
    leden = Lidmaatschap.objects.van_team(competentie.proces.team_id)
    bekend = competentie.beheersingen.filter(lidmaatschap__in=leden.order_by().values("pk"))
    niveaus: list[int | None] = list(bekend.values_list("niveau", flat=True))
    leeg = leden.count() - len(niveaus)
    return stand_van([*niveaus, *[None] * leeg], competentie.niveau, competentie.aantal)
