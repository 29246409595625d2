"""Forms around the report on a period."""

from typing import Any

from django import forms

from organisatie.models import Periode
from overzicht.verslaglijst import WOORDEN


class VerslagFilter(forms.Form):
    """Which reports stand in the list."""

    periode = forms.ModelChoiceField(
        Periode.objects.none(), label="Periode", required=False, empty_label=None
    )
    stand = forms.ChoiceField(
        label="Hoe ver", required=False, choices=[("", "Alle teams"), *WOORDEN.items()]
    )
    zoek = forms.CharField(label="Team of school", required=False, max_length=80)

    def __init__(self, *args: Any, periodes: list[Periode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["periode"]
        veld.queryset = Periode.objects.filter(pk__in=[rij.pk for rij in periodes])
        veld.choices = [(rij.pk, str(rij)) for rij in periodes]


class HerzienForm(forms.Form):
    """Why a report is opened again."""

    reden = forms.CharField(
        label="Wat klopt er niet?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Bijvoorbeeld: de uitkomst van oktober stond er verkeerd in. Dit staat straks in "
        "het verslag.",
        error_messages={"required": "Vertel kort wat er niet klopt."},
    )
