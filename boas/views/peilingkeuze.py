"""Which session by link a request is about, for whoever leads it."""

from django.shortcuts import get_object_or_404

from boas.models import Sessie
from organisatie.verzoek import Verzoek


def peiling_van(request: Verzoek, pk: int) -> Sessie:
    """The session by link, open or not, with what its pages need; 404 for who does not lead it."""
    rijen = Sessie.objects.peiling_leidbaar_door(request.user).select_related(
        "versie__instrument", "team", "peiling", "schatting", "gemaakt_door"
    )
    # The estimate of the bestuur is sealed: what it says is not even read here.
    return get_object_or_404(rijen.defer("schatting__antwoorden"), pk=pk)
