"""The effectladder: what each step asks, which step follows, and why in words.

Source: S2, overzicht 8. A low step says that the proof is missing, not that something fails to
work. What is not known counts as not met, and the words say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from metaanalyse.regels.inhoud import Voorwaarde
from organisatie.regels.opsomming import opsomming


@dataclass(frozen=True)
class Laddervraag:
    """One condition: ``vraag`` for the coder, ``kort`` as a part of a sentence."""

    code: str
    vraag: str
    kort: str


VOORWAARDEN: Mapping[int, Sequence[Laddervraag]] = {
    1: (
        Laddervraag("doel", "Staat op papier wat het doel is?", "het doel staat op papier"),
        Laddervraag(
            "doelgroep", "Staat op papier voor wie het is?", "de doelgroep staat op papier"
        ),
        Laddervraag("aanpak", "Staat op papier wat er wordt gedaan?", "de aanpak staat op papier"),
        Laddervraag(
            "randvoorwaarden",
            "Staat erbij wat ervoor nodig is, zoals tijd, geld en mensen?",
            "er staat bij wat ervoor nodig is",
        ),
        Laddervraag(
            "overdraagbaar",
            "Is de werkwijze zo duidelijk dat een andere school haar kan overnemen?",
            "een andere school kan de werkwijze overnemen",
        ),
    ),
    2: (
        Laddervraag(
            "verklaring",
            "Is uitgelegd waarom het zou werken, met een theorie of model?",
            "er is uitgelegd waarom het zou werken",
        ),
        Laddervraag(
            "erkende-theorie",
            "Wordt verwezen naar theorie die algemeen erkend en onderzocht is?",
            "de theorie is algemeen erkend en onderzocht",
        ),
        Laddervraag(
            "kwalitatief",
            "Is gezegd hoe het uitpakt, bijvoorbeeld door kenners of in gesprekken?",
            "kenners of betrokkenen zeggen hoe het uitpakt",
        ),
    ),
    3: (
        Laddervraag("gemeten", "Is er echt gemeten?", "er is gemeten"),
        Laddervraag(
            "cijfers",
            "Laten cijfers zien of doelen zijn gehaald, wie is bereikt of wat er veranderde?",
            "cijfers laten zien wat er is bereikt",
        ),
    ),
    4: (
        Laddervraag(
            "voorspeld",
            "Is vooraf voorspeld wat er zou gebeuren, en is dat getoetst?",
            "een voorspelling van vooraf is getoetst",
        ),
        Laddervraag(
            "andere-verklaringen",
            "Is bekeken of iets anders de uitkomst kan verklaren?",
            "andere verklaringen zijn bekeken",
        ),
        Laddervraag(
            "beleidstheorie",
            "Zijn de ideeën achter het beleid naast eigen metingen gelegd?",
            "de ideeën achter het beleid zijn naast metingen gelegd",
        ),
    ),
    5: (
        Laddervraag(
            "oorzaak",
            "Is aangetoond dat de aanpak de oorzaak is van de uitkomst?",
            "aangetoond is dat de aanpak de oorzaak is",
        ),
        Laddervraag(
            "experiment",
            "Was het een experiment, of bijna (een quasi-experiment)?",
            "het was een experiment of bijna",
        ),
        Laddervraag(
            "controlegroep",
            "Is vergeleken met een groep die niet meedeed?",
            "er is vergeleken met een controlegroep",
        ),
    ),
}
HOOGSTE = max(VOORWAARDEN)
VRAGEN: Mapping[str, Laddervraag] = {v.code: v for rij in VOORWAARDEN.values() for v in rij}


def voorstel(voorwaarden: Mapping[str, Voorwaarde]) -> int | None:
    """The highest step whose conditions and those of every step below are met.

    None when not a single condition was answered: nobody looked, which is no step 0.
    """
    if all(_vervuld(voorwaarden, code) is None for code in VRAGEN):
        return None
    trede = 0
    for hoger, vragen in VOORWAARDEN.items():
        if not all(_vervuld(voorwaarden, v.code) for v in vragen):
            break
        trede = hoger
    return trede


def ontbreekt(voorwaarden: Mapping[str, Voorwaarde], trede: int) -> list[Laddervraag]:
    """The conditions of ``trede`` itself that are not met."""
    return [v for v in VOORWAARDEN[trede] if _vervuld(voorwaarden, v.code) is False]


def onbekend(voorwaarden: Mapping[str, Voorwaarde], trede: int) -> list[Laddervraag]:
    """The conditions of ``trede`` itself of which is not known whether they are met."""
    return [v for v in VOORWAARDEN[trede] if _vervuld(voorwaarden, v.code) is None]


def waarom(voorwaarden: Mapping[str, Voorwaarde]) -> str:
    """Why this step follows and what the next one lacks: "Trede 3, want er is gemeten en …"."""
    trede = voorstel(voorwaarden)
    if trede is None:
        return "Nog geen voorstel: er is nog geen voorwaarde van de ladder ingevuld."
    zinnen = [_dragend(trede)]
    if trede < HOOGSTE:
        mist, weet_niet = ontbreekt(voorwaarden, trede + 1), onbekend(voorwaarden, trede + 1)
        if mist:
            zinnen.append(f"Voor trede {trede + 1} ontbreekt: {_som(mist)}.")
        if weet_niet:
            zinnen.append(f"Niet bekend is voor trede {trede + 1}: {_som(weet_niet)}.")
        if hoger := _hoger_vervuld(voorwaarden, trede + 2):
            zinnen.append(f"Wel klopt, maar telt pas met alles eronder: {_som(hoger)}.")
    return " ".join(zinnen)


def _dragend(trede: int) -> str:
    if trede == 0:
        return "Trede 0, want de eerste trede is niet gehaald."
    return f"Trede {trede}, want {_som(VOORWAARDEN[trede])}."


def _hoger_vervuld(voorwaarden: Mapping[str, Voorwaarde], vanaf: int) -> list[Laddervraag]:
    return [
        v
        for trede in range(vanaf, HOOGSTE + 1)
        for v in VOORWAARDEN[trede]
        if _vervuld(voorwaarden, v.code)
    ]


def _vervuld(voorwaarden: Mapping[str, Voorwaarde], code: str) -> bool | None:
    voorwaarde = voorwaarden.get(code)
    return voorwaarde.vervuld if voorwaarde else None


def _som(vragen: Iterable[Laddervraag]) -> str:
    return opsomming([v.kort for v in vragen])
