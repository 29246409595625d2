"""Forms of borging in a person: who keeps the theme alive, and a task of theirs on the planning."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms

from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Lidmaatschap
from verbeterplan.forms.velden import EigenaarField, eis_goede_datum
from verbeterplan.models import Kartrekkerschap
from verbeterplan.regels.kartrekker import TAKEN


class KartrekkerschapForm(VersieForm):
    lidmaatschap = EigenaarField(
        help_text="Iemand uit het team of de PLG die hier graag voor gaat staan.",
    )
    taken = forms.MultipleChoiceField(
        label="Wat doet die collega?",
        choices=[(taak.code, f"{taak.tekst}. {taak.hulp}") for taak in TAKEN],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "Kies taken uit de lijst."},
    )
    evaluatie_op = DatumField(
        label="Wanneer kijken jullie of het nog werkt?",
        required=False,
        help_text="Op die dag staat het op Start van deze collega.",
    )

    class Meta:
        model = Kartrekkerschap
        fields = ["lidmaatschap", "taken", "evaluatie_op"]

    def __init__(self, *args: Any, leden: Iterable[Lidmaatschap], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(EigenaarField, self.fields["lidmaatschap"])
        veld.label = "Welke collega?"
        veld.zet_leden(leden, self.instance.lidmaatschap)

    def clean_evaluatie_op(self) -> datetime.date | None:
        datum = self.cleaned_data["evaluatie_op"]
        eis_goede_datum(datum, self.instance.evaluatie_op)
        return datum


class TaakForm(forms.Form):
    """When somebody does a task of theirs for the first time."""

    datum = DatumField(label="Klaar op")

    def clean_datum(self) -> datetime.date:
        datum = self.cleaned_data["datum"]
        eis_goede_datum(datum)
        return datum
