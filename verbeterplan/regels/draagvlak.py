"""How much support there is for a plan, from what the team answered (S4, besluiten)."""

from collections.abc import Sequence

from boas.regels.afronden import VASTE_SPATIE
from boas.regels.drempel import interventie_nodig
from boas.regels.telling import Telling


def steunzin(tellingen: Sequence[Telling], drempel: int) -> str:
    """The answer in one sentence; a statement at or above the drempel still asks for a talk.

    Statements nobody answered do not count. Raises OngeldigeDrempel.
    """
    beantwoord = [telling for telling in tellingen if telling.n]
    if not beantwoord:
        return "Er is geen stelling beantwoord"
    knelt = sum(interventie_nodig(telling, drempel) for telling in beantwoord)
    if not knelt:
        return (
            "Het team draagt het plan: bij elke stelling is minder dan "
            f"{drempel}{VASTE_SPATIE}% het oneens"
        )
    if knelt == len(beantwoord):
        return "Het plan heeft nog te weinig draagvlak: op elk punt knelt het"
    return (
        f"Het team draagt het plan deels: op {knelt} van de {len(beantwoord)} punten knelt het nog"
    )
