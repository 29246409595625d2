"""The phase borgen of a traject: secured in structure and in persons, looking back, and on."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen.acties.vastleggen import concept_van, leg_plan_vast
from borgen.fasebeeld import lees_kartrekkerschap, lees_structuur, lees_taken
from organisatie.bewerken import meld_bewaard
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import antwoorden
from verbeterplan.bezoek import Bezoek, fasekader, lees_bezoek, lees_schrijfbezoek
from verbeterplan.forms.borgen import KartrekkerschapForm, TaakForm
from verbeterplan.instrumentkaart import KNOSTER, kaart_bij
from verbeterplan.models import Activiteit, Cyclusronde, Kartrekkerschap, Verbetertraject
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.kartrekker import PER_CODE
from verbeterplan.regels.vragen import CYCLUS
from verbeterplan.views.hulp import formulier, leden_van


@require_GET
def borgen(request: Verzoek, pk: int) -> HttpResponse:
    """What makes it last, and whether another round is needed."""
    return _toon(request, lees_bezoek(request, pk))


def _toon(request: Verzoek, bezoek: Bezoek, fout: TaakForm | None = None) -> HttpResponse:
    """``fout``: the date of a task that cannot be, under the code that is its prefix."""
    (cyclus,) = antwoorden.lees_groepen(bezoek.ronde, (CYCLUS,))
    trekt = lees_kartrekkerschap(bezoek.ronde)
    structuur = lees_structuur(bezoek.traject)
    context = fasekader(bezoek, Fase.BORGEN) | {
        "cyclus": cyclus,
        "structuur": structuur,
        "trekt": trekt,
        "taken": lees_taken(trekt, bezoek.traject),
        "mag_trekken": _mag_trekken(request, bezoek, trekt),
        "mag_aanbieden": bezoek.leidt or toegang_van(request.user).kwaliteit,
        "knoster": kaart_bij(KNOSTER, request.user, bezoek),
        "eerst": _eerst(bezoek, structuur, trekt),
        "fout": fout,
    }
    return render(request, "borgen/fase.html", context, status=422 if fout else 200)


def _eerst(bezoek: Bezoek, structuur: Any, trekt: Kartrekkerschap | None) -> str:
    """Which button of the page is the one to press now."""
    if bezoek.leidt and structuur.acties and not structuur.document:
        return "document"
    return "afronden" if trekt and trekt.trekker else "kartrekker"


def _mag_trekken(request: Verzoek, bezoek: Bezoek, trekt: Kartrekkerschap | None) -> bool:
    """Who says who keeps it alive: who writes the plan, and that colleague.

    Also when the traject is finished: then it only begins. Not in an earlier round.
    """
    gestopt = bezoek.traject.status == Verbetertraject.Status.GESTOPT
    lid = trekt.lidmaatschap if trekt else None
    eigen = lid is not None and lid.gebruiker_id == request.user.pk
    return (bezoek.leidt or bezoek.plglid or eigen) and bezoek.ronde == bezoek.nu and not gestopt


@require_POST
def zo_werken_wij(request: Verzoek, pk: int) -> HttpResponse:
    """Make the document "Zo werken wij" from the plan, and open it to finish it."""
    bezoek = lees_schrijfbezoek(request, pk)
    if not bezoek.leidt:
        raise Http404
    document, nieuw = leg_plan_vast(bezoek.nu, request.user)
    if not nieuw:
        messages.info(request, "Dit document is er al.")
        return redirect(document)
    messages.success(request, "Het concept staat klaar, met wat er in het plan staat.")
    concept = concept_van(document)
    return redirect("documentversie_wijzig", pk=concept.pk) if concept else redirect(document)


@require_http_methods(["GET", "POST"])
def kartrekkerschap(request: Verzoek, pk: int) -> HttpResponse:
    """Who keeps the theme alive, with which tasks, and when they look again."""
    bezoek = lees_bezoek(request, pk)
    with transaction.atomic():
        if request.method == "POST":
            # One at a time: there is at most one a round.
            Cyclusronde.objects.select_for_update().get(pk=bezoek.nu.pk)
        rij = lees_kartrekkerschap(bezoek.nu)
        if not _mag_trekken(request, bezoek, rij):
            raise Http404
        begin = {} if rij else {"taken": ["kijken", "helpen", "vertellen"]}
        form = KartrekkerschapForm(
            request.POST or None,
            instance=rij or Kartrekkerschap(ronde=bezoek.nu),
            leden=leden_van(bezoek.traject.team_id, bezoek.traject.pk),
            initial=begin,
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            meld_bewaard(request, form)
            return redirect(_personen(bezoek))
    return formulier(
        request,
        form,
        titel="Wie houdt het levend?",
        onder="Een project loopt af; een collega die erop let, blijft.",
        van=bezoek.traject,
        knop="Spreek dit af",
        terug=_personen(bezoek),
    )


@require_POST
def taak_inplannen(request: Verzoek, pk: int, taak: str) -> HttpResponse:
    """Put a task on the planning, with a day, in the name of who keeps the theme alive."""
    bezoek = lees_bezoek(request, pk)
    trekt = lees_kartrekkerschap(bezoek.nu)
    if not _mag_trekken(request, bezoek, trekt) or trekt is None or taak not in trekt.taken:
        raise Http404
    form = TaakForm(request.POST, prefix=taak)
    if not form.is_valid():
        return _toon(request, bezoek, form)
    if _plan_in(bezoek.traject, PER_CODE[taak].tekst, trekt, form.cleaned_data["datum"], request):
        messages.success(request, "Het staat op de planning.")
    else:
        messages.info(request, "Dit stond al op de planning.")
    return redirect(_personen(bezoek))


@transaction.atomic
def _plan_in(
    traject: Verbetertraject, wat: str, trekt: Kartrekkerschap, datum: Any, request: Verzoek
) -> bool:
    """Once, however often it is pressed; who plans their own task has confirmed the day."""
    Verbetertraject.objects.select_for_update().get(pk=traject.pk)
    if traject.activiteiten.te_doen().filter(wat=wat).exists():
        return False
    lid = trekt.trekker
    eigen = lid is not None and lid.gebruiker_id == request.user.pk
    Activiteit.objects.create(
        team_id=traject.team_id,
        traject=traject,
        wat=wat,
        eigenaar=lid,
        datum=datum,
        bevestigd_op=timezone.now() if eigen else None,
    )
    return True


def _personen(bezoek: Bezoek) -> str:
    return f"{reverse('fase_borgen', args=[bezoek.traject.pk])}#personen"
