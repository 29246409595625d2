"""The two figures somebody estimates."""

from typing import Any

from django import forms

from borgen.models import Schatting, Schattingsronde
from borgen.regels.schatting import Vraag

VELDEN = ("eerste", "tweede")


class SchattingForm(forms.Form):
    """A choice for each of the two; the page draws them as rows of large buttons."""

    def __init__(
        self,
        *args: Any,
        ronde: Schattingsronde,
        gegeven: Schatting | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = ronde.paar.vragen
        keuzes = [(waarde, str(waarde)) for waarde in ronde.paar.waarden]
        for veld, vraag in zip(VELDEN, ronde.paar.vragen, strict=True):
            self.fields[veld] = forms.TypedChoiceField(
                label=vraag.vraag,
                choices=keuzes,
                coerce=int,
                widget=forms.RadioSelect,
                initial=getattr(gegeven, veld, None),
                error_messages={
                    "required": f"Kies een getal voor {vraag.naam}.",
                    "invalid_choice": f"Kies een getal van {keuzes[0][1]} tot en met "
                    f"{keuzes[-1][1]} voor {vraag.naam}.",
                },
            )

    @property
    def regels(self) -> list[tuple[forms.BoundField, Vraag]]:
        """Each field with what its ends mean."""
        return [(self[veld], vraag) for veld, vraag in zip(VELDEN, self.vragen, strict=True)]
