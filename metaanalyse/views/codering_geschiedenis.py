"""What was settled before, and what changed between two versions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering
from metaanalyse.regels.verschillen import vergelijk
from metaanalyse.verschilbeeld import Regel, lees_overgenomen
from metaanalyse.views.codering_hulp import lees_werk
from organisatie.verzoek import Verzoek


@require_GET
def codering_geschiedenis(request: Verzoek, pk: int) -> HttpResponse:
    """Every version with who and why; ``?van=1&tot=2`` shows what changed."""
    kaart = lees_werk(request, pk).kaart
    versies = list(
        kaart.coderingen.filter(soort=Codering.Soort.VASTGESTELD)
        .select_related("codeur")
        .prefetch_related("voortgekomen_uit__codeur")
        .order_by("-nummer")
    )
    overgenomen = lees_overgenomen(versies)
    for versie in versies:
        versie.overgenomen = overgenomen[versie.pk]  # type: ignore[attr-defined]
    per_nummer = {str(versie.nummer): versie for versie in versies}
    van, tot = (per_nummer.get(request.GET.get(naam, "")) for naam in ("van", "tot"))
    if not (van and tot) and len(versies) > 1:
        tot, van = versies[0], versies[1]
    context = {
        "kaart": kaart,
        "versies": versies,
        "van": van,
        "tot": tot,
        "verschillen": _verschillen(van, tot) if van and tot else [],
    }
    return render(request, "metaanalyse/codering/geschiedenis.html", context)


def _verschillen(van: Codering, tot: Codering) -> list[Regel]:
    """Whatever is not exactly the same, words and places included."""
    alle = vergelijk(lees_inhoud(van), lees_inhoud(tot))
    return [Regel(v, False, None, "") for v in alle if v.a != v.b]
