"""Cards that schools offer: followed by the school, reviewed by the onderzoeker."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.acties import aanbod as acties
from metaanalyse.acties.vaststellen import trek_in
from metaanalyse.exports import aanbod as exports
from metaanalyse.forms.aanbod import AanbodForm, BeoordelingForm, TerugForm
from metaanalyse.kaartbeeld import veld
from metaanalyse.models import Kaart
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.regels.variabelen import VARIABELEN
from organisatie.bewerken import te_bewerken
from organisatie.models.versie import lees_versie
from organisatie.pagina import pagina_van
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek

INTUSSEN = (
    "Een collega stuurde intussen een nieuwe versie. Lees die eerst bij “Ons aanbod”; stuur je nog "
    "eens, dan geldt wat hier staat."
)
AANGEBODEN, TERUG = Kaart.Stand.AANGEBODEN, Kaart.Stand.TERUG


@require_GET
def wachtrij(request: Verzoek) -> HttpResponse:
    """What waits for review, the longest waiting first; then what is back with a school."""
    _eis_onderzoeker(request)
    rijen = Kaart.objects.bewerkbaar_door(request.user).filter(stand__in=[AANGEBODEN, TERUG])
    rijen = rijen.select_related("team__school", "aangeboden_door")
    rijen = rijen.order_by("stand", "gewijzigd_op", "pk")
    if request.GET.get("formaat"):
        return exports.wachtrij(request, rijen)
    return render(
        request, "metaanalyse/aanbod/wachtrij.html", {"pagina": pagina_van(request, rijen)}
    )


def _eis_onderzoeker(request: Verzoek) -> None:
    if not toegang_van(request.user).onderzoeker:
        raise Http404


@require_GET
def mijn_aanbod(request: Verzoek) -> HttpResponse:
    """The cards that one's team or oneself offered, with how each stands."""
    toegang = toegang_van(request.user)
    if not (toegang.lid_van or toegang.kwaliteit):
        raise Http404
    rijen = Kaart.objects.aanbod_zichtbaar_voor(request.user).select_related("team")
    context = {
        "pagina": pagina_van(request, rijen.order_by("-gemaakt_op", "-pk")),
        "mag_aanbieden": bool(toegang.leidt or toegang.kwaliteit),
    }
    return render(request, "metaanalyse/aanbod/mijn.html", context)


@require_GET
def kaart_aanbod(request: Verzoek, pk: int) -> HttpResponse:
    """What was offered, how it stands and what was decided about it."""
    rijen = Kaart.objects.aanbod_zichtbaar_voor(request.user)
    kaart = get_object_or_404(rijen.select_related("team", "aangeboden_door"), pk=pk)
    mag = Kaart.objects.aan_te_passen_door(request.user).filter(pk=pk).exists()
    context = {
        "kaart": kaart,
        "antwoorden": _antwoorden(acties.aangeboden_inhoud(kaart)),
        "beoordelingen": kaart.beoordelingen.all(),
        "mag_wijzigen": mag,
        "onderzoeker": toegang_van(request.user).onderzoeker,
    }
    return render(request, "metaanalyse/aanbod/aanbod.html", context)


def _antwoorden(inhoud: Inhoud) -> list[tuple[str, str]]:
    """Question and answer as they were asked of the school."""
    vragen = {n: v.label for n, v in AanbodForm.base_fields.items() if n in VARIABELEN}
    antwoorden = {n: veld(VARIABELEN[n], inhoud.van(n)).in_woorden for n in vragen}
    return [(str(vraag), antwoorden[n]) for n, vraag in vragen.items() if inhoud.van(n)]


