"""How much steering a team needs (S1, hoofdstuk 3 with figure 2, and bijlage 2 on leading).

Taakvolwassenheid is how far a team wants and can work on results by itself. With the lead time of
the process it gives the intensity of steering: the longer it takes before a result shows, and the
less mature the team, the closer. The source draws this as a picture without figures; the scale of
one to four, the border between low and high at two and a half, and the four intensities are ours.
It is said of a team, never of a person.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction

LAAGSTE, HOOGSTE = 1, 4
HOOG_VANAF = Fraction(5, 2)


class Doorlooptijd(StrEnum):
    """When a result shows: within a period, or after a school year or more."""

    KORT = "kort"
    LANG = "lang"


class Taakvolwassenheid(StrEnum):
    """Whether the team wants and can; the four of situational leadership."""

    BEIDE_LAAG = "beide_laag"
    WIL = "wil"
    KAN = "kan"
    BEIDE_HOOG = "beide_hoog"


class Intensiteit(IntEnum):
    OP_AFSTAND = 1
    REGELMATIG = 2
    DICHTBIJ = 3
    INTENSIEF = 4


@dataclass(frozen=True, slots=True)
class Advies:
    """``hoe`` is how to lead a team like this, ``wanneer`` what the intensity asks."""

    taakvolwassenheid: Taakvolwassenheid
    intensiteit: Intensiteit
    stand: str
    hoe: str
    wanneer: str


@dataclass(frozen=True, slots=True)
class Ritme:
    """How often measuring is proposed, in the words of a meetafspraak."""

    ritme: str
    keer_per_jaar: int | None
    waarom: str


STAND = {
    Taakvolwassenheid.BEIDE_LAAG: "Het team kan dit nog niet zelf en ziet er nog tegen op.",
    Taakvolwassenheid.WIL: "Het team wil graag en moet het nog leren.",
    Taakvolwassenheid.KAN: "Het team kan het, en twijfelt of het dit wil.",
    Taakvolwassenheid.BEIDE_HOOG: "Het team kan het en wil het.",
}
HOE = {
    Taakvolwassenheid.BEIDE_LAAG: (
        "Doe het voor. Spreek kleine stappen af, met wie, wat en wanneer, en kijk elke stap "
        "samen na. Laat snel zien dat iets lukt."
    ),
    Taakvolwassenheid.WIL: (
        "Leg uit waarom het zo gaat en oefen samen. Beantwoord vragen, geef voorbeelden en "
        "plan scholing. De zin is er: houd die vast."
    ),
    Taakvolwassenheid.KAN: (
        "Beslis samen. Vraag wat er in de weg zit en wat het team nodig heeft. Geef ruimte aan "
        "wie twijfelt, en laat het team zelf kiezen hoe."
    ),
    Taakvolwassenheid.BEIDE_HOOG: (
        "Laat het aan het team. Spreek af wat je wilt weten en wanneer, en vier wat lukt. "
        "Het team spreekt elkaar zelf aan."
    ),
}
WANNEER = {
    Intensiteit.OP_AFSTAND: "Op afstand: kijk aan het einde van de periode mee.",
    Intensiteit.REGELMATIG: "Regelmatig: zet het elke periode op de agenda.",
    Intensiteit.DICHTBIJ: "Dichtbij: vraag er om de paar weken naar, in elk overleg.",
    Intensiteit.INTENSIEF: "Intensief: loop er elke week langs en help waar het stokt.",
}


def taakvolwassenheid(willen: Fraction, kunnen: Fraction) -> Taakvolwassenheid:
    """Which of the four; high from two and a half on. Raises ValueError outside one to four."""
    for waarde in (willen, kunnen):
        if not LAAGSTE <= waarde <= HOOGSTE:
            raise ValueError("willen and kunnen are one to four")
    wil, kan = willen >= HOOG_VANAF, kunnen >= HOOG_VANAF
    if wil and kan:
        return Taakvolwassenheid.BEIDE_HOOG
    if wil:
        return Taakvolwassenheid.WIL
    return Taakvolwassenheid.KAN if kan else Taakvolwassenheid.BEIDE_LAAG


def intensiteit(volwassenheid: Taakvolwassenheid, doorlooptijd: Doorlooptijd) -> Intensiteit:
    """Figure 2: one step closer for a long lead time, and one for each of wanting and being able.

    Wanting without being able and the reverse ask the same amount; what differs is how.
    """
    laag = {Taakvolwassenheid.BEIDE_HOOG: 1, Taakvolwassenheid.BEIDE_LAAG: 3}
    trede = laag.get(volwassenheid, 2) + (doorlooptijd == Doorlooptijd.LANG)
    return Intensiteit(trede)


def advies(willen: Fraction, kunnen: Fraction, doorlooptijd: Doorlooptijd) -> Advies:
    """The advice for a team, in words."""
    volwassen = taakvolwassenheid(willen, kunnen)
    hoeveel = intensiteit(volwassen, doorlooptijd)
    return Advies(volwassen, hoeveel, STAND[volwassen], HOE[volwassen], WANNEER[hoeveel])


_RITMES = {
    Intensiteit.OP_AFSTAND: Ritme("per_jaar", 2, "Het team stuurt zichzelf."),
    Intensiteit.REGELMATIG: Ritme("periode", None, "Zo blijft het elke periode in beeld."),
    Intensiteit.DICHTBIJ: Ritme("per_jaar", 6, "Dit team heeft vaker een tussenstand nodig."),
    Intensiteit.INTENSIEF: Ritme("per_jaar", 10, "Dit team heeft elke maand een stand nodig."),
}


def voorgesteld_ritme(hoeveel: Intensiteit | None) -> Ritme:
    """How often to propose measuring: the closer the steering, the more often.

    None is for a team that has not looked at itself yet: each period, as the source does.
    """
    return _RITMES[hoeveel or Intensiteit.REGELMATIG]
