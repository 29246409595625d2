"""What a session shows at this moment: read once, shown on projector, leader's view and phone.

A constant number of queries, whatever the number of statements, people or votes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from boas import stemopslag, stippenbeeld
from boas.models import (
    Genoteerd,
    Opmerking,
    Reden,
    Ronde,
    Sessie,
    Telling,
)
from boas.regels import drempel, spreiding, uitslag
from boas.regels.schaal import Schaal
from boas.regels.telling import Telling as Turf
from boas.regels.telling import optellen
from boas.stippenbeeld import StippenBeeld
from rapportage.getekend import Geheugen

_in_sessies: "Geheugen[tuple[Gevraagd, ...]]" = Geheugen(64)


class Aantal(NamedTuple):
    """So many answers of this value, by this means."""

    bron: str
    waarde: int
    n: int


@dataclass(frozen=True)
class RondeBeeld:
    """One round: what hands and phones said, or who answered by link (in ``telefoons`` as well).

    ``telefoons`` is empty until the reveal, or until the session by link is closed.
    """

    ronde: Ronde
    schaal: tuple[str, ...]
    oneens_tm: int
    grens: int
    handen: tuple[int, ...]
    telefoons: tuple[int, ...]
    gestemd_per_telefoon: int

    @property
    def onthuld(self) -> bool:
        return not self.ronde.is_open

    @cached_property
    def turf(self) -> Turf:
        """Hands and phones together (phones only after the reveal)."""
        return optellen(Turf(self.handen, self.oneens_tm), Turf(self.telefoons, self.oneens_tm))

    @property
    def gestemd(self) -> int:
        """Answers so far: hands counted and phones that voted."""
        return sum(self.handen) + (
            sum(self.telefoons) if self.onthuld else self.gestemd_per_telefoon
        )

    @property
    def interventie(self) -> bool:
        return self.onthuld and drempel.interventie_nodig(self.turf, self.grens)

    @property
    def procent(self) -> Decimal | None:
        return drempel.procent_afgerond(self.turf, self.grens)

    @property
    def zin(self) -> str:
        """The answer in one sentence."""
        return uitslag.antwoordzin(self.turf, self.grens, self.woorden)

    @property
    def woorden(self) -> Schaal:
        """The scale in words."""
        return Schaal(self.schaal, self.oneens_tm)

    @property
    def spreiding(self) -> spreiding.Spreiding | None:
        return spreiding.spreidingswoord(self.turf)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A statement of the session as a value: what screens and browsers need of it.

    ``pk`` is the key of SessieStelling, ``stelling_id`` of Stelling.
    """

    pk: int
    stelling_id: int
    code: str
    tekst: str
    succesfactor: str
    toelichting: str
    interventie: str
    gespreksvraag: str
    cluster: str


@dataclass(frozen=True)
class Beeld:
    """The whole picture. ``stelling``, ``nummer`` and ``ronde`` only in the phase of statements,
    ``stippen`` only in that of the dots.

    ``keuzes`` are all statements of the session in order, ``onthuld`` the keys of those revealed;
    ``opmerkingen`` only at the opening. ``ingreep`` is the stand after the last change that was
    more than a phone's vote.
    """

    sessie: Sessie
    stand: int
    ingreep: int
    totaal: int
    klaar: int
    keuzes: tuple[Gevraagd, ...] = ()
    onthuld: frozenset[int] = frozenset()
    nummer: int | None = None
    keuze: Gevraagd | None = None
    ronde: RondeBeeld | None = None
    eerdere: RondeBeeld | None = None
    opmerkingen: tuple[Opmerking, ...] = ()
    redenen: tuple[Reden, ...] = ()
    stippen: StippenBeeld | None = None
    vorige: Gevraagd | None = None
    volgende: Gevraagd | None = None

    @property
    def stelling(self) -> Gevraagd | None:
        return self.keuze

    @property
    def laatste_keuze_id(self) -> int | None:
        return self.keuzes[-1].pk if self.keuzes else None

    @property
    def telefoonsleutel(self) -> str:
        """Changes only when a phone must show something else; not with every vote."""
        if self.stippen is not None:
            return f"{self.sessie.status}-{self.stippen.sleutel}"
        if self.ronde is None:
            return f"{self.sessie.status}-{self.sessie.fase}"
        return f"{self.sessie.status}-{self.ronde.ronde.pk}-{self.ronde.ronde.status}"

    @property
    def genoteerd(self) -> tuple[Genoteerd, ...]:
        """What was written down here: remarks at the opening, reasons at a statement."""
        return self.opmerkingen or self.redenen

    @property
    def op_projector(self) -> list[Genoteerd]:
        """What of that the leader wants on the projector."""
        return [notitie for notitie in self.genoteerd if notitie.op_projector]


def lees(sessie_id: int, eerder: Beeld | None = None) -> Beeld:
    """Read the picture of a session. Raises Sessie.DoesNotExist.

    From an ``eerder`` picture of it: in one small query when only phones voted since.
    """
    if eerder and (beeld := _na_stemmen(eerder)):
        return beeld
    sessie = Sessie.objects.select_related("versie__instrument", "team", "stand").get(pk=sessie_id)
    return lees_van(sessie)


