"""The page on which somebody answers by link: what is asked, and what was chosen so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from django.http import QueryDict

from boas.models import Cluster, Stelling
from boas.peilen.antwoorden import AntwoordHoortNiet, Plek, gevraagd
from boas.peilen.brieven import minuten
from boas.regels.groepen import IEDEREEN
from boas.stemscherm import Antwoord, antwoorden_van


@dataclass(frozen=True, slots=True)
class Vraag:
    """A statement as it is asked: ``veld`` is its name in the form, ``gekozen`` the answer."""

    stelling: int
    nummer: int
    tekst: str
    gekozen: int | None

    @property
    def veld(self) -> str:
        return _veld(self.stelling)


@dataclass(frozen=True, slots=True)
class Thema:
    """Statements of one cluster."""

    naam: str
    omschrijving: str
    vragen: tuple[Vraag, ...]


@dataclass(frozen=True, slots=True)
class Antwoordblad:
    """The whole page for one link. ``groep`` is empty when everybody is counted together."""

    plek: Plek
    themas: tuple[Thema, ...]
    antwoorden: tuple[Antwoord, ...]
    groep: str

    @property
    def vragen(self) -> list[Vraag]:
        return [vraag for thema in self.themas for vraag in thema.vragen]

    @property
    def open_vragen(self) -> list[Vraag]:
        return [vraag for vraag in self.vragen if vraag.gekozen is None]

    @property
    def gekozen(self) -> dict[int, int]:
        """Statement to answer, as far as there is one."""
        return {vraag.stelling: vraag.gekozen for vraag in self.vragen if vraag.gekozen is not None}

    @property
    def minuten(self) -> int:
        return minuten(len(self.vragen))


def maak(plek: Plek, gestuurd: QueryDict | None = None) -> Antwoordblad:
    """The page, with what was sent: one query.

    Raises AntwoordHoortNiet when that holds a statement or an answer that was not asked.
    """
    versie = plek.peiling.sessie.versie
    keuzes = gevraagd(plek.peiling)
    gekozen = _lees(gestuurd, {k.stelling_id for k in keuzes}, len(versie.schaal))
    per_cluster: dict[Cluster, list[Stelling]] = {}
    for keuze in keuzes:
        per_cluster.setdefault(keuze.stelling.cluster, []).append(keuze.stelling)
    nummer = count(1)
    return Antwoordblad(
        plek,
        tuple(
            Thema(
                cluster.naam,
                cluster.omschrijving,
                tuple(Vraag(s.pk, next(nummer), s.tekst, gekozen.get(s.pk)) for s in stellingen),
            )
            for cluster, stellingen in per_cluster.items()
        ),
        antwoorden_van(versie.schaal, versie.oneens_tm),
        plek.groep.naam if plek.groep.naam != IEDEREEN else "",
    )


def _lees(gestuurd: QueryDict | None, stellingen: set[int], aantal: int) -> Mapping[int, int]:
    """The answers in a form; every field that is one must be of a statement and on the scale."""
    gekozen = {}
    velden = {_veld(stelling): stelling for stelling in stellingen}
    waarden = {str(waarde): waarde for waarde in range(aantal)}
    for veld, gegeven in gestuurd.lists() if gestuurd else ():
        if not veld.startswith(_VELD):
            continue
        if veld not in velden or len(gegeven) != 1 or gegeven[0] not in waarden:
            raise AntwoordHoortNiet
        gekozen[velden[veld]] = waarden[gegeven[0]]
    return gekozen


_VELD = "stelling-"


def _veld(stelling: int) -> str:
    return f"{_VELD}{stelling}"
