"""Forms of the phase besluiten."""

from django import forms

from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import DatumField
from verbeterplan.models import Planbesluit, Plandoel, Randvoorwaarde, Tegengeluid


class DoelForm(OnderdeelForm):
    class Meta:
        model = Plandoel
        fields = ["tekst", "zichtbaar_aan"]
        error_messages = {"tekst": {"required": "Wat willen jullie bereiken?"}}


class RandvoorwaardeForm(OnderdeelForm):
    class Meta:
        model = Randvoorwaarde
        fields = ["tekst", "stand", "wie"]


class TegengeluidForm(OnderdeelForm):
    class Meta:
        model = Tegengeluid
        fields = ["tekst", "antwoord"]


class BesluitForm(OnderdeelForm):
    datum = DatumField(label="Datum")

    class Meta:
        model = Planbesluit
        fields = ["uitkomst", "datum", "toelichting", "voor", "tegen"]
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
