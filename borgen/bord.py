"""What a team shows itself on its board: successes first, then signals that were marked for it."""

from dataclasses import dataclass

from borgen.models import Besluit, Signaal

# As many as can be read from where one stands.
MEESTE = 8


@dataclass(frozen=True)
class Bord:
    """Newest first."""

    successen: list[Besluit]
    signalen: list[Signaal]

    def __bool__(self) -> bool:
        return bool(self.successen or self.signalen)


def bord_van(team_id: int, gebruiker) -> Bord:
    """Empty for who is not in the team: what hangs there is for its own people. Two queries."""
    successen = Besluit.objects.zichtbaar_voor(gebruiker).voor_bord()
    signalen = Signaal.objects.zichtbaar_voor(gebruiker).filter(op_bord=True)
    van_team = {"verbeteractie__traject__team": team_id}
    met = "verbeteractie__traject"
    return Bord(
        list(successen.filter(**van_team).select_related(met)[:MEESTE]),
        list(signalen.filter(**van_team).select_related(met)[:MEESTE]),
    )