def _na_stemmen(eerder: Beeld) -> Beeld | None:
    """The picture with the votes that came since; None when more than that changed."""
    if eerder.ronde is None:
        return None
    nu = stemopslag.lees_stemstand(eerder.sessie.pk, eerder.ronde.ronde.pk)
    if nu is None or nu.ingreep != eerder.ingreep:
        return None
    ronde = replace(eerder.ronde, gestemd_per_telefoon=nu.gestemd)
    return replace(eerder, stand=nu.nummer, ronde=ronde)


def lees_van(sessie: Sessie) -> Beeld:
    """Read the picture of a session that was already fetched (with ``versie``)."""
    keuzes = _gevraagd(sessie)
    onthuld = frozenset(_onthuld().filter(sessie=sessie.pk))
    basis = Beeld(
        sessie=sessie,
        stand=sessie.standnummer,
        ingreep=sessie.stand.ingreep if hasattr(sessie, "stand") else 0,
        totaal=len(keuzes),
        klaar=len(onthuld),
        keuzes=keuzes,
        onthuld=onthuld,
    )
    if sessie.fase == Sessie.Fase.STIPPEN:
        return replace(basis, stippen=stippenbeeld.lees(sessie))
    plek = next((i for i, k in enumerate(keuzes) if k.pk == sessie.huidige_id), None)
    if plek is None or sessie.fase != Sessie.Fase.STELLINGEN:
        opening = sessie.status == Sessie.Status.LOPEND and sessie.fase != Sessie.Fase.AFSLUITING
        return replace(basis, opmerkingen=tuple(sessie.opmerkingen.all())) if opening else basis
    keuze = keuzes[plek]
    rondes = list(_met_stemmen().filter(sessie=sessie.pk, stelling=keuze.stelling_id))
    tellingen = lees_tellingen(rondes)
    beelden = [ronde_beeld(ronde, sessie, tellingen[ronde.pk]) for ronde in rondes]
    return replace(
        basis,
        nummer=plek + 1,
        keuze=keuze,
        ronde=beelden[-1] if beelden else None,
        eerdere=beelden[-2] if len(beelden) > 1 else None,
        redenen=tuple(Reden.objects.filter(ronde__in=rondes).order_by("ronde_id", "pk")),
        vorige=keuzes[plek - 1] if plek else None,
        volgende=keuzes[plek + 1] if plek + 1 < len(keuzes) else None,
    )


# Queries that are put together once: that takes as long as asking them.


@cache
def _onthuld() -> QuerySet[Ronde, Any]:
    onthuld = Ronde.objects.filter(status=Ronde.Status.ONTHULD).order_by()
    return onthuld.values_list("stelling_id", flat=True)


@cache
def _met_stemmen() -> QuerySet[Ronde]:
    return Ronde.objects.annotate(gestemd=Count("stemmen"))


@cache
def _tellingen() -> QuerySet[Telling, Any]:
    # Most answers of most rounds are 0: those rows say nothing.
    return Telling.objects.filter(n__gt=0).values_list("ronde_id", "bron", "waarde", "n")


def _gevraagd(sessie: Sessie) -> tuple[Gevraagd, ...]:
    """Kept in memory from the begin on: then neither the choice nor a statement changes."""
    if sessie.begonnen_op is None:
        return _lees_gevraagd(sessie)
    moment = (sessie.pk, sessie.code, sessie.begonnen_op)
    return _in_sessies.geef(moment, lambda: _lees_gevraagd(sessie))


def _lees_gevraagd(sessie: Sessie) -> tuple[Gevraagd, ...]:
    stelling = (
        *("code", "tekst", "succesfactor", "toelichting"),
        *("interventie", "gespreksvraag", "cluster__naam"),
    )
    kolommen = ("pk", "stelling_id", *(f"stelling__{kolom}" for kolom in stelling))
    return tuple(Gevraagd(*rij) for rij in sessie.keuze.values_list(*kolommen))


def lees_tellingen(rondes: Iterable[Ronde]) -> dict[int, list[Aantal]]:
    """The tallies of rounds, by the key of the round."""
    per_ronde: dict[int, list[Aantal]] = defaultdict(list)
    for pk, bron, waarde, n in _tellingen().filter(ronde__in=[ronde.pk for ronde in rondes]):
        per_ronde[pk].append(Aantal(bron, waarde, n))
    return per_ronde


def ronde_beeld(ronde: Ronde, sessie: Sessie, tellingen: Iterable[Aantal]) -> RondeBeeld:
    """A round with its tallies; ``gestemd`` annotated where phones may be voting."""
    schaal = tuple(sessie.versie.schaal)
    per_bron = {bron: [0] * len(schaal) for bron in Telling.Bron.values}
    for bron, waarde, n in tellingen:
        per_bron[bron][waarde] += n
    telefoons, met_link = per_bron[Telling.Bron.TELEFOONS], per_bron[Telling.Bron.LINK]
    return RondeBeeld(
        ronde=ronde,
        schaal=schaal,
        oneens_tm=sessie.versie.oneens_tm,
        grens=sessie.drempel,
        handen=tuple(per_bron[Telling.Bron.HANDEN]),
        telefoons=tuple(map(sum, zip(telefoons, met_link, strict=True))),
        gestemd_per_telefoon=getattr(ronde, "gestemd", 0),
    )
