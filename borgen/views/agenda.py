"""The calendar feed at a secret address, and the page where one sees, renews and stops it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from borgen import agenda as inhoud
from borgen.models import Agendaadres
from organisatie.verzoek import Verzoek
from rapportage.antwoord import SOORTEN


@require_GET
def agenda(request: Verzoek) -> HttpResponse:
    """The own address, and how to add it to a calendar."""
    adres = Agendaadres.objects.zichtbaar_voor(request.user).first()
    url = f"{settings.BASE_URL}{adres.get_absolute_url()}" if adres else ""
    # The scheme by which a device opens its own calendar program.
    context = {"adres": adres, "url": url, "webcal": f"webcal:{url.partition(':')[2]}"}
    return render(request, "borgen/agenda.html", context)


@require_http_methods(["GET", "POST"])
def agenda_adres(request: Verzoek) -> HttpResponse:
    """Make an address, or ask and then replace or stop the one there is."""
    rijen = Agendaadres.objects.zichtbaar_voor(request.user)
    if request.method == "GET":
        get_object_or_404(rijen)
        stop = request.GET.get("doe") == "stop"
        return render(request, "borgen/agenda_zeker.html", {"stop": stop})
    if request.POST.get("doe") == "stop":
        rijen.delete()
        messages.success(request, "Het adres werkt niet meer. Je agenda krijgt niets nieuws.")
        return redirect("agenda")
    adres, nieuw = Agendaadres.objects.get_or_create(gebruiker=request.user)
    if not nieuw and request.POST.get("doe") == "vernieuw":
        adres.vernieuw()
        messages.success(request, "Je hebt een nieuw adres. Het oude werkt niet meer.")
    return redirect("agenda")


@login_not_required
@require_safe
def agenda_ics(request: HttpRequest, geheim: str) -> HttpResponse:
    """The calendar of whoever has this address; 304 when nothing changed since it was asked."""
    rijen = Agendaadres.objects.filter(gebruiker__is_active=True).select_related("gebruiker")
    adres = get_object_or_404(rijen, geheim=geheim)
    afspraken = inhoud.afspraken_van(adres.gebruiker)
    inhoud.werk_bij(adres, afspraken)
    etag = f'"{adres.inhoud}"'
    sinds = int(adres.veranderd_op.timestamp())
    antwoord = get_conditional_response(request, etag=etag, last_modified=sinds)
    if antwoord is None:
        antwoord = HttpResponse(inhoud.schrijf(adres, afspraken), content_type=SOORTEN["ics"])
        antwoord["Content-Disposition"] = 'inline; filename="borgen.ics"'
    antwoord["ETag"], antwoord["Last-Modified"] = etag, http_date(sinds)
    # Nobody in between keeps it; the one who asks asks again.
    patch_cache_control(antwoord, private=True, no_cache=True)
    antwoord["X-Robots-Tag"] = "noindex"
    return antwoord
