"""The planning meeting of a session on one page: the draft, its lines, how it is followed up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boas.models import Sessie
from boas.onderwerp import naam_voor
from organisatie.bewerken import meld_bewaard, te_bewerken
from organisatie.verzoek import Verzoek
from organisatie.volgorde import RICHTINGEN, schuif
from verbeterplan import acties, planning, planningbeeld
from verbeterplan.forms.activiteit import RegelForm
from verbeterplan.forms.planning import OpvolgingForm
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.views.hulp import (
    bevestig_getoonde_datum,
    leden_van,
)
from verbeterplan.views.planningbestand import als_bestand

PAGINA = "verbeterplan/sessie_planning.html"


@require_GET
def sessie_planning(request: Verzoek, pk: int) -> HttpResponse:
    """The planning as this person may see it; ``?formaat=`` xlsx (workbook) or pdf (poster).

    Of the whole organisation it is a page of its own: what follows belongs to no team.
    """
    if Sessie.objects.organisatiebreed_voor(request.user).filter(pk=pk).exists():
        return redirect("sessie_vervolg", pk)
    ts = zichtbaar(request, pk)
    if formaat := request.GET.get("formaat"):
        return als_bestand(request, ts, formaat)
    if request.htmx.target == "verzending":
        return toon(request, ts, deel="verzending")
    return toon(request, ts)


@require_POST
def overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Take the ticked proposals over into the planning."""
    ts = geleid(request, pk)
    nieuw = planning.neem_over(ts, set(request.POST.getlist("voorstel")), request.user)
    if not nieuw:
        return klaar(request, ts, "Vink eerst aan wat je wilt overnemen.", fout=True)
    aantal = "1 activiteit staat" if len(nieuw) == 1 else f"{len(nieuw)} activiteiten staan"
    return klaar(request, ts, f"{aantal} nu in de planning.")


@require_POST
def nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Add a line of one's own."""
    ts = geleid(request, pk)
    form = planningbeeld.nieuwe_regel(ts, request.POST)
    if not form.is_valid():
        return toon(request, ts, deel="planning", ingevuld=form)
    planning.voeg_toe(ts, form.instance)
    return klaar(request, ts, "De activiteit staat erbij.")


@require_POST
def regel(request: Verzoek, pk: int, activiteit: int) -> HttpResponse:
    """Save one line: what, who, when."""
    ts = geleid(request, pk)
    with te_bewerken(request, _van(ts, Activiteit.objects.all()), activiteit) as rij:
        form = RegelForm(
            request.POST,
            instance=rij,
            leden=leden_van(rij.team_id, rij.traject_id),
            sessiedatum=planning.sessiedatum(ts.sessie),
        )
        if gelukt := form.is_valid():
            form.save()
    if not request.htmx:
        if gelukt:
            meld_bewaard(request, form)
            return redirect(_adres(ts, activiteit))
        return toon(request, ts, ingevuld=form)
    return _regelantwoord(request, ts, form, activiteit)


def _regelantwoord(
    request: Verzoek, ts: TrajectSessie, form: RegelForm, activiteit: int
) -> HttpResponse:
    """Only the state of the line goes back, so nobody loses the field they are typing in.

    What a colleague changed in another field must be seen: then the whole line goes back.
    """
    beeld = planningbeeld.lees(ts, request.user, ingevuld=None if form.is_valid() else form)
    context = _context(request, beeld) | {"regel": beeld.regel(activiteit), "oob": True}
    if form.is_valid():
        context["bewaard"] = True
    if not form.overgenomen:
        return render(request, f"{PAGINA}#regel_antwoord", context)
    antwoord = render(request, f"{PAGINA}#regel_geheel", context)
    antwoord["HX-Retarget"], antwoord["HX-Reswap"] = f"#regel-{activiteit}", "outerHTML"
    return antwoord


@require_POST
def bevestig(request: Verzoek, pk: int, activiteit: int) -> HttpResponse:
    """The owner agrees to the date, or the leader says so in the meeting in the owner's name."""
    ts = zichtbaar(request, pk)
    rijen = _van(ts, Activiteit.objects.te_bevestigen_door(request.user))
    with te_bewerken(request, rijen, activiteit) as rij:
        try:
            bevestig_getoonde_datum(request, rij)
        except ValidationError as fout:
            return klaar(request, ts, " ".join(fout.messages), activiteit, fout=True)
    return klaar(request, ts, "De datum is bevestigd.", activiteit)


