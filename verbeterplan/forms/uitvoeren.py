"""Forms of the phase uitvoeren."""

from django import forms

from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import DatumField
from verbeterplan.models import Bijstelling, Monitormoment, Pilot


class MonitormomentForm(OnderdeelForm):
    datum = DatumField(label="Datum")

    class Meta:
        model = Monitormoment
        fields = ["titel", "datum"]


class PilotForm(OnderdeelForm):
    van = DatumField(label="Van")
    tot = DatumField(label="Tot en met")

    class Meta:
        model = Pilot
        fields = ["naam", "met_wie", "van", "tot", "bevindingen", "vervolg"]
        widgets = {"bevindingen": forms.Textarea(attrs={"rows": 4})}


class BijstellingForm(OnderdeelForm):
    datum = DatumField(label="Datum")

    class Meta:
        model = Bijstelling
        fields = ["datum", "waarop", "wat", "reden", "moment"]
