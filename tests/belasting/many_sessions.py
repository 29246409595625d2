"""A database that has been used for years: the demo, and its held session many times over.

Needs Django set up.
"""

import datetime
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from boas import acties
from boas.models import Opmerking, Reden, Ronde, Sessie, SessieStelling, Stand, Telling
from boas.regels.code import nieuwe_code
from organisatie.models import Gebruiker, Lidmaatschap, Team
from overzicht.demo import maak_demo
from overzicht.demo.sessies import plan_sessie
from verbeterplan.models import Activiteit, Keuze, TrajectSessie, Verbetertraject

TEAMS = 8
HELD = 10  # statements that a running session has behind it

Model = TypeVar("Model", bound=models.Model)


@transaction.atomic
def make(number: int) -> dict[str, Sessie]:
    """Fill an empty database with ``number`` sessions, all of teams with the same leader.

    Returns those to look at: one in preparation, one that is held (a statement revealed), one
    where phones vote, and one closed with its planning. The rest are copies of the last.
    """
    mensen = maak_demo()
    leider = mensen.teamleider
    closed = Sessie.objects.get(
        team=mensen.assistent, status=Sessie.Status.AFGESLOTEN, trajectsessie__isnull=False
    )
    preparing = Sessie.objects.get(team=mensen.assistent, status=Sessie.Status.VOORBEREIDING)
    traject = closed.trajectsessie.traject
    revealed, voting = (_running(traject, leider) for _ in range(2))
    acties.onthul(revealed.pk)
    trajects = [_traject(mensen.assistent, leider, i) for i in range(TEAMS)]
    missing = number - Sessie.objects.count()
    _copy(closed, [trajects[i % TEAMS] for i in range(missing)], leider)
    return {"preparing": preparing, "revealed": revealed, "voting": voting, "closed": closed}


def _running(traject: Verbetertraject, leider: Gebruiker) -> Sessie:
    sessie = plan_sessie(traject, leider, timezone.localdate())
    acties.start(sessie.pk, 14)
    for keuze in sessie.keuze.all()[: HELD + 1]:
        acties.ga_naar(sessie.pk, Sessie.Fase.STELLINGEN, keuze.pk)
        ronde = sessie.rondes.order_by("-pk")[:1].get()
        acties.tel_handen(sessie.pk, ronde.pk, (2, 4, 5, 2))
    return sessie


def _traject(like: Team, leider: Gebruiker, number: int) -> Verbetertraject:
    team = Team.objects.create(school=like.school, naam=f"Team {number}")
    Lidmaatschap.objects.create(
        gebruiker=leider,
        team=team,
        rol=Lidmaatschap.Rol.TEAMLEIDER,
        van=timezone.localdate() - datetime.timedelta(days=3650),
    )
    return Verbetertraject.objects.create(team=team, naam="Begeleiding", gemaakt_door=leider)


def _copy(source: Sessie, trajects: list[Verbetertraject], leider: Gebruiker) -> None:
    """Copy a closed session with everything it has, once for each of ``trajects``."""
    leads = {lid.team_id: lid.pk for lid in Lidmaatschap.objects.filter(gebruiker=leider)}
    moments = ("gepland_op", "begonnen_op", "afgesloten_op")
    sessies = _many(
        Sessie,
        (
            _fields(source)
            | {"team_id": traject.team_id, "code": nieuwe_code(), "reeks": traject.reeks}
            | {name: _ago(getattr(source, name), i) for name in moments}
            for i, traject in enumerate(trajects)
        ),
    )
    for model in (SessieStelling, Stand, Opmerking):
        rows = list(model.objects.filter(sessie=source))
        _many(model, (_fields(row) | {"sessie_id": new.pk} for new in sessies for row in rows))
    for ronde in source.rondes.all():
        copies = _many(Ronde, (_fields(ronde) | {"sessie_id": new.pk} for new in sessies))
        for model in (Telling, Reden):
            rows = list(model.objects.filter(ronde=ronde))
            _many(model, (_fields(row) | {"ronde_id": new.pk} for new in copies for row in rows))
    _copy_planning(source.trajectsessie, sessies, trajects, leads)


def _copy_planning(
    source: TrajectSessie,
    sessies: list[Sessie],
    trajects: list[Verbetertraject],
    leads: dict[int, int],
) -> None:
    places = _many(
        TrajectSessie,
        (
            _fields(source) | {"sessie_id": s.pk, "traject_id": t.pk, "planningsoverleg_id": None}
            for s, t in zip(sessies, trajects, strict=True)
        ),
    )
    for keuze in source.keuzes.select_related("activiteit"):
        own = _fields(keuze.activiteit)
        activiteiten = _many(
            Activiteit,
            (
                own | {"traject_id": t.pk, "team_id": t.team_id, "eigenaar_id": leads[t.team_id]}
                for t in trajects
            ),
        )
        pairs = zip(places, activiteiten, strict=True)
        own = _fields(keuze)
        _many(Keuze, (own | {"trajectsessie_id": p.pk, "activiteit_id": a.pk} for p, a in pairs))


def _ago(moment: datetime.datetime, number: int) -> datetime.datetime:
    return moment - datetime.timedelta(days=7 * (number + 1))


def _fields(row: models.Model) -> dict[str, Any]:
    """Return the columns of a row; without its own key, unless that is its relation."""
    own = row._meta.pk
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field is not own or field.is_relation
    }


def _many(model: type[Model], values: Iterable[dict[str, Any]]) -> list[Model]:
    return model._default_manager.bulk_create([model(**fields) for fields in values])
