"""What goes along when a row is deleted, and what keeps it."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError


@dataclass(frozen=True)
class Gevolgen:
    """In words: what is deleted along with a row, and what keeps it from being deleted."""

    mee: tuple[str, ...] = ()
    houdt_tegen: tuple[str, ...] = ()


def gevolgen(rij: Model, mee: Set[str]) -> Gevolgen:
    """What deleting ``rij`` would do; nothing is changed.

    Rows of the models in ``mee`` ("app.model") may go along. Everything else that refers to the
    row keeps it, also what the database would delete or empty in silence.
    """
    verzamelaar = Collector(using=router.db_for_write(type(rij), instance=rij), origin=rij)
    try:
        verzamelaar.collect([rij])
    except (ProtectedError, RestrictedError) as fout:
        rijen = getattr(fout, "protected_objects", None) or fout.restricted_objects  # type: ignore[union-attr]
        return Gevolgen(houdt_tegen=_in_woorden(Counter(type(r) for r in rijen)))
    geraakt: Counter[type[Model]] = Counter()
    for model, rijen in verzamelaar.data.items():
        geraakt[model] += sum(1 for r in rijen if r != rij)
    for rijen in verzamelaar.fast_deletes:
        geraakt[rijen.model] += rijen.count()
    for groepen in verzamelaar.field_updates.values():
        for groep in groepen:
            for geleegd in list(groep):  # type: ignore[call-overload]
                geraakt[type(geleegd)] += 1
    gaat = Counter({m: n for m, n in geraakt.items() if n and m._meta.label_lower in mee})
    blijft = Counter({m: n for m, n in geraakt.items() if n and m._meta.label_lower not in mee})
    return Gevolgen(mee=_in_woorden(gaat), houdt_tegen=_in_woorden(blijft))


def verwijzingen(
    rij: Model, alleen: Set[str] = frozenset(), zonder: Set[str] = frozenset()
) -> tuple[str, ...]:
    """In words what refers to ``rij`` itself, of whatever app, one by one kind.

    Unlike ``gevolgen`` it names them all, also when one alone would keep the row. ``alleen`` and
    ``zonder`` ("app.model") narrow it. Lines of history do not count: they outlive what they tell.
    """
    tellingen: Counter[type[Model]] = Counter()
    for relatie in rij._meta.get_fields(include_hidden=True):
        model = relatie.related_model
        if not relatie.auto_created or relatie.concrete or not isinstance(model, type):
            continue
        naam = model._meta.label_lower
        geschiedenis = hasattr(model, "history_object") or hasattr(model, "m2m_history_id")
        if model._meta.auto_created or geschiedenis:
            continue
        if naam in zonder or (alleen and naam not in alleen):
            continue
        veld = relatie.remote_field.name  # type: ignore[union-attr]
        tellingen[model] += model._base_manager.filter(**{veld: rij}).count()
    return _in_woorden(Counter({model: n for model, n in tellingen.items() if n}))


def _in_woorden(tellingen: Counter[type[Model]]) -> tuple[str, ...]:
    samen: Counter[tuple[str, str]] = Counter()
    for model, aantal in tellingen.items():
        samen[_woorden(model)] += aantal
    return tuple(sorted(f"{n} {een if n == 1 else meer}" for (een, meer), n in samen.items()))


def _woorden(model: type[Model]) -> tuple[str, str]:
    if hasattr(model, "history_object"):
        return "eerdere wijziging door deze persoon", "eerdere wijzigingen door deze persoon"
    hoort_bij = model._meta.auto_created
    opties = (hoort_bij if isinstance(hoort_bij, type) else model)._meta
    return str(opties.verbose_name), str(opties.verbose_name_plural)
