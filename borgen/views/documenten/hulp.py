"""What the views of documents share: rows in scope, and acts that may not fit the moment."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from borgen.models import Document, Documentversie
from organisatie.models import Lidmaatschap
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek

_NAAR_TEAM = "proces__team__school"


def zie_document(request: Verzoek, pk: int) -> Document:
    """Http404 for who may not see it."""
    rijen = Document.objects.zichtbaar_voor(request.user)
    return get_object_or_404(rijen.select_related(_NAAR_TEAM, "eigenaar__gebruiker"), pk=pk)


def leid_document(request: Verzoek, pk: int) -> Document:
    """The same for who leads its team."""
    rijen = Document.objects.bewerkbaar_door(request.user)
    return get_object_or_404(rijen.select_related(_NAAR_TEAM), pk=pk)


def zie_versie(request: Verzoek, pk: int) -> Documentversie:
    """Http404 for who may not see it: outside the team only what was approved."""
    rijen = Documentversie.objects.zichtbaar_voor(request.user)
    return get_object_or_404(rijen.select_related(*_bij_versie()), pk=pk)


def zie_eigen_versie(request: Verzoek, pk: int) -> Documentversie:
    """The same for who is in its team: others never answer or read along."""
    van_team = {"document__proces__team__in": toegang_van(request.user).lid_van}
    rijen = Documentversie.objects.filter(**van_team)
    return get_object_or_404(rijen.select_related(*_bij_versie()), pk=pk)


def leid_versie(request: Verzoek, pk: int) -> Documentversie:
    """The same for who leads its team."""
    rijen = Documentversie.objects.bewerkbaar_door(request.user)
    return get_object_or_404(rijen.select_related(*_bij_versie()), pk=pk)


def _bij_versie() -> list[str]:
    return [f"document__{_NAAR_TEAM}", "overleg", "opgesteld_door"]


def plaats_van(request: Verzoek, document: Document) -> dict[str, Any]:
    """How the person stands to the team of a document."""
    toegang, team = toegang_van(request.user), document.proces.team_id
    return {"leidt": team in toegang.leidt, "eigen_team": team in toegang.lid_van}


def mijn_lidmaatschap(request: Verzoek, team_id: int) -> Lidmaatschap | None:
    """Who the person is in this team today."""
    return Lidmaatschap.objects.van_team(team_id).filter(gebruiker=request.user).first()


def probeer(
    request: Verzoek, doe: Callable[[], object], gelukt: str, terug: str | Any
) -> HttpResponse:
    """Act and go back, with a message that says whether it went, and if not, why."""
    try:
        doe()
    except ValidationError as niet:
        messages.error(request, " ".join(niet.messages))
    else:
        messages.success(request, gelukt)
    return redirect(terug)


def gelukt(form: forms.BaseForm, doe: Callable[[], Any]) -> Any:
    """What ``doe`` gives; None when it did not go, and the form then says why at the field."""
    try:
        return doe() or True
    except ValidationError as niet:
        if hasattr(niet, "error_dict"):
            for veld, fouten in niet.error_dict.items():
                form.add_error(veld if veld in form.fields else None, fouten)
        else:
            form.add_error(None, niet)
        return None
