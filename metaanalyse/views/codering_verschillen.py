"""Both codings side by side: choose what holds, then settle the card."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from metaanalyse.acties import samen_vaststellen as acties
from metaanalyse.codeerbeeld import DEEL_VAN, Veldbeeld
from metaanalyse.forms.codering import maak_veldform
from metaanalyse.forms.codering_vast import NeemOverForm, VaststelForm
from metaanalyse.regels.coderen import naam_van
from metaanalyse.regels.verschillen import kappa_checklist, kappa_ladder, voorzet
from metaanalyse.verschilbeeld import Regel, Vergelijking, lees_vergelijking
from metaanalyse.views.codering_hulp import Werk, bestaand_veld, lees_werk
from organisatie.doorsturen import ga_naar
from organisatie.verzoek import Verzoek

NOG_DICHT = "De codering is te vergelijken als iedereen die meecodeert klaar is."


@require_GET
def codering_verschillen(request: Verzoek, pk: int) -> HttpResponse:
    """Where the coders differ, what is chosen, and what is left to choose."""
    werk = lees_werk(request, pk)
    if not werk.mag_vergelijken:
        return _dicht(request, pk)
    beeld = lees_vergelijking(werk.kaart, werk.lopend)
    form = VaststelForm(wijkt_af=beeld.wijkt_af, initial={"gezien": beeld.afdruk})
    return _toon(request, beeld, form)


def _toon(
    request: Verzoek, beeld: Vergelijking, form: VaststelForm, over: NeemOverForm | None = None
) -> HttpResponse:
    over = over or NeemOverForm()
    a, b = beeld.inhouden[0], beeld.inhouden[-1]
    context = {
        "kaart": beeld.kaart,
        "beeld": beeld,
        "twee": len(beeld.coderingen) > 1,
        "form": form,
        "over": over,
        "kappa_checklist": kappa_checklist(a, b),
        "kappa_ladder": kappa_ladder(a, b),
    }
    status = 422 if form.is_bound or over.is_bound else 200
    return render(request, "metaanalyse/codering/verschillen.html", context, status=status)


def _dicht(request: Verzoek, pk: int) -> HttpResponse:
    """Not yet, or not any more; nothing of a coding is told."""
    messages.info(request, NOG_DICHT)
    return ga_naar(request, "codering", pk)


@require_POST
def codering_kies(request: Verzoek, pk: int, veld: str) -> HttpResponse:
    """Take the answer of one coder (``keuze`` a or b) for one field."""
    lees_werk(request, pk)
    bestaand_veld(veld)
    keuze = request.POST.get("keuze", "")
    try:
        if keuze == "eigen":
            raise ValidationError("Schrijf je eigen antwoord op de pagina daarvoor.")
        beeld = acties.kies(pk, request.user, veld, keuze)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return ga_naar(request, "codering_verschillen", pk)
    if request.htmx:
        context = _na_keuze(beeld, veld)
        return render(request, "metaanalyse/codering/gekozen.html", context)
    return redirect(f"{reverse('codering_verschillen', args=[pk])}#{_verder(beeld, veld)}")


def _verder(beeld: Vergelijking, veld: str) -> str:
    """The place on the page where one goes on: the next that is open, else where one settles."""
    velden = [regel.veld for regel in beeld.regels]
    plek = velden.index(veld)
    open_ = {regel.veld for regel in beeld.open}
    volgend = next((v for v in velden[plek:] + velden[:plek] if v in open_), None)
    return f"verschil-{volgend}" if volgend else "kop-vast"


@require_POST
def codering_neem_over(request: Verzoek, pk: int) -> HttpResponse:
    """Take all that is still open from one coder (``wie`` a or b), with one reason."""
    werk = lees_werk(request, pk)
    if not werk.mag_vergelijken:
        return _dicht(request, pk)
    over = NeemOverForm(request.POST)
    if not over.is_valid():
        beeld = lees_vergelijking(werk.kaart, werk.lopend)
        form = VaststelForm(wijkt_af=beeld.wijkt_af, initial={"gezien": beeld.afdruk})
        return _toon(request, beeld, form, over)
    wie, reden = request.POST.get("wie", ""), over.cleaned_data["reden"]
    try:
        aantal = acties.neem_open_over(pk, request.user, wie, reden)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        wat = "1 antwoord" if aantal == 1 else f"{aantal} antwoorden"
        messages.success(request, f"{wat} overgenomen. Wat al gekozen was, is gebleven.")
    return ga_naar(request, "codering_verschillen", pk)


def _na_keuze(beeld: Vergelijking, veld: str) -> dict[str, Any]:
    form = VaststelForm(wijkt_af=beeld.wijkt_af, initial={"gezien": beeld.afdruk})
    regel = _regel(beeld, veld)
    twee = len(beeld.coderingen) > 1
    return {"kaart": beeld.kaart, "beeld": beeld, "regel": regel, "twee": twee, "form": form}


def _regel(beeld: Vergelijking, veld: str) -> Regel:
    return next(regel for regel in beeld.regels if regel.veld == veld)


@require_http_methods(["GET", "POST"])
def codering_eigen(request: Verzoek, pk: int, veld: str) -> HttpResponse:
    """Another answer than either coder gave."""
    werk = lees_werk(request, pk)
    bestaand_veld(veld)
    if not werk.mag_vergelijken:
        return _dicht(request, pk)
    regel = _regel(lees_vergelijking(werk.kaart, werk.lopend), veld)
    begin = regel.geldt if regel.besloten else voorzet(regel.verschil)
    data = request.POST if request.method == "POST" else None
    form = maak_veldform(veld, "eigen", begin, data)
    if request.method == "POST" and form.is_valid():
        try:
            acties.kies(pk, request.user, veld, "eigen", form.antwoord())
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        return redirect(f"{reverse('codering_verschillen', args=[pk])}#verschil-{veld}")
    return _toon_eigen(request, werk, regel, Veldbeeld(form))


def _toon_eigen(request: Verzoek, werk: Werk, regel: Regel, veld: Veldbeeld) -> HttpResponse:
    context = {
        "kaart": werk.kaart,
        "regel": regel,
        "namen": [rij.codeur.naam for rij in werk.lopend if rij.codeur],
        "veld": veld,
        "naam": naam_van(regel.veld),
        "deel": DEEL_VAN[regel.veld],
        "waarom": lees_vergelijking(werk.kaart, werk.lopend).waarom,
    }
    status = 422 if veld.fouten else 200
    return render(request, "metaanalyse/codering/eigen.html", context, status=status)


@require_POST
def codering_vaststellen(request: Verzoek, pk: int) -> HttpResponse:
    """Settle the card with the reason; refused with what is still open."""
    werk = lees_werk(request, pk)
    if not werk.mag_vergelijken:
        messages.error(request, acties.AL_GEDAAN)
        return redirect("codering", pk=pk)
    beeld = lees_vergelijking(werk.kaart, werk.lopend)
    form = VaststelForm(request.POST, wijkt_af=beeld.wijkt_af)
    if form.is_valid():
        try:
            vast = acties.stel_samen_vast(
                pk,
                request.user,
                gezien=form.cleaned_data["gezien"],
                reden=form.cleaned_data["reden"],
                trede_reden=form.cleaned_data.get("trede_reden", ""),
            )
        except acties.AlVastgesteld as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect("codering_verschillen", pk=pk)
        except ValidationError as fout:
            form.add_error(None, fout.messages)
        else:
            messages.success(request, f"De kaart is vastgesteld, versie {vast.nummer}.")
            return redirect(werk.kaart)
    return _toon(request, beeld, form)
