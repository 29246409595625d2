"""The meetplan of the demo (S1, figures 7, 11 and 13), with results relative to today."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from borgen.acties.bespreken import bereid_voor, bewaar_antwoorden, rond_af
from borgen.acties.controleren import bewaar_meting, maak_afspraak, nieuwe_norm, trek_steekproef
from borgen.models import Bespreking, Meetafspraak, Meting, Norm
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.schrijven import Invoer
from verbeterplan.models import Verbetertraject

TUSSENTIJDS = "Teamoverleg van oktober, december, maart en juni"
# Month by month: at first nothing changed, then the moment in the timetable did.
VASTGELEGD = ("42", "38", "45", "41", "36", "44", "40", "55", "58", "61", "57", "60", "63", "59")
ANTWOORDEN = {
    "begin": "Vier van de tien gesprekken stonden binnen een week in het systeem.",
    "middelen": "Thuis kwam je niet in het systeem. Sinds mei staat er tijd voor in het rooster.",
    "verloop": "Eerst voelde het als extra werk. Nu hoort het bij het gesprek.",
    "goed": "Meteen na het gesprek vijf minuten schrijven.",
    "beter": "Het formulier mag korter.",
    "gehaald": "Ons doel van 60 % halen we soms wel en soms net niet.",
    "oorzaak": "Wie het gesprek aan het eind van de dag heeft, schuift het door.",
    "tevreden": "Ja. We houden 60 % en kijken in juni of het hoger kan.",
}


@dataclass
class Meetplan:
    """What every agreement of the demo is made with."""

    traject: Verbetertraject
    leider: Gebruiker
    vandaag: datetime.date

    def afspraak(self, plek: int, norm: str | None, **velden: Any) -> Meetafspraak:
        """An agreement on the verbeteractie at ``plek``."""
        actie = self.traject.verbeteracties.all()[plek]
        rij = Meetafspraak(verbeteractie=actie, **velden)
        rij.full_clean(validate_constraints=False)
        return maak_afspraak(rij, Decimal(norm) if norm else None, self.leider)

    def meet(
        self, rij: Meetafspraak, dag: datetime.date, waarde: str, door: Gebruiker, **meer: Any
    ) -> None:
        """Enter a result, for the moment of that day when there is one."""
        moment = rij.momenten.filter(op=dag).first()
        bewaar_meting(
            Meting(
                meetafspraak=rij,
                datum=dag,
                waarde=Decimal(waarde),
                door=door,
                meetmoment=moment,
                **meer,
            )
        )


def maak_metingen(
    traject: Verbetertraject,
    leider: Gebruiker,
    leden: Sequence[Lidmaatschap],
    vandaag: datetime.date,
) -> None:
    """The whole meetplan of team Onderwijsassistent."""
    plan = Meetplan(traject, leider, vandaag)
    dienst = Gebruiker.objects.get(email="kwaliteit@demo.example")
    leidend = Lidmaatschap.objects.get(team=traject.team, gebruiker=leider)
    _gesprekken(plan, leidend, dienst)
    _stoppers(plan, dienst)
    _jaarresultaat(plan, leidend)
    _tevredenheid(plan, dienst)
    _bespreek(plan, _vastgelegd(plan, leden[2]))


def begin_schooljaar(vandaag: datetime.date, terug: int = 0) -> datetime.date:
    """The first day of this school year, or of one ``terug`` years back."""
    return datetime.date(vandaag.year - (vandaag.month < 8) - terug, 8, 1)


def _gesprekken(plan: Meetplan, leidend: Lidmaatschap, dienst: Gebruiker) -> None:
    """Figure 7: a sample by the team leader and a survey by the quality service."""
    begin = begin_schooljaar(plan.vandaag)
    samen: dict[str, Any] = {
        "wie": "Alle SLB'ers",
        "eenheid": "gesprekken",
        "ritme": Meetafspraak.Ritme.PERIODE,
        "tussentijds": TUSSENTIJDS,
        "vanaf": begin,
    }
    steekproef = plan.afspraak(
        0,
        "2",
        wat="Gesprekken per student",
        hoe="Trek twintig studenten en tel hun gesprekken in het begeleidingssysteem.",
        uitvoerder=leidend,
        **samen,
    )
    plan.afspraak(
        0,
        "2",
        wat="Gesprekken volgens studenten",
        hoe="Vraag alle studenten in een korte enquête hoeveel gesprekken ze hadden.",
        uitvoerder_buiten_team=dienst,
        **samen,
    )
    plan.afspraak(
        0,
        "90",
        **samen
        | {
            "wat": "Studenten met twee gesprekken",
            "wie": "Alle studenten",
            "hoe": "Lees het af uit de vastgelegde gesprekken.",
            "bron": Meetafspraak.Bron.GESPREKKEN,
            "eenheid": "%",
            "uitvoerder": leidend,
        },
    )
    trek_steekproef(steekproef, "studentenlijst van leerjaar 1 en 2", 118, 20, plan.leider)
    voorbij = steekproef.momenten.filter(op__lte=plan.vandaag)
    for moment, waarde in zip(voorbij, ("1.85", "1.9", "2.05", "2.1"), strict=False):
        opmerking = "In klas 3A liepen gesprekken uit." if waarde == "1.85" else ""
        plan.meet(steekproef, moment.op, waarde, plan.leider, n=20, opmerking=opmerking)


def _stoppers(plan: Meetplan, dienst: Gebruiker) -> None:
    """Early leaving: 6,1 % in the team, 5,7 % in the roc, 7 % in the country."""
    dagen = _oktobers(plan.vandaag)
    rij = plan.afspraak(
        0,
        "5.7",
        wat="Studenten die stoppen zonder diploma",
        wie="Alle studenten van de opleiding",
        hoe="Lees het vsv-percentage af uit de landelijke cijfers.",
        eenheid="%",
        richting=Meetafspraak.Richting.HOOGSTENS,
        ritme=Meetafspraak.Ritme.DATUMS,
        datums=[dag.isoformat() for dag in dagen],
        vanaf=dagen[0],
        tussentijds="Teamoverleg van december",
        uitvoerder_buiten_team=dienst,
    )
    nieuwe_norm(rij.pk, Norm.Soort.LANDELIJK, Decimal(7), dagen[0], "", plan.leider)
    _vul(plan, rij, dagen, ("6.9", "6.4", "6.1"), dienst)


def _jaarresultaat(plan: Meetplan, leidend: Lidmaatschap) -> None:
    """Figures 11 and 13: a target of one's own on the way to the norm of the inspectorate."""
    jaren = [begin_schooljaar(plan.vandaag, terug) for terug in (4, 3, 2, 1, 0)]
    dagen = [datetime.date(jaar.year + 1, 7, 15) for jaar in jaren]
    rij = plan.afspraak(
        0,
        None,
        wat="Jaarresultaat",
        wie="Alle studenten die de opleiding verlaten",
        hoe="Reken uit welk deel van de studenten die vertrekken, een diploma heeft.",
        eenheid="%",
        ritme=Meetafspraak.Ritme.DATUMS,
        datums=[dag.isoformat() for dag in dagen],
        vanaf=jaren[0],
        tussentijds="Studiedag aan het begin van het schooljaar",
        uitvoerder=leidend,
    )
    for soort, jaar, waarde, reden in (
        (Norm.Soort.INSPECTIE, 0, 72, ""),
        (Norm.Soort.INTERN, 0, 72, ""),
        (
            *(Norm.Soort.INTERN, 2, 65),
            "Twee jaar lang was de norm van de inspectie te ver weg. Met een eigen doel dat we "
            "kunnen halen, valt er onderweg iets te vieren.",
        ),
        (Norm.Soort.INTERN, 3, 70, "Ons doel is ruim gehaald. De volgende stap."),
    ):
        nieuwe_norm(rij.pk, soort, Decimal(waarde), jaren[jaar], reden, plan.leider)
    opmerkingen = [f"schooljaar {jaar.year}-{jaar.year + 1}" for jaar in jaren]
    _vul(plan, rij, dagen[:4], ("58", "60.5", "67", "71"), plan.leider, opmerkingen)


