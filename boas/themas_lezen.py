"""Reads a result of the whole organisation: as many queries for one round as for many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from boas.models import Bestuursschatting, Peilgroep, Sessie, SessieStelling, Telling
from boas.regels.herhaling import Gesteld
from boas.regels.telling import Telling as Turf
from boas.regels.verloop import Vergelijkbaar, vergelijkbaar
from boas.themabeeld import (
    Rondecijfers,
    StellingCijfers,
    Thema,
    Themabeeld,
    dag_van,
    met_situaties,
    naam_van,
    themacijfers,
)


@dataclass(frozen=True)
class _Ronde:
    """One closed round as it is stored, its statements by code."""

    sessie: Sessie
    naam: str
    stellingen: dict[str, StellingCijfers]
    groepen: tuple[Peilgroep, ...]
    schatting: Bestuursschatting | None

    def gesteld(self, codes: Iterable[str]) -> dict[str, Gesteld]:
        """What was asked of these statements, as rounds are compared."""
        grens = self.sessie.versie.oneens_tm
        return {
            code: Gesteld(s.stelling.tekst, Turf(s.aantallen, grens))
            for code in codes
            if (s := self.stellingen.get(code))
        }


def lees(sessie: Sessie) -> Themabeeld:
    """The result of a closed session of the whole organisation, fetched with its instrument."""
    rondes = _lees_rondes([sessie, *_eerdere(sessie)])
    eigen = rondes[0]
    per_letter: dict[int, list[StellingCijfers]] = defaultdict(list)
    for een in eigen.stellingen.values():
        per_letter[een.stelling.cluster_id].append(een)
    apart = eigen.groepen if len(eigen.groepen) > 1 else ()
    themas = tuple(
        _thema(sessie, plaats, tuple(stellingen), rondes, [groep.code for groep in apart])
        for plaats, stellingen in enumerate(
            sorted(per_letter.values(), key=lambda rij: rij[0].stelling.cluster.volgorde)
        )
    )
    return Themabeeld(
        sessie=sessie,
        naam=eigen.naam,
        themas=themas,
        groepen=eigen.groepen,
        schatting=eigen.schatting,
        rondes=len(rondes),
    )


def _eerdere(sessie: Sessie) -> Sequence[Sessie]:
    """The closed rounds of the same instrument before this one, newest first."""
    rijen = Sessie.objects.filter(
        team=None,
        status=Sessie.Status.AFGESLOTEN,
        versie__instrument=sessie.versie.instrument_id,
        begonnen_op__lt=sessie.begonnen_op,
    )
    return list(rijen.select_related("versie").order_by("-begonnen_op", "-pk"))


def _thema(
    sessie: Sessie,
    plaats: int,
    stellingen: tuple[StellingCijfers, ...],
    rondes: Sequence[_Ronde],
    groepen: list[str],
) -> Thema:
    codes = [s.stelling.code for s in stellingen]
    # One in which too few people answered says nothing, and ends nothing.
    rondes = [ronde for ronde in rondes if ronde.groepen]
    gelijk = vergelijkbaar([ronde.gesteld(codes) for ronde in rondes])
    return Thema(
        cluster=stellingen[0].stelling.cluster,
        plaats=plaats,
        stellingen=stellingen,
        cijfers=themacijfers(stellingen, groepen),
        schaal=tuple(sessie.versie.schaal),
        met_situatie=met_situaties(sessie),
        rondes=_verloop(rondes, gelijk, groepen) if gelijk.rondes > 1 else (),
        vergeleken=gelijk.codes,
    )


def _verloop(
    rondes: Sequence[_Ronde], gelijk: Vergelijkbaar, groepen: list[str]
) -> tuple[Rondecijfers, ...]:
    """Oldest first; a group only in the rounds that show it too."""
    return tuple(
        Rondecijfers(
            naam=ronde.naam,
            dag=dag_van(ronde.sessie),
            cijfers=themacijfers(
                [ronde.stellingen[code] for code in gelijk.codes],
                [code for code in groepen if code in {g.code for g in ronde.groepen}],
            ),
        )
        for ronde in reversed(rondes[: gelijk.rondes])
    )


def _lees_rondes(sessies: Sequence[Sessie]) -> list[_Ronde]:
    """These sessions, newest first, with their figures: four queries."""
    pks = [sessie.pk for sessie in sessies]
    keuzes: dict[int, list[SessieStelling]] = defaultdict(list)
    for keuze in SessieStelling.objects.filter(sessie__in=pks).select_related("stelling__cluster"):
        keuzes[keuze.sessie_id].append(keuze)
    groepen: dict[int, list[Peilgroep]] = defaultdict(list)
    for groep in Peilgroep.objects.filter(peiling__in=pks):
        groepen[groep.peiling_id].append(groep)
    schattingen = Bestuursschatting.objects.in_bulk(pks)
    tellingen = _tellingen(pks)
    rondes = []
    for plek, sessie in enumerate(sessies):
        schatting = schattingen.get(sessie.pk)
        geschat = schatting.antwoorden if schatting else {}
        schaal = tuple(sessie.versie.schaal)
        stellingen = {
            keuze.stelling.code: StellingCijfers(
                stelling=keuze.stelling,
                per_groep=_per_groep(tellingen[sessie.pk, keuze.stelling_id], len(schaal)),
                schaal=schaal,
                schatting=geschat.get(keuze.stelling.code),
            )
            for keuze in keuzes[sessie.pk]
        }
        naam = naam_van(len(sessies) - plek)
        rondes.append(_Ronde(sessie, naam, stellingen, tuple(groepen[sessie.pk]), schatting))
    return rondes


_Aantallen = dict[str, dict[int, int]]


def _tellingen(sessies: Sequence[int]) -> dict[tuple[int, int], _Aantallen]:
    """Per session and statement, for each group that is kept, how many gave each answer."""
    uit: dict[tuple[int, int], _Aantallen] = defaultdict(lambda: defaultdict(dict))
    rijen = Telling.objects.filter(ronde__sessie__in=sessies, bron=Telling.Bron.LINK)
    for sessie, stelling, groep, waarde, n in rijen.values_list(
        "ronde__sessie", "ronde__stelling", "groep", "waarde", "n"
    ):
        uit[sessie, stelling][groep][waarde] = n
    return uit


def _per_groep(aantallen: _Aantallen, antwoorden: int) -> dict[str, tuple[int, ...]]:
    return {
        groep: tuple(per_waarde.get(waarde, 0) for waarde in range(antwoorden))
        for groep, per_waarde in aantallen.items()
    }
