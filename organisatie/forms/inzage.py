"""What the view log is filtered by."""

from django import forms

from organisatie.forms.beheer import Dag
from organisatie.models import Inzage, Team


class InzageFilter(forms.Form):
    """Who viewed or moved what, of which team, between two days."""

    wie = forms.CharField(label="Persoon", required=False, max_length=80)
    soort = forms.ChoiceField(
        label="Wat er gebeurde",
        required=False,
        choices=[("", "Alles"), *Inzage.Soort.choices],
    )
    team = forms.ModelChoiceField(
        Team.objects.order_by("naam", "pk"), label="Team", required=False, empty_label="Alle teams"
    )
    zoek = forms.CharField(label="Welke gegevens", required=False, max_length=80)
    vanaf = forms.DateField(label="Vanaf", required=False, widget=Dag())
    tot = forms.DateField(label="Tot en met", required=False, widget=Dag())
