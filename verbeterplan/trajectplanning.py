"""The one planning of a traject: what is agreed, by verbeteractie, on a time line, by person.

Activities stand in all three. The time line also has the verbeteracties (from the first to the
last day of what was agreed for them), monitor moments, pilots and meetings about the traject.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker
from rapportage.grafieken import Mijlpaal
from verbeterplan.models import (
    Activiteit,
    Monitormoment,
    Overleg,
    Pilot,
    Verbeteractie,
    Verbetertraject,
)
from verbeterplan.regels import afspraak
from verbeterplan.regels.planningsvolgorde import in_groepen, op_datum

AF = (Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN)
GEEN_ACTIE = "Nog niet bij een verbeteractie"
NIEMAND = "Nog niemand"
# A stand for what is no activity: word and icon.
GEWEEST = afspraak.Stand("geweest", "circle-check", voorbij=False)
GEPLAND = afspraak.Stand("gepland", "circle", voorbij=False)


@dataclass(frozen=True)
class Punt:
    """One thing on the planning. ``eigenaar`` is the key of a membership; ``weg``: of one who left.

    ``begin`` is filled in for what takes longer than a day.
    """

    soort: str
    pk: int
    wat: str
    wie: str
    adres: str
    stand: afspraak.Stand
    datum: datetime.date | None = None
    begin: datetime.date | None = None
    af: bool = False
    vervallen: bool = False
    bevestigd: bool = False
    volgorde: int = 0
    reden: str = ""
    eigenaar: int | None = None
    weg: bool = False
    verbeteractie: int | None = None
    actie: str = ""

    @property
    def groep(self) -> str:
        """The heading in the list: the verbeteractie it belongs to."""
        return self.actie or GEEN_ACTIE


def van_activiteiten(rijen: Iterable[Activiteit], leden: set[int]) -> list[Punt]:
    """Activities with owner and verbeteractie fetched along; ``leden`` can own something today."""
    return [_van_activiteit(rij, leden) for rij in rijen]


def _van_activiteit(rij: Activiteit, leden: set[int]) -> Punt:
    af = rij.status in AF
    return Punt(
        soort="activiteit",
        pk=rij.pk,
        wat=rij.wat,
        wie=rij.wie,
        adres=reverse("activiteit", args=[rij.pk]),
        stand=rij.stand,
        datum=rij.datum,
        af=af,
        vervallen=rij.status == Activiteit.Status.VERVALLEN,
        bevestigd=rij.bevestigd_op is not None,
        volgorde=rij.volgorde,
        reden=rij.reden,
        eigenaar=rij.eigenaar_id,
        weg=not af and rij.eigenaar_id is not None and rij.eigenaar_id not in leden,
        verbeteractie=rij.verbeteractie_id,
        actie=rij.verbeteractie.naam if rij.verbeteractie else "",
    )


def van_verbeteracties(
    acties: Iterable[Verbeteractie], activiteiten: Iterable[Punt], leden: set[int]
) -> list[Punt]:
    """Each from the first to the last day of what was agreed for it; done when all of that is."""
    per_actie: dict[int | None, list[Punt]] = {}
    for punt in activiteiten:
        if not punt.vervallen:
            per_actie.setdefault(punt.verbeteractie, []).append(punt)
    return [_van_verbeteractie(rij, per_actie.get(rij.pk, []), leden) for rij in acties]


def _van_verbeteractie(rij: Verbeteractie, van: list[Punt], leden: set[int]) -> Punt:
    dagen = sorted(punt.datum for punt in van if punt.datum)
    klaar = sum(punt.af for punt in van)
    af = bool(van) and klaar == len(van)
    woord = f"{klaar} van {len(van)} klaar" if van else "nog geen activiteiten"
    return Punt(
        soort="verbeteractie",
        pk=rij.pk,
        wat=rij.naam,
        wie=rij.eigenaar.gebruiker.naam if rij.eigenaar else "",
        adres=f"{reverse('activiteiten', args=[rij.traject_id])}?verbeteractie={rij.pk}",
        stand=afspraak.Stand(woord, "circle-check" if af else "circle", voorbij=False),
        datum=dagen[-1] if dagen else None,
        begin=dagen[0] if dagen else None,
        af=af,
        volgorde=rij.volgorde,
        eigenaar=rij.eigenaar_id,
        weg=rij.eigenaar_id is not None and rij.eigenaar_id not in leden,
        verbeteractie=rij.pk,
        actie=rij.naam,
    )


def van_de_cyclus(traject: Verbetertraject, gebruiker: Gebruiker) -> list[Punt]:
    """Monitor moments, pilots and the meetings this person may see. Three queries."""
    vandaag = timezone.localdate()
    momenten = Monitormoment.objects.aanwezig().filter(ronde__traject=traject)
    pilots = Pilot.objects.aanwezig().filter(ronde__traject=traject)
    op_agenda = Q(agendapunten__traject=traject, agendapunten__weg_op=None)
    over = Q(traject=traject) | op_agenda
    overleggen = Overleg.objects.zichtbaar_voor(gebruiker).filter(over).distinct()
    fase = reverse("fase_uitvoeren", args=[traject.pk])
    punten = [
        Punt(
            *("monitormoment", rij.pk, rij.titel, "PLG"),
            reverse("monitormoment", args=[rij.pk]),
            _stand(bool(rij.gehouden_op)),
            datum=rij.gehouden_op or rij.datum,
            af=bool(rij.gehouden_op),
        )
        for rij in momenten
    ]
    punten += [
        Punt(
            *("pilot", rij.pk, rij.naam, rij.met_wie, f"{fase}#pilot-{rij.pk}"),
            _stand(rij.tot < vandaag),
            datum=rij.tot,
            begin=rij.van,
            af=rij.tot < vandaag,
        )
        for rij in pilots
    ]
    for rij in overleggen:
        dag = timezone.localtime(rij.moment).date()
        wie = "PLG" if rij.soort == Overleg.Soort.PLG else "het team"
        punt = Punt(
            *("overleg", rij.pk, rij.titel, wie, rij.get_absolute_url()),
            _stand(dag < vandaag),
            datum=dag,
            af=dag < vandaag,
        )
        punten.append(punt)
    return punten


def _stand(geweest: bool) -> afspraak.Stand:
    return GEWEEST if geweest else GEPLAND


# --- The three views: (heading, row) in the order in which they are read ----------------------


def als_lijst(
    punten: Iterable[Punt], acties: Iterable[Verbeteractie]
) -> list[tuple[int | None, Punt]]:
    """By verbeteractie, in the order of the traject; last what belongs to none."""
    volgorde = [*(actie.pk for actie in acties), None]
    return in_groepen(punten, lambda punt: punt.verbeteractie, volgorde)


def per_persoon(punten: list[Punt]) -> list[tuple[int | None, Punt]]:
    """By owner, in the order of the alphabet; last what is nobody's yet."""
    namen = {punt.eigenaar: punt.wie for punt in punten if punt.eigenaar is not None}
    volgorde = sorted(namen, key=lambda pk: (namen[pk].casefold(), pk))
    return in_groepen(punten, lambda punt: punt.eigenaar, [*volgorde, None])


