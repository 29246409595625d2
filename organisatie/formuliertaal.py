"""What a form says of a field that was left empty: what to do, not that it is "verplicht"."""

from django import forms

LEEG: dict[type[forms.Field], str] = {
    forms.Field: "Vul dit in.",
    forms.ChoiceField: "Maak een keuze.",
    forms.BooleanField: "Vink dit aan.",
    forms.DateField: "Kies een datum.",
    forms.FileField: "Kies eerst een bestand.",
}


def zet_leeg() -> None:
    """For every field without words of its own; before the first form is made."""
    for soort, tekst in LEEG.items():
        soort.default_error_messages = {**soort.default_error_messages, "required": tekst}
