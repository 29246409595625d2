"""The teams a person may see, and one team with its people and its work."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from boas.models import Sessie
from boas.onderwerp import naam_voor
from borgen.bord import bord_van
from metaanalyse.models import Kaart
from organisatie.models import Lidmaatschap, Team
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek
from rapportage.excel.onderdelen import Kolom
from rapportage.lijst import bestand_of_melding, lijst_antwoord
from verbeterplan.models import Activiteit, Verbetertraject

# As many as fit on one page; all of them stand on the pages of the parts themselves.
MEESTE = 10


@require_GET
def teams(request: Verzoek) -> HttpResponse:
    """All teams whose work the person may read; ``?formaat=`` xlsx or pdf gives them as a file."""
    lopend = Count(
        "trajecten", filter=Q(trajecten__status=Verbetertraject.Status.LOPEND), distinct=True
    )
    rijen = (
        Team.objects.zichtbaar_voor(request.user)
        .select_related("school")
        .annotate(lopende_trajecten=lopend)
        .order_by("-actief", "naam", "pk")
    )
    if zoek := request.GET.get("zoek", "").strip():
        rijen = rijen.filter(Q(naam__icontains=zoek) | Q(school__naam__icontains=zoek))
    formaat = request.GET.get("formaat", "")
    if formaat in ("xlsx", "pdf"):
        return bestand_of_melding(request, lambda: _bestand(formaat, rijen, zoek))
    context = {"pagina": pagina_van(request, rijen), "zoek": zoek}
    return render(request, "overzicht/teams.html", context)


def _bestand(formaat: str, rijen: QuerySet[Any], zoek: str) -> HttpResponse:
    kolommen = [
        Kolom("Team", 36),
        Kolom("School", 36),
        Kolom("Lopende trajecten", 18, soort="geheel"),
        Kolom("Actief", 10, soort="ja_nee"),
    ]
    regels = [(t.naam, t.school.naam, t.lopende_trajecten, t.actief) for t in rijen]
    filters = f"Gezocht op: {zoek}" if zoek else ""
    return lijst_antwoord(formaat, "Teams", kolommen, regels, filters=filters)


@require_GET
def team(request: Verzoek, pk: int) -> HttpResponse:
    """One team. Raises Http404 for who may not see it."""
    rij = get_object_or_404(
        Team.objects.zichtbaar_voor(request.user).select_related("school"), pk=pk
    )
    vandaag = timezone.localdate()
    activiteiten = Activiteit.objects.filter(team=rij).te_doen().op_datum()
    sessies = Sessie.objects.zichtbaar_voor(request.user).filter(team=rij)
    sessies = sessies.select_related("peiling", "versie__instrument")
    sessies = sessies.order_by("-gepland_op", "-pk")[:MEESTE]
    trajecten = Verbetertraject.objects.filter(team=rij).order_by("-status", "naam", "pk")
    context = {
        "team": rij,
        "leidt": rij.pk in request.user.toegang.leidt,
        "vandaag": vandaag,
        "leden": Lidmaatschap.objects.van_team(rij),
        "trajecten": trajecten[:MEESTE],
        "sessies": [(sessie, naam_voor(sessie, request.user)) for sessie in sessies],
        "activiteiten": activiteiten.select_related("eigenaar__gebruiker")[:MEESTE],
        "meeste": MEESTE,
        "van_team": rij.pk in request.user.toegang.lid_van,
        "aanbod": Kaart.objects.aanbod_zichtbaar_voor(request.user).filter(team=rij)[:MEESTE],
        "bord": bord_van(rij.pk, request.user),
    }
    return render(request, "overzicht/team.html", context)
