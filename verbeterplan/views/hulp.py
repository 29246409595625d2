"""What the views of this app share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from organisatie.regels.nummer import lees_nummer
from organisatie.schrijven import Groep
from organisatie.toegang import toegang_van
from organisatie.verzoek import Verzoek
from rapportage.getallen import datum
from verbeterplan.eigenaren import leden_van as leden_van
from verbeterplan.models import Activiteit


def bevestig_getoonde_datum(request: Verzoek, rij: Activiteit) -> None:
    """Confirm the date that stood on the button; the one who pressed may not know of a later one.

    Raises ValidationError when the date is another by now, and as ``Activiteit.bevestig`` does.
    """
    if rij.datum and request.POST.get("datum") != rij.datum.isoformat():
        raise ValidationError(
            f"De datum is intussen {datum(rij.datum)}. Klopt die? Bevestig hem dan opnieuw."
        )
    rij.bevestig()


def formulier(request: Verzoek, form: Any, **context: Any) -> HttpResponse:
    """The page with one form. Context: ``titel``, ``knop``, ``terug`` (address).

    ``van`` is what it is about, ``terug_heet`` what the page is called that it goes back to: the
    trail above the form is made of them (overzicht/templatetags/kruimel.py).
    """
    return render(request, "verbeterplan/formulier.html", {"form": form, **context})


def schrijf_opnieuw(
    request: Verzoek, groepen: tuple[Groep, ...], melding: str, terug: str, van: Any
) -> HttpResponse:
    """Nothing was saved, and why; ``groepen`` hold what was typed, ``van`` is what it is about."""
    context = {"groepen": groepen, "melding": melding, "terug": terug, "van": van}
    return render(request, "verbeterplan/schrijf_opnieuw.html", context, status=422)


def geleid_team(request: Verzoek) -> int:
    """The team a new thing is for: the one in the address when the person leads it, else the first.

    404 for who leads no team at all.
    """
    geleid = toegang_van(request.user).leidt
    if not geleid:
        raise Http404
    gevraagd = gevraagd_nummer(request, "team")
    return gevraagd if gevraagd in geleid else min(geleid)


def gevraagd_nummer(request: Verzoek, naam: str) -> int | None:
    """The row a link names with ``?naam=``; None for anything that cannot be one."""
    return lees_nummer(request.GET.get(naam, ""))


def teruglijn(request: Verzoek, bezoek: Any) -> dict[str, str] | None:
    """What was just put away on a page of a phase (``?weg=soort-nummer``), with the way back."""
    from verbeterplan.onderdelen import alle

    soort, _, nummer = request.GET.get("weg", "").partition("-")
    onderdeel = alle().get(soort)
    if onderdeel is None or not bezoek.schrijft:
        return None
    rijen = onderdeel.model.objects.filter(ronde=bezoek.nu, weg_op__isnull=False)
    rij = rijen.filter(pk=lees_nummer(nummer)).first()
    if rij is None:
        return None
    adres = reverse("onderdeel_terug", args=[soort, rij.pk])
    return {"tekst": f"{onderdeel.weg} “{rij}”", "adres": adres, "soort": soort}
