"""Choosing a file, and what to do with what is there already."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from metaanalyse.inlezen.bestand import MEESTE_BYTES
from metaanalyse.models import Kaartinlezing, Rapport
from rapportage.excel.fouten import te_groot


class BestandFormulier(forms.Form):
    """A moederbestand or a list of reports; what it is shows from the file."""

    bestand = forms.FileField(
        label="Het bestand",
        help_text=("Excel (.xlsx), CSV of RIS, hoogstens 150 MB. Je ziet eerst wat er verandert."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv,.ris"}),
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MEESTE_BYTES:
            raise ValidationError(te_groot(MEESTE_BYTES))
        return bestand


class OvernemenFormulier(forms.Form):
    """Only the questions that this import asks."""

    dubbel = forms.ChoiceField(
        label="Wat doen we met rapporten die er al zijn?",
        choices=Kaartinlezing.Dubbel,
        widget=forms.RadioSelect,
        required=False,
    )
    vindplaats = forms.ChoiceField(
        label="Waar zijn deze rapporten gevonden?",
        choices=[("", "Niet genoteerd"), *Rapport.Vindplaats.choices],
        required=False,
        help_text="Voor rapporten waarbij het bestand dat niet zelf zegt.",
    )

    def __init__(self, run: Kaartinlezing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dubbel"].initial = Kaartinlezing.Dubbel.SAMEN
        self.fields["vindplaats"].initial = Rapport.Vindplaats.DATABANK
        if not run.uitkomst.get("dubbel"):
            del self.fields["dubbel"]
        if run.van_kaarten:
            del self.fields["vindplaats"]

    @property
    def gekozen_dubbel(self) -> str:
        return self.cleaned_data.get("dubbel") or Kaartinlezing.Dubbel.SAMEN

    @property
    def gekozen_vindplaats(self) -> str:
        return self.cleaned_data.get("vindplaats") or ""