def _tevredenheid(plan: Meetplan, dienst: Gebruiker) -> None:
    """A survey twice a year: at least 6,5."""
    begin = begin_schooljaar(plan.vandaag, 2)
    rij = plan.afspraak(
        1,
        "6.5",
        wat="Tevredenheid over de begeleiding",
        wie="Studenten van leerjaar 1, 2 en 3",
        hoe="Enquête: welk cijfer geef je de gesprekken met je SLB'er?",
        eenheid="van de 10",
        ritme=Meetafspraak.Ritme.PER_JAAR,
        keer_per_jaar=2,
        tussentijds="Teamoverleg van januari en juni",
        vanaf=begin,
        uitvoerder_buiten_team=dienst,
    )
    dagen = [begin + datetime.timedelta(days=90 + 182 * nummer) for nummer in range(4)]
    _vul(plan, rij, dagen, ("6.1", "6.3", "6.5", "6.8"), dienst, n=84)


def _vastgelegd(plan: Meetplan, lid: Lidmaatschap) -> Meetafspraak:
    """Fourteen months: long enough for limits, and something really changed."""
    begin = plan.vandaag - datetime.timedelta(days=30 * len(VASTGELEGD))
    rij = plan.afspraak(
        2,
        "80",
        wat="Binnen een week vastgelegd",
        wie="Alle SLB'ers",
        hoe="Tel van de gesprekken van deze maand welk deel binnen een week is vastgelegd.",
        eenheid="%",
        ritme=Meetafspraak.Ritme.PER_JAAR,
        keer_per_jaar=12,
        tussentijds=TUSSENTIJDS,
        vanaf=begin,
        uitvoerder=lid,
    )
    dagen = [begin + datetime.timedelta(days=30 * nummer + 20) for nummer in range(14)]
    nieuwe_norm(
        rij.pk,
        Norm.Soort.INTERN,
        Decimal(60),
        dagen[7],
        "80 % was in één keer te veel gevraagd. Eerst 60 %, na de zomer kijken we verder.",
        plan.leider,
    )
    _vul(plan, rij, dagen, VASTGELEGD, lid.gebruiker)
    return rij


