"""What a verbeterplan still lacks, in words (S4, besluiten: what stands in a plan).

Nothing of this bars a decision, and it is no percentage: each gap is one thing to talk about.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from verbeterplan.regels.factoren import EERSTE

AANPASSEN = "aanpassen"
# Without these nobody can tell later whether it worked.
MEET = {
    "e-nulmeting": "hoe het nu is",
    "e-inhoud": "waaraan jullie zien dat het werkt",
    "e-wanneer": "wanneer jullie kijken",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is of a plan. ``antwoorden`` are codes of questions that have an answer,
    ``factoren`` codes of what the team looked at; ``besluit`` is the last outcome, or "".
    """

    doelen: int = 0
    doelen_zonder_teken: int = 0
    antwoorden: frozenset[str] = frozenset()
    acties: int = 0
    acties_van_niemand: int = 0
    strategie: bool = False
    randvoorwaarden: int = 0
    niet_geregeld: int = 0
    tegengeluiden: int = 0
    zonder_reactie: int = 0
    factoren: frozenset[str] = frozenset()
    besluit: str = ""


@dataclass(frozen=True, slots=True)
class Gat:
    """Something that lacks; ``plek`` is the id of the part of the page where it can be mended."""

    tekst: str
    plek: str


def gaten(plan: Plan) -> tuple[Gat, ...]:
    """Everything that lacks, in the order of the page; nothing when the plan is complete."""
    return tuple(Gat(tekst, plek) for plek, zeg in _REGELS if (tekst := zeg(plan)))


def _doelen(plan: Plan) -> str:
    if not plan.doelen:
        return "Er is nog geen doel"
    return _bij(plan.doelen_zonder_teken, "doel", "doelen", "waaraan jullie het zien")


def _aanpak(plan: Plan) -> str:
    return _zonder(plan, {"p-aanpak": "wat jullie anders gaan doen"})


def _acties(plan: Plan) -> str:
    if not plan.acties:
        return "Er is nog geen verbeteractie"
    return _bij(plan.acties_van_niemand, "verbeteractie", "verbeteracties", "wie dat doet")


def _planning(plan: Plan) -> str:
    return _zonder(
        plan,
        {"p-tijdpad": "hoe de tijd eruitziet", "p-communicatie": "hoe het team het hoort"},
    )


def _strategie(plan: Plan) -> str:
    return "" if plan.strategie else "Jullie kozen nog niet hoe jullie beginnen"


def _vrijheid(plan: Plan) -> str:
    return _zonder(
        plan, {"p-vast": "wat voor iedereen vastligt", "p-ruimte": "waar je vrij in bent"}
    )


def _evaluatie(plan: Plan) -> str:
    return _zonder(plan, MEET)


def _randvoorwaarden(plan: Plan) -> str:
    if not plan.randvoorwaarden:
        return "Jullie keken nog niet wat er geregeld moet zijn"
    if plan.niet_geregeld == 1:
        return "Eén ding dat nodig is, is nog niet geregeld"
    return f"{plan.niet_geregeld} dingen zijn nog niet geregeld" if plan.niet_geregeld else ""


def _tegengeluiden(plan: Plan) -> str:
    if not plan.tegengeluiden:
        return "Er staat nog niet wat ertegen pleit"
    return _bij(plan.zonder_reactie, "tegengeluid", "tegengeluiden", "wat jullie ermee doen")


def _factoren(plan: Plan) -> str:
    namen = [soort.naam.lower() for soort in EERSTE if soort.code not in plan.factoren]
    return f"Jullie keken nog niet naar {_som(namen)}" if namen else ""


def _besluit(plan: Plan) -> str:
    if plan.besluit == AANPASSEN:
        return "Jullie wilden het plan eerst aanpassen: neem daarna een nieuw besluit"
    return "" if plan.besluit else "Er is nog geen besluit"


_REGELS: tuple[tuple[str, Callable[[Plan], str]], ...] = (
    ("sectie-doel", _doelen),
    ("vragen-aanpak", _aanpak),
    ("sectie-acties", _acties),
    ("sectie-acties", _planning),
    ("sectie-strategie", _strategie),
    ("sectie-strategie", _vrijheid),
    ("vragen-evaluatie", _evaluatie),
    ("sectie-randvoorwaarde", _randvoorwaarden),
    ("sectie-tegengeluid", _tegengeluiden),
    ("sectie-factoren", _factoren),
    ("sectie-besluit", _besluit),
)


def _bij(aantal: int, een: str, meer: str, wat: str) -> str:
    if not aantal:
        return ""
    waarbij = f"één {een}" if aantal == 1 else f"{aantal} {meer}"
    return f"Bij {waarbij} staat nog niet {wat}"


def _zonder(plan: Plan, vragen: dict[str, str]) -> str:
    mist = [wat for code, wat in vragen.items() if code not in plan.antwoorden]
    return f"Er staat nog niet {_som(mist)}" if mist else ""


def _som(delen: Iterable[str]) -> str:
    *voor, laatste = delen
    return f"{', '.join(voor)} en {laatste}" if voor else laatste
