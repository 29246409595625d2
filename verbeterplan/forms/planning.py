"""Forms of the planning meeting beside its lines."""

import datetime
from typing import Any

from django import forms

from organisatie.forms.versie import VersieForm
from verbeterplan.forms.overleg import MomentField, dag_van
from verbeterplan.forms.velden import eis_goede_datum
from verbeterplan.models import TrajectSessie


class OpvolgingForm(VersieForm):
    """When the planning meeting is, and where and how often the planning is followed up."""

    overleg_op = MomentField(label="Planningsoverleg op", required=False)

    class Meta:
        model = TrajectSessie
        fields = ["opvolging_waar", "opvolging_ritme"]
        labels = {
            "opvolging_waar": "Waar volgen jullie de planning op?",
            "opvolging_ritme": "Hoe vaak?",
        }
        widgets = {
            "opvolging_waar": forms.TextInput(attrs={"placeholder": "In het teamoverleg"}),
            "opvolging_ritme": forms.TextInput(attrs={"placeholder": "Elke vier weken"}),
        }

    def __init__(self, *args: Any, sessiedatum: datetime.date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessiedatum = sessiedatum
        overleg = self.instance.overleg
        self.initial["overleg_op"] = overleg.moment if overleg else None

    def clean_overleg_op(self) -> datetime.datetime | None:
        moment = self.cleaned_data["overleg_op"]
        overleg = self.instance.overleg
        eis_goede_datum(
            dag_van(moment), dag_van(overleg.moment if overleg else None), self.sessiedatum
        )
        return moment