def _bespreek(plan: Meetplan, rij: Meetafspraak) -> None:
    """The team talked about it three weeks ago."""
    gesprek = bereid_voor(
        Bespreking(
            verbeteractie=rij.verbeteractie,
            datum=plan.vandaag - datetime.timedelta(days=21),
            door=plan.leider,
        ),
        [rij],
    )
    bewaar_antwoorden(
        gesprek.pk,
        {code: Invoer(tekst, None) for code, tekst in ANTWOORDEN.items()},
    )
    rond_af(gesprek.pk)


def _oktobers(vandaag: datetime.date) -> list[datetime.date]:
    """The first of october, three times in the past and once to come."""
    laatste = vandaag.year - ((vandaag.month, vandaag.day) < (10, 1))
    return [datetime.date(jaar, 10, 1) for jaar in range(laatste - 2, laatste + 2)]


def _vul(
    plan: Meetplan,
    rij: Meetafspraak,
    dagen: Iterable[datetime.date],
    waarden: Sequence[str],
    door: Gebruiker,
    opmerkingen: Sequence[str] = (),
    **meer: Any,
) -> None:
    for nummer, (dag, waarde) in enumerate(zip(dagen, waarden, strict=False)):
        if dag <= plan.vandaag:
            opmerking = opmerkingen[nummer] if opmerkingen else ""
            plan.meet(rij, dag, waarde, door, opmerking=opmerking, **meer)
    # What was measured on another day than planned still counts for the moment before it.
    for moment in rij.momenten.filter(meting=None, op__lte=plan.vandaag):
        los = rij.metingen.filter(meetmoment=None, datum__gte=moment.op).order_by("datum").first()
        if los:
            los.meetmoment = moment
            bewaar_meting(los)