@require_http_methods(["GET", "POST"])
def kaart_aanbod_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Offer a new version, before the review or in answer to it."""
    rijen = Kaart.objects.aan_te_passen_door(request.user).select_related("rapport")
    with te_bewerken(request, rijen, pk) as kaart:
        begin = AanbodForm.begin(kaart.titel, acties.aangeboden_inhoud(kaart))
        form = AanbodForm(request.POST or None, initial=begin)
        versie = str(lees_versie(kaart))
        if form.is_valid() and request.POST.get("versie", versie) != versie:
            form.add_error(None, INTUSSEN)
        if request.method == "POST" and form.is_valid():
            titel = form.cleaned_data["titel"]
            acties.bied_opnieuw_aan(kaart, titel, form.inhoud(), door=request.user)
            messages.success(request, "De nieuwe versie wacht op een onderzoeker.")
            return redirect("kaart_aanbod", pk=pk)
    context = {"form": form, "kaart": kaart, "terug": kaart.beoordelingen.first()}
    context["versie"] = versie
    return render(request, "metaanalyse/aanbod/wijzig.html", context)


@require_POST
def kaart_aanbod_intrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Take an offer back before it is settled."""
    with te_bewerken(request, Kaart.objects.aan_te_passen_door(request.user), pk) as kaart:
        trek_in(kaart)
    messages.success(
        request, f"“{kaart.titel}” is ingetrokken. Niemand hoeft er meer naar te kijken."
    )
    return redirect("mijn_aanbod")


@require_http_methods(["GET", "POST"])
def kaart_beoordelen(request: Verzoek, pk: int) -> HttpResponse:
    """Read what a school offers, correct it, give it a step and settle it."""
    with te_bewerken(request, _te_beoordelen(request), pk) as kaart:
        reken = "reken" in request.POST
        form = BeoordelingForm(request.POST or None, initial=_begin(kaart), reken=reken)
        goed = request.method == "POST" and form.is_valid() and not reken
        if goed and _keur_goed(request, kaart, form):
            return redirect("kaart", pk=pk)
    return _beoordelen(request, kaart, form, TerugForm(initial={"versie": lees_versie(kaart)}))


def _begin(kaart: Kaart) -> dict[str, Any]:
    begin = BeoordelingForm.begin(kaart.titel, acties.aangeboden_inhoud(kaart))
    return begin | {"versie": lees_versie(kaart)}


def _te_beoordelen(request: Verzoek) -> Any:
    rijen = Kaart.objects.bewerkbaar_door(request.user).filter(stand=AANGEBODEN)
    return rijen.select_related("rapport", "team", "aangeboden_door")


def _keur_goed(request: Verzoek, kaart: Kaart, form: BeoordelingForm) -> bool:
    try:
        acties.keur_goed(
            kaart,
            form.cleaned_data["titel"],
            form.inhoud(),
            door=request.user,
            trede_reden=form.cleaned_data["trede_reden"],
            versie=form.cleaned_data["versie"],
        )
    except ValidationError as fout:
        form.add_error(None, fout)
        return False
    messages.success(request, "De kaart is vastgesteld. Wie haar aanbood, krijgt bericht.")
    return True


def _beoordelen(
    request: Verzoek, kaart: Kaart, form: BeoordelingForm, terug: TerugForm
) -> HttpResponse:
    context = {
        "form": form,
        "terug": terug,
        "kaart": kaart,
        "beoordelingen": kaart.beoordelingen.all(),
    }
    return render(request, "metaanalyse/aanbod/beoordelen.html", context)


@require_POST
def kaart_teruggeven(request: Verzoek, pk: int) -> HttpResponse:
    """Give a card back to the school, with the reason."""
    with te_bewerken(request, _te_beoordelen(request), pk) as kaart:
        terug = TerugForm(request.POST)
        if terug.is_valid():
            reden, versie = terug.cleaned_data["reden"], terug.cleaned_data["versie"]
            try:
                acties.geef_terug(kaart, reden, door=request.user, versie=versie)
            except ValidationError as fout:
                terug.add_error(None, fout)
            else:
                messages.success(request, "De kaart is terug bij de school, met jouw reden.")
                return redirect("kaarten_aanbod")
    form = BeoordelingForm(initial=_begin(kaart))
    return _beoordelen(request, kaart, form, terug)
