"""Forms of a PLG: what it was asked, what a member brings, guests."""

from typing import Any, cast

from django import forms

from organisatie.forms.versie import VersieForm
from verbeterplan.models import Plg, Plggast, Plglid


class PlgForm(VersieForm):
    class Meta:
        model = Plg
        fields = ["opdracht", "tijd"]
        labels = {
            "opdracht": "Wat vraagt het team aan de PLG?",
            "tijd": "Welke tijd is er vrijgemaakt?",
        }
        widgets = {"opdracht": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "opdracht": "Bijvoorbeeld: zoek uit waarom gesprekken uitvallen en probeer twee "
            "manieren uit om dat te voorkomen.",
            "tijd": "Bijvoorbeeld: om de week dinsdag van 15.00 tot 16.30 uur, 40 uur per persoon "
            "in de taakverdeling.",
        }


class PlglidForm(VersieForm):
    class Meta:
        model = Plglid
        fields = ["brengt_mee"]
        labels = {"brengt_mee": "Wat brengt deze collega mee?"}
        help_texts = {
            "brengt_mee": "Bijvoorbeeld: kent het gespreksformulier, of geeft les in leerjaar 1."
        }


class PlggastForm(VersieForm):
    class Meta:
        model = Plggast
        fields = ["naam", "soort", "waarvoor"]
        labels = {
            "naam": "Naam",
            "soort": "Wie is het?",
            "waarvoor": "Waarvoor denkt deze gast mee?",
        }
        help_texts = {
            "naam": "Een gast krijgt geen account en geen mail. Van een leerling is een voornaam "
            "genoeg.",
            "waarvoor": "Bijvoorbeeld: vertelt hoe een gesprek voor een student voelt.",
        }
        error_messages = {
            "naam": {"required": "Vul een naam in."},
            "soort": {"required": "Kies wie het is."},
        }
        widgets = {"soort": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the line of dashes Django puts on top.
        cast(forms.ChoiceField, self.fields["soort"]).choices = Plggast.Soort.choices
