"""Settling: who is known, why is asked; and a new card."""

from typing import Any

from django import forms

from metaanalyse.forms.codering_veld import Tekstveld
from metaanalyse.models import Kaart, Rapport

# It is kept with each of the fields.
MEESTE_REDEN_OVER = 500


class VaststelForm(forms.Form):
    """``gezien`` is the mark of what the page showed when it was sent."""

    gezien = forms.CharField(required=False, widget=forms.HiddenInput)
    trede_reden = Tekstveld(
        2000,
        label="Waarom een andere trede",
        help_text="De trede wijkt af van het voorstel dat uit de ladder volgt.",
        # Kept when a choice above draws this part of the page anew.
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control", "hx-preserve": "true"}),
    )
    reden = Tekstveld(
        2000,
        label="Waarom zo vastgesteld",
        help_text="Bijvoorbeeld: samen besproken; over de fase twijfelden we.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
    )

    def __init__(self, *args: Any, wijkt_af: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not wijkt_af:
            del self.fields["trede_reden"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("reden") and "reden" not in self.errors:
            self.add_error("reden", "Vertel kort waarom je de kaart zo vaststelt.")
        if "trede_reden" in self.fields and not data.get("trede_reden"):
            self.add_error("trede_reden", "Vertel waarom de trede anders is dan het voorstel.")
        return data


class NeemOverForm(forms.Form):
    """Why all that is open is taken from one coder."""

    prefix = "over"
    reden = Tekstveld(
        MEESTE_REDEN_OVER,
        label="Waarom je dit in één keer overneemt",
        help_text="Bijvoorbeeld: samen doorgelopen. Dit komt bij de versies van de kaart te staan.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )

    def clean_reden(self) -> str:
        if not self.cleaned_data["reden"]:
            raise forms.ValidationError("Vertel kort waarom je dit in één keer overneemt.")
        return str(self.cleaned_data["reden"])


class Rapportkeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.titel}"[:120]


class KaartForm(forms.ModelForm):
    """A card of one intervention in a report."""

    class Meta:
        model = Kaart
        fields = ["rapport", "titel"]
        error_messages = {
            "titel": {
                "required": "Geef de vernieuwing een naam.",
                "max_length": "De naam mag hoogstens 300 tekens hebben.",
            },
        }
        help_texts = {"titel": "Zoals het rapport de vernieuwing noemt."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rapporten = Rapport.objects.exclude(stand=Rapport.Stand.UITGESLOTEN)
        self.fields["rapport"] = Rapportkeuze(
            rapporten,
            empty_label="Kies een rapport",
            error_messages={
                "required": "Kies het rapport waarin de vernieuwing staat.",
                "invalid_choice": "Kies een rapport uit de lijst.",
            },
        )
