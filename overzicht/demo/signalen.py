"""Signals, decisions and the year agenda of the demo: the case of the handbook in our own words."""

import datetime
from collections.abc import Sequence

from django.utils import timezone

from boas.regels.klaarzetten import eerste_werkdag
from borgen.acties.handelen import neem_besluit
from borgen.acties.monitoren import bespreek, zet_op_jaaragenda
from borgen.acties.stappen import rond_stap_af
from borgen.models import Besluit, Meting, Signaal
from borgen.regels.jaaragenda import dag_in_maand, komende_maanden
from borgen.regels.stap import Stap
from borgen.regels.stapresultaat import RESULTATEN
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models import Overleg, Verbeteractie, Verbetertraject

# Which verbeteractie, how many days ago, from whom, well or not, what, what follows, on the board.
SIGNALEN = (
    (
        *(0, 20, "collega", "goed"),
        *("In klas 3D heeft iedereen al minstens één gesprek gehad.", "", True),
    ),
    (
        *(0, 19, "collega", "aandacht", "In klas 3A is nog niemand gesproken."),
        *("Ik vraag de SLB'er van 3A wat er nodig is.", False),
    ),
    (
        *(1, 18, "collega", "aandacht", "Het gespreksformulier kan hier en daar korter."),
        *("Op de agenda van het teamoverleg.", False),
    ),
    (
        *(0, 16, "student", "goed", "Klas 3B is blij met de extra aandacht van hun begeleider."),
        *("", True),
    ),
    (
        *(2, 15, "zelf", "aandacht", "Thuis kom je niet in het begeleidingssysteem."),
        *("Ik bel de dienst ICT.", False),
    ),
    (0, 6, "zelf", "goed", "3A is ingehaald: twee collega's sprongen bij.", "", False),
    (
        *(1, 2, "student", "aandacht"),
        *("Studenten vullen de laatste pagina van het formulier niet in.", "", False),
    ),
)
VASTE_MAANDEN = {3, 6, 10, 12}


def maak_signalen(
    traject: Verbetertraject,
    leider: Gebruiker,
    leden: Sequence[Lidmaatschap],
    vandaag: datetime.date,
) -> None:
    """What was heard, talked about last week, and decided."""
    acties = list(traject.verbeteracties.all())
    signalen = [
        Signaal.objects.create(
            verbeteractie=acties[plek],
            datum=vandaag - datetime.timedelta(days=dagen),
            van=van,
            richting=richting,
            tekst=tekst,
            vervolg=vervolg,
            op_bord=op_bord,
            door=leider if van == "zelf" else leden[nummer].gebruiker,
        )
        for nummer, (plek, dagen, van, richting, tekst, vervolg, op_bord) in enumerate(SIGNALEN)
    ]
    overleg = Overleg.objects.create(
        team=traject.team,
        titel="Teamoverleg",
        moment=_om(_dag_van_overleg(vandaag)),
    )
    zet_op_jaaragenda(traject.team, acties[:1], [overleg], [], "")
    bespreek(signalen[:5], overleg)
    _besluiten(acties, signalen, overleg, leider, vandaag)
    alles = [resultaat.sleutel for resultaat in RESULTATEN[Stap.DOCUMENTEREN]]
    rond_stap_af(acties[2], Stap.DOCUMENTEREN, alles, "", leider, vandaag)
    momenten = [
        _om(dag_in_maand(jaar, maand, 1, 2))
        for jaar, maand in komende_maanden(vandaag)[1:]
        if maand in VASTE_MAANDEN
    ]
    zet_op_jaaragenda(traject.team, acties, [], momenten, "Teamoverleg")


def _besluiten(
    acties: list[Verbeteractie],
    signalen: list[Signaal],
    overleg: Overleg,
    leider: Gebruiker,
    vandaag: datetime.date,
) -> None:
    toen = _dag_van_overleg(vandaag)
    neem_besluit(
        Besluit(
            verbeteractie=acties[0],
            soort=Besluit.Soort.AANSPREKEN,
            wat=(
                "De afspraak is twee gesprekken per periode. Door ziekte en examenwerk bleef 3A "
                "achter. Alle gesprekken zijn nu gepland; twee collega's helpen mee."
            ),
            datum=toen,
            overleg=overleg,
            door=leider,
        ),
        list(_laatste(acties[0], "Gesprekken per student")),
        [signalen[1]],
    )
    neem_besluit(
        Besluit(
            verbeteractie=acties[2],
            soort=Besluit.Soort.AFWACHTEN,
            wat="ICT zet het systeem volgende week ook thuis open. Daarna kijken we weer.",
            datum=toen,
            overleg=overleg,
            door=leider,
        ),
        list(_laatste(acties[2], "Binnen een week vastgelegd")),
        [signalen[4]],
    )
    neem_besluit(
        Besluit(
            verbeteractie=acties[0],
            soort=Besluit.Soort.BELONEN,
            wat="Alle gesprekken met 3A zijn gehouden. Taart voor iedereen die bijsprong!",
            datum=vandaag - datetime.timedelta(days=5),
            op_bord=True,
            door=leider,
        ),
        [],
        [signalen[5]],
    )


def _laatste(actie: Verbeteractie, wat: str):
    metingen = Meting.objects.filter(meetafspraak__verbeteractie=actie, meetafspraak__wat=wat)
    return metingen.order_by("-datum")[:1]


def _dag_van_overleg(vandaag: datetime.date) -> datetime.date:
    """Last week on a working day: after the newest measurement, before the success."""
    return eerste_werkdag(vandaag - datetime.timedelta(days=9))


def _om(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15, 30)))
