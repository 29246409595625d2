"""An organisation in full use: 300 teams, 3,000 people, 1,500 trajecten, 60,000 students.

The plans of ``plannen_vul`` and the students of ``gesprekken_vul``, with what borgen and BOAS add:
what is measured against which norm, documents to read and to approve, signals, successes, sessions.

Needs Django set up, and an empty database.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from boas.models import Sessie, Versie
from boas.regels.code import nieuwe_code
from borgen.models import (
    Akkoord,
    Besluit,
    Document,
    Documentversie,
    Gelezen,
    Meetafspraak,
    Meetmoment,
    Meting,
    Norm,
    Proces,
    Signaal,
)
from borgen.slb.models import Begeleiding, Klas
from organisatie.models import Gebruiker, Lidmaatschap, Team
from tests.belasting import gesprekken_vul, plannen_vul
from verbeterplan.models import Verbeteractie

DAY = datetime.timedelta(days=1)
DOCUMENTS, MEASURED, SESSIONS = 10, 2, 4
# Days from now on which a result is due, and which of them have one.
DUE, HELD = (-300, -210, -120, -40, -20, 3, 60), 3
TEXT = "Elke student heeft per periode twee gesprekken met de eigen begeleider. " * 30


@transaction.atomic
def make(part: int = 1) -> dict[str, Any]:
    """Fill the database, with one ``part`` of the teams; tell whom to look as and at what.

    Past ``history`` and in bulk: these pages read none of it.
    """
    made = plannen_vul.make(part)
    teams = list(Team.objects.order_by("pk"))
    members = list(Lidmaatschap.objects.order_by("pk"))
    leader = members[0].gebruiker
    acts = list(Verbeteractie.objects.select_related("traject").order_by("pk"))
    _measuring(acts, leader)
    _board(acts, leader)
    _documents(teams, members, leader)
    _sessions(teams, leader)
    _students(teams, members)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made | {
        "counts": {
            "teams": len(teams),
            "mensen": Gebruiker.objects.count(),
            "trajecten": made["counts"][1],
            "activiteiten": made["counts"][2],
            "meetafspraken": Meetafspraak.objects.count(),
            "metingen": Meting.objects.count(),
            "documenten": Document.objects.count(),
            "studenten": Begeleiding.objects.count(),
        }
    }


def _in_bulk(model: Any, rows: Sequence[Any]) -> list[Any]:
    return QuerySet(model).bulk_create(rows, batch_size=5000)


def _measuring(acts: list[Any], leader: Any) -> None:
    """Two of four verbeteracties are measured; of some the last result is below the norm."""
    today = timezone.localdate()
    agreements = _in_bulk(
        Meetafspraak,
        [
            Meetafspraak(
                verbeteractie=act,
                wat="Gesprekken per student",
                wie="alle SLB'ers",
                hoe="tellen",
                eenheid="gesprekken",
                vanaf=today - 365 * DAY,
                uitvoerder_id=act.eigenaar_id,
            )
            for n, act in enumerate(acts)
            if n % plannen_vul.AGREEMENTS < MEASURED
        ],
    )
    _in_bulk(
        Norm,
        [
            Norm(meetafspraak=a, waarde=Decimal(2), geldig_van=today - 365 * DAY, door=leader)
            for a in agreements
        ],
    )
    moments = _in_bulk(
        Meetmoment,
        [
            Meetmoment(meetafspraak=a, naam=f"moment {i + 1}", op=today + days * DAY)
            for a in agreements
            for i, days in enumerate(DUE)
        ],
    )
    _in_bulk(
        Meting,
        [
            Meting(
                meetafspraak_id=m.meetafspraak_id,
                meetmoment=m,
                datum=m.op,
                waarde=Decimal(1 + n % 3),
                door=leader,
            )
            for n, m in enumerate(moments)
            if n % len(DUE) <= HELD
        ],
    )


def _board(acts: list[Any], leader: Any) -> None:
    """What stands on the boards, and as much that does not."""
    for model, fields in (
        (Signaal, {"van": "student", "richting": "aandacht", "tekst": TEXT[:120]}),
        (Besluit, {"soort": "belonen", "wat": TEXT[:120]}),
    ):
        rows = [
            model(verbeteractie=act, door=leader, op_bord=i == 0, **fields)
            for act in acts[::2]
            for i in range(2)
        ]
        _in_bulk(model, rows)


def _documents(teams: list[Any], members: list[Any], leader: Any) -> None:
    """Ten to a team that hold, half of them to be read; of one a new version is to be approved."""
    today, now = timezone.localdate(), timezone.now()
    processes = _in_bulk(Proces, [Proces(team=team, naam="Begeleiding") for team in teams])
    documents = _in_bulk(
        Document,
        [
            Document(
                proces=processes[n],
                titel=f"Handboek {i}",
                eigenaar=members[n + len(teams) * (i % plannen_vul.MEMBERS)],
                evalueren_op=today + (i * 40 - 60) * DAY,
                op_leeslijst=i % 2 == 0,
                gemaakt_door=leader,
            )
            for n in range(len(teams))
            for i in range(DOCUMENTS)
        ],
    )
    holds = _in_bulk(
        Documentversie,
        [
            Documentversie(
                document=document,
                nummer=1,
                status="vastgesteld",
                tekst=TEXT,
                hash="a" * 64,
                opgesteld_door=leader,
                ter_toetsing_op=now - 60 * DAY,
                vastgesteld_op=now - 50 * DAY,
            )
            for document in documents
        ],
    )
    asked = _in_bulk(
        Documentversie,
        [
            Documentversie(
                document=document,
                nummer=2,
                status="ter_toetsing",
                reden="Beter",
                tekst=TEXT,
                hash="b" * 64,
                opgesteld_door=leader,
                ter_toetsing_op=now - 3 * DAY,
            )
            for document in documents[::DOCUMENTS]
        ],
    )
    given = {"stand": "akkoord", "wijze": "overleg", "hash": "a" * 64, "moment": now - 50 * DAY}
    voices, read = [], []
    for n in range(len(teams)):
        own = members[n :: len(teams)][: plannen_vul.MEMBERS]
        voices += [Akkoord(versie=asked[n], lidmaatschap=lid) for lid in own]
        for i, versie in enumerate(holds[n * DOCUMENTS : (n + 1) * DOCUMENTS]):
            voices += [Akkoord(versie=versie, lidmaatschap=lid, **given) for lid in own]
            # Two of the five that are to be read, nobody read yet.
            if i % 2 == 0 and i > 3:
                read += [Gelezen(versie=versie, lidmaatschap=lid) for lid in own]
    _in_bulk(Akkoord, voices)
    _in_bulk(Gelezen, read)


def _sessions(teams: list[Any], leader: Any) -> None:
    """Of each team one to prepare, and some that were held; of one the result is news."""
    now = timezone.now()
    version = Versie.objects.get(instrument__code="boas")
    rows = []
    for team in teams:
        rows.append(
            Sessie(
                team=team,
                versie=version,
                onderwerp="Begeleiding",
                gepland_op=now + 5 * DAY,
                gemaakt_door=leader,
            )
        )
        rows += [
            Sessie(
                team=team,
                versie=version,
                onderwerp=f"Begeleiding {i}",
                gepland_op=now - (i * 200 + 3) * DAY,
                status="afgesloten",
                begonnen_op=now - (i * 200 + 3) * DAY,
                afgesloten_op=now - (i * 200 + 3) * DAY,
                gemaakt_door=leader,
            )
            for i in range(SESSIONS)
        ]
    # Drawn one by one they would be alike now and then, which saving one by one notices.
    taken: set[str] = set()
    for row in rows:
        row.code = nieuwe_code(taken)
        taken.add(row.code)
    _in_bulk(Sessie, rows)


def _students(teams: list[Any], members: list[Any]) -> None:
    year, periods = gesprekken_vul.school_year(timezone.localdate())
    classes = _in_bulk(
        Klas,
        [
            Klas(team=team, schooljaar=year, naam=f"{i}A")
            for team in teams
            for i in range(gesprekken_vul.CLASSES)
        ],
    )
    students = gesprekken_vul.students_of(teams, classes, members, year)
    gesprekken_vul.conversations_of(students, members, periods, timezone.localdate())
