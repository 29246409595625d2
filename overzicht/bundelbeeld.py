"""What the page of bundles says of each: how far it is, what is missing, whether the mail left."""

from collections.abc import Sequence
from dataclasses import dataclass

from organisatie.models import Verzending
from overzicht.bundel import MAIL
from overzicht.models import Bundel
from overzicht.models.bundel import Bundelteam

# So many teams tell how long the others take.
GENOEG = 3


@dataclass(frozen=True)
class Bundelbeeld:
    """One bundle. ``mail_fout`` says why nobody was mailed that it is ready."""

    run: Bundel
    rijen: Sequence[Bundelteam]
    mail_fout: str = ""

    @property
    def gedaan(self) -> int:
        return sum(rij.gedaan for rij in self.rijen)

    @property
    def verslagen(self) -> int:
        return sum(bool(rij.afdruk) for rij in self.rijen)

    @property
    def vast(self) -> int:
        return sum(bool(rij.afdruk) and rij.vast for rij in self.rijen)

    @property
    def voorlopig(self) -> int:
        return self.verslagen - self.vast

    @property
    def ontbreekt(self) -> list[Bundelteam]:
        return [rij for rij in self.rijen if rij.fout]

    @property
    def pakt_in(self) -> bool:
        return self.run.aan_de_beurt is None

    @property
    def nog(self) -> str:
        """ "nog ongeveer 4 minuten"; empty as long as nobody knows."""
        duren = [rij.duur for rij in self.rijen if rij.duur]
        if len(duren) < GENOEG:
            return ""
        return duur_in_woorden((len(self.rijen) - self.gedaan) * sum(duren) / len(duren))


def duur_in_woorden(seconden: float) -> str:
    minuten = round(seconden / 60)
    if minuten < 1:
        return "nog minder dan een minuut"
    return f"nog ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'}"


def lees_bundels(runs: Sequence[Bundel]) -> list[Bundelbeeld]:
    """One query, however many."""
    over = {f"{MAIL}-{run.pk}": run.pk for run in runs}
    fouten = {
        over[mail.over]: mail.fout or "Hij staat al een tijd te wachten."
        for mail in Verzending.objects.filter(soort=MAIL, over__in=over)
        if mail.kan_opnieuw
    }
    return [Bundelbeeld(run, run.rijen, fouten.get(run.pk, "")) for run in runs]
