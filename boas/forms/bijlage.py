"""Adding a document to a session."""

from collections.abc import Collection
from typing import Any

from django import forms

from organisatie.bijlagen import MIME, controleer_bijlage

MEESTE_BIJLAGEN = 10


class BijlageFormulier(forms.Form):
    """One file; its kind and content are checked. ``naam`` is the name to keep it under."""

    naam: str

    bestand = forms.FileField(
        label="Document toevoegen",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{soort}" for soort in MIME)}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het opnieuw.",
        },
    )

    def __init__(self, data: Any = None, files: Any = None, *, namen: Collection[str] = ()) -> None:
        self._namen = {naam.casefold() for naam in namen}
        super().__init__(data, files, auto_id="documenten-%s")

    def clean_bestand(self) -> Any:
        if len(self._namen) >= MEESTE_BIJLAGEN:
            raise forms.ValidationError(
                f"Er passen {MEESTE_BIJLAGEN} documenten bij een sessie. Haal er eerst een weg."
            )
        upload = self.cleaned_data["bestand"]
        self.naam = controleer_bijlage(upload)
        if self.naam.casefold() in self._namen:
            raise forms.ValidationError(
                f"“{self.naam}” staat er al bij. Haal dat weg, of geef dit bestand een andere naam."
            )
        return upload
