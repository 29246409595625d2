"""Speerpunten of the demo: of team Onderwijsassistent in every state, and two of team Handel."""

import datetime
from typing import Any

from django.utils import timezone

from organisatie.models import Gebruiker, Lidmaatschap, Schooljaar
from overzicht.demo.mensen import Mensen
from overzicht.demo.weging import SPEERPUNTEN
from verbeterplan.models import Speerpunt, Verbetertraject

GEKOZEN: dict[str, Any] = {
    "naam": "Studenten die stil afhaken",
    "omschrijving": "Studenten stoppen zonder dat wij het zagen aankomen. Achteraf blijkt dat ze "
    "al weken met niemand van ons hadden gepraat.",
    "van_wie": ["collegas", "leerlingen", "gegevens"],
    "gegevens": "In ons team stopte 6,1 % zonder diploma, in het hele roc 5,7 %. In de "
    "exitgesprekken zegt meer dan de helft dat niemand iets had gemerkt.",
    "visie": "Wij willen dat elke student gezien wordt. Dat kan alleen als we elkaar spreken.",
}
LIJST: tuple[dict[str, Any], ...] = (
    {
        "naam": "Rustige overgang naar de stage",
        "omschrijving": "De eerste twee weken van de stage bellen studenten ons vaak. Ze weten "
        "niet bij wie ze terechtkunnen en wat er van hen verwacht wordt.",
        "van_wie": ["leerlingen", "partners"],
        "gegevens": "Vier van de tien scholen waar onze studenten stage lopen, noemden de start "
        "rommelig in het gesprek van dit voorjaar.",
        "visie": "",
    },
    {
        "naam": "Feedback waar een student iets mee kan",
        "omschrijving": "Bij de praktijkopdrachten krijgen studenten een cijfer en een paar "
        "woorden. Veel studenten maken dezelfde fout de keer daarna weer.",
        "van_wie": ["collegas"],
        "gegevens": "",
        "visie": "Leren van wat je deed hoort bij hoe wij een vak willen leren.",
    },
)
STRAKS: dict[str, Any] = {
    "naam": "Rekenen in de praktijkles",
    "omschrijving": "Rekenen staat los van de praktijk. Studenten zien niet waar ze het voor nodig "
    "hebben en laten het liggen tot het examen.",
    "van_wie": ["inspectie", "gegevens"],
    "gegevens": "Een derde haalt het rekenexamen pas bij de tweede of derde keer.",
    "visie": "",
}
WEER: dict[str, Any] = {
    "naam": "Ouders van jonge studenten erbij",
    "omschrijving": "Ouders van studenten onder de achttien horen pas van ons als er iets mis is.",
    "van_wie": ["ouders"],
    "gegevens": "Drie ouders zeiden dit op de ouderavond.",
    "visie": "",
}
HANDEL: tuple[dict[str, Any], ...] = (
    {
        "naam": "Het tweede leerjaar is zwaar",
        "omschrijving": "In het tweede leerjaar komt alles tegelijk: stage, examens, een bijbaan.",
        "van_wie": ["leerlingen", "gegevens"],
        "gegevens": "De meeste studenten die stoppen, doen dat in het tweede leerjaar.",
        "visie": "Wij leiden op voor een diploma én voor een baan.",
    },
    {
        "naam": "Echte opdrachten van winkels",
        "omschrijving": "Studenten vinden de opdrachten op school te bedacht. Winkels in de buurt "
        "willen best meedenken.",
        "van_wie": ["partners", "leerlingen"],
        "gegevens": "",
        "visie": "",
    },
)


def maak_speerpunten(mensen: Mensen, vandaag: datetime.date) -> None:
    """What the teams brought in; the first of each is what their traject began with."""

    def eerder(dagen: int) -> datetime.date:
        return vandaag - datetime.timedelta(days=dagen)

    jaar = Schooljaar.objects.get(van__lte=vandaag, tot__gte=vandaag)
    eerste = _maak(mensen.leden[0], GEKOZEN, eerder(460))
    _hang_aan(eerste, "Begeleiding van de student")
    # What the team weighed last month has to be there before.
    te_wegen = [
        {"naam": naam, "omschrijving": wat, "van_wie": van_wie}
        for (naam, wat), van_wie in (
            (SPEERPUNTEN[0], ["leerlingen", "gegevens"]),
            (SPEERPUNTEN[2], ["collegas", "leerlingen"]),
        )
    ]
    for plek, velden in enumerate([*LIJST, *te_wegen], 1):
        _maak(mensen.leden[plek + 7], velden, eerder(25 + 10 * plek))
    straks = _maak(mensen.leden[4], STRAKS, eerder(70))
    _schuif(straks, mensen.teamleider, eerder(14), "Eerst komt de begeleiding af.")
    dag = jaar.van - datetime.timedelta(days=120)
    weer = _maak(mensen.leden[6], WEER, dag)
    dag += datetime.timedelta(days=40)
    _schuif(weer, mensen.teamleider, dag, "We hadden de handen vol aan de nieuwe opleiding.", jaar)
    eerste = _maak(mensen.leden_handel[0], HANDEL[0], eerder(200))
    _hang_aan(eerste, "Meer studenten halen hun diploma")
    _maak(mensen.leden_handel[1], HANDEL[1], eerder(12))


def _maak(lid: Lidmaatschap, velden: dict[str, Any], dag: datetime.date) -> Speerpunt:
    """Brought in on ``dag`` by somebody for their own team."""
    rij = Speerpunt.objects.create(team=lid.team, ingebracht_door=lid.gebruiker, **velden)
    moment = _moment(dag)
    Speerpunt.objects.filter(pk=rij.pk).update(op=moment)
    rij.history.update(history_date=moment, history_user=lid.gebruiker)
    return Speerpunt.objects.get(pk=rij.pk)


def _schuif(
    rij: Speerpunt,
    leider: Gebruiker,
    dag: datetime.date,
    reden: str,
    jaar: Schooljaar | None = None,
) -> None:
    """Moved on to another school year on ``dag``."""
    rij.zet_stand(Speerpunt.Stand.DOORGESCHOVEN)
    rij.schooljaar, rij.reden, rij.doorgeschoven_op = jaar, reden, dag
    rij.save()
    regel = rij.history.latest()
    rij.history.filter(pk=regel.pk).update(history_date=_moment(dag), history_user=leider)


def _hang_aan(rij: Speerpunt, naam: str) -> None:
    traject = Verbetertraject.objects.get(team=rij.team, naam=naam)
    traject.speerpunt = rij
    traject.save()
    moment = rij.op + datetime.timedelta(days=21)
    gekozen = rij.history.filter(stand=Speerpunt.Stand.GEKOZEN)
    gekozen.update(history_date=moment, history_user=traject.gemaakt_door)


def _moment(dag: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(dag, datetime.time(15)))
