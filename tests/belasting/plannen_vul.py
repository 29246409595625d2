"""A large organisation with plans: 300 teams, 1,500 trajecten, 30,000 activities.

Needs Django set up, and an empty database.
"""

import datetime
from itertools import pairwise
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from organisatie.models import Functie, Gebruiker, Lidmaatschap, School, Team
from tests.aanmelden import maak_koekjes
from verbeterplan.models import (
    Activiteit,
    Bijstelling,
    Cyclusronde,
    Fasestap,
    Monitormoment,
    Overleg,
    Planantwoord,
    Planbesluit,
    Planbron,
    Plandoel,
    Plglid,
    Randvoorwaarde,
    Speerpunt,
    Verbeteractie,
    Verbetertraject,
    Voortgang,
)
from verbeterplan.regels.fasen import FASEN, Fase
from verbeterplan.regels.vragen import GROEPEN

TEAMS, SCHOOLS, MEMBERS, TRAJECTEN, ACTIVITIES, AGREEMENTS = 300, 10, 10, 5, 20, 4
STATES = ("open", "bezig", "klaar", "open", "open")
WORDS = "Elke student heeft per periode twee gesprekken met de eigen begeleider. " * 3


@transaction.atomic
def make(part: int = 1) -> dict[str, Any]:
    """Fill the database, with one ``part`` of the teams; tell whom to look as and at what.

    Past ``history`` and in bulk: pages read it only where a text can be changed.
    """
    teams = TEAMS // part
    day = datetime.timedelta(days=1)
    today = timezone.localdate()
    schools = School.objects.bulk_create(School(naam=f"School {i}") for i in range(SCHOOLS))
    rows = Team.objects.bulk_create(
        Team(school=schools[i % SCHOOLS], naam=f"Team {i:03}") for i in range(teams)
    )
    people = Gebruiker.objects.bulk_create(
        Gebruiker(naam=f"Docent {i}", email=f"docent{i}@school.example")
        for i in range(teams * MEMBERS + 1)
    )
    members = Lidmaatschap.objects.bulk_create(
        Lidmaatschap(
            gebruiker=person,
            team=rows[i % teams],
            rol="teamleider" if i < teams else "teamlid",
            van=today - 400 * day,
        )
        for i, person in enumerate(people[:-1])
    )
    Functie.objects.create(gebruiker=people[-1], rol="kwaliteitsmedewerker")
    trajecten = QuerySet(Verbetertraject).bulk_create(
        Verbetertraject(team=team, naam=f"Traject {i}", doel=WORDS, gemaakt_door=people[0])
        for team in rows
        for i in range(TRAJECTEN)
    )
    rondes = _rounds(trajecten, people[0])
    agreements = Verbeteractie.objects.bulk_create(
        [
            Verbeteractie(
                traject=traject,
                naam=f"Afspraak {i} over gesprekken met studenten",
                eigenaar=_member(members, traject, rows, i),
                volgorde=i,
            )
            for traject in trajecten
            for i in range(AGREEMENTS)
        ],
        batch_size=5000,
    )
    now = timezone.now()
    Activiteit.objects.bulk_create(
        [
            Activiteit(
                team_id=traject.team_id,
                traject=traject,
                verbeteractie=agreements[n * AGREEMENTS + i % AGREEMENTS],
                wat=f"Activiteit {i}: bespreken, proberen en terugkijken",
                eigenaar=_member(members, traject, rows, i),
                datum=today + (i * 7 - 40) * day,
                status=(state := STATES[i % len(STATES)]),
                klaar_op=now if state == "klaar" else None,
                bevestigd_op=now if i % 3 else None,
                volgorde=i,
            )
            for n, traject in enumerate(trajecten)
            for i in range(ACTIVITIES)
        ],
        batch_size=5000,
    )
    _contents(rondes, members, rows, today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # Of another team, and in the PLG of the first traject.
    guest = members[teams + 1]
    Plglid.objects.create(traject=trajecten[0], lidmaatschap=guest)
    cookies = maak_koekjes(people[0], members[teams].gebruiker, guest.gebruiker, people[-1])
    return {
        **dict(zip(("leader", "teacher", "plg", "quality"), cookies, strict=True)),
        "team": rows[0].pk,
        "traject": trajecten[0].pk,
        "counts": [teams, len(trajecten), Activiteit.objects.count()],
    }


def _member(members: list[Any], traject: Any, rows: list[Any], i: int) -> Any:
    team = traject.team_id - rows[0].pk
    return members[team + len(rows) * (i % MEMBERS)]


def _rounds(trajecten: list[Any], person: Any) -> list[Any]:
    """Every phase occurs equally often; those that are furthest are the ones looked at."""
    rondes = Cyclusronde.objects.bulk_create(
        Cyclusronde(
            traject=traject,
            nummer=1,
            begin_fase=Fase.VERDIEPEN,
            fase=Fase.UITVOEREN if n == 0 else FASEN[1 + n % 4],
        )
        for n, traject in enumerate(trajecten)
    )
    Fasestap.objects.bulk_create(
        Fasestap(ronde=ronde, van=van, naar=naar, door=person)
        for ronde in rondes
        for van, naar in pairwise(FASEN[1:])
        if naar.nummer <= Fase(ronde.fase).nummer
    )
    return rondes


def _contents(rondes: list[Any], members: list[Any], rows: list[Any], today: datetime.date) -> None:
    day = datetime.timedelta(days=1)
    codes = [vraag.code for groep in GROEPEN[:-1] for vraag in groep.vragen]
    answers = Planantwoord.objects.bulk_create(
        [
            Planantwoord(ronde=ronde, vraag=code, tekst=WORDS[:240])
            for ronde in rondes
            for code in codes
        ],
        batch_size=5000,
    )
    history = Planantwoord.history.model
    QuerySet(history).bulk_create(
        [
            history(
                id=a.pk,
                ronde_id=a.ronde_id,
                vraag=a.vraag,
                tekst=a.tekst,
                history_date=timezone.now(),
                history_type="+",
            )
            for a in answers
        ],
        batch_size=5000,
    )
    for model, number, fields in (
        (Plandoel, 3, {"tekst": WORDS[:120], "zichtbaar_aan": WORDS[:80]}),
        (Planbron, 4, {"titel": "Een artikel over begeleiden", "leert_ons": WORDS[:200]}),
        (Randvoorwaarde, 5, {"tekst": "Tijd op het rooster"}),
        (Planbesluit, 1, {"uitkomst": "uitvoeren", "voor": 9, "tegen": 1}),
        (Monitormoment, 3, {"titel": "Hoe gaat het?", "datum": today + 20 * day}),
        (Bijstelling, 3, {"waarop": "tijdpad", "wat": "Later beginnen", "reden": "Stage"}),
    ):
        model.objects.bulk_create(
            [model(ronde=r, volgorde=i, **fields) for r in rondes for i in range(number)],
            batch_size=5000,
        )
    Plglid.objects.bulk_create(
        Plglid(
            traject=ronde.traject,
            lidmaatschap=_member(members, ronde.traject, rows, i + 1),
            kartrekker=i == 0,
        )
        for ronde in rondes
        for i in range(4)
    )
    Voortgang.objects.bulk_create(
        Voortgang(
            ronde=ronde,
            lidmaatschap=_member(members, ronde.traject, rows, i),
            stand=("begin", "probeert", "lukt")[i % 3],
        )
        for ronde in rondes
        for i in range(6)
    )
    Overleg.objects.bulk_create(
        Overleg(
            team_id=ronde.traject.team_id,
            traject=ronde.traject,
            soort="plg",
            titel="PLG-bijeenkomst",
            moment=timezone.now() + (i * 30 - 40) * day,
        )
        for ronde in rondes
        for i in range(3)
    )
    Speerpunt.objects.bulk_create(
        Speerpunt(team=team, naam=f"Speerpunt {i}", omschrijving=WORDS[:200])
        for team in rows
        for i in range(6)
    )
