"""Who reads and writes rows of a team's borging."""

from typing import Self

from organisatie.toegang import toegang_van
from verbeterplan.models.traject import VanTeamQuerySet


class EigenTeamQuerySet(VanTeamQuerySet):
    """Rows that stay inside the team: quality staff and directeur do not read them."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        """Those of the person's own teams."""
        return self.filter(**{f"{self.naar_team}__in": toegang_van(gebruiker).lid_van})
