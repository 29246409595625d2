"""How far the colleagues of a team are in a round, and who asks for help."""

from dataclasses import dataclass

from organisatie.models import Gebruiker
from verbeterplan.models import Cyclusronde, Voortgang
from verbeterplan.regels.voortgang import Beeld, beeld_van

# Where it stands on the page of the phase.
SECTIE = "sectie-voortgang"
STANDEN = tuple(Voortgang.Stand.values)
# What the team reads of each answer: nobody speaks there.
IN_HET_TEAM = {
    Voortgang.Stand.BEGIN: "moet nog beginnen",
    Voortgang.Stand.PROBEERT: "probeert het uit",
    Voortgang.Stand.LUKT: "bij wie het lukt",
    Voortgang.Stand.HELPT: "bij wie het lukt, en die graag helpt",
}


@dataclass(frozen=True)
class Teamvoortgang:
    """What can be seen of a round; ``hulp`` is for who leads and for the PLG only."""

    beeld: Beeld
    hulp: tuple[Voortgang, ...]
    geregeld: tuple[Voortgang, ...]
    eigen: Voortgang | None

    @property
    def regels(self) -> list[tuple[str, int, str]]:
        """Each answer in words, with its count and something to draw."""
        return [
            (IN_HET_TEAM[Voortgang.Stand(trede.stand)], trede.aantal, trede.stippen)
            for trede in self.beeld.treden
        ]


def lees(ronde: Cyclusronde, gebruiker: Gebruiker, *, ziet_hulp: bool) -> Teamvoortgang:
    """The answers of who is in the team today. One query."""
    rijen = Voortgang.objects.in_het_team().filter(ronde=ronde)
    rijen = rijen.select_related("lidmaatschap__gebruiker")
    alle = list(rijen.order_by("op"))
    vraagt = [rij for rij in alle if rij.nodig] if ziet_hulp else []
    return Teamvoortgang(
        beeld=beeld_van((rij.stand for rij in alle), STANDEN),
        hulp=tuple(rij for rij in vraagt if rij.geregeld_op is None),
        geregeld=tuple(rij for rij in vraagt if rij.geregeld_op is not None),
        eigen=next((rij for rij in alle if rij.lidmaatschap.gebruiker_id == gebruiker.pk), None),
    )
