"""Every text of every table: where it names somebody, and the same text that no longer does.

By the models, history and join tables included, so that what comes later is looked through too. The
database sorts out which rows may have it; only those are read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from typing import Any, NamedTuple, cast

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, Field, JSONField, Model, QuerySet, TextField

from organisatie.models import Team
from organisatie.regels.sporen import Sporen
from organisatie.wissen.aanmelden import MEE, MENSEN, RONDOM, STAAT_BUITEN

# As many as fit in one statement of any database.
TEGELIJK = 500
# Its texts are signed and packed; sessions go by whose they are.
_ZONDER = {"sessions.session"}


class Plek(NamedTuple):
    """A row that names the person, and what its texts become."""

    model: type[Model]
    pk: Any
    anders: Mapping[str, Any]


def soort_van(model: type[Model]) -> type[Model]:
    """What a table is about: that of a line of history is the row it was of."""
    return cast(Any, model).instance_type if hasattr(model, "instance_type") else model


def tekstvelden(model: type[Model]) -> list[Field[Any, Any]]:
    """Fields in which people write; closed lists and numbers of rows are none."""
    soort = soort_van(model)
    buiten = STAAT_BUITEN.get(soort)
    if buiten == frozenset() or soort in MENSEN:
        return []
    return [
        veld
        for veld in model._meta.concrete_fields
        if isinstance(veld, CharField | TextField | JSONField)
        and not veld.choices
        and not veld.primary_key
        and veld.name not in (buiten or ())
    ]


def modellen() -> list[type[Model]]:
    """Every table with texts, but those that hold other people's names as such."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.label_lower not in _ZONDER
        and tekstvelden(model)
    ]


def vind(sporen: Sporen) -> Iterator[Plek]:
    """Every row of every table that names the person."""
    for model in modellen():
        namen = [veld.name for veld in tekstvelden(model)]
        for blok in blokken(_pks(model, sporen.patronen)):
            for rij in list(QuerySet(model).filter(pk__in=blok).values("pk", *namen)):
                nieuw = {naam: sporen.vervang(rij[naam]) for naam in namen}
                if anders := {naam: w for naam, w in nieuw.items() if w != rij[naam]}:
                    yield Plek(model, rij["pk"], anders)


def vervang(sporen: Sporen) -> dict[type[Model], set[Any]]:
    """Take the name out everywhere; the rows that changed, by table. In a transaction."""
    per_model: dict[type[Model], list[Plek]] = defaultdict(list)
    for plek in vind(sporen):
        per_model[plek.model].append(plek)
    for model, plekken in per_model.items():
        with RONDOM.get(model, nullcontext)():
            for plek in plekken:
                _schrijf(plek)
    return {model: {plek.pk for plek in plekken} for model, plekken in per_model.items()}


def tel(plekken: Iterable[tuple[type[Model], Any]]) -> dict[str, int]:
    """How many rows by kind, in words, most first; history counts with what it is of."""
    telling: Counter[str] = Counter()
    for model, _ in plekken:
        telling[str(soort_van(model)._meta.verbose_name_plural)] += 1
    return dict(telling.most_common())


def los(sporen: Sporen, teams: Iterable[int]) -> dict[tuple[str, str], int]:
    """In these teams: where a single word of the name stands, by team and kind. History not."""
    telling: Counter[tuple[str, str]] = Counter()
    patronen = [f"%{woord}%" for woord in sporen.los if woord.isascii()] or ["%"]
    for model in modellen():
        pad = _naar_team(model)
        if soort_van(model) is not model or not pad:
            continue
        namen = [veld.name for veld in tekstvelden(model)]
        for blok in blokken(_pks(model, patronen)):
            rijen: QuerySet[Any] = QuerySet(model).filter(
                pk__in=blok, **{f"{pad}__in": list(teams)}
            )
            for rij in rijen.values(f"{pad}__naam", *namen):
                if sporen.noemt_los([sporen.vervang(rij[naam]) for naam in namen]):
                    soort = str(model._meta.verbose_name_plural)
                    telling[rij[f"{pad}__naam"], soort] += 1
    return dict(sorted(telling.items()))


def _naar_team(model: type[Model]) -> str:
    """The shortest way along foreign keys to the team a row is of; empty when there is none."""
    wegen, gezien = [(model, "")], {model}
    for bij, pad in wegen:
        for veld in bij._meta.concrete_fields:
            naar = veld.related_model
            if not veld.is_relation or not isinstance(naar, type) or naar in gezien:
                continue
            weg = f"{pad}__{veld.name}".removeprefix("__")
            if naar is Team:
                return weg
            gezien.add(naar)
            # Through a person one would come in all their teams.
            if naar not in MENSEN and pad.count("__") < 4:
                wegen.append((naar, weg))
    return ""


def blokken(pks: list[Any]) -> list[list[Any]]:
    return [pks[i : i + TEGELIJK] for i in range(0, len(pks), TEGELIJK)]


def _pks(model: type[Model], patronen: Iterable[str]) -> list[Any]:
    """Rows that may have it. By hand: as JSON and text alike, and read by the database only."""
    naam, patronen = connection.ops.quote_name, list(patronen)
    lijkt = "ILIKE" if connection.vendor == "postgresql" else "LIKE"
    kolommen = [naam(str(veld.column)) for veld in tekstvelden(model)]
    waar = " OR ".join(f"CAST({k} AS text) {lijkt} %s" for k in kolommen for _ in patronen)
    pk, tabel = naam(str(model._meta.pk.column)), naam(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {pk} FROM {tabel} WHERE {waar}", patronen * len(kolommen))  # noqa: S608
        return [rij[0] for rij in cursor.fetchall()]


def _schrijf(plek: Plek) -> None:
    """Past history and past what a model refuses: nothing else of the row changes."""
    rijen: QuerySet[Any] = QuerySet(plek.model).filter(pk=plek.pk)
    anders = {naam: _past(plek.model, naam, waarde) for naam, waarde in plek.anders.items()}
    if mee := MEE.get(plek.model):
        anders |= mee(rijen.get(), anders)
    try:
        with transaction.atomic():
            rijen.update(**anders)
    except IntegrityError:
        # Two of the same kind may now be called the same.
        uniek = {n: f"{w} ({plek.pk})" for n, w in plek.anders.items() if isinstance(w, str)}
        rijen.update(**anders | {n: _past(plek.model, n, w) for n, w in uniek.items()})


def _past(model: type[Model], naam: str, waarde: Any) -> Any:
    lengte = getattr(model._meta.get_field(naam), "max_length", None)
    return waarde[:lengte] if isinstance(waarde, str) and lengte else waarde
