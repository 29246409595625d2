"""A large school: 300 teams, 3,000 teachers, 60,000 students, 480,000 conversations.

Needs Django set up, and an empty database.
"""

import datetime
import uuid
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from borgen.slb.models import Begeleiding, Gesprek, Klas, Plaatsing, Student
from organisatie.models import Functie, Gebruiker, Lidmaatschap, Periode, School, Schooljaar, Team
from tests.aanmelden import maak_koekjes

TEAMS, TEACHERS, STUDENTS, CONVERSATIONS = 300, 3_000, 60_000, 480_000
SCHOOLS, CLASSES, PERIODS = 10, 10, 4
# In the present period a student was spoken to so often; in the others together the rest.
NOW = (0, 1, 2, 2, 3, 4)


@transaction.atomic
def make(part: int = 1) -> dict[str, Any]:
    """Fill the database, with one ``part`` of the teams; tell whom to look as and at what.

    Past ``history`` and in bulk: pages do not read it.
    """
    teams = TEAMS // part
    today = timezone.localdate()
    year, periods = school_year(today)
    schools = School.objects.bulk_create(School(naam=f"School {i}") for i in range(SCHOOLS))
    rows = Team.objects.bulk_create(
        Team(school=schools[i % SCHOOLS], naam=f"Team {i:03}") for i in range(teams)
    )
    people = Gebruiker.objects.bulk_create(
        Gebruiker(naam=f"Docent {i}", email=f"docent{i}@school.example")
        for i in range(teams * TEACHERS // TEAMS + 1)
    )
    members = Lidmaatschap.objects.bulk_create(
        Lidmaatschap(
            gebruiker=person,
            team=rows[i % teams],
            rol="teamleider" if i < teams else "teamlid",
            van=year.van,
        )
        for i, person in enumerate(people[:-1])
    )
    Functie.objects.create(gebruiker=people[-1], rol="kwaliteitsmedewerker")
    classes = Klas.objects.bulk_create(
        Klas(team=team, schooljaar=year, naam=f"{i}A") for team in rows for i in range(CLASSES)
    )
    students = students_of(rows, classes, members, year)
    conversations_of(students, members, periods, today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    teacher = members[teams]
    cookies = maak_koekjes(
        people[0], teacher.gebruiker, people[-1], *(m.gebruiker for m in members[:50])
    )
    return {
        "leader": cookies[0],
        "teacher": cookies[1],
        "quality": cookies[2],
        "fifty": cookies[3:],
        "leads": [rows[i].pk if i < teams else 0 for i in range(len(cookies[3:]))],
        "team": rows[0].pk,
        "class": classes[0].pk,
        "counts": [teams, len(members), len(students), Gesprek.objects.count()],
    }


def school_year(today: datetime.date) -> tuple[Schooljaar, list[Periode]]:
    day = datetime.timedelta(days=1)
    year = Schooljaar.objects.create(naam="nu", van=today - 260 * day, tot=today + 40 * day)
    periods = [
        Periode.objects.create(
            schooljaar=year,
            naam=f"periode {i + 1}",
            van=year.van + i * 75 * day,
            tot=year.van + (i * 75 + 74) * day,
        )
        for i in range(PERIODS)
    ]
    return year, periods


def students_of(rows: list[Any], classes: list[Any], members: list[Any], year: Any) -> list[Any]:
    each = STUDENTS // TEAMS
    teams = len(rows)
    students = Student.objects.bulk_create(
        [
            Student(team=team, naam=f"Student {i:03} {n}", nummer=f"{n * each + i}")
            for n, team in enumerate(rows)
            for i in range(each)
        ],
        batch_size=5000,
    )
    per_team = TEACHERS // TEAMS
    Plaatsing.objects.bulk_create(
        [
            Plaatsing(
                student=s,
                klas=classes[(n // each) * CLASSES + n % CLASSES],
                van=year.van,
            )
            for n, s in enumerate(students)
        ],
        batch_size=5000,
    )
    Begeleiding.objects.bulk_create(
        [
            Begeleiding(
                student=s, lidmaatschap=members[n // each + teams * (n % per_team)], van=year.van
            )
            for n, s in enumerate(students)
        ],
        batch_size=5000,
    )
    return students


def conversations_of(
    students: list[Any], members: list[Any], periods: list[Any], today: datetime.date
) -> None:
    each = CONVERSATIONS // STUDENTS
    now = timezone.now()
    door = members[0].gebruiker
    rows = []
    for n, student in enumerate(students):
        present = NOW[n % len(NOW)]
        for i in range(each):
            period = periods[3] if i < present else periods[(n + i) % 3]
            last = min(period.tot, today)
            day = period.van + datetime.timedelta(days=(n * 7 + i * 13) % (last - period.van).days)
            rows.append(
                Gesprek(
                    student=student,
                    door=door,
                    datum=day,
                    status="gehouden",
                    gehouden_op=now,
                    groep=uuid.UUID(int=n * each + i + 1),
                )
            )
    Gesprek.objects.bulk_create(rows, batch_size=5000)
