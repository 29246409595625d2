"""The form of a statement, and of the workbook that brings in many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from boas.models import Borgstap, Stelling, Versie
from boas.regels.inhoud import StellingInhoud
from boas.regels.opzet import heeft_gespreksvraag, heeft_interventie

# What belongs to the intervention of a statement; not there where that is the cluster's.
_VAN_INTERVENTIE = ("interventie", "doorlooptijd_dagen", "succesfactor", "borgstap")


class StellingFormulier(forms.ModelForm):
    """A statement of a version; saving is for ``boas.instrumenten``, see `inhoud`."""

    stand = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Stelling
        fields = [
            "code",
            "cluster",
            "tekst",
            "interventie",
            "gespreksvraag",
            "doorlooptijd_dagen",
            "succesfactor",
            "borgstap",
            "toelichting",
        ]
        widgets = {
            "tekst": forms.Textarea(attrs={"rows": 2}),
            "interventie": forms.Textarea(attrs={"rows": 5}),
            "gespreksvraag": forms.Textarea(attrs={"rows": 2}),
            "toelichting": forms.Textarea(attrs={"rows": 3}),
            "doorlooptijd_dagen": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
        help_texts = {
            "code": "Een letter en een getal, zoals D1. Zo vergelijken we met een vorige keer.",
            "tekst": "Eén zin in de wij-vorm, die iedereen op dezelfde manier leest.",
            "interventie": "Wat kan het team doen als dit vaak niet klopt? Twee tot vier zinnen.",
            "doorlooptijd_dagen": "Zo lang duurt dit meestal; daaruit volgt de eerste datum.",
            "borgstap": "Als deze interventie bij een stap van borgen hoort.",
            "toelichting": "Ziet alleen de leider, tijdens de sessie.",
        }
        error_messages = {
            "tekst": {"required": "Schrijf de stelling op."},
            "interventie": {"required": "Schrijf op wat het team kan doen."},
            "code": {"required": "Geef de stelling een code, zoals D1."},
        }

    def __init__(self, versie: Versie, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cluster: Any = self.fields["cluster"]
        cluster.queryset = versie.clusters.all()
        cluster.empty_label = None
        self.fields["doorlooptijd_dagen"].error_messages["invalid"] = (
            "Vul een heel aantal dagen in."
        )
        borgstap: Any = self.fields["borgstap"]
        borgstap.choices = [("", "geen"), *Borgstap.choices]
        self.fields["interventie"].required = True
        weg = () if heeft_interventie(versie.uitkomst) else _VAN_INTERVENTIE
        if not heeft_gespreksvraag(versie.uitkomst):
            weg = (*weg, "gespreksvraag")
        for veld in weg:
            del self.fields[veld]

    def inhoud(self) -> StellingInhoud:
        """What was filled in. Only after ``is_valid``."""
        ingevuld = dict(self.cleaned_data)
        ingevuld["cluster"] = ingevuld["cluster"].letter
        # What the result does not use is not asked, and stays what it is.
        return StellingInhoud(
            **{
                veld: ingevuld.get(veld, getattr(self.instance, veld))
                for veld in StellingInhoud.__slots__
            }
        )

    def neem_fouten_over(self, fout: ValidationError) -> None:
        """Show what the domain refused: at the field it names, else above the form."""
        self.add_error(None, fout)


class WerkboekFormulier(forms.Form):
    """A workbook to bring in; whether it is one, the reader says."""

    bestand = forms.FileField(
        label="Excel-bestand",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg.",
        },
    )
