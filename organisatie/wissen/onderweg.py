"""Files under way: being brought in, or made to be fetched. Any of them may name anybody."""

from pathlib import Path
from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.db import transaction

from organisatie.models.inlezing import Inlezing
from organisatie.models.werk import Werk


def _modellen() -> list[Any]:
    return [cast(Any, model) for model in apps.get_models() if issubclass(model, Werk)]


def tel() -> int:
    """How many are under way."""
    return sum(model.objects.lopend().count() for model in _modellen())


def stop_alles() -> int:
    """Stop them all, files included: whoever began chooses the file again. How many there were.

    Looking which of them name a person would mean reading files that are not read yet, and a worker
    may be writing one this very moment; it finds its work stopped.
    """
    sleutels = []
    for model in _modellen():
        for run in model.objects.lopend().select_for_update():
            run.naar("vervallen", **({"uitkomst": {}} if issubclass(model, Inlezing) else {}))
            sleutels.append(run.sleutel)
    transaction.on_commit(lambda: _weg(sleutels))
    return len(sleutels)


def _weg(sleutels: list[str]) -> None:
    for sleutel in sleutels:
        for pad in Path(settings.MEDIA_ROOT).glob(f"*/{sleutel}.*"):
            pad.unlink(missing_ok=True)
