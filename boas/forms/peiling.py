"""Forms of the page of a session by link: its sections while preparing, its last day while open."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from boas.forms.onderdeel import Onderdeel, Tekstveld
from boas.forms.voorbereiden import Doel
from boas.models import Peiling
from boas.regels.laatste_dag import bezwaar, uiterste_dag
from organisatie.forms.datum import Datumkiezer
from organisatie.forms.versie import VersieForm
from rapportage.getallen import datum_met_dag

ADRES = "peiling_onderdeel"


class Laatstedagveld(forms.DateField):
    """A day to choose with the browser's own field, or to write as people do."""

    widget = Datumkiezer
    default_error_messages = {
        "required": "Kies de laatste dag.",
        "invalid": "Dit is geen datum. Schrijf hem als 12-3-2027.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Laatste dag om te antwoorden", **kwargs)

    def begrens(self, vanaf: datetime.date) -> None:
        """Let the browser offer only what may be chosen."""
        self.widget.attrs |= {
            "min": timezone.localdate().isoformat(),
            "max": uiterste_dag(vanaf).isoformat(),
        }


class Vraag(Doel):
    """What it is about and what for: whoever answers reads it above the statements."""

    adres = ADRES
    doel = Tekstveld(
        "doel",
        label="Waarom vraag je dit?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie de link opent, leest dit boven de vragen.",
    )


class Uitnodiging(Onderdeel):
    naam, titel, adres = "uitnodiging", "Uitnodiging", ADRES
    sluit_op = Laatstedagveld(
        help_text="Twee weken is meestal genoeg. Daarna zie je de uitslag; niet eerder."
    )
    bericht = Tekstveld(
        "bericht",
        Peiling,
        label="Tekst van de mail",
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text="De link komt er vanzelf onder, met uitleg dat niemand ziet wie wat antwoordt.",
        error_messages={"required": "Schrijf in een paar zinnen waarom je dit vraagt."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["sluit_op"]
        veld.begrens(timezone.localdate())

    @property
    def rij(self) -> Peiling:
        return self.sessie.peiling

    def clean_sluit_op(self) -> datetime.date:
        dag, vandaag = self.cleaned_data["sluit_op"], timezone.localdate()
        if dag != self.rij.sluit_op and (reden := bezwaar(dag, vandaag, vandaag)):
            raise forms.ValidationError(reden)
        return dag

    def in_woorden(self) -> list[tuple[str, str]]:
        return [
            ("Laatste dag", datum_met_dag(self.rij.sluit_op)),
            ("Tekst van de mail", self.rij.bericht or "–"),
        ]


ONDERDELEN: dict[str, type[Onderdeel]] = {soort.naam: soort for soort in (Vraag, Uitnodiging)}


class LaatsteDagForm(VersieForm):
    """Another last day while it is open: earlier or later, counted from when it was opened."""

    sluit_op = Laatstedagveld()

    class Meta:
        model = Peiling
        fields = ["sluit_op"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["sluit_op"]
        veld.begrens(self._geopend())

    def clean_sluit_op(self) -> datetime.date:
        dag = self.cleaned_data["sluit_op"]
        if reden := bezwaar(dag, timezone.localdate(), self._geopend()):
            raise forms.ValidationError(reden)
        return dag

    def _geopend(self) -> datetime.date:
        begonnen = self.instance.sessie.begonnen_op
        return timezone.localdate(begonnen) if begonnen else timezone.localdate()
