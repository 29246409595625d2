"""Forms of the phase verdiepen: sources, what was seen, what one is good at, reactions."""

import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict

from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import eis_goede_datum
from verbeterplan.models import Activiteit, Beeldreactie, Expertise, Kijkmoment, Planbron
from verbeterplan.models.bronnen import OORDEELVRAGEN
from verbeterplan.regels.vindplaats import keur_vindplaats


class BronForm(OnderdeelForm):
    class Meta:
        model = Planbron
        fields = [
            *("soort", "titel", "vindplaats", "jaar", "leert_ons", "richting"),
            *("kwaliteit", "recent", "bruikbaar", "past"),
        ]
        labels = {
            "soort": "Wat voor bron is het?",
            "vindplaats": "Waar is het te vinden?",
            "jaar": "Uit welk jaar?",
            "leert_ons": "Wat leert dit ons?",
            "richting": "Is deze bron voor of tegen wat jullie van plan zijn?",
            "kwaliteit": "Goed onderbouwd?",
            "recent": "Recent genoeg?",
            "bruikbaar": "Bruikbaar?",
            "past": "Past het bij onze situatie?",
        }
        help_texts = {
            "titel": "Of de naam van de school of de deskundige die jullie spraken.",
            "vindplaats": "Een adres op internet, of gewoon: in de kast van de teamkamer.",
            "leert_ons": "In een paar zinnen, zodat een collega het niet zelf hoeft te lezen.",
            "richting": "Lees ook wie het anders ziet. Dan weet je waar het mis kan gaan.",
            "kwaliteit": "Is het onderzocht, en door wie? Staat erbij waar het op rust?",
            "recent": "Is er sinds die tijd veel veranderd?",
            "bruikbaar": "Weet je na het lezen wat je kunt doen?",
            "past": "Gaat het over studenten en een school zoals die van ons?",
        }
        widgets = {"leert_ons": forms.Textarea(attrs={"rows": 4})}
        error_messages = {
            "titel": {"required": "Welke bron is het? Geef een titel of naam."},
            "jaar": {
                "invalid": "Vul een jaartal in, zoals 2021.",
                "min_value": "Vul een jaartal in vanaf 1900.",
                "max_value": "Vul een jaartal in tot 2100.",
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in ("richting", *OORDEELVRAGEN):
            veld = cast(forms.ChoiceField, self.fields[vraag])
            leeg = "nog niet bekeken" if vraag in OORDEELVRAGEN else "geen van beide"
            keuzes = [keuze for keuze in cast(Any, veld.choices) if keuze[0]]
            veld.choices = [("", leeg), *keuzes]

    def clean_vindplaats(self) -> str:
        try:
            return keur_vindplaats(self.cleaned_data["vindplaats"])
        except ValueError:
            raise forms.ValidationError(
                "Een adres begint met https:// of http://, zoals https://www.onderwijskennis.nl."
            ) from None


class KijkmomentForm(OnderdeelForm):
    datum = DatumField(label="Wanneer?")

    class Meta:
        model = Kijkmoment
        fields = ["soort", "met_wie", "datum", "bevindingen"]
        labels = {
            "soort": "Wat was het?",
            "met_wie": "Met wie of waar?",
            "bevindingen": "Wat viel op?",
        }
        widgets = {"soort": forms.RadioSelect, "bevindingen": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "met_wie": "Noem geen namen: vier studenten uit 3B, twee collega's, een les rekenen.",
            "bevindingen": "Wat hoorde of zag je, zo letterlijk als het kan? Ook hier geen namen.",
        }
        error_messages = {
            "soort": {"required": "Kies wat het was."},
            "met_wie": {"required": "Schrijf op met wie of waar het was, zonder namen."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the line of dashes Django puts on top.
        cast(forms.ChoiceField, self.fields["soort"]).choices = Kijkmoment.Soort.choices


class ExpertiseForm(VersieForm):
    class Meta:
        model = Expertise
        fields = ["onderwerp", "soort", "toelichting"]
        labels = {
            "onderwerp": "Waar weet je veel van, of ben je goed in?",
            "soort": "Waardoor?",
            "toelichting": "Waarmee kun je een collega helpen?",
        }
        help_texts = {
            "onderwerp": "Eén onderwerp, zoals: gesprekken voeren, of toetsen maken.",
            "toelichting": "Mag leeg blijven. Bijvoorbeeld: ik doe het graag een keer voor.",
        }
        error_messages = {"onderwerp": {"required": "Schrijf één onderwerp op."}}


class VraagForm(forms.ModelForm):
    """Ask somebody for a task: what, and by when if one knows; that person confirms it."""

    datum = DatumField(
        label="Wanneer moet het klaar zijn?",
        required=False,
        help_text="Weet je het nog niet? Laat het leeg; dan kiest je collega een datum.",
    )

    class Meta:
        model = Activiteit
        fields = ["wat", "toelichting", "datum"]
        labels = {"wat": "Wat vraag je?", "toelichting": "Wil je er iets bij zeggen?"}
        help_texts = {"wat": "Bijvoorbeeld: doe een kwartier voor hoe jij een gesprek begint."}
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"wat": {"required": "Schrijf op wat je vraagt."}}

    def clean_datum(self) -> datetime.date | None:
        datum = self.cleaned_data["datum"]
        eis_goede_datum(datum)
        return datum


class BeeldreactieForm(forms.ModelForm):
    """``nummer`` is that of the text that was read: a reaction is about that one."""

    nummer = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Beeldreactie
        fields = ["herkent", "aanvulling"]
        widgets = {"aanvulling": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "herkent": {"required": "Kies een van de drie antwoorden."},
            "aanvulling": {
                "max_length": "Dit is te lang: %(show_value)s tekens, er passen er %(limit_value)s."
            },
        }

    def __init__(self, *args: Any, nummer: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.laatste = self.initial["nummer"] = nummer
        veld = cast(forms.ChoiceField, self.fields["herkent"])
        veld.choices = Beeldreactie.Herkent.choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("nummer") != self.laatste:
            # The form comes back with the text of now; what was typed stays.
            self.data = cast(QueryDict, self.data).copy()
            self.data["nummer"] = str(self.laatste)
            raise forms.ValidationError(
                "De tekst is intussen veranderd en opnieuw gedeeld. Lees hem hierboven nog eens, "
                "en stuur dan je reactie."
            )
        return data
