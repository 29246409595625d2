"""How long is kept what: every term, what went last, and on asking what would go now."""

import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisatie import bewaren
from organisatie.models import Opruiming
from organisatie.verzoek import Verzoek
from organisatie.views.beheer import alleen_beheerder

# It should run every night.
TE_LANG = datetime.timedelta(days=2)


@require_GET
@alleen_beheerder
def beheer_bewaren(request: Verzoek) -> HttpResponse:
    """``?kijk=1`` counts what is past its term; that takes a while, so not by itself."""
    laatst = {rij.soort: rij for rij in Opruiming.objects.all()}
    kijk = request.GET.get("kijk") == "1"
    vandaag = timezone.localdate()
    soorten = [
        {
            "soort": soort,
            "laatst": laatst.get(soort.naam),
            "ging": _in_woorden(laatst[soort.naam].telling) if soort.naam in laatst else "",
            "gaat": _in_woorden(bewaren.ruim_op(soort, vandaag, proef=True)) if kijk else "",
        }
        for soort in bewaren.soorten()
    ]
    nieuwste = max((rij.moment for rij in laatst.values()), default=None)
    context = {
        "soorten": soorten,
        "kijk": kijk,
        "nieuwste": nieuwste,
        "te_lang": nieuwste is None or timezone.now() - nieuwste > TE_LANG,
    }
    return render(request, "organisatie/bewaren.html", context)


def _in_woorden(telling: dict[str, int]) -> str:
    """ "3 notities, 1 gesprek" as the kinds say it; niets when there is nothing."""
    return ", ".join(f"{n} {wat}" for wat, n in telling.items() if n) or "niets"
