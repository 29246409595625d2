"""What a team is asked when it weighs speerpunten, and before it decides about its plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from boas.regels.inhoud import LANGSTE, Inhoud, StellingInhoud, normaal
from boas.regels.opzet import LANGSTE_CLUSTER, ClusterInhoud, een_regel

SCHAAL = ("zeer oneens", "oneens", "eens", "volledig eens")
ONEENS_TM = 2

WEGING, DRAAGVLAK = "weging", "draagvlak"

AGENDA_WEGING = """\
Opening
- Wat er op de lijst staat en waar het vandaan komt

Wegen
- Per speerpunt: moet dit nu, en krijgen we het voor elkaar?
- Ieder verdeelt de stippen

Afsluiting
- Wat eruit komt, en wat we kiezen
"""
AGENDA_DRAAGVLAK = """\
Opening
- Het plan op één bladzijde, en ruimte voor vragen

Draagvlak
- Vier stellingen: iedereen kiest, daarna praten we over wat nog knelt

Afsluiting
- Wat het betekent voor het besluit
"""


@dataclass(frozen=True, slots=True)
class TeWegen:
    """A speerpunt to weigh; ``uitleg`` is what is going on, for who leads."""

    naam: str
    uitleg: str = ""


def codes(plek: int) -> tuple[str, str]:
    """The codes of the two statements of the speerpunt at this place, from 0: urgent, feasible."""
    return f"U{plek + 1}", f"H{plek + 1}"


def inhoud_weging(speerpunten: Iterable[TeWegen]) -> Inhoud:
    """Two statements for each speerpunt, under its name."""
    clusters, stellingen = [], []
    for plek, punt in enumerate(speerpunten):
        letter, naam = f"S{plek + 1}", een_regel(punt.naam) or f"Speerpunt {plek + 1}"
        clusters.append(ClusterInhoud(letter, _kort(naam, LANGSTE_CLUSTER["naam"])))
        stellingen += [
            normaal(
                StellingInhoud(
                    code,
                    letter,
                    f"{naam.rstrip('.:;!? ')}: {vraag}",
                    interventie,
                    toelichting=_kort(punt.uitleg.strip(), LANGSTE["toelichting"]),
                )
            )
            for code, (vraag, interventie) in zip(codes(plek), _VRAGEN, strict=True)
        ]
    return Inhoud(SCHAAL, ONEENS_TM, tuple(clusters), tuple(stellingen))


_VRAGEN = (
    (
        "hier moeten we nu iets mee doen.",
        "Laat iemand die het nodig vindt en iemand die dat niet vindt een voorbeeld geven. "
        "Staat dit speerpunt scherp genoeg op papier?",
    ),
    (
        "dit lukt ons de komende tijd.",
        "Zoek samen wat ervoor nodig is: tijd, kennis of hulp. Kan het kleiner, of later?",
    ),
)


def _kort(tekst: str, langste: int) -> str:
    return tekst if len(tekst) <= langste else f"{tekst[: langste - 1].rstrip()}…"


INHOUD_DRAAGVLAK = Inhoud(
    SCHAAL,
    ONEENS_TM,
    (ClusterInhoud("D", "Draagvlak", "Of het team het plan draagt."),),
    tuple(
        normaal(StellingInhoud(f"D{nummer}", "D", tekst, interventie))
        for nummer, (tekst, interventie) in enumerate(
            (
                (
                    "Ik weet wat dit plan van mij vraagt.",
                    "Zet per persoon of per groep op papier wat er verandert. "
                    "Laat een collega het plan in eigen woorden vertellen.",
                ),
                (
                    "Ik sta achter dit plan.",
                    "Vraag wat er zou moeten veranderen om er wel achter te staan. "
                    "Neem het mee als tegengeluid en zeg wat jullie ermee doen.",
                ),
                (
                    "Ik heb de tijd en de middelen om mijn deel te doen.",
                    "Ga na wat er ontbreekt en wie dat kan regelen. "
                    "Kan het niet geregeld worden, maak het plan dan kleiner.",
                ),
                (
                    "Ik ga hiermee aan de slag.",
                    "Vraag wat de eerste stap lastig maakt. Begin met wie wil, en spreek af "
                    "wanneer de rest erbij komt.",
                ),
            ),
            1,
        )
    ),
)