@require_POST
def verplaats(request: Verzoek, pk: int, activiteit: int) -> HttpResponse:
    """Move a line one place up or down."""
    ts = geleid(request, pk)
    stappen = RICHTINGEN.get(request.POST.get("richting", ""))
    if stappen is None or not schuif(_van(ts, Activiteit.objects.all()), activiteit, stappen):
        raise Http404
    return klaar(request, ts, "", activiteit)


@require_POST
def op_datum(request: Verzoek, pk: int) -> HttpResponse:
    """Put the lines in order of date."""
    ts = geleid(request, pk)
    acties.sorteer_op_datum(_van(ts, Activiteit.objects.all()))
    return klaar(request, ts, "De planning staat op volgorde van datum.")


@require_http_methods(["GET", "POST"])
def verwijder(request: Verzoek, pk: int, activiteit: int) -> HttpResponse:
    """Ask by name, then take a line off that nobody confirmed yet."""
    ts = geleid(request, pk)
    rij = get_object_or_404(
        _van(ts, Activiteit.objects.all()).select_related("keuze"), pk=activiteit
    )
    naam, terug_te_nemen = rij.wat, bool(rij.keuze.stelling_id or rij.keuze.sleutel)
    if request.method == "POST":
        try:
            planning.verwijder(rij)
        except planning.NietInPlanning as fout:
            return klaar(request, ts, fout.melding, fout=True)
        return klaar(request, ts, f"“{naam}” is uit de planning.")
    gevolg = (
        "Het voorstel blijft bewaard: je kunt het later weer overnemen."
        if terug_te_nemen
        else "Eigenaar en datum gaan mee weg."
    )
    context = {"wat": "regel", "naam": naam, "gevolg": gevolg, "terug": _adres(ts)}
    context["van"] = ts.traject
    return render(request, "verbeterplan/verwijder.html", context)


@require_POST
def opvolging(request: Verzoek, pk: int) -> HttpResponse:
    """Agree on the planning meeting, and on where and how often the planning is followed up."""
    ts = geleid(request, pk)
    with te_bewerken(request, planning.trajectsessies(), ts.pk) as rij:
        dag = planning.sessiedatum(rij.sessie)
        form = OpvolgingForm(request.POST, instance=rij, sessiedatum=dag)
        if form.is_valid():
            acties.zet_planningsoverleg(form.instance, form.cleaned_data["overleg_op"])
            meld_bewaard(request, form, "De afspraken over de opvolging zijn bewaard.")
            return redirect(f"{_adres(ts)}#opvolging")
    return toon(request, ts, opvolging=form)


def zichtbaar(request: Verzoek, pk: int) -> TrajectSessie:
    """The session's place in its traject, for who may read it; otherwise 404."""
    return get_object_or_404(planning.trajectsessies().zichtbaar_voor(request.user), sessie=pk)


def geleid(request: Verzoek, pk: int) -> TrajectSessie:
    """The same, for who leads the team."""
    return get_object_or_404(planning.trajectsessies().bewerkbaar_door(request.user), sessie=pk)


def klaar(
    request: Verzoek,
    ts: TrajectSessie,
    melding: str,
    activiteit: int | None = None,
    *,
    fout: bool = False,
) -> HttpResponse:
    """After an act: the planning anew for htmx, otherwise back to the page with the message."""
    if request.htmx:
        return toon(request, ts, deel="planning", melding=melding, fout=fout)
    if melding:
        (messages.error if fout else messages.success)(request, melding)
    return redirect(_adres(ts, activiteit))


def toon(
    request: Verzoek,
    ts: TrajectSessie,
    *,
    deel: str = "",
    melding: str = "",
    fout: bool = False,
    **ingevuld: Any,
) -> HttpResponse:
    """The page, or for htmx the part that changes."""
    beeld = planningbeeld.lees(ts, request.user, **ingevuld)
    context = _context(request, beeld) | {"melding": melding, "melding_fout": fout}
    pagina = f"{PAGINA}#{deel}" if deel and request.htmx else PAGINA
    return render(request, pagina, context)


def _context(request: Verzoek, beeld: planningbeeld.Planningbeeld) -> dict[str, Any]:
    ts = beeld.trajectsessie
    return {
        "beeld": beeld,
        "sessie": ts.sessie,
        "sessienaam": naam_voor(ts.sessie, request.user),
        "traject": ts.traject,
        "trajectsessie": ts,
        "leidt": beeld.leidt,
    }


def _van(ts: TrajectSessie, rijen: Any) -> Any:
    """Those of ``rijen`` that are in this planning."""
    return rijen.filter(keuze__trajectsessie=ts)


def _adres(ts: TrajectSessie, activiteit: int | None = None) -> str:
    adres = reverse("sessie_planning", args=[ts.sessie_id])
    return f"{adres}#regel-{activiteit}" if activiteit else adres
