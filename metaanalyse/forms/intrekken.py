"""Why a settled card counts no more."""

from django import forms

# As long as a line of history holds.
MEESTE_TEKENS = 100


class IntrekForm(forms.Form):
    reden = forms.CharField(
        label="Waarom trek je deze kaart in?",
        max_length=MEESTE_TEKENS,
        help_text="Bijvoorbeeld: het rapport is vervangen door een nieuwe meting.",
    )
