"""A draft planning to bring to the planning meeting (S1, bijlage 1, stap 4).

Every date is a proposal: in the meeting the owner confirms or changes it. Part of the activities
follows from the result, part is standard; both kinds stand here with a date.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from boas.regels.telling import is_heel_getal

LANGSTE_DOORLOOPTIJD = 730
_ZATERDAG = 5


@dataclass(frozen=True, slots=True)
class StandaardActiviteit:
    """An activity every planning has: key, text, days after the session, step it belongs to."""

    sleutel: str
    tekst: str
    dagen: int
    borgstap: str


PLANNINGSOVERLEG = "planningsoverleg"

# Ten days for the planning meeting stays within two weeks, also when a weekend pushes it on.
STANDAARD_ACTIVITEITEN = (
    StandaardActiviteit("uitslag_mailen", "Mail de uitslag naar het hele team", 0, ""),
    StandaardActiviteit(PLANNINGSOVERLEG, "Houd het planningsoverleg met het team", 10, ""),
    StandaardActiviteit(
        "meetsysteem", "Spreek af wat we meten, wanneer en met welke norm", 28, "controleren"
    ),
    StandaardActiviteit(
        "vastleggen",
        "Leg de afspraken en werkwijzen vast en laat het team ze accorderen",
        42,
        "documenteren",
    ),
    StandaardActiviteit(
        "eerste_opvolging",
        "Bespreek in het teamoverleg hoe het met de planning gaat",
        56,
        "monitoren",
    ),
    StandaardActiviteit(
        "evaluatie", "Evalueer met het team of de verbetering standhoudt", 182, "handelen"
    ),
)

# What is about more than one improvement has nothing of it to measure or to write down; asking the
# same again is how one sees whether it changed.
_ALTIJD = {"uitslag_mailen", PLANNINGSOVERLEG, "eerste_opvolging"}
STANDAARD_ANDERS = (
    *(standaard for standaard in STANDAARD_ACTIVITEITEN if standaard.sleutel in _ALTIJD),
    StandaardActiviteit(
        "herhaling", "Leg dezelfde stellingen nog eens voor: wat is er veranderd?", 182, ""
    ),
)


def standaard_van(uitkomst: str) -> tuple[StandaardActiviteit, ...]:
    """The activities every planning has, by kind of result (``inhoud.UITKOMSTEN``)."""
    return STANDAARD_ACTIVITEITEN if uitkomst == "stellingen" else STANDAARD_ANDERS


@dataclass(frozen=True, slots=True)
class Interventie:
    """An accepted intervention: the statement's code, text, lead time in days, linked step."""

    code: str
    tekst: str
    doorlooptijd_dagen: int
    borgstap: str = ""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One line of the draft. `code` is empty for a standard one, `sleutel` for an intervention."""

    sleutel: str
    code: str
    tekst: str
    datum: date
    borgstap: str


def zet_klaar(
    sessiedatum: date,
    interventies: Iterable[Interventie],
    *,
    standaard: Sequence[StandaardActiviteit] = STANDAARD_ACTIVITEITEN,
    planningsoverleg: date | None = None,
    vrije_dagen: AbstractSet[date] = frozenset(),
) -> list[Voorstel]:
    """The draft planning of a session, in order of date.

    In: the day of the session, accepted interventions, the standard activities of its kind of
    result, the day of the planning meeting when that is agreed already, days without school. Out:
    standard activities and interventions, none on a weekend or a free day (but for the mail, which
    goes out on the day of the session itself, and an agreed meeting). Every intervention ends after
    the planning meeting: until then it has no owner. Raises ValueError for a lead time outside
    0-730 days or a meeting before the session.
    """
    if planningsoverleg is not None and planningsoverleg < sessiedatum:
        raise ValueError("Het planningsoverleg kan niet vóór de sessie liggen.")
    voorstellen = []
    overleg = planningsoverleg or sessiedatum
    for vast in standaard:
        datum = _datum_na(sessiedatum, vast.dagen, vrije_dagen)
        if vast.sleutel == PLANNINGSOVERLEG:
            datum = overleg = planningsoverleg or datum
        voorstellen.append(Voorstel(vast.sleutel, "", vast.tekst, datum, vast.borgstap))
    na_overleg = eerste_werkdag(overleg + timedelta(days=1), vrije_dagen)
    for interventie in interventies:
        dagen = _controleer_doorlooptijd(interventie)
        datum = max(na_overleg, _datum_na(sessiedatum, dagen, vrije_dagen))
        voorstellen.append(
            Voorstel("", interventie.code, interventie.tekst, datum, interventie.borgstap)
        )
    # Stable: on one day the standard ones come first, then the interventions as given.
    return sorted(voorstellen, key=lambda voorstel: voorstel.datum)


def eerste_werkdag(datum: date, vrije_dagen: AbstractSet[date] = frozenset()) -> date:
    """This day, or the first day after it that is no weekend and not among the free days."""
    while datum.weekday() >= _ZATERDAG or datum in vrije_dagen:
        datum += timedelta(days=1)
    return datum


def _datum_na(sessiedatum: date, dagen: int, vrije_dagen: AbstractSet[date]) -> date:
    if dagen == 0:
        return sessiedatum
    return eerste_werkdag(sessiedatum + timedelta(days=dagen), vrije_dagen)


def _controleer_doorlooptijd(interventie: Interventie) -> int:
    dagen = interventie.doorlooptijd_dagen
    if not is_heel_getal(dagen) or not 0 <= dagen <= LANGSTE_DOORLOOPTIJD:
        raise ValueError(
            f"De doorlooptijd van {interventie.code} is een heel aantal dagen van 0 tot en met "
            f"{LANGSTE_DOORLOOPTIJD}."
        )
    return dagen
