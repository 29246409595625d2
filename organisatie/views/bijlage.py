"""Handing out an attachment: always as a download, never as something a browser runs."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from organisatie.bijlagen import mime_van
from organisatie.models import Bijlage
from organisatie.verzoek import Verzoek

# Whatever a file holds, nothing in it may run or load.
ZANDBAK = "sandbox; default-src 'none'"


@require_GET
def bijlage(request: Verzoek, pk: int) -> FileResponse:
    """The file. Raises Http404 for who may not see it, or when it is no longer on disk."""
    return geef_mee(get_object_or_404(Bijlage.objects.zichtbaar_voor(request.user), pk=pk))


def geef_mee(rij: Bijlage) -> FileResponse:
    """The file of a row the person may see. Raises Http404 when it is no longer on disk."""
    try:
        bestand = rij.bestand.open("rb")
    except FileNotFoundError as fout:
        raise Http404("Het bestand is er niet meer.") from fout
    antwoord = FileResponse(
        bestand, as_attachment=True, filename=rij.naam, content_type=mime_van(rij.naam)
    )
    antwoord["Content-Security-Policy"] = ZANDBAK
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
