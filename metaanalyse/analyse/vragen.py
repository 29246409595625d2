"""The six questions of the study (S2, paragraaf 1.2) in our own words, and where the answer is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weg:
    """A page that answers: its address by name, with its own parameters."""

    tekst: str
    naam: str
    vraag: str = ""


@dataclass(frozen=True)
class Vraag:
    vraag: str
    uitleg: str
    wegen: tuple[Weg, ...]


def _kruis(tekst: str, rij: str, kolom: str) -> Weg:
    return Weg(tekst, "kruistabel", f"rij={rij}&kolom={kolom}")


VRAGEN = (
    Vraag(
        "Wat is schoolontwikkeling die blijft, en waaraan zie je dat?",
        "Waar vernieuwingen zich op richten, en welke tekenen van blijven de kaarten noemen.",
        (
            Weg("Aspecten", "aspecten"),
            _kruis("Aspecten en tekenen van blijven", "aspect", "indicator"),
        ),
    ),
    Vraag(
        "Wat helpt, en wat zit in de weg?",
        "Hoeveel kaarten elke factor noemen, met een klik naar die kaarten.",
        (Weg("Factoren", "factoren"),),
    ),
    Vraag(
        "Welke rode draad loopt daardoorheen?",
        "Veel factoren zijn twee kanten van één zaak: aanwezig helpt het, afwezig hindert het.",
        (
            Weg("Woorden van beide kanten", "factoren", "wolk=samen&volgorde=aantal"),
            _kruis("Wat hielp en hoever het kwam", "bevorderend", "fase"),
        ),
    ),
    Vraag(
        "Op welke laag van de school moet je ingrijpen?",
        "Vergelijk het niveau en de doelgroep met hoever een vernieuwing kwam.",
        (
            _kruis("Niveau en fase", "niveau", "fase"),
            _kruis("Doelgroep en fase", "doelgroep", "fase"),
        ),
    ),
    Vraag(
        "Welke ondersteuning werkt, en wat is er minstens nodig?",
        "Welke hulp er was, naast hoever het doel bereikt is.",
        (
            _kruis("Ondersteuning en doel", "ondersteuning", "doelstelling"),
            _kruis("Ondersteuning en fase", "ondersteuning", "fase"),
        ),
    ),
    Vraag(
        "Aan welke hulp hebben schoolleiders en besturen behoefte?",
        "De kaarten zeggen welke hulp er was, niet wat iemand had gewild. Ze laten wel zien"
        " welke hulp bij welke doelgroep hoorde en wat er in de weg zat.",
        (
            _kruis("Ondersteuning en doelgroep", "ondersteuning", "doelgroep"),
            Weg(
                "Factoren bij schoolleiders en besturen",
                "factoren",
                "doelgroep=schoolleider&doelgroep=bestuur",
            ),
        ),
    ),
)
