"""Adding a document to a session."""

from collections.abc import Collection
from typing import Any

from django import forms

from organisatie.forms.bijlage import BestandForm

MEESTE_BIJLAGEN = 10


class BijlageFormulier(BestandForm):
    """One file, beside those with these ``namen``."""

    def __init__(self, data: Any = None, files: Any = None, *, namen: Collection[str] = ()) -> None:
        super().__init__(data, files, namen=namen, auto_id="documenten-%s")
        self.fields["bestand"].label = "Document toevoegen"

    def clean_bestand(self) -> Any:
        if len(self.namen) >= MEESTE_BIJLAGEN:
            raise forms.ValidationError(
                f"Er passen {MEESTE_BIJLAGEN} documenten bij een sessie. Haal er eerst een weg."
            )
        return super().clean_bestand()
