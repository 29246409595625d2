"""Choosing one file to attach."""

from collections.abc import Collection
from typing import Any

from django import forms

from organisatie.bijlagen import MIME, controleer_bijlage


class BestandForm(forms.Form):
    """One file; its kind and content are checked. ``naam`` is the name to keep it under.

    ``namen`` are those of the files that are there already.
    """

    naam: str
    bestand = forms.FileField(
        label="Bijlage toevoegen",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{soort}" for soort in MIME)}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
    )

    def __init__(self, *args: Any, namen: Collection[str] = (), **kwargs: Any) -> None:
        self.namen = {naam.casefold() for naam in namen}
        super().__init__(*args, **kwargs)

    def clean_bestand(self) -> Any:
        upload = self.cleaned_data["bestand"]
        self.naam = controleer_bijlage(upload)
        if self.naam.casefold() in self.namen:
            raise forms.ValidationError(
                f"“{self.naam}” staat er al bij. Haal dat weg, of geef dit bestand een andere naam."
            )
        return upload
