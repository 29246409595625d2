"""How the views of controleren reach their rows; Http404 for who may not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from borgen.meetbeeld import met_alles
from borgen.models import Meetafspraak
from borgen.views.hulp import borgpagina
from organisatie.verzoek import Verzoek
from verbeterplan.views.hulp import formulier as kaal_formulier


def zie_afspraak(request: Verzoek, pk: int) -> Meetafspraak:
    """For who may read it."""
    rijen = Meetafspraak.objects.zichtbaar_voor(request.user)
    return get_object_or_404(met_alles(rijen), pk=pk)


def leid_afspraak(request: Verzoek, pk: int) -> Meetafspraak:
    """For who leads its team."""
    return get_object_or_404(_ruim(Meetafspraak.objects.bewerkbaar_door(request.user)), pk=pk)


def meet_afspraak(request: Verzoek, pk: int) -> Meetafspraak:
    """For who enters its results: the executor, and who leads the team."""
    return get_object_or_404(_ruim(Meetafspraak.objects.te_meten_door(request.user)), pk=pk)


def _ruim(rijen: Any) -> Any:
    return rijen.select_related("verbeteractie__traject__team__school")


def meetpagina(
    request: Verzoek, afspraak: Meetafspraak, template: str, **context: Any
) -> HttpResponse:
    """A page about one agreement, within the steps of its traject."""
    traject = afspraak.verbeteractie.traject
    return borgpagina(request, traject, template, afspraak=afspraak, **context)


def formulier(request: Verzoek, form: Any, afspraak: Meetafspraak, **context: Any) -> HttpResponse:
    """The page with one form about an agreement."""
    return kaal_formulier(
        request,
        form,
        **{
            "onder": afspraak.verbeteractie.naam,
            "terug": afspraak.get_absolute_url(),
            "terug_heet": afspraak.wat,
            "van": afspraak.verbeteractie.traject,
            **context,
        },
    )


def neem_fout_over(form: Any, fout: ValidationError) -> None:
    """Errors of an act at their field; what has no field here stands above the form."""
    for veld, meldingen in getattr(fout, "message_dict", {None: fout.messages}).items():
        for melding in meldingen:
            form.add_error(veld if veld in form.fields else None, melding)
