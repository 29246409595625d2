"""Whether hands and phones together fit the people present.

A phone vote is never refused for being one too many, since nobody can tell which one that was.
The reveal waits instead, and the leader reads what to mend (S1, bijlage 1, stap 2: one answer a
person in the tally).
"""

from dataclasses import dataclass
from enum import StrEnum


class Probleemcode(StrEnum):
    """What is wrong, for the page to put it at the right field."""

    AANWEZIG_NEGATIEF = "aanwezig_negatief"
    HANDEN_NEGATIEF = "handen_negatief"
    TELEFOONS_NEGATIEF = "telefoons_negatief"
    TE_VEEL = "te_veel"


@dataclass(frozen=True, slots=True)
class Probleem:
    """A problem with its text for the leader, in Dutch, saying what to do."""

    code: Probleemcode
    tekst: str


def past(aanwezig: int, handen: tuple[int, ...], telefoons: tuple[int, ...]) -> list[Probleem]:
    """What stands in the way of revealing this statement; an empty list when it fits.

    In: the people present and, per category, counted hands and phone votes. Fewer answers than
    people is fine: an answer is never obliged. Raises ValueError when hands and phones do not
    have as many categories, which no leader could mend.
    """
    if len(handen) != len(telefoons):
        raise ValueError("Handen en telefoons hebben niet evenveel antwoorden.")
    problemen = _negatieven(aanwezig, handen, telefoons)
    if problemen:
        return problemen
    te_veel = sum(handen) + sum(telefoons) - aanwezig
    if te_veel > 0:
        return [Probleem(Probleemcode.TE_VEEL, _te_veel_tekst(aanwezig, handen, telefoons))]
    return []


def rest(aanwezig: int, handen_gevuld: tuple[int, ...], telefoons: tuple[int, ...]) -> int:
    """The proposed number of hands in the last category: whoever has not answered yet.

    In: the people present, the hands counted in the earlier categories, all phone votes. Out: 0
    or more, also when the counts are already too high.
    """
    return max(0, aanwezig - sum(handen_gevuld) - sum(telefoons))


def _negatieven(
    aanwezig: int, handen: tuple[int, ...], telefoons: tuple[int, ...]
) -> list[Probleem]:
    problemen = []
    if aanwezig < 0:
        tekst = "Het aantal aanwezigen kan niet onder 0 zijn. Vul in hoeveel mensen er zijn."
        problemen.append(Probleem(Probleemcode.AANWEZIG_NEGATIEF, tekst))
    if any(aantal < 0 for aantal in handen):
        tekst = "Een aantal handen kan niet onder 0 zijn. Vul 0 in als niemand de hand opsteekt."
        problemen.append(Probleem(Probleemcode.HANDEN_NEGATIEF, tekst))
    if any(aantal < 0 for aantal in telefoons):
        tekst = "Een aantal stemmen van telefoons kan niet onder 0 zijn. Laad de pagina opnieuw."
        problemen.append(Probleem(Probleemcode.TELEFOONS_NEGATIEF, tekst))
    return problemen


def _te_veel_tekst(aanwezig: int, handen: tuple[int, ...], telefoons: tuple[int, ...]) -> str:
    totaal = sum(handen) + sum(telefoons)
    te_veel = totaal - aanwezig
    if not sum(telefoons):
        begin = f"Er {_zijn(totaal)} {totaal} {'hand' if totaal == 1 else 'handen'} geteld"
    elif not sum(handen):
        stemmen = "telefoon heeft" if totaal == 1 else "telefoons hebben"
        begin = f"{totaal} {stemmen} gestemd"
    else:
        begin = f"Handen en telefoons samen zijn {totaal}"
    return f"{begin}, maar {_aanwezigen(aanwezig)}. {_raad(te_veel, totaal, handen)}"


def _raad(te_veel: int, totaal: int, handen: tuple[int, ...]) -> str:
    # Phone votes cannot be lowered by hand, so lowering is advised only as far as hands go.
    if max(handen, default=0) >= te_veel:
        return f"Verlaag een aantal met {te_veel} of verhoog het aantal aanwezigen."
    if sum(handen) >= te_veel:
        return f"Verlaag de handen samen met {te_veel} of verhoog het aantal aanwezigen."
    return f"Verhoog het aantal aanwezigen naar {totaal}, of begin deze stelling opnieuw."


def _aanwezigen(aanwezig: int) -> str:
    if aanwezig == 0:
        return "er zijn geen aanwezigen"
    return f"er {_zijn(aanwezig)} {aanwezig} {'aanwezige' if aanwezig == 1 else 'aanwezigen'}"


def _zijn(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"
