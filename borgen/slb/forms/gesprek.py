"""Changing one conversation, and its note."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from borgen.slb.acties.vastleggen import eis_dag, eis_ingeschreven
from borgen.slb.models import Gesprek, Notitie
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm


class GesprekForm(forms.ModelForm):
    """Day, kind, and whether a planned conversation was held."""

    datum = DatumField(label="Dag")
    gehouden = forms.BooleanField(label="Het gesprek is gehouden", required=False)

    class Meta:
        model = Gesprek
        fields = ["datum", "soort"]
        labels = {"soort": "Soort gesprek"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_gehouden = self.instance.status == Gesprek.Status.GEHOUDEN
        self.oude_dag: datetime.date = self.instance.datum
        if self.was_gehouden:
            del self.fields["gehouden"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dag = data.get("datum")
        if dag is None:
            return data
        gehouden = self.was_gehouden or data.get("gehouden", False)
        if not gehouden and dag == self.oude_dag:
            return data
        try:
            eis_dag(dag, gehouden=gehouden)
            eis_ingeschreven([self.instance.student], dag)
        except ValidationError as fout:
            self.add_error(None, fout)
        return data

    def save(self, commit: bool = True) -> Gesprek:
        if self.cleaned_data.get("gehouden"):
            self.instance.zet_gehouden(self.cleaned_data["datum"], self.oude_dag)
        return super().save(commit)


class NotitieForm(VersieForm):
    class Meta:
        model = Notitie
        fields = ["tekst"]
        labels = {"tekst": "Notitie"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"tekst": "Alleen de SLB'er, een waarnemer en de teamleider kunnen dit lezen."}
        error_messages = {
            "tekst": {
                "required": "Schrijf iets op, of ga terug: een notitie hoeft niet.",
                "max_length": "Een notitie is hoogstens 4.000 tekens lang.",
            }
        }
