"""What the cards say together. Every page takes the filters of the list of cards."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from metaanalyse.analyse import beeld
from metaanalyse.analyse.aspecten import aspecten as tel_aspecten
from metaanalyse.analyse.bewijskaart import bewijskaart as tel_bewijskaart
from metaanalyse.analyse.factoren import KANTEN, Kant, Woordrij, kant, woorden
from metaanalyse.analyse.kruis import als_tabel, als_warmtekaart, opties
from metaanalyse.analyse.kruis import kruistabel as tel_kruistabel
from metaanalyse.analyse.rapportstroom import Regel, rapportstroom, regels
from metaanalyse.analyse.vragen import VRAGEN
from metaanalyse.exports import analyse as exports
from metaanalyse.regels.bewijskaart import GROEPEN
from metaanalyse.regels.kruistabel import fout_in_keuze
from metaanalyse.regels.referentie import COMBINATIE, NIET_VERGELIJKBAAR, OPZET, TYPEN, VAN
from metaanalyse.regels.variabelen import VARIABELEN
from metaanalyse.views.analyse_hulp import Bekeken, bekijk, met_plotly, pagina, toon
from organisatie.leesbaar import leesbaar_voor_iedereen
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek


@leesbaar_voor_iedereen
@require_GET
def analyse(request: Verzoek) -> HttpResponse:
    """The six research questions, each with the page that answers it."""
    return pagina(request, bekijk(request), "overzicht", vragen=VRAGEN)


@leesbaar_voor_iedereen
@require_GET
@met_plotly
def kruistabel(request: Verzoek) -> HttpResponse:
    """Any two variables against each other."""
    bekeken = bekijk(request, rij="aspect", kolom="fase")
    rij, kolom = bekeken.eigen["rij"], bekeken.eigen["kolom"]
    context = {"rijkeuzes": opties(rij), "kolomkeuzes": opties(kolom)}
    if fout := fout_in_keuze(rij, kolom):
        return pagina(request, bekeken, "kruistabel", fout=fout, **context)
    tabel = tel_kruistabel(bekeken.selectie, rij, kolom)
    return toon(
        request,
        bekeken,
        "kruistabel",
        f"{tabel.rijnaam} en {tabel.kolomnaam}",
        lambda: exports.kruistabel_bladen(tabel),
        tabel=tabel,
        rijen=als_tabel(bekeken.selectie, rij, kolom, reverse("kaarten")),
        warmte=als_warmtekaart(bekeken.selectie, rij, kolom),
        **context,
    )


@leesbaar_voor_iedereen
@require_GET
def factoren(request: Verzoek) -> HttpResponse:
    """How many cards name each factor, on both sides, and as words."""
    bekeken = bekijk(request, wolk="samen", volgorde="alfabet")
    kanten, rijen, wolk = bekeken.bewaard("factoren", lambda: _tel_factoren(bekeken))
    return toon(
        request,
        bekeken,
        "factoren",
        "Factoren",
        lambda: exports.factoren_bladen(kanten, rijen),
        kanten=kanten,
        woorden=[rij for rij in rijen if rij.samen],
        wolk=wolk,
        studie_van=VAN,
        studie_tekst=NIET_VERGELIJKBAAR,
        wolken=bekeken.keuzes("wolk", beeld.WOLKEN),
        volgorden=bekeken.keuzes("volgorde", beeld.VOLGORDEN),
    )


def _tel_factoren(bekeken: Bekeken) -> tuple[list[Kant], list[Woordrij], beeld.Beeld]:
    kanten = [kant(bekeken.selectie, code) for code in KANTEN]
    rijen = woorden(bekeken.selectie)
    return kanten, rijen, beeld.wolk(rijen, bekeken.eigen["wolk"], bekeken.eigen["volgorde"])


@leesbaar_voor_iedereen
@require_GET
def aspecten(request: Verzoek) -> HttpResponse:
    """What the improvements aim at, and in which schools."""
    bekeken = bekijk(request)
    tabel = tel_kruistabel(bekeken.selectie, "aspect", "type")
    telling = bekeken.bewaard("aspecten", lambda: tel_aspecten(bekeken.selectie))
    return toon(
        request,
        bekeken,
        "aspecten",
        "Aspecten",
        lambda: [exports.aspecten_blad(telling), *exports.kruistabel_bladen(tabel)],
        telling=telling,
        rijen=als_tabel(bekeken.selectie, "aspect", "type", reverse("kaarten")),
        beeld=bekeken.bewaard("aspectenbeeld", lambda: beeld.aspecten(telling)),
        studie_van=VAN,
        studie_tekst=NIET_VERGELIJKBAAR,
        typen=[(VARIABELEN["type"].naam_van(code), studie) for code, studie in TYPEN.items()],
        combinatie=COMBINATIE,
    )


@leesbaar_voor_iedereen
@require_GET
def bewijskaart(request: Verzoek) -> HttpResponse:
    """Each aspect against the steps of the ladder."""
    bekeken = bekijk(request)
    kaart = bekeken.bewaard("bewijskaart", lambda: tel_bewijskaart(bekeken.selectie))
    return toon(
        request,
        bekeken,
        "bewijskaart",
        "Bewijskaart",
        lambda: exports.bewijskaart_bladen(kaart),
        kaart=kaart,
        groepen=GROEPEN,
        beeld=bekeken.bewaard("bewijsbeeld", lambda: beeld.bewijskaart(kaart)),
    )


@leesbaar_voor_iedereen
@require_GET
def stroom_rapporten(request: Verzoek) -> HttpResponse:
    """From found reports to settled cards."""
    stroom = rapportstroom()
    return toon(
        request,
        bekijk(request),
        "stroom",
        "Van gevonden rapport tot kaart",
        lambda: exports.stroom_bladen(stroom),
        regels=[(regel, _lijst_van(request, regel)) for regel in regels(stroom)],
        beeld=beeld.stroom(stroom),
        opzet=OPZET[:3],
    )


def _lijst_van(request: Verzoek, regel: Regel) -> str:
    """The reports of a line; for whoever sees all reports, or the list would show fewer."""
    if regel.naam == "Vastgestelde kaarten":
        return reverse("kaarten")
    if regel.stand is None or not toegang_van(request.user).onderzoeker:
        return ""
    return f"{reverse('rapporten')}?stand={regel.stand}" if regel.stand else reverse("rapporten")
