"""The pictures of the reflection instruments, for `tools.beelden`."""

from typing import Any

SLEUTEL = "voorbeeldsleutel123456"


def reflectie(foto: Any, leider: str, kwaliteit: str, smal: int) -> None:
    """Knoster, professionele cultuur, answering by link, and the whole organisation."""
    from boas.models import Instrument

    blad = foto.als(leider)
    foto.neem("knoster", blad, _laatste("knoster").get_absolute_url(), 900, _niets)
    cultuur = _laatste("professionele_cultuur").get_absolute_url()
    foto.neem("cultuur", blad, cultuur, 900, _niets)
    foto.neem("peiling", blad, _loopt().get_absolute_url(), 900, _niets)
    foto.neem("antwoord", foto.als("", smal), _link(), 740, _niets)
    bureau = foto.als(kwaliteit)
    foto.neem("peilingen", bureau, "/peilingen/", 800, _niets)
    breed = _laatste("sociaal_kapitaal").get_absolute_url()
    foto.neem("sociaal-kapitaal", bureau, breed, 1000, _niets)
    knoster = Instrument.objects.get(code="knoster", team=None)
    foto.neem("instrument", bureau, f"/instrumenten/{knoster.pk}/", 900, _niets)


def _laatste(code: str) -> Any:
    """The latest closed session with this instrument."""
    from boas.models import Sessie

    rijen = Sessie.objects.filter(versie__instrument__code=code, status=Sessie.Status.AFGESLOTEN)
    return rijen.latest("begonnen_op")


def _loopt() -> Any:
    """The session by link that is open."""
    from boas.models import Sessie

    return Sessie.objects.get(
        stemwijze=Sessie.Stemwijze.LINK, status=Sessie.Status.LOPEND, team__isnull=False
    )


def _link() -> str:
    """A link of our own to it: those of the demo are known to nobody."""
    from django.urls import reverse

    from boas.models import Uitnodiging
    from boas.peilen.starten import merk_van

    sessie = _loopt()
    groep = sessie.peiling.groepen.get()
    Uitnodiging.objects.get_or_create(merk=merk_van(SLEUTEL), groep=groep)
    return reverse("antwoord", args=[sessie.code, SLEUTEL])


def _niets(page: Any) -> None:
    """Nothing to do before the picture."""
