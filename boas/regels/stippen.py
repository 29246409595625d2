"""Dots: everybody divides the same small number of dots over a few things to choose from.

At most nine dots and twenty things, so that what one person did fits in as many digits.
"""

from collections.abc import Sequence

from boas.regels.controle import Probleem, Probleemcode

HOOGSTENS = 9
GEWOON = 3
MINSTE_DOELEN, MEESTE_DOELEN = 2, 20

Verdeling = tuple[int, ...]


def lees(tekst: str, doelen: int) -> Verdeling | None:
    """What somebody divided, from a digit for each of so many ``doelen``; None when it is not."""
    if len(tekst) != doelen or not (tekst.isascii() and tekst.isdecimal()):
        return None
    return tuple(map(int, tekst))


def schrijf(verdeling: Sequence[int]) -> str:
    """As a digit for each; the reverse of ``lees``."""
    return "".join(map(str, verdeling))


def optellen(verdelingen: Sequence[Verdeling], doelen: int) -> Verdeling:
    """What many people divided, together."""
    return tuple(sum(verdeling[plek] for verdeling in verdelingen) for plek in range(doelen))


def verplaats(verdeling: Verdeling, plek: int, erbij: int, stippen: int) -> Verdeling | None:
    """With so many more (or less) at ``plek``; None when that is below 0 or over the budget."""
    nieuw = (*verdeling[:plek], verdeling[plek] + erbij, *verdeling[plek + 1 :])
    return nieuw if nieuw[plek] >= 0 and sum(nieuw) <= stippen else None


def past(
    mensen: int, stippen: int, handen: Sequence[int], telefoons: Sequence[int]
) -> list[Probleem]:
    """What stands in the way of showing the dots; empty when they fit.

    In: people present, dots for each, dots counted in the room and dots from phones. Fewer than
    all dots is fine: nobody has to use them.
    """
    if any(aantal < 0 for aantal in handen):
        tekst = "Een aantal stippen kan niet onder 0 zijn. Vul 0 in als er geen stip staat."
        return [Probleem(Probleemcode.HANDEN_NEGATIEF, tekst)]
    ruimte, geteld = mensen * stippen, sum(handen) + sum(telefoons)
    if geteld <= ruimte:
        return []
    te_veel = geteld - ruimte
    tekst = (
        f"Er zijn {geteld} stippen geteld, maar {mensen} {_mensen(mensen)} met "
        f"{stippen} {_stippen(stippen)} is {ruimte}. "
    )
    if sum(handen) >= te_veel:
        tekst += f"Haal er samen {te_veel} af of verhoog het aantal aanwezigen."
    else:
        tekst += f"Verhoog het aantal aanwezigen naar minstens {-(-geteld // stippen)}."
    return [Probleem(Probleemcode.TE_VEEL, tekst)]


def _mensen(aantal: int) -> str:
    return "mens" if aantal == 1 else "mensen"


def _stippen(aantal: int) -> str:
    return "stip" if aantal == 1 else "stippen"
