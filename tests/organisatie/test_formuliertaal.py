"""An empty field is told what to do, in the same words everywhere."""

import pytest
from django import forms

from organisatie.forms.beheer import TeamForm
from verbeterplan.forms.traject import TrajectForm


class Alles(forms.Form):
    tekst = forms.CharField()
    keuze = forms.ChoiceField(choices=[("a", "a")])
    meer = forms.MultipleChoiceField(choices=[("a", "a")])
    akkoord = forms.BooleanField()
    dag = forms.DateField()
    bestand = forms.FileField()
    eigen = forms.CharField(error_messages={"required": "Geef het een naam."})


@pytest.mark.parametrize(
    ("veld", "melding"),
    [
        ("tekst", "Vul dit in."),
        ("keuze", "Maak een keuze."),
        ("meer", "Maak een keuze."),
        ("akkoord", "Vink dit aan."),
        ("dag", "Kies een datum."),
        ("bestand", "Kies eerst een bestand."),
        ("eigen", "Geef het een naam."),
    ],
)
def test_een_leeg_veld_zegt_wat_te_doen(veld, melding):
    assert Alles({}, {}).errors[veld] == [melding]


@pytest.mark.parametrize(("form", "veld"), [(TrajectForm, "team"), (TeamForm, "school")])
def test_ook_in_formulieren_van_een_model(form, veld):
    assert form.base_fields[veld].error_messages["required"] == "Maak een keuze."