def op_de_tijdlijn(acties: Iterable[Punt], rest: Iterable[Punt]) -> list[Punt]:
    """First the verbeteracties in their order, then the rest by day; without what lapsed."""
    return [*acties, *op_datum(punt for punt in rest if not punt.vervallen)]


def mijlpalen(punten: Iterable[Punt]) -> list[Mijlpaal]:
    """What has a day, for drawing."""
    return [
        Mijlpaal(
            wat=punt.wat
            if punt.soort == "activiteit"
            else f"{punt.soort.capitalize()}: {punt.wat}",
            wie=punt.wie or ("" if punt.soort == "pilot" else "nog geen eigenaar"),
            dag=punt.datum,
            begin=punt.begin,
            gereed=punt.af,
            noot="" if punt.stand.woord in ("open", "gepland") else punt.stand.woord,
        )
        for punt in punten
        if punt.datum
    ]


@dataclass(frozen=True)
class Groep:
    """The rows under one heading on a page; ``vervolg`` when they began on the page before.

    ``actie`` is the verbeteractie they belong to, when it is known how far that is.
    """

    sleutel: int | None
    rijen: tuple[Punt, ...]
    vervolg: bool
    actie: Punt | None

    @property
    def eerste(self) -> Punt:
        return self.rijen[0]


def groepen_op(pagina: Any, acties: Iterable[Punt]) -> list[Groep]:
    """The (heading, row) pairs of one page, put together under their headings."""
    per_groep: dict[int | None, list[Punt]] = {}
    for sleutel, punt in pagina.object_list:
        per_groep.setdefault(sleutel, []).append(punt)
    begin = pagina.start_index() - 2
    ervoor = pagina.paginator.object_list[begin][0] if begin >= 0 else ()
    per_actie = {punt.pk: punt for punt in acties}
    return [
        Groep(sleutel, tuple(van), sleutel == ervoor, per_actie.get(sleutel or 0))
        for sleutel, van in per_groep.items()
    ]
