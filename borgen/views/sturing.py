"""Sturing: how the team wants and can, what that asks, and where its estimates stand."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from borgen import sturingsbeeld
from borgen.acties import schatting as acties
from borgen.exports import lijsten
from borgen.forms.sturing import OordeelForm
from borgen.models import Proces, Schattingsronde, Sturingsoordeel
from borgen.regels.sturing import voorgesteld_ritme
from borgen.views.hulp import borgpagina, leid_traject, zie_eigen_traject
from organisatie.verzoek import Verzoek


@require_GET
def sturing(request: Verzoek, traject: int) -> HttpResponse:
    """How the team is steered, and what it thinks of each verbeteractie.

    With ``?formaat=`` how it was seen over time, as a file.
    """
    rij = zie_eigen_traject(request, traject)
    oordelen = list(rij.sturingsoordelen.all())
    if request.GET.get("formaat"):
        return lijsten.sturing(request, oordelen, rij)
    open_ronde = rij.schattingsrondes.open().filter(soort=Schattingsronde.Soort.STURING).first()
    return borgpagina(
        request,
        rij,
        "sturing",
        oordelen=oordelen,
        advies=oordelen[0].advies if oordelen else None,
        ritme=voorgesteld_ritme(oordelen[0].advies.intensiteit) if oordelen else None,
        open_ronde=open_ronde,
        te_verwerken=sturingsbeeld.ronde_zonder_oordeel(rij),
        acties=sturingsbeeld.per_actie(rij),
        processen=Proces.objects.filter(team=rij.team_id),
    )


@require_http_methods(["GET", "POST"])
def oordeel(request: Verzoek, traject: int) -> HttpResponse:
    """Look at the team: by oneself, or with what the team itself said."""
    rij = leid_traject(request, traject)
    vorige = sturingsbeeld.laatste_oordeel(rij)
    form = OordeelForm(
        request.POST or None,
        instance=Sturingsoordeel(traject=rij, door=request.user),
        ronde=sturingsbeeld.ronde_zonder_oordeel(rij),
        initial={"doorlooptijd": vorige.doorlooptijd, "fase": vorige.fase} if vorige else {},
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Bewaard. Dit is wat het team nu nodig heeft.")
        return redirect("borgen_sturing", rij.pk)
    context = {"form": form, "traject": rij, "terug": reverse("borgen_sturing", args=[rij.pk])}
    return render(request, "borgen/sturing_oordeel.html", context)


@require_POST
def ronde(request: Verzoek, traject: int) -> HttpResponse:
    """Ask the team itself how it wants and can."""
    return redirect(acties.open_ronde(leid_traject(request, traject), request.user))
