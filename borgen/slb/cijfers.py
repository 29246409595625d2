"""Totals of classes, teams and SLB'ers in a period: the database counts, the rules decide."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from borgen.slb.models import Begeleiding, Gesprek, Plaatsing
from borgen.slb.models.instelling import normen
from borgen.slb.periodes import peildatum_van
from borgen.slb.regels.telling import Stand, samen, stand_van
from organisatie.models import Periode

# Per group: with how many students so many conversations were held.
Verdeling = dict[int, dict[int, int]]


def gehouden_in(periode: Periode, student: str = "student") -> Coalesce:
    """How many conversations that count were held with the student of a row in this period."""
    gesprekken = Gesprek.objects.filter(
        student=OuterRef(student), telt=True, datum__range=(periode.van, periode.tot)
    )
    aantal = gesprekken.order_by().values("student").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(aantal, output_field=IntegerField()), 0)


def ingeschreven(periode: Periode) -> QuerySet[Plaatsing]:
    """Placements that count: on the peildatum, in a class of that year."""
    return Plaatsing.objects.op(peildatum_van(periode)).filter(
        klas__schooljaar=periode.schooljaar_id
    )


def met_stand(plaatsingen: QuerySet[Plaatsing], periode: Periode) -> QuerySet[Plaatsing]:
    """Annotate ``keer`` (conversations held), ``was_er`` on the first day, and ``gepland``."""
    eerste_dag = Plaatsing.objects.op(periode.van).filter(student=OuterRef("student"))
    gepland = Gesprek.objects.gepland().filter(
        student=OuterRef("student"), datum__gte=timezone.localdate()
    )
    return plaatsingen.annotate(
        keer=gehouden_in(periode),
        was_er=Exists(eerste_dag),
        gepland=Subquery(gepland.order_by("datum").values("datum")[:1]),
    )


def per_klas(team: int, periode: Periode, norm: int) -> dict[int, Stand]:
    """The stand of each class of a team."""
    plaatsingen = ingeschreven(periode).filter(klas__team=team)
    return _standen(_verdeling(plaatsingen, "klas", periode), defaultdict(lambda: norm))


def van_klas(klas: Any, periode: Periode, norm: int | None = None) -> Stand:
    """The stand of one class; ``norm`` when it is known already."""
    plaatsingen = ingeschreven(periode).filter(klas=klas)
    verdeling = _verdeling(plaatsingen, "klas", periode).get(klas.pk, {})
    return stand_van(verdeling, norm or norm_van(klas.team_id, periode))


# Counted once for all students rather than for each: of 60,000 students PostgreSQL takes a fifth of
# the time, and SQLite about as long.
ALLE_TEAMS = """
SELECT klas.team_id, COALESCE(geteld.keer, 0), COUNT(*)
FROM slb_plaatsing AS plaatsing
JOIN slb_klas AS klas ON klas.id = plaatsing.klas_id
LEFT JOIN (
  SELECT student_id, COUNT(*) AS keer FROM slb_gesprek
  WHERE datum BETWEEN %s AND %s AND telt GROUP BY student_id
) AS geteld ON geteld.student_id = plaatsing.student_id
WHERE klas.schooljaar_id = %s
AND plaatsing.van <= %s AND (plaatsing.tot IS NULL OR plaatsing.tot >= %s)
GROUP BY 1, 2
"""


def per_team(teams: Iterable[int], periode: Periode) -> dict[int, Stand]:
    """The stand of each of these teams; two queries, however many teams."""
    gevraagd, peil = list(teams), peildatum_van(periode)
    van, tot, op = map(connection.ops.adapt_datefield_value, (periode.van, periode.tot, peil))
    with connection.cursor() as cursor:
        cursor.execute(ALLE_TEAMS, [van, tot, periode.schooljaar_id, op, op])
        verdeling = _gegroepeerd(cursor.fetchall())
    norm = normen(gevraagd, peil)
    return {team: stand_van(verdeling.get(team, {}), norm[team]) for team in gevraagd}


def van_team(team: int, periode: Periode) -> Stand:
    return samen(per_klas(team, periode, norm_van(team, periode)).values())


def per_begeleider(team: int, periode: Periode, norm: int) -> dict[int, Stand]:
    """The stand of each SLB'er (by lidmaatschap) with the students of the peildatum."""
    dag = peildatum_van(periode)
    in_klas = ingeschreven(periode).filter(student=OuterRef("student"))
    rijen = (
        Begeleiding.objects.op(dag)
        .filter(Exists(in_klas), waarnemer=False, student__team=team)
        .annotate(keer=gehouden_in(periode))
        .order_by()
        .values_list("lidmaatschap", "keer")
        .annotate(aantal=Count("pk"))
    )
    return _standen(_gegroepeerd(rijen), defaultdict(lambda: norm))


def norm_van(team: int, periode: Periode) -> int:
    """How many conversations each student of the team has in this period."""
    return normen([team], peildatum_van(periode))[team]


def periodes_van(jaar: int, vandaag: datetime.date) -> list[Periode]:
    """The periods of a school year that have begun."""
    rijen = Periode.objects.filter(Q(schooljaar=jaar), van__lte=vandaag)
    return list(rijen.select_related("schooljaar").order_by("van"))


def _verdeling(plaatsingen: QuerySet[Plaatsing], groep: str, periode: Periode) -> Verdeling:
    rijen = plaatsingen.annotate(keer=gehouden_in(periode)).order_by().values_list(groep, "keer")
    return _gegroepeerd(rijen.annotate(aantal=Count("pk")))


def _gegroepeerd(rijen: Iterable[tuple[int, int, int]]) -> Verdeling:
    uit: Verdeling = defaultdict(dict)
    for groep, keer, aantal in rijen:
        uit[groep][keer] = aantal
    return uit


def _standen(verdeling: Verdeling, norm: Any) -> dict[int, Stand]:
    return {groep: stand_van(keren, norm[groep]) for groep, keren in verdeling.items()}
