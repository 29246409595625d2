"""The coding form: begun, and saved as one goes, by field or by section."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import reswap, retarget

from metaanalyse.acties import coderen as acties
from metaanalyse.codeerbeeld import Veldbeeld, lees_delen, lees_veld, stand_van, uit_te_nodigen
from metaanalyse.forms.codering_variabele import rijen_verouderd
from metaanalyse.inhoud import lees_inhoud
from metaanalyse.models import Codering
from metaanalyse.regels.coderen import Uitkomst, afdruk, antwoord_van, in_woorden
from metaanalyse.regels.inhoud import Inhoud
from metaanalyse.views.codering_hulp import (
    Werk,
    bestaand_deel,
    bestaand_veld,
    lees_eigen,
    lees_werk,
)
from organisatie.doorsturen import ga_naar
from organisatie.verzoek import Verzoek


@require_GET
def codering(request: Verzoek, pk: int) -> HttpResponse:
    """One's own coding to go on with; else to begin one, or what became of it."""
    werk = lees_werk(request, pk)
    if werk.bezig and werk.eigen:
        return toon_formulier(request, werk, lees_inhoud(werk.eigen))
    context = {"werk": werk, "kaart": werk.kaart, "collegas": uit_te_nodigen(werk.lopend)}
    return render(request, "metaanalyse/codering/begin.html", context)


def toon_formulier(
    request: Verzoek, werk: Werk, inhoud: Inhoud, terug: dict[str, Veldbeeld] | None = None
) -> HttpResponse:
    context = {
        "werk": werk,
        "kaart": werk.kaart,
        "delen": lees_delen(inhoud, terug),
        "collegas": uit_te_nodigen(werk.lopend),
        **stand_van(inhoud, werk.kaart),
    }
    status = 422 if terug else 200
    return render(request, "metaanalyse/codering/formulier.html", context, status=status)


@require_POST
def codering_begin(request: Verzoek, pk: int) -> HttpResponse:
    """Begin empty, or (``van=vastgesteld``) with the values that hold now."""
    werk = lees_werk(request, pk)
    try:
        acties.begin(pk, request.user, met_vastgesteld=request.POST.get("van") == "vastgesteld")
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect("codering", pk=werk.kaart.pk)


@require_POST
def codering_veld(request: Verzoek, pk: int, veld: str) -> HttpResponse:
    """Save one field; the answer is what is said under it."""
    eigen = lees_eigen(request, pk)
    code = bestaand_veld(veld)
    try:
        terug, inhoud = _bewaar(eigen, [code], request.POST)
    except acties.AlVastgesteld as fout:
        messages.error(request, " ".join(fout.messages))
        return ga_naar(request, "codering", pk)
    beeld = terug.get(code) or lees_veld(inhoud, code)
    if not request.htmx:
        return _na(request, pk, inhoud, terug, f"veld-{code}")
    beeld.bewaard = code not in terug
    context = {"veld": beeld, "kaart": eigen.kaart, "nu": timezone.now()}
    if beeld.bewaard and beeld.form.initial["basis"] != _gestuurd(inhoud, code, request.POST):
        beeld.bewaard, beeld.veranderd = False, True
        antwoord = render(
            request, "metaanalyse/codering/veld.html", context | stand_van(inhoud, eigen.kaart)
        )
        return retarget(reswap(antwoord, "outerHTML"), f"#veld-{code}")
    context["per_waarde"] = beeld.bewaard and rijen_verouderd(beeld.form, request.POST)
    context |= stand_van(inhoud, eigen.kaart)
    return render(request, "metaanalyse/codering/bewaard.html", context)


def _gestuurd(inhoud: Inhoud, code: str, data: Any) -> str:
    """The mark of what was sent, of a form that is valid."""
    form = lees_veld(inhoud, code, data).form
    return afdruk(form.antwoord()) if form.is_valid() else ""


@require_POST
def codering_deel(request: Verzoek, pk: int, deel: str) -> HttpResponse:
    """Save a section: what is right is kept, what is not comes back with why."""
    eigen = lees_eigen(request, pk)
    dit = bestaand_deel(deel)
    try:
        terug, inhoud = _bewaar(eigen, dit.velden, request.POST)
    except acties.AlVastgesteld as fout:
        messages.error(request, " ".join(fout.messages))
        return ga_naar(request, "codering", pk)
    return _na(request, pk, inhoud, terug, dit.code)


def _bewaar(
    eigen: Codering, velden: Iterable[str], data: Any
) -> tuple[dict[str, Veldbeeld], Inhoud]:
    """Save what can be; the fields that come back, with why, and the coding as it is now."""
    voor = lees_inhoud(eigen)
    beelden = {veld: lees_veld(voor, veld, data) for veld in velden}
    goed = {veld: beeld for veld, beeld in beelden.items() if beeld.form.is_valid()}
    bewaard = acties.bewaar(
        eigen,
        {
            veld: acties.Ingevoerd(beeld.form.antwoord(), beeld.form.cleaned_data["basis"])
            for veld, beeld in goed.items()
        },
    )
    terug = {veld: beeld for veld, beeld in beelden.items() if veld not in goed}
    for veld, uitkomst in bewaard.uitkomsten.items():
        if uitkomst == Uitkomst.BOTST:
            terug[veld] = _botsing(beelden[veld], bewaard.inhoud, data)
    return terug, bewaard.inhoud


def _botsing(beeld: Veldbeeld, nu: Inhoud, data: Any) -> Veldbeeld:
    """The field with one's own text, beside what the other tab saved; saving again counts."""
    ander = antwoord_van(nu, beeld.code)
    kopie = data.copy()
    kopie[beeld.form.basis_naam] = afdruk(ander)
    uit = lees_veld(nu, beeld.code, kopie)
    uit.botsing = in_woorden(beeld.code, ander)
    return uit


def _na(
    request: Verzoek, pk: int, inhoud: Inhoud, terug: dict[str, Veldbeeld], plek: str
) -> HttpResponse:
    """Without script: the page again, at the place where one was."""
    if terug:
        messages.error(request, "Niet alles is bewaard. Kijk bij de velden hieronder waarom.")
        return toon_formulier(request, lees_werk(request, pk), inhoud, terug)
    messages.success(request, f"Bewaard om {timezone.localtime():%H.%M} uur.")
    return redirect(f"{reverse('codering', args=[pk])}#{plek}")
