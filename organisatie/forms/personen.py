"""Choosing a list of people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisatie.personen.bestand import MEESTE_BYTES
from rapportage.excel.fouten import te_groot


class PersonenbestandForm(forms.Form):
    bestand = forms.FileField(
        label="De lijst",
        help_text="Excel (.xlsx) of CSV, hoogstens 5 MB. Je ziet eerst wat er verandert.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        required=False,
        error_messages={"empty": "Dit bestand is leeg."},
    )
    plak = forms.CharField(
        label="Of plak de regels hier",
        help_text="Kopieer ze uit Excel, met de kolomnamen erboven.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        required=False,
        max_length=200_000,
    )
    nieuwe = forms.BooleanField(
        label="Maak scholen en teams aan die er nog niet zijn", required=False
    )
    verhuizen = forms.BooleanField(
        label="Wie een ander team krijgt, gaat weg uit het oude",
        help_text="De dag voor de eerste dag in het nieuwe team is dan de laatste in het oude.",
        required=False,
    )

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand and bestand.size > MEESTE_BYTES:
            raise ValidationError(te_groot(MEESTE_BYTES))
        return bestand

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        geen = not gegeven.get("bestand") and not (gegeven.get("plak") or "").strip()
        if geen and "bestand" not in self.errors:
            self.add_error("bestand", "Kies eerst het bestand met de lijst, of plak de regels.")
        return gegeven

    def inhoud(self) -> tuple[str, bytes]:
        """Name and bytes of what was chosen."""
        if bestand := self.cleaned_data["bestand"]:
            return bestand.name or "", bestand.read()
        return "geplakte lijst.txt", self.cleaned_data["plak"].strip().encode()
