"""Forms of the phase verdiepen."""

from django import forms

from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import DatumField
from verbeterplan.models import Kijkmoment, Planbron


class BronForm(OnderdeelForm):
    class Meta:
        model = Planbron
        fields = [
            *("soort", "titel", "vindplaats", "jaar", "leert_ons"),
            *("recent", "kwaliteit", "bruikbaar", "past"),
        ]
        widgets = {"leert_ons": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"titel": {"required": "Welke bron is het? Geef een titel of naam."}}


class KijkmomentForm(OnderdeelForm):
    datum = DatumField(label="Datum")

    class Meta:
        model = Kijkmoment
        fields = ["soort", "met_wie", "datum", "bevindingen"]
        widgets = {"bevindingen": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"met_wie": "Noem geen namen: vier studenten uit 3B, de sectie Engels."}
