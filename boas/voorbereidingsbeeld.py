"""What the page that prepares a session shows, whole or after one section was saved."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from boas import mail
from boas.forms.bijlage import BijlageFormulier
from boas.forms.voorbereiden import onderdelen_van, vraagt_samenvatting
from boas.models import Instrument, Sessie
from boas.regels import voorbereiding as regels
from boas.regels.bereikbaar import alleen_hier
from boas.secties import Sectie
from organisatie.models import Gebruiker


def lees_sessie(gebruiker: Gebruiker, pk: int) -> Sessie:
    """The session to prepare. Raises Sessie.DoesNotExist when it is not theirs."""
    return (
        Sessie.objects.bewerkbaar_door(gebruiker)
        .select_related("versie__instrument", "team")
        .get(pk=pk)
    )


def pagina(sessie: Sessie, gebruiker: Gebruiker, sectie: Sectie | None = None) -> dict[str, Any]:
    """Everything on the page; ``sectie`` takes the place of the stored one (it has errors)."""
    secties = [
        sectie if sectie and sectie.naam == naam else Sectie(soort(sessie))
        for naam, soort in onderdelen_van(sessie).items()
    ]
    return {
        "secties": secties,
        "bijlageformulier": BijlageFormulier(),
        **omgeving(sessie),
        **instrumentkeuze(sessie, gebruiker),
    }


def omgeving(sessie: Sessie) -> dict[str, Any]:
    """What follows from the sections together: progress, minutes, people, documents, the mail."""
    stellingen = sessie.keuze.count()
    bijlagen = list(sessie.bijlagen.all())
    stand = regels.Stand(
        doel=bool(sessie.doel),
        samenvatting=bool(sessie.samenvatting) or not vraagt_samenvatting(sessie),
        datum=sessie.gepland_op is not None,
        aanwezig=sessie.aantal_aanwezig,
        stellingen=stellingen,
        agenda_verstuurd=sessie.agenda_verstuurd_op is not None,
    )
    ontbreekt = regels.ontbreekt(stand)
    return {
        "sessie": sessie,
        "nu": timezone.now(),
        "ontbreekt": ontbreekt,
        "kan_beginnen": not any(punt.nodig for punt in ontbreekt),
        "aantal_stellingen": stellingen,
        "tijd": regels.tijd_nodig(stellingen, sessie.duur_minuten),
        "bijlagen": bijlagen,
        "telefoons_buiten": sessie.met_telefoons and alleen_hier(settings.BASE_URL),
        "adres": settings.BASE_URL,
        **mail.versturen(sessie, bijlagen),
    }


def instrumentkeuze(sessie: Sessie, gebruiker: Gebruiker) -> dict[str, Any]:
    """Where the statements come from, whether they may be changed, and a newer version of them."""
    instrument = sessie.versie.instrument
    nieuwste = instrument.laatste_versie
    return {
        "instrument": instrument,
        "vragen": sessie.keuze.select_related("stelling") if instrument.eenmalig else (),
        "nieuwere": nieuwste if nieuwste != sessie.versie else None,
        "mag_wijzigen": Instrument.objects.bewerkbaar_door(gebruiker)
        .filter(pk=instrument.pk)
        .exists(),
    }
