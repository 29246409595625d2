"""Adding a document to a session."""

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

    def __init__(self, *args: Any, aantal: int = 0, **kwargs: Any) -> None:
        self._aantal = aantal
        super().__init__(*args, auto_id="documenten-%s", **kwargs)

    def clean_bestand(self) -> Any:
        if self._aantal >= MEESTE_BIJLAGEN:
            raise forms.ValidationError(
                f"Er passen {MEESTE_BIJLAGEN} documenten bij een sessie. Haal er eerst een weg."
            )
        upload = self.cleaned_data["bestand"]
        self.naam = controleer_bijlage(upload)
        return upload
