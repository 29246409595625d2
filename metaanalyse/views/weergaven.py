"""Views of the cards that people keep, and share."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from metaanalyse.forms.weergave import NAAM_BEZET, WeergaveForm
from metaanalyse.lijst.vraag import Lijstvraag, in_woorden
from metaanalyse.models import Weergave
from organisatie.pagina import pagina_van
from organisatie.verzoek import Verzoek


@require_GET
def weergaven(request: Verzoek) -> HttpResponse:
    """One's own, and what others share."""
    rijen = Weergave.objects.zichtbaar_voor(request.user).select_related("gebruiker")
    return render(request, "metaanalyse/weergaven.html", {"pagina": pagina_van(request, rijen)})


@require_http_methods(["GET", "POST"])
def weergave_nieuw(request: Verzoek) -> HttpResponse:
    """Keep the view that the address names, as the list has it."""
    vraag = Lijstvraag.uit(request.GET)
    rij = Weergave(gebruiker=request.user, vraag=vraag.vraag)
    form = WeergaveForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid():
        zelfde = Weergave.objects.filter(gebruiker=rij.gebruiker, naam=rij.naam, vraag=rij.vraag)
        # Pressed twice at once, the name is taken by the very same.
        if _bewaar(form) or zelfde.exists():
            messages.success(request, f"“{rij}” is bewaard. Je vindt haar terug bij Weergaven.")
            return redirect(vraag.adres)
    return _formulier(request, form, vraag, "Bewaar deze weergave")


def _bewaar(form: WeergaveForm) -> bool:
    """Whether it was saved; another tab can take the name after the form looked."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("naam", NAAM_BEZET)
        return False
    return True


@require_http_methods(["GET", "POST"])
def weergave_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Another name, or share it or not."""
    rij = get_object_or_404(Weergave.objects.bewerkbaar_door(request.user), pk=pk)
    form = WeergaveForm(request.POST or None, instance=rij)
    if request.method == "POST" and form.is_valid() and _bewaar(form):
        messages.success(request, "Bewaard.")
        return redirect("weergaven")
    return _formulier(request, form, Lijstvraag.van(rij.vraag), "Wijzig weergave")


@require_http_methods(["GET", "POST"])
def weergave_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Asks first; the cards stay."""
    rij = get_object_or_404(Weergave.objects.bewerkbaar_door(request.user), pk=pk)
    if request.method == "POST":
        rij.delete()
        messages.success(request, f"“{rij}” is weg. De kaarten zijn er nog.")
        return redirect("weergaven")
    return render(request, "metaanalyse/weergave_verwijder.html", {"weergave": rij})


def _formulier(request: Verzoek, form: WeergaveForm, vraag: Lijstvraag, titel: str) -> HttpResponse:
    terug = reverse("weergaven") if form.instance.pk else vraag.adres
    context = {"form": form, "titel": titel, "terug": terug, "filters": in_woorden(vraag)}
    return render(request, "metaanalyse/weergave.html", context)
