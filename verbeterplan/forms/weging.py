"""Choosing what a team weighs."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from boas.regels.stippen import GEWOON, HOOGSTENS
from organisatie.models import Team
from verbeterplan.models import Speerpunt
from verbeterplan.regels.weging import MEESTE_SPEERPUNTEN, MINSTE_SPEERPUNTEN

_HEEL = "Vul een heel getal in, alleen cijfers."
_STIPPEN = f"Geef ieder 1 tot en met {HOOGSTENS} stippen."


class WegingForm(forms.Form):
    """Which speerpunten of the list of ``team``, and how many dots for each member."""

    speerpunten = forms.ModelMultipleChoiceField(
        Speerpunt.objects.none(),
        label="Welke speerpunten wegen jullie?",
        widget=forms.CheckboxSelectMultiple,
        help_text=f"Kies er {MINSTE_SPEERPUNTEN} tot en met {MEESTE_SPEERPUNTEN}.",
        error_messages={
            "required": f"Kies minstens {MINSTE_SPEERPUNTEN} speerpunten.",
            "invalid_choice": "Een van de speerpunten staat niet meer op de lijst. Kies opnieuw.",
        },
    )
    stippen = forms.IntegerField(
        label="Hoeveel stippen krijgt ieder?",
        initial=GEWOON,
        validators=[MinValueValidator(1, _STIPPEN), MaxValueValidator(HOOGSTENS, _STIPPEN)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": HOOGSTENS}),
        help_text="Ieder verdeelt ze over de speerpunten. Meer stippen op één mag ook.",
        error_messages={"required": _STIPPEN, "invalid": _HEEL},
    )

    def __init__(self, *args: Any, team: Team, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        op_lijst = team.speerpunten.filter(weg_op=None, stand=Speerpunt.Stand.LIJST)
        speerpunten: Any = self.fields["speerpunten"]
        speerpunten.queryset = op_lijst.order_by("op", "pk")
        if op_lijst.count() <= MEESTE_SPEERPUNTEN:
            speerpunten.initial = op_lijst

    def clean_speerpunten(self) -> Any:
        gekozen = self.cleaned_data["speerpunten"]
        if not MINSTE_SPEERPUNTEN <= len(gekozen) <= MEESTE_SPEERPUNTEN:
            raise forms.ValidationError(
                f"Kies er {MINSTE_SPEERPUNTEN} tot en met {MEESTE_SPEERPUNTEN}; "
                f"je koos er {len(gekozen)}."
            )
        return gekozen
