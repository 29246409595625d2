"""What a phone shows: the statement with its buttons, or what to wait for.

A phone needs far less than a projector, and five hundred of them ask at once: hence a reading of
its own, one narrow query, and a rendering that is remembered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Self

from django.template.loader import render_to_string

from boas import stemopslag, stipopslag
from boas.beeld import Beeld
from boas.models import Ronde, Sessie
from boas.regels import stippen as stipregels
from rapportage.grafieken.kleuren import vullingen


class Soort(StrEnum):
    """Which screen."""

    STEM = "stem"
    BESPREKEN = "bespreken"
    STIPPEN = "stippen"
    STIPPEN_KLAAR = "stippen_klaar"
    NOG_NIET = "nog_niet"
    OPENING = "opening"
    AFSLUITING = "afsluiting"
    AFGESLOTEN = "afgesloten"
    HANDEN = "handen"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """A button: value, label, and the colour it has on every screen (``Vulling.naam``)."""

    waarde: int
    tekst: str
    kleur: str


@dataclass(frozen=True, slots=True)
class Stipregel:
    """One of the things to put dots on: how many this phone has there, and what it would divide
    with one more or one less (empty when that cannot be).
    """

    plek: int
    tekst: str
    n: int
    erbij: str
    eraf: str


@dataclass(frozen=True, slots=True)
class Stemscherm:
    """One screen of a phone, whole; equal screens look equal.

    ``sleutel`` is that of the picture (``Beeld.telefoonsleutel``); it says nothing of what this
    phone answered (``gekozen``, ``verdeling``) or was told (``melding``). ``opnieuw``: it was asked
    before. ``stippen`` are to be divided over ``doelen``.
    """

    sessie_id: int
    code: str
    soort: Soort
    sleutel: str
    ronde_id: int | None = None
    tekst: str = ""
    antwoorden: tuple[Antwoord, ...] = ()
    opnieuw: bool = False
    stippen: int = 0
    doelen: tuple[str, ...] = ()
    gekozen: int | None = None
    verdeling: str = ""
    melding: str = ""

    def met(self, *, gekozen: int | None = None, verdeling: str = "", melding: str = "") -> Self:
        """The same screen for one phone."""
        return replace(self, gekozen=gekozen, verdeling=verdeling, melding=melding)

    @property
    def verdeeld(self) -> tuple[int, ...]:
        """The dots of this phone, for each doel."""
        leeg = (0,) * len(self.doelen)
        return stipregels.lees(self.verdeling, len(self.doelen)) or leeg

    @property
    def over(self) -> int:
        """Dots this phone has left."""
        return self.stippen - sum(self.verdeeld)

    @property
    def stiplijst(self) -> list[Stipregel]:
        """The doelen with the buttons of this phone."""
        nu = self.verdeeld

        def met(plek: int, erbij: int) -> str:
            nieuw = stipregels.verplaats(nu, plek, erbij, self.stippen)
            return stipregels.schrijf(nieuw) if nieuw else ""

        return [
            Stipregel(plek, tekst, nu[plek], met(plek, 1), met(plek, -1))
            for plek, tekst in enumerate(self.doelen)
        ]


def van_beeld(beeld: Beeld) -> Stemscherm:
    """The screen all phones of this session share, without what any of them answered."""
    sessie, ronde, stippen = beeld.sessie, beeld.ronde, beeld.stippen
    rij = stippen.ronde if stippen else ronde.ronde if ronde else None
    return _scherm(
        sessie_id=sessie.pk,
        code=sessie.code,
        status=sessie.status,
        fase=sessie.fase,
        stemwijze=sessie.stemwijze,
        schaal=tuple(sessie.versie.schaal),
        oneens_tm=sessie.versie.oneens_tm,
        tekst=beeld.stelling.tekst if beeld.stelling else "",
        ronde=(rij.pk, rij.status) if rij else None,
        opnieuw=rij is not None and rij.nummer > 1,
        stippen=sessie.stippen,
        doelen=tuple(doel.tekst for doel in stippen.doelen) if stippen else (),
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
        stippen=sessie.stippen,
        doelen=stipopslag.lees_doelen(sessie.pk) if sessie.fase == Sessie.Fase.STIPPEN else (),
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
    stippen: int,
    doelen: tuple[str, ...],
) -> Stemscherm:
    soort = _soort(status, fase, stemwijze, ronde)
    scherm = Stemscherm(sessie_id, code, soort, _sleutel(status, fase, ronde))
    if soort == Soort.STIPPEN and ronde:
        return replace(scherm, ronde_id=ronde[0], stippen=stippen, doelen=doelen, opnieuw=opnieuw)
    if soort not in (Soort.STEM, Soort.BESPREKEN) or ronde is None:
        return scherm
    antwoorden = antwoorden_van(schaal, oneens_tm)
    return replace(scherm, ronde_id=ronde[0], tekst=tekst, antwoorden=antwoorden, opnieuw=opnieuw)


def antwoorden_van(schaal: Sequence[str], oneens_tm: int) -> tuple[Antwoord, ...]:
    """The buttons of a scale, in order."""
    kleuren = vullingen(len(schaal), oneens_tm)
    return tuple(
        Antwoord(waarde, tekst, kleur.naam)
        for waarde, (tekst, kleur) in enumerate(zip(schaal, kleuren, strict=True))
    )


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
    nu_open = ronde[1] == Ronde.Status.OPEN
    if fase == Sessie.Fase.STIPPEN:
        return Soort.STIPPEN if nu_open else Soort.STIPPEN_KLAAR
    return Soort.STEM if nu_open else Soort.BESPREKEN


def _sleutel(status: str, fase: str, ronde: tuple[int, str] | None) -> str:
    # As Beeld.telefoonsleutel, which needs the whole picture.
    if ronde is None:
        return f"{status}-{fase}"
    stippen = "stippen-" if fase == Sessie.Fase.STIPPEN else ""
    return f"{status}-{stippen}{ronde[0]}-{ronde[1]}"
