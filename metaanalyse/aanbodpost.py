"""Mail about an offered card: to the onderzoekers that one waits, to the school what came of it."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from metaanalyse.models import Kaart
from organisatie.models import Functie, Gebruiker
from organisatie.post import verstuur

SOORT_AANBOD = "kaart-aangeboden"
SOORT_UITKOMST = "kaart-beoordeeld"


def meld_aanbod(kaart: Kaart, door: Gebruiker) -> None:
    """Tell every onderzoeker that a card waits."""
    functies = Functie.objects.filter(rol=Functie.Rol.ONDERZOEKER).select_related("gebruiker")
    aan = [functie.gebruiker for functie in functies]
    onderwerp = f"Een kaart wacht op beoordeling: {kaart.titel}"
    adres = reverse("kaart_beoordelen", args=[kaart.pk])
    _verstuur(SOORT_AANBOD, onderwerp, "mail_aanbod.txt", kaart, aan, door, adres)


def meld_uitkomst(kaart: Kaart, reden: str, door: Gebruiker) -> None:
    """Tell the one who offered it what came of it, with the reason when it came back."""
    aan = [kaart.aangeboden_door] if kaart.aangeboden_door else []
    wat = "is terug naar jou" if reden else "is vastgesteld"
    onderwerp = f"Je kaart {wat}: {kaart.titel}"
    adres = reverse("kaart_aanbod", args=[kaart.pk])
    _verstuur(SOORT_UITKOMST, onderwerp, "mail_uitkomst.txt", kaart, aan, door, adres, reden)


def _verstuur(
    soort: str,
    onderwerp: str,
    template: str,
    kaart: Kaart,
    aan: Sequence[Gebruiker],
    door: Gebruiker,
    adres: str,
    reden: str = "",
) -> None:
    if not any(persoon.is_active for persoon in aan):
        return
    context = {"kaart": kaart, "adres": f"{settings.BASE_URL}{adres}", "reden": reden}
    tekst = render_to_string(f"metaanalyse/aanbod/{template}", context)
    over = f"kaart-{kaart.pk}"
    verstuur(soort, onderwerp, tekst, aan=aan, door=door, team=kaart.team, over=over)
