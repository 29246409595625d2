"""The check that ends a step, the reason to skip one, and the evidence of an indicator."""

from typing import Any, cast

from django import forms

from borgen.models import Borgbewijs
from borgen.regels.stap import Stap
from borgen.regels.stapresultaat import RESULTATEN
from organisatie.forms.versie import VersieForm


class StapForm(forms.Form):
    """Which results are there; what is missing is explained."""

    behaald = forms.MultipleChoiceField(
        label="Welke resultaten zijn er?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opmerking = forms.CharField(
        label="Opmerking",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Is nog niet alles er? Schrijf dan op wat er ontbreekt en waarom.",
    )

    def __init__(self, *args: Any, stap: Stap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["behaald"]).choices = [
            (resultaat.sleutel, resultaat.tekst) for resultaat in RESULTATEN[stap]
        ]


class OverslaanForm(forms.Form):
    reden = forms.CharField(
        label="Waar ligt de afspraak al vast?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: staat al in het SLB-handboek op het intranet, versie 3.",
        error_messages={"required": "Schrijf op waar de afspraak al vastligt."},
    )


class BorgbewijsForm(VersieForm):
    class Meta:
        model = Borgbewijs
        fields = ["bewijs", "aanwezig"]
        labels = {"bewijs": "Waar zie je dat aan?", "aanwezig": "Ja, dit is bij ons zo"}
        widgets = {"bewijs": forms.Textarea(attrs={"rows": 5})}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("aanwezig") and not data.get("bewijs"):
            self.add_error("bewijs", "Schrijf op waar je dat aan ziet.")
        return data
