"""A section of a page that prepares a session: shown, and saved beside somebody else."""

from dataclasses import dataclass, field

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse

from boas.forms.onderdeel import Onderdeel
from boas.voorbereiding import in_voorbereiding
from organisatie.models import Gebruiker


@dataclass
class Sectie:
    """A section on the page. ``andere`` holds what somebody else stored meanwhile, in words."""

    form: Onderdeel
    andere: list[tuple[str, str]] = field(default_factory=list)
    door: str = ""

    @property
    def naam(self) -> str:
        return self.form.naam

    @property
    def adres(self) -> str:
        """Where it is saved."""
        return reverse(self.form.adres, args=[self.form.sessie.pk, self.naam])

    @property
    def botst(self) -> bool:
        return bool(self.andere)


@transaction.atomic
def bewaar(
    sessie_id: int, soort: type[Onderdeel], invoer: QueryDict, gebruiker: Gebruiker
) -> Sectie:
    """Save when all is well; otherwise the section says what is not.

    Raises NietNu when the session has begun.
    """
    form = soort(in_voorbereiding(sessie_id), invoer)
    sectie = Sectie(form)
    if not form.is_valid() or not form.verandert:
        return sectie
    if invoer.get("stand") != form.stand:
        sectie.andere = form.in_woorden()
        sectie.door = _laatste_hand(form, gebruiker)
    else:
        form.bewaar()
    return sectie


def _laatste_hand(form: Onderdeel, gebruiker: Gebruiker) -> str:
    """Who changed it last, for somebody whose change came second."""
    laatste = form.rij.history.select_related("history_user").first()
    if laatste is None or laatste.history_user is None:
        return "Iemand heeft dit"
    if laatste.history_user == gebruiker:
        return "Je hebt dit zelf, in een ander venster,"
    return f"{laatste.history_user} heeft dit"
