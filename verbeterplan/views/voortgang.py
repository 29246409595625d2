"""How far am I: each colleague says it of oneself; who leads and the PLG see what is needed."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisatie.bewerken import te_bewerken
from organisatie.models import Lidmaatschap
from organisatie.verzoek import Verzoek
from verbeterplan import voortgang
from verbeterplan.bezoek import lees_bezoek
from verbeterplan.forms.uitvoeren import VoortgangForm
from verbeterplan.models import Cyclusronde, Verbetertraject, Voortgang
from verbeterplan.regels.voortgang import MINSTENS


@require_http_methods(["GET", "POST"])
def hoe_ver(request: Verzoek, pk: int) -> HttpResponse:
    """Say how far one is, in the open round of a running traject of one's own team."""
    bezoek = lees_bezoek(request, pk)
    traject = bezoek.traject
    loopt = traject.status == Verbetertraject.Status.LOPEND and bezoek.ronde == bezoek.nu
    if not (bezoek.van_team and loopt):
        raise Http404
    eigen = Lidmaatschap.objects.van_team(traject.team_id).filter(gebruiker=request.user)
    lid = get_object_or_404(eigen)
    with transaction.atomic():
        if request.method == "POST":
            # A second press waits, and then changes what the first one made.
            Cyclusronde.objects.select_for_update().get(pk=bezoek.nu.pk)
        rij = Voortgang.objects.filter(ronde=bezoek.nu, lidmaatschap=lid).first()
        form = VoortgangForm(
            request.POST or None, instance=rij or Voortgang(ronde=bezoek.nu, lidmaatschap=lid)
        )
        if request.method == "POST" and form.is_valid():
            form.save()
            messages.success(request, "Dank je, het staat erin. Je kunt het altijd veranderen.")
            return redirect(f"{reverse('fase_uitvoeren', args=[pk])}#{voortgang.SECTIE}")
    context = {
        "bezoek": bezoek,
        "traject": traject,
        "form": form,
        "keuzes": Voortgang.Stand.choices,
        "eerder": rij,
        "minstens": MINSTENS,
    }
    return render(request, "verbeterplan/hoe_ver.html", context)


@require_POST
def geregeld(request: Verzoek, pk: int) -> HttpResponse:
    """What a colleague needs is arranged, or (``geregeld=nee``) it is not after all."""
    rijen = Voortgang.objects.schrijfbaar_door(request.user)
    rijen = rijen.in_lopende_ronde().exclude(nodig="")
    with te_bewerken(request, rijen.select_related("ronde", "lidmaatschap__gebruiker"), pk) as rij:
        rij.geregeld_op = None if request.POST.get("geregeld") == "nee" else timezone.now()
        # When the colleague said it stays: that somebody helped is no answer of theirs.
        rij.save(update_fields=["geregeld_op"])
    naam = rij.lidmaatschap.gebruiker.naam
    if rij.geregeld_op:
        messages.success(request, f"Wat {naam} nodig heeft, is geregeld.")
    adres = reverse("fase_uitvoeren", args=[rij.ronde.traject_id])
    return redirect(f"{adres}#{voortgang.SECTIE}")
