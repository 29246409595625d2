"""Whether somebody wants the weekly mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from borgen.models import Herinneringsstand
from organisatie.verzoek import Verzoek

AAN, UIT = "aan", "uit"


@require_http_methods(["GET", "POST"])
def herinneringen(request: Verzoek) -> HttpResponse:
    """See whether it is on, and switch it."""
    stand = Herinneringsstand.objects.zichtbaar_voor(request.user).first()
    if request.method == "POST":
        aan = request.POST.get("stand") != UIT
        Herinneringsstand.objects.update_or_create(gebruiker=request.user, defaults={"aan": aan})
        messages.success(
            request, "Je krijgt de wekelijkse mail." if aan else "Je krijgt geen mail meer."
        )
        return redirect("herinneringen")
    return render(request, "borgen/herinneringen.html", {"aan": stand is None or stand.aan})
