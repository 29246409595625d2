"""How somebody who leads a team looks at it."""

from typing import Any, cast

from django import forms

from borgen.models import Schattingsronde, Sturingsoordeel
from borgen.regels.schatting import PAREN

WOORDEN = {
    "willen": {1: "liever niet", 2: "een beetje", 3: "graag", 4: "heel graag"},
    "kunnen": {1: "nog niet", 2: "met veel hulp", 3: "met een beetje hulp", 4: "helemaal zelf"},
}


class OordeelForm(forms.ModelForm):
    """With ``ronde`` the team has said how it wants and can, and only the rest is asked."""

    class Meta:
        model = Sturingsoordeel
        fields = ["willen", "kunnen", "doorlooptijd", "fase", "toelichting"]
        labels = {
            "doorlooptijd": "Wanneer zie je of het werkt?",
            "fase": "Waarin herken je het team het meest?",
            "toelichting": "Waar zie je dat aan?",
        }
        widgets = {"doorlooptijd": forms.RadioSelect, "fase": forms.RadioSelect}
        help_texts = {
            "fase": "Vijf fasen uit het INK-model, in onze woorden. Je mag dit overslaan.",
            "toelichting": "Schrijf over het team, niet over een persoon.",
        }
        error_messages = {
            "doorlooptijd": {"required": "Kies of het resultaat snel of pas later te zien is."}
        }

    def __init__(self, *args: Any, ronde: Schattingsronde | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ronde = ronde
        for naam, leeg in (("doorlooptijd", []), ("fase", [("", "sla dit over")])):
            veld = cast(forms.ChoiceField, self.fields[naam])
            veld.choices = [*leeg, *(keuze for keuze in cast(Any, veld.choices) if keuze[0])]
        for naam, vraag in zip(("willen", "kunnen"), PAREN["sturing"].vragen, strict=True):
            if ronde is not None:
                del self.fields[naam]
                continue
            self.fields[naam] = forms.TypedChoiceField(
                label=vraag.vraag,
                choices=list(WOORDEN[naam].items()),
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": f"Kies wat past bij {naam}."},
            )
        self.order_fields(self._meta.fields)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.ronde is not None:
            self.instance.ronde = self.ronde
            self.instance.willen, self.instance.kunnen = self.ronde.eerste, self.ronde.tweede
        return data
