"""What the views of this app share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum
from verbeterplan.forms.versie import VersieForm
from verbeterplan.models import Activiteit

RICHTINGEN = {"op": -1, "neer": 1}


@contextmanager
def te_bewerken(request: Verzoek, rijen: Any, pk: int) -> Iterator[Any]:
    """One of ``rijen`` for a form, or 404; a POST holds it locked until the form is saved."""
    if request.method == "POST":
        with transaction.atomic():
            yield get_object_or_404(rijen.select_for_update(of=("self",)), pk=pk)
    else:
        yield get_object_or_404(rijen, pk=pk)


def bevestig_getoonde_datum(request: Verzoek, rij: Activiteit) -> None:
    """Confirm the date that stood on the button; the one who pressed may not know of a later one.

    Raises ValidationError when the date is another by now, and as ``Activiteit.bevestig`` does.
    """
    if rij.datum and request.POST.get("datum") != rij.datum.isoformat():
        raise ValidationError(
            f"De datum is intussen {datum(rij.datum)}. Klopt die? Bevestig hem dan opnieuw."
        )
    rij.bevestig()


def leden_van(team_id: int) -> list[Lidmaatschap]:
    """The people who can own something in this team, today."""
    return list(Lidmaatschap.objects.van_team(team_id))


def meld_bewaard(request: Verzoek, form: VersieForm, tekst: str = "Bewaard.") -> None:
    """Say that it was saved, and that what a colleague changed meanwhile stayed."""
    if form.overgenomen:
        velden = ", ".join(
            str(form.fields[veld].label or veld).lower() for veld in form.overgenomen
        )
        tekst += f" Een collega had intussen iets anders veranderd ({velden}); dat is gebleven."
    messages.success(request, tekst)


def formulier(request: Verzoek, form: Any, **context: Any) -> HttpResponse:
    """The page with one form. Context: ``titel``, ``knop``, ``terug`` (address), ``kruimels``."""
    return render(request, "verbeterplan/formulier.html", {"form": form, **context})


def geleid_team(request: Verzoek) -> int:
    """The team a new thing is for: the one in the address when the person leads it, else the first.

    404 for who leads no team at all.
    """
    geleid = toegang_van(request.user).leidt
    if not geleid:
        raise Http404
    gevraagd = gevraagd_nummer(request, "team")
    return gevraagd if gevraagd in geleid else min(geleid)


def gevraagd_nummer(request: Verzoek, naam: str) -> int | None:
    """The row a link names with ``?naam=``; None for anything that cannot be one."""
    tekst = request.GET.get(naam, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else None
