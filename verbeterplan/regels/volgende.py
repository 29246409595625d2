"""What is next in a traject, and for whom: one step, from plain facts (S4, the five phases).

Per phase the things that have to be there stand in order; the first that is missing is next. When
nothing is missing, going on to the next phase is: so every phase has an answer. What cannot wait
(a session that runs, a colleague who asked for help) comes first.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from verbeterplan.regels.fasen import Fase, volgende


class Wie(StrEnum):
    """Whose turn it is; the value is how it is said."""

    LEIDER = "teamleider"
    KARTREKKER = "kartrekker"
    PLG = "PLG"
    TEAM = "team"


@dataclass(frozen=True)
class Stap:
    """One step. ``adres`` is the name of an address that takes the traject, ``plek`` a place on it.

    ``op`` is the day it is about, when it has one.
    """

    wat: str
    wie: Wie
    knop: str
    adres: str
    plek: str = ""
    waarom: str = ""
    op: date | None = None


class Besluit(StrEnum):
    """How the last decision about the plan came out; as ``Planbesluit.Uitkomst``."""

    GEEN = ""
    UITVOEREN = "uitvoeren"
    AANPASSEN = "aanpassen"
    NIET = "niet"


class Sessie(StrEnum):
    """Whether a session of the traject waits for its leader."""

    GEEN = ""
    VOORBEREIDING = "voorbereiding"
    LOPEND = "lopend"


@dataclass(frozen=True)
class Feiten:
    """What is known of a traject in the round that is open; only what its phase needs is filled in.

    ``moment`` is the first monitor moment that was not held, ``weer_op`` the day on which whoever
    keeps the theme alive looks again.
    """

    fase: Fase
    vandaag: date
    loopt: bool = True
    sessie: Sessie = Sessie.GEEN
    sessie_op: date | None = None
    kartrekker: bool = False
    doel: bool = False
    probleem: bool = False
    beeld: bool = False
    beeld_gedeeld: bool = False
    doelen: bool = False
    aanpak: bool = False
    draagvlak: bool = False
    besluit: Besluit = Besluit.GEEN
    acties: bool = False
    planning: bool = False
    hulp: int = 0
    pilot_voorbij: bool = False
    moment: date | None = None
    momenten_gehouden: bool = False
    vastgelegd: bool = False
    gemeten: bool = False
    houdt_levend: bool = False
    weer_op: date | None = None
    teruggekeken: bool = False
    boas_nu: bool = False


def volgende_stap(feiten: Feiten) -> Stap | None:
    """The one step that is next; None for a traject that does not run."""
    if not feiten.loopt:
        return None
    for ontbreekt, stap, op in (*_ALTIJD, *_PER_FASE[feiten.fase]):
        if ontbreekt(feiten):
            return replace(stap, op=op(feiten) if op else None)
    return _verder(feiten.fase)


def _verder(fase: Fase) -> Stap:
    """Nothing of this phase is left to do."""
    naar, adres = volgende(fase), f"fase_{fase}"
    if naar is None:
        wat = "Rond het traject af, of begin een nieuwe ronde."
        return Stap(wat, Wie.LEIDER, "Kies hoe het verdergaat", adres, "verder")
    wat = f"Deze fase is klaar. De volgende is {naar.naam.lower()}."
    return Stap(wat, Wie.KARTREKKER, "Ga verder", adres, "verder")


# When it is next, what is next, and the day it is about.
Regel = tuple[Callable[[Feiten], bool], Stap, Callable[[Feiten], date | None] | None]


def _als(
    ontbreekt: Callable[[Feiten], bool],
    wat: str,
    wie: Wie,
    knop: str,
    adres: str,
    plek: str = "",
    waarom: str = "",
    op: Callable[[Feiten], date | None] | None = None,
) -> Regel:
    return ontbreekt, Stap(wat, wie, knop, adres, plek, waarom), op


_DOEN, _PLAN, _KIJK, _BORG = "fase_uitvoeren", "fase_besluiten", "fase_verdiepen", "fase_borgen"
_ALTIJD = (
    _als(
        lambda f: f.sessie == Sessie.LOPEND,
        *("Er is een sessie bezig.", Wie.LEIDER, "Ga verder met de sessie", "sessie"),
    ),
)
_KARTREKKER = _als(
    lambda f: not f.kartrekker,
    "Zoek een kartrekker en een paar collega's die samen de PLG vormen.",
    *(Wie.LEIDER, "Stel de PLG samen", "plg", ""),
    "Een PLG is een groepje dat het werk voorbereidt. De kartrekker houdt het gaande.",
)
_VOORBEREIDING = _als(
    lambda f: f.sessie == Sessie.VOORBEREIDING,
    *("Er staat een sessie klaar.", Wie.LEIDER, "Ga verder met voorbereiden", "sessie"),
    op=lambda f: f.sessie_op,
)
_PER_FASE: dict[Fase, tuple[Regel, ...]] = {
    Fase.VERKENNEN: (
        _VOORBEREIDING,
        _als(
            lambda f: not f.doel,
            "Schrijf in één of twee zinnen op wat jullie willen bereiken.",
            *(Wie.LEIDER, "Schrijf het doel op", "traject_wijzig"),
        ),
        _KARTREKKER,
    ),
    Fase.VERDIEPEN: (
        _VOORBEREIDING,
        _KARTREKKER,
        _als(
            lambda f: not f.probleem,
            "Beantwoord samen de eerste vragen: wat is er aan de hand?",
            *(Wie.PLG, "Beantwoord de vragen", _KIJK, "vragen-probleem"),
        ),
        _als(
            lambda f: not f.beeld,
            "Vat in tien regels samen wat jullie zagen en hoorden.",
            *(Wie.PLG, "Maak de samenvatting", _KIJK, "vragen-beeld"),
        ),
        _als(
            lambda f: not f.beeld_gedeeld,
            "Leg jullie beeld voor aan het team. Herkennen collega's het?",
            *(Wie.KARTREKKER, "Deel het beeld", _KIJK, "vragen-beeld"),
        ),
    ),
    Fase.BESLUITEN: (
        _VOORBEREIDING,
        _als(
            lambda f: f.besluit == Besluit.NIET,
            "Het team koos niet voor dit plan. Maak een ander plan, of stop met dit traject.",
            *(Wie.LEIDER, "Kies hoe het verdergaat", _PLAN, "verder"),
        ),
        _als(
            lambda f: not f.doelen,
            "Spreek af welke doelen jullie met het plan willen halen.",
            *(Wie.PLG, "Zet de doelen in het plan", _PLAN, "sectie-doel"),
        ),
        _als(
            lambda f: not f.aanpak,
            "Schrijf op wat jullie anders gaan doen.",
            *(Wie.PLG, "Beschrijf de aanpak", _PLAN, "vragen-aanpak"),
        ),
        _als(
            lambda f: f.besluit == Besluit.AANPASSEN,
            "Het team wil het plan eerst aanpassen. Doe dat, en beslis dan opnieuw.",
            *(Wie.PLG, "Pas het plan aan", _PLAN),
        ),
        _als(
            lambda f: f.besluit == Besluit.GEEN and not f.draagvlak,
            "Vraag het team wat het van het plan vindt, voordat jullie een besluit nemen.",
            *(Wie.LEIDER, "Naar het draagvlak", _PLAN, "sectie-draagvlak"),
        ),
        _als(
            lambda f: f.besluit == Besluit.GEEN,
            "Jullie weten hoe het team over het plan denkt. Neem nu een besluit.",
            *(Wie.LEIDER, "Leg het besluit vast", _PLAN, "sectie-besluit"),
        ),
    ),
    Fase.UITVOEREN: (
        _als(
            lambda f: f.hulp > 0,
            "Een collega vraagt hulp. Kijk wat er nodig is.",
            *(Wie.KARTREKKER, "Kijk wie hulp vraagt", _DOEN),
        ),
        _als(
            lambda f: not f.acties,
            "Schrijf op wat het team voortaan anders doet.",
            *(Wie.PLG, "Voeg een verbeteractie toe", "verbeteractie_nieuw"),
        ),
        _als(
            lambda f: f.pilot_voorbij,
            "De pilot is klaar. Schrijf samen op wat jullie ervan leerden.",
            *(Wie.PLG, "Kijk terug op de pilot", _DOEN, "sectie-pilot"),
        ),
        _als(
            lambda f: f.moment is not None and f.moment <= f.vandaag,
            "Kijk samen hoe het gaat: het monitormoment is er.",
            *(Wie.KARTREKKER, "Naar het monitormoment", _DOEN, "sectie-monitormoment"),
            op=lambda f: f.moment,
        ),
        _als(
            lambda f: not f.planning,
            "Spreek af wie wat doet, en wanneer het klaar is.",
            *(Wie.PLG, "Maak de planning", "activiteiten"),
        ),
        _VOORBEREIDING,
        _als(
            lambda f: f.moment is not None,
            "Doe wat is afgesproken, tot jullie samen kijken hoe het gaat.",
            *(Wie.TEAM, "Bekijk de planning", "activiteiten"),
            op=lambda f: f.moment,
        ),
        _als(
            lambda f: not f.momenten_gehouden,
            "Prik een dag waarop jullie kijken hoe het gaat.",
            *(Wie.KARTREKKER, "Plan een monitormoment", _DOEN, "sectie-monitormoment"),
        ),
    ),
    Fase.BORGEN: (
        _als(
            lambda f: not f.vastgelegd,
            "Leg vast hoe jullie nu werken, zodat iedereen het kan vinden.",
            *(Wie.LEIDER, "Naar wat er vastligt", _BORG, "structuur"),
        ),
        _als(
            lambda f: not f.gemeten,
            "Spreek af hoe jullie meten of het zo blijft.",
            *(Wie.LEIDER, "Naar wat er gemeten wordt", _BORG, "structuur"),
        ),
        _als(
            lambda f: not f.houdt_levend,
            "Spreek af welke collega dit thema levend houdt.",
            *(Wie.LEIDER, "Kies wie het levend houdt", "kartrekkerschap", ""),
            "Zo zakt het niet weg als er minder aandacht voor is.",
        ),
        _als(
            lambda f: f.weer_op is not None and f.weer_op <= f.vandaag,
            "Kijk of de aanpak nog werkt en nog bij jullie past.",
            *(Wie.KARTREKKER, "Kijk hoe het staat", _BORG),
            op=lambda f: f.weer_op,
        ),
        _VOORBEREIDING,
        _als(
            lambda f: f.boas_nu,
            "De analyse is meer dan een jaar geleden: kijk met een BOAS of het standhoudt.",
            *(Wie.LEIDER, "Bereid een BOAS voor", "traject", "sessies"),
        ),
        _als(
            lambda f: not f.teruggekeken,
            "Kijk samen terug: wat ging goed, en wat doen jullie een volgende keer anders?",
            *(Wie.PLG, "Kijk terug", _BORG, "vragen-cyclus"),
        ),
    ),
}
