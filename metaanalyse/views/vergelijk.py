"""Up to four cards side by side."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from metaanalyse import kaartbeeld
from metaanalyse.models import Kaart
from metaanalyse.vergelijking import MEESTE, Vergelijking, vergelijk
from organisatie.leesbaar import leesbaar_voor_iedereen
from organisatie.regels.nummer import lees_nummer
from organisatie.verzoek import Verzoek

# Of an address that somebody made up no more is looked for.
MEESTE_GEVRAAGD = 20


@leesbaar_voor_iedereen
@require_GET
def kaarten_vergelijk(request: Verzoek) -> HttpResponse:
    """The cards of ``?kaart=1&kaart=2``: what differs, in words and beside each other."""
    gevraagd = list(dict.fromkeys(request.GET.getlist("kaart")))[:MEESTE_GEVRAAGD]
    kaarten = _kaarten(request, gevraagd)
    alleen = request.GET.get("toon") == "verschillen"
    getoond = kaarten[:MEESTE]
    context = {
        "vergelijking": _vergelijk(getoond) if getoond else None,
        "kaarten": [(k, _zonder(getoond, k, alleen)) for k in getoond],
        "geweigerd": kaarten[MEESTE:],
        "onbekend": [tekst[:20] for tekst in gevraagd if tekst not in {str(k.pk) for k in kaarten}],
        "alleen": alleen,
        "vraag": _vraag(getoond),
    }
    return render(request, "metaanalyse/vergelijk.html", context)


def _kaarten(request: Verzoek, gevraagd: Sequence[str]) -> list[Kaart]:
    """Settled cards only: of others there is nothing to compare; in the order asked for."""
    nummers = [nummer for tekst in gevraagd if (nummer := lees_nummer(tekst)) is not None]
    gevonden = (
        Kaart.objects.zichtbaar_voor(request.user)
        .vastgesteld()
        .select_related("rapport", "geldig")
        .prefetch_related("geldig__waarden")
        .in_bulk(nummers)
    )
    return [gevonden[n] for n in nummers if n in gevonden]


def _vergelijk(kaarten: Sequence[Kaart]) -> Vergelijking:
    return vergelijk([(k.titel, kaartbeeld.van_waarden(k)) for k in kaarten])


def _vraag(kaarten: Sequence[Kaart]) -> str:
    return "&".join(f"kaart={k.pk}" for k in kaarten)


def _zonder(kaarten: Sequence[Kaart], weg: Kaart, alleen: bool) -> str:
    """The query of the page without one of its cards."""
    vraag = _vraag([k for k in kaarten if k != weg])
    return f"{vraag}&toon=verschillen" if alleen else vraag
