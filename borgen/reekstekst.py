"""What a series of results says, in words a teacher understands (``regels.meetreeks``)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from borgen.oordelen import waarde_tekst
from borgen.regels.meetreeks import SPREEKT_VANAF, Reeks, Soort, Teken
from borgen.regels.norm import HOOGSTENS, haalt
from rapportage.getallen import datum


@dataclass(frozen=True)
class Boodschap:
    """One line that says it, and why."""

    kop: str
    uitleg: str
    veranderd: bool = False


@dataclass(frozen=True)
class Meetwijze:
    """What the words need to know of the agreement; ``norm`` is that of today."""

    richting: str
    eenheid: str
    norm: Decimal | None = None


def in_woorden(
    reeks: Reeks, dagen: Sequence[datetime.date], waarden: Sequence[Decimal], wijze: Meetwijze
) -> Boodschap:
    """What ``reeks`` says of ``waarden``, measured on ``dagen``."""
    if not dagen:
        return Boodschap("Er is nog niets gemeten", "")
    if not reeks.spreekt or reeks.mediaan is None:
        return Boodschap(
            "",
            f"Vanaf {_telwoord(SPREEKT_VANAF)} uitkomsten lees je hier of er echt iets veranderd "
            f"is. Nu {'is het er' if len(dagen) == 1 else 'zijn het er'} {_telwoord(len(dagen))}.",
        )
    midden = waarde_tekst(_kort(reeks.mediaan), wijze.eenheid)
    teken = reeks.verandering
    if teken is None:
        return _stil(reeks.mediaan, midden, wijze)
    if teken.soort in {Soort.VERSCHUIVING, Soort.TREND}:
        return _blijvend(teken, dagen, waarden, midden, reeks.mediaan, wijze)
    return _eenmalig(teken, dagen, waarden, wijze)


def _stil(mediaan: Decimal, midden: str, wijze: Meetwijze) -> Boodschap:
    schommelt = f"De uitkomsten schommelen rond {midden}."
    if wijze.norm is None or haalt(mediaan, wijze.richting, wijze.norm):
        return Boodschap(
            "Nog geen reden om bij te sturen",
            f"{schommelt} Zulke verschillen horen erbij: één hoge of lage uitkomst zegt nog niets.",
        )
    kant = "boven" if wijze.richting == HOOGSTENS else "onder"
    return Boodschap(
        "Er verandert nog niets",
        f"{schommelt} Dat is {kant} de norm van {waarde_tekst(wijze.norm, wijze.eenheid)}. Stuur "
        "niet op één uitkomst; bespreek wat er anders moet om het midden te verplaatsen.",
    )


def _blijvend(
    teken: Teken,
    dagen: Sequence[datetime.date],
    waarden: Sequence[Decimal],
    midden: str,
    mediaan: Decimal,
    wijze: Meetwijze,
) -> Boodschap:
    stuk = waarden[teken.eerste : teken.laatste + 1]
    if teken.soort == Soort.TREND:
        kant = "hoger" if teken.omhoog else "lager"
        aantal = len([w for w, v in zip(stuk[1:], stuk, strict=False) if w != v])
        wat = f"De uitkomst werd {_telwoord(aantal)} keer achter elkaar {kant}."
    else:
        kant = "boven" if teken.omhoog else "onder"
        aantal = len([waarde for waarde in stuk if waarde != mediaan])
        wat = f"{_telwoord(aantal).capitalize()} uitkomsten op rij liggen {kant} {midden}, het "
        wat += "midden van alle uitkomsten."
    goed = teken.omhoog != (wijze.richting == HOOGSTENS)
    dan = (
        "Dat is zelden toeval, en het gaat de goede kant op."
        if goed
        else "Dat is zelden toeval, en het gaat de verkeerde kant op. Zoek samen de oorzaak."
    )
    # A trend shows from the step after its first point on.
    eerste = teken.eerste + (1 if teken.soort == Soort.TREND else 0)
    return Boodschap(
        f"Er is echt iets veranderd sinds {datum(dagen[eerste])}", f"{wat} {dan}", veranderd=True
    )


def _eenmalig(
    teken: Teken, dagen: Sequence[datetime.date], waarden: Sequence[Decimal], wijze: Meetwijze
) -> Boodschap:
    waarde = waarde_tekst(waarden[teken.eerste], wijze.eenheid)
    return Boodschap(
        f"Eén uitkomst valt op: {waarde} op {datum(dagen[teken.eerste])}",
        "Die ligt verder weg dan je bij gewone verschillen verwacht. Zoek uit wat er die keer "
        "anders was, voordat jullie iets veranderen.",
        veranderd=True,
    )


def _kort(waarde: Decimal) -> Decimal:
    """The middle of two results can have a digit more than they have."""
    return waarde.quantize(Decimal("0.001")) if waarde.as_tuple().exponent < -3 else waarde  # type: ignore[operator]


_WOORDEN = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)


def _telwoord(aantal: int) -> str:
    return _WOORDEN[aantal] if aantal < len(_WOORDEN) else str(aantal)
