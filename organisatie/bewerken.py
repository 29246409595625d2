"""Changing a row beside somebody else: held while its form is saved, and said what stayed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404

from organisatie.forms.versie import VersieForm
from organisatie.verzoek import Verzoek


@contextmanager
def te_bewerken(request: Verzoek, rijen: Any, pk: int) -> Iterator[Any]:
    """One of ``rijen`` for a form, or 404; a POST holds it locked until the form is saved."""
    if request.method == "POST":
        with transaction.atomic():
            yield get_object_or_404(rijen.select_for_update(of=("self",)), pk=pk)
    else:
        yield get_object_or_404(rijen, pk=pk)


def meld_bewaard(request: Verzoek, form: VersieForm, tekst: str = "Bewaard.") -> None:
    """Say that it was saved, and that what a colleague changed meanwhile stayed."""
    if form.overgenomen:
        velden = ", ".join(
            str(form.fields[veld].label or veld).lower() for veld in form.overgenomen
        )
        tekst += f" Een collega had intussen iets anders veranderd ({velden}); dat is gebleven."
    messages.success(request, tekst)
