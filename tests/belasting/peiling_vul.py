"""The database side of the benchmark of answering by link: JSON in, JSON out.

python -m tests.belasting.peiling_vul make|counts|close
"""

import json
import random
import sys
from time import perf_counter
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from boas.models import (  # noqa: E402
    Inlevering,
    Peilgroep,
    Peilpost,
    Peiltelling,
    Sessie,
    Telling,
    Uitnodiging,
)
from boas.peilen.sluiten import sluit_peiling  # noqa: E402
from boas.peilen.starten import maak_peiling, merk_van, open_peiling  # noqa: E402
from organisatie.models import Functie, Gebruiker, Lidmaatschap, School, Team  # noqa: E402
from tests.aanmelden import maak_koekjes  # noqa: E402
from tests.boas import peilen  # noqa: E402

TEAMS = 50


@transaction.atomic
def organisation(people: int) -> Gebruiker:
    """A school of so many people in teams, each with two leaders; returns its bestuurder."""
    school = School.objects.create(naam="College")
    teams = Team.objects.bulk_create(Team(school=school, naam=f"Team {i}") for i in range(TEAMS))
    rows = Gebruiker.objects.bulk_create(
        Gebruiker(naam=f"Collega {i}", email=f"collega{i}@school.example")
        for i in range(people + 1)
    )
    day = timezone.localdate()
    Lidmaatschap.objects.bulk_create(
        Lidmaatschap(
            gebruiker=row,
            team=teams[i % TEAMS],
            rol="teamleider" if i < 2 * TEAMS else "teamlid",
            van=day,
        )
        for i, row in enumerate(rows[:-1])
    )
    Functie.objects.create(gebruiker=rows[-1], rol=Functie.Rol.BESTUURDER)
    return rows[-1]


def make(request: dict[str, Any]) -> dict[str, Any]:
    """Migrate, and open one peiling of the whole organisation for ``people`` people.

    Returns its ``sessie`` and ``code``, per link ``[token, group]``, the ``statements``, the number
    of ``answers``, and the ``cookie`` of who leads it.
    """
    call_command("migrate", interactive=False, verbosity=0)
    leader = organisation(request["people"])
    version = peilen.versie_met_groepen(stellingen=request["statements"])
    sessie = maak_peiling(None, version, leader, "Sociaal kapitaal")
    peilen.teken_schatting(sessie, leader)
    with transaction.atomic():
        open_peiling(sessie.pk)
        tokens = peilen.links(sessie)
        # The mail went out days before anybody answers.
        Peilpost.objects.all().delete()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    groups = dict(Uitnodiging.objects.values_list("merk", "groep"))
    links = [[token, groups[merk_van(token)]] for token in tokens]
    random.Random(request["seed"]).shuffle(links)
    [cookie] = maak_koekjes(leader)
    return {
        "sessie": sessie.pk,
        "code": sessie.code,
        "links": links,
        "statements": list(version.stellingen.values_list("pk", flat=True)),
        "answers": len(version.schaal),
        "cookie": cookie,
    }


def counts(request: dict[str, Any]) -> dict[str, Any]:
    """Return how many links were used, and what was counted per group, statement and answer."""
    rows = Peiltelling.objects.filter(n__gt=0).values_list("groep", "stelling", "waarde", "n")
    return {
        "used": Inlevering.objects.count(),
        "counts": {f"{g} {s} {w}": n for g, s, w, n in rows},
    }


def close(request: dict[str, Any]) -> dict[str, Any]:
    """Close the peiling; return how long it took, in ms, and what is kept."""
    began = perf_counter()
    sluit_peiling(request["sessie"])
    took = (perf_counter() - began) * 1000
    left = sum(model.objects.count() for model in (Inlevering, Peiltelling, Uitnodiging, Peilpost))
    return {
        "ms": took,
        "answers": sum(Telling.objects.values_list("n", flat=True)),
        "people": sum(Peilgroep.objects.values_list("beantwoord", flat=True)),
        "left": left,
        "closed": Sessie.objects.get(pk=request["sessie"]).status == "afgesloten",
    }


if __name__ == "__main__":
    act = {"make": make, "counts": counts, "close": close}[sys.argv[1]]
    json.dump(act(json.load(sys.stdin)), sys.stdout)
