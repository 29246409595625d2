"""What a phone shows: the statement with its buttons, or what to wait for.

A phone needs far less than a projector, and five hundred of them ask at once: hence a reading of
its own, one narrow query, and a rendering that is remembered.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Self

from django.template.loader import render_to_string

from boas import stemopslag
from boas.beeld import Beeld
from boas.models import Ronde, Sessie


class Soort(StrEnum):
    """Which screen."""

    STEM = "stem"
    BESPREKEN = "bespreken"
    NOG_NIET = "nog_niet"
    OPENING = "opening"
    AFSLUITING = "afsluiting"
    AFGESLOTEN = "afgesloten"
    HANDEN = "handen"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """A button: value, label, and the colour it has on every screen (see ``_kleur``)."""

    waarde: int
    tekst: str
    kleur: str


@dataclass(frozen=True, slots=True)
class Stemscherm:
    """One screen of a phone, whole; equal screens look equal.

    ``sleutel`` is that of the picture (``Beeld.telefoonsleutel``); it says nothing of what this
    phone answered (``gekozen``) or was told (``melding``). ``opnieuw``: the statement was asked
    before.
    """

    sessie_id: int
    code: str
    soort: Soort
    sleutel: str
    ronde_id: int | None = None
    tekst: str = ""
    antwoorden: tuple[Antwoord, ...] = ()
    opnieuw: bool = False
    gekozen: int | None = None
    melding: str = ""

    def met(self, *, gekozen: int | None = None, melding: str = "") -> Self:
        """The same screen for one phone."""
        return replace(self, gekozen=gekozen, melding=melding)


def van_beeld(beeld: Beeld) -> Stemscherm:
    """The screen all phones of this session share, without what any of them answered."""
    sessie, ronde = beeld.sessie, beeld.ronde
    return _scherm(
        sessie_id=sessie.pk,
        code=sessie.code,
        status=sessie.status,
        fase=sessie.fase,
        stemwijze=sessie.stemwijze,
        schaal=tuple(sessie.versie.schaal),
        oneens_tm=sessie.versie.oneens_tm,
        tekst=beeld.stelling.tekst if beeld.stelling else "",
        ronde=(ronde.ronde.pk, ronde.ronde.status) if ronde else None,
        opnieuw=ronde is not None and ronde.ronde.nummer > 1,
    )


def lees(code: str) -> Stemscherm:
    """What the phones of the session with this code show. Raises Sessie.DoesNotExist."""
    sessie = stemopslag.lees_sessie(code)
    if sessie is None:
        raise Sessie.DoesNotExist
    return _scherm(
        sessie_id=sessie.pk,
        code=code,
        status=sessie.status,
        fase=sessie.fase,
        stemwijze=sessie.stemwijze,
        schaal=sessie.schaal,
        oneens_tm=sessie.oneens_tm,
        tekst=sessie.tekst,
        ronde=(sessie.ronde_id, sessie.ronde_status) if sessie.ronde_id else None,
        opnieuw=sessie.ronde_nummer > 1,
    )


@lru_cache(maxsize=256)
def van_ronde(code: str, ronde_id: int) -> Stemscherm:
    """The screen on which this round of this session is voted on. Raises Sessie.DoesNotExist.

    Remembered, for five hundred phones vote on one round: the code and the statement of a round
    never change. Whether it still is the one to vote on is for who writes the vote.
    """
    scherm = lees(code)
    if scherm.soort != Soort.STEM or scherm.ronde_id != ronde_id:
        raise Sessie.DoesNotExist
    return scherm


@lru_cache(maxsize=512)
def html(scherm: Stemscherm) -> str:
    """The part of the page that changes. The same for every phone that shows this screen.

    Holds no CSRF token: who has no script gets that with the whole page.
    """
    return render_to_string("boas/stem.html#stem", {"scherm": scherm})


def _scherm(
    *,
    sessie_id: int,
    code: str,
    status: str,
    fase: str,
    stemwijze: str,
    schaal: tuple[str, ...],
    oneens_tm: int,
    tekst: str,
    ronde: tuple[int, str] | None,
    opnieuw: bool,
) -> Stemscherm:
    soort = _soort(status, fase, stemwijze, ronde)
    scherm = Stemscherm(sessie_id, code, soort, _sleutel(status, fase, ronde))
    if soort not in (Soort.STEM, Soort.BESPREKEN) or ronde is None:
        return scherm
    antwoorden = tuple(
        Antwoord(waarde, label, _kleur(waarde, len(schaal), oneens_tm))
        for waarde, label in enumerate(schaal)
    )
    return replace(scherm, ronde_id=ronde[0], tekst=tekst, antwoorden=antwoorden, opnieuw=opnieuw)


def _soort(status: str, fase: str, stemwijze: str, ronde: tuple[int, str] | None) -> Soort:
    if status == Sessie.Status.AFGESLOTEN:
        return Soort.AFGESLOTEN
    if stemwijze == Sessie.Stemwijze.HANDEN:
        return Soort.HANDEN
    if status == Sessie.Status.VOORBEREIDING:
        return Soort.NOG_NIET
    if fase == Sessie.Fase.AFSLUITING:
        return Soort.AFSLUITING
    if fase == Sessie.Fase.OPENING or ronde is None:
        return Soort.OPENING
    return Soort.STEM if ronde[1] == Ronde.Status.OPEN else Soort.BESPREKEN


def _sleutel(status: str, fase: str, ronde: tuple[int, str] | None) -> str:
    # As Beeld.telefoonsleutel, which needs the whole picture.
    return f"{status}-{fase}" if ronde is None else f"{status}-{ronde[0]}-{ronde[1]}"


def _kleur(waarde: int, aantal: int, oneens_tm: int) -> str:
    """0 or 1 on the disagree side, 2 or 3 on the agree side, dark at both ends."""
    if waarde < oneens_tm:
        return "0" if waarde == 0 else "1"
    return "3" if waarde == aantal - 1 else "2"
