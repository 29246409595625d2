"""Forms for what follows after a result of the whole organisation."""

from typing import Any, ClassVar

from django import forms

from boas.models import Vervolg, Vervolgstap
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.volgorde import volgende_plek

GEEN_INITIATIEF = "Kies wie het initiatief neemt. Je kunt dat later veranderen."


class VervolgForm(VersieForm):
    """Who takes the initiative, named, and how the result is explained."""

    initiatief = forms.ChoiceField(
        label="Wie neemt het initiatief voor het gesprek?",
        choices=Vervolg.Initiatief.choices,
        widget=forms.RadioSelect,
        error_messages={"required": GEEN_INITIATIEF, "invalid_choice": GEEN_INITIATIEF},
    )

    class Meta:
        model = Vervolg
        fields: ClassVar = ["initiatief", "naam", "duiding"]
        labels: ClassVar = {
            "naam": "Wie is dat?",
            "duiding": "Hoe verklaren we wat eruit kwam?",
        }
        help_texts: ClassVar = {
            "naam": "De naam van degene die het gesprek op gang brengt.",
            "duiding": (
                "Wat kwam er in de gesprekken naar voren? Verschillende verklaringen mogen naast "
                "elkaar staan. Noem niemand bij naam."
            ),
        }
        widgets: ClassVar = {"duiding": forms.Textarea(attrs={"rows": 5})}
        error_messages: ClassVar = {
            "naam": {"max_length": "Deze naam is te lang: er passen 120 tekens."},
            "duiding": {"max_length": "Deze tekst is te lang: er passen 4.000 tekens."},
        }


class VervolgstapForm(VersieForm):
    """A next step: what, who, when."""

    datum = DatumField(label="Klaar op", required=False)

    class Meta:
        model = Vervolgstap
        fields: ClassVar = ["wat", "wie", "datum"]
        labels: ClassVar = {"wat": "Wat gaan we doen?", "wie": "Wie doet dat?"}
        widgets: ClassVar = {"wat": forms.Textarea(attrs={"rows": 2})}
        error_messages: ClassVar = {
            "wat": {
                "required": "Schrijf op wat jullie gaan doen.",
                "max_length": "Dit is te lang: er passen 300 tekens.",
            },
            "wie": {"max_length": "Deze naam is te lang: er passen 120 tekens."},
        }

    def clean_wat(self) -> str:
        # One line in lists and workbooks.
        return " ".join(self.cleaned_data["wat"].split())

    def bewaar_als_nieuw(self, sessie: Any) -> Vervolgstap:
        """Add it at the end of the list; what was put away keeps its place. After ``is_valid``."""
        stap: Vervolgstap = self.save(commit=False)
        stap.sessie, stap.volgorde = sessie, volgende_plek(sessie.vervolgstappen.all())
        stap.save()
        return stap
