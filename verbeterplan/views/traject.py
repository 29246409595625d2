"""One traject: the journey, what is next and for whom, and what is running."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from boas.models import Sessie
from boas.onderwerp import naam_voor
from metaanalyse.models import Kaart
from organisatie.bewerken import te_bewerken
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from verbeterplan import acties, plgbeeld, trajectkaarten
from verbeterplan.bezoek import Bezoek, haltes, lees_bezoek
from verbeterplan.forms.traject import SessieNieuwForm
from verbeterplan.models import Activiteit, Overleg, Planversie, Verbetertraject
from verbeterplan.regels.advies import Advies, advies_boas
from verbeterplan.reisbeeld import lees_beurt

BOAS = "boas"
# What comes first; the rest stands on the pages of the parts themselves.
EERSTE = 5


@require_GET
def traject(request: Verzoek, pk: int) -> HttpResponse:
    """The journey of one traject. Who is in its PLG only sees nothing else of the team."""
    bezoek = lees_bezoek(request, pk)
    rij = bezoek.traject
    sessies = _sessies(rij, request.user) if bezoek.ziet_team else []
    advies = _advies(rij, [regel["sessie"] for regel in sessies])
    # Who does not see the sessions cannot know whether one was held.
    boas_nu = bezoek.ziet_team and advies.moment == "nu"
    open_sessie = _open(sessies)
    plg = plgbeeld.kort(rij)
    kaarten = trajectkaarten.regels(trajectkaarten.op_traject(rij), request.user)
    te_doen = ~Q(status__in=[Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN])
    context = {
        "traject": rij,
        "bezoek": bezoek,
        "leidt": bezoek.leidt,
        "haltes": haltes(bezoek),
        "beurt": lees_beurt(bezoek, open_sessie, str(plg.kartrekker or ""), boas_nu=boas_nu),
        "kort": plg,
        "plan": Planversie.objects.filter(ronde=bezoek.nu).nieuwste().defer("inhoud").first(),
        "kaarten": kaarten,
        "aangeboden": _aangeboden(rij, request.user),
        "mag_aanbieden": bezoek.leidt or toegang_van(request.user).kwaliteit,
        "advies": advies,
        "sessies": sessies,
        "planning_van": _met_planning(rij),
        "open_sessie": open_sessie,
        "verbeteracties": _verbeteracties(rij, request.user),
        "activiteiten": _afspraken(rij),
        "aantal": rij.activiteiten.aggregate(alle=Count("pk"), te_doen=Count("pk", filter=te_doen)),
        "overleggen": _overleggen(rij, request.user),
        "sessie_form": _sessieform(bezoek, request.user),
    }
    return render(request, "verbeterplan/traject.html", context)


def _sessies(rij: Verbetertraject, gebruiker: Any) -> list[dict[str, Any]]:
    """The sessions of a traject, newest first, with what the person may open."""
    zichtbaar = set(
        Sessie.objects.uitslag_zichtbaar_voor(gebruiker)
        .filter(trajectsessie__traject=rij, status=Sessie.Status.AFGESLOTEN)
        .values_list("pk", flat=True)
    )
    sessies = Sessie.objects.filter(trajectsessie__traject=rij)
    return [
        {
            "sessie": sessie,
            "naam": naam_voor(sessie, gebruiker),
            "uitslag": sessie.pk in zichtbaar,
        }
        for sessie in sessies.select_related("versie__instrument", "peiling").order_by(
            "-gepland_op", "-gemaakt_op"
        )
    ]


def _open(sessies: list[dict[str, Any]]) -> Sessie | None:
    """The one that is being held, else one that is being prepared.

    One by link that is open asks nothing of anybody here: people answer when it suits them.
    """
    gesloten, lopend = Sessie.Status.AFGESLOTEN, Sessie.Status.LOPEND
    rijen = [regel["sessie"] for regel in sessies]
    open_ = [s for s in rijen if s.status != gesloten and not (s.met_link and s.status == lopend)]
    return next((s for s in open_ if s.status == lopend), open_[0] if open_ else None)


def _met_planning(rij: Verbetertraject) -> int | None:
    """The last closed session of which something came in the planning."""
    rijen = rij.trajectsessies.filter(
        sessie__status=Sessie.Status.AFGESLOTEN, keuzes__activiteit__isnull=False
    )
    return rijen.order_by("-sessie__afgesloten_op").values_list("sessie", flat=True).first()


def _advies(rij: Verbetertraject, sessies: Iterable[Sessie]) -> Advies:
    boas = [sessie for sessie in sessies if sessie.versie.instrument.code == BOAS]
    gehouden = [timezone.localdate(s.afgesloten_op) for s in boas if s.afgesloten_op]
    return advies_boas(
        rij.analyse_afgerond_op,
        max(gehouden, default=None),
        timezone.localdate(),
        gepland=len(gehouden) < len(boas),
    )


def _aangeboden(rij: Verbetertraject, gebruiker: Any) -> Any:
    """The cards in which this traject was offered to others, as far as the person follows them."""
    rijen = Kaart.objects.aanbod_zichtbaar_voor(gebruiker) | Kaart.objects.vastgesteld()
    return rijen.filter(kaartaanbod__traject=rij.pk).order_by("pk")


def _verbeteracties(rij: Verbetertraject, gebruiker: Any) -> list[dict[str, Any]]:
    eigen = set(rij.verbeteracties.bij_te_werken_door(gebruiker).values_list("pk", flat=True))
    acties_van = rij.verbeteracties.select_related("eigenaar__gebruiker").annotate(
        aantal=Count("activiteiten")
    )
    return [{"actie": actie, "mag_wijzigen": actie.pk in eigen} for actie in acties_van]


def _afspraken(rij: Verbetertraject) -> Any:
    te_doen = rij.activiteiten.te_doen().op_datum()
    return te_doen.select_related("eigenaar__gebruiker")[:EERSTE]


def _overleggen(rij: Verbetertraject, gebruiker: Any) -> list[tuple[Overleg, bool]]:
    """Meetings of the team about it, each with whether it was: first what comes."""
    rijen = Overleg.objects.zichtbaar_voor(gebruiker).van_het_team().over(rij)
    nu = timezone.now()
    komt = rijen.filter(moment__gte=nu).order_by("moment", "pk")[:3]
    return [(o, False) for o in komt] + [(o, True) for o in rijen.filter(moment__lt=nu)[:2]]


def _sessieform(bezoek: Bezoek, gebruiker: Any) -> SessieNieuwForm | None:
    if not bezoek.leidt:
        return None
    return SessieNieuwForm(traject=bezoek.traject, gebruiker=gebruiker)


@require_POST
def sessie_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """Make a session in preparation for the traject and go on preparing it."""
    rij = get_object_or_404(
        Verbetertraject.objects.bewerkbaar_door(request.user).select_related("team"), pk=pk
    )
    form = SessieNieuwForm(request.POST, traject=rij, gebruiker=request.user)
    if not form.is_valid():
        for fouten in form.errors.values():
            messages.error(request, " ".join(str(fout) for fout in fouten))
        return redirect(rij)
    keuze = form.cleaned_data
    sessie = acties.bereid_sessie_voor(
        rij, keuze["instrument"], request.user, met_link=keuze["met_link"]
    )
    return redirect(sessie)


@require_POST
def traject_afronden(request: Verzoek, pk: int) -> HttpResponse:
    """Finish a traject one leads; what was agreed goes on to hold, and it can be taken up again."""
    return _zet_status(request, pk, Verbetertraject.Status.AFGEROND, "Het traject is afgerond.")


@require_POST
def traject_hervat(request: Verzoek, pk: int) -> HttpResponse:
    """Take a traject up again that was finished or stopped."""
    return _zet_status(request, pk, Verbetertraject.Status.LOPEND, "Het traject loopt weer.")


def _zet_status(request: Verzoek, pk: int, status: str, melding: str) -> HttpResponse:
    with te_bewerken(request, Verbetertraject.objects.bewerkbaar_door(request.user), pk) as rij:
        lopend = Verbetertraject.Status.LOPEND
        # A colleague may have been first, and have stopped it.
        if (rij.status == lopend) == (status == lopend):
            messages.info(request, f"Dit traject staat al op: {rij.get_status_display()}.")
            return redirect(rij)
        rij.status = status
        rij.save()
        messages.success(request, melding)
    return redirect(rij)
