"""Forms of speerpunten: bringing one in, choosing it, moving it on, and how much runs at once."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from organisatie.forms.versie import VersieForm
from organisatie.models import Gebruiker, Schooljaar, Team
from verbeterplan.forms.velden import Kiezer
from verbeterplan.models import Speerpunt, Teamgrens, Verbetertraject
from verbeterplan.regels.speerpunten import VAN_WIE, Drukte
from verbeterplan.speerpunten import Ruimte


class Teamkeuze(forms.Form):
    """Of which team one sees the speerpunten: always one."""

    team = forms.ModelChoiceField(Team.objects.none(), empty_label=None, widget=Kiezer)

    def __init__(self, *, teams: Any, team: Team) -> None:
        super().__init__(initial={"team": team.pk})
        cast(forms.ModelChoiceField, self.fields["team"]).queryset = teams


class SpeerpuntForm(VersieForm):
    """``teams``: for which it can be brought in; left out for one that is there already."""

    van_wie = forms.MultipleChoiceField(
        choices=list(VAN_WIE.items()),
        required=False,
        label="Van wie komt dit?",
        help_text="Kruis aan wat klopt. Noem geen namen.",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Voor welk team?",
        empty_label=None,
        widget=Kiezer,
        error_messages={"invalid_choice": "Kies een team waar je in zit."},
    )
    field_order = ("team", "naam", "omschrijving", "van_wie", "gegevens", "visie")

    class Meta:
        model = Speerpunt
        fields = ["team", "naam", "omschrijving", "van_wie", "gegevens", "visie"]
        labels = {
            "naam": "Wat zou beter kunnen?",
            "omschrijving": "Wat is er aan de hand?",
            "gegevens": "Welke gegevens wijzen erop?",
            "visie": "Hoe past dit bij wat onze school belangrijk vindt?",
        }
        help_texts = {
            "naam": "Kort, zoals je het tegen een collega zegt. Bijvoorbeeld: Rustige overgang "
            "naar de stage.",
            "omschrijving": "Wat zie je gebeuren, bij wie en wanneer? Een paar zinnen zijn genoeg.",
            "gegevens": "Cijfers, gesprekken, een bezoek aan de les. Heb je niets? Laat het leeg.",
            "visie": "Weet je het nog niet? Bespreek het met elkaar en vul het later aan.",
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 4}),
            "gegevens": forms.Textarea(attrs={"rows": 3}),
            "visie": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = {
            "naam": {"required": "Schrijf in een paar woorden op wat beter zou kunnen."}
        }

    def __init__(self, *args: Any, teams: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if teams is None or len(teams) == 1:
            del self.fields["team"]
            if teams is not None:
                self.instance.team = teams[0]
            return
        cast(forms.ModelChoiceField, self.fields["team"]).queryset = teams


class KiesForm(forms.ModelForm):
    """The traject that a speerpunt becomes. When the team is full it asks to say yes once more."""

    toch = forms.BooleanField(
        label="Ja, we kiezen dit er toch bij",
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
        error_messages={
            "required": "Jullie zitten aan de afgesproken grens. Vink dit aan als jullie het er "
            "toch bij kiezen, of schuif iets door naar volgend schooljaar."
        },
    )

    class Meta:
        model = Verbetertraject
        fields = ["naam", "doel"]
        labels = {"naam": "Hoe gaat het traject heten?", "doel": "Wat willen jullie bereiken?"}
        help_texts = {
            "doel": "Hier staat wat er aan de hand is. Maak er een doel van, of doe dat later.",
        }
        widgets = {"doel": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"naam": {"required": "Geef het traject een naam."}}

    def __init__(self, *args: Any, ruimte: Ruimte, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ruimte.drukte == Drukte.RUIMTE:
            del self.fields["toch"]

    def clean_naam(self) -> str:
        naam = self.cleaned_data["naam"]
        zelfde = Verbetertraject.objects.filter(team=self.instance.team, naam=naam)
        if zelfde.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                "Jullie hebben al een traject met die naam. Kies een andere naam."
            )
        return naam


class SchuifDoorForm(VersieForm):
    class Meta:
        model = Speerpunt
        fields = ["schooljaar", "reden"]
        labels = {"schooljaar": "Naar welk schooljaar?", "reden": "Waarom nu niet?"}
        help_texts = {
            "reden": "Zodat jullie straks nog weten waarom. Bijvoorbeeld: eerst de stage."
        }
        error_messages = {
            "schooljaar": {
                "required": "Kies een schooljaar.",
                "invalid_choice": "Kies een schooljaar dat nog moet beginnen.",
            },
            "reden": {"required": "Schrijf kort op waarom dit wacht."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = True
        veld = cast(forms.ModelChoiceField, self.fields["schooljaar"])
        komend = Schooljaar.objects.filter(van__gt=timezone.localdate()).order_by("van")
        if not komend:
            # Next year is not there yet; the page says its name.
            del self.fields["schooljaar"]
            return
        veld.queryset, veld.required, veld.empty_label = komend, True, None
        veld.initial = komend[0]


class GrensForm(VersieForm):
    class Meta:
        model = Teamgrens
        fields = ["hoogstens"]
        labels = {"hoogstens": "Hoeveel trajecten mogen er tegelijk lopen?"}
        help_texts = {
            "hoogstens": "Liever weinig die af komen dan veel die blijven liggen. De meeste teams "
            "kiezen twee of drie."
        }


def teams_van(gebruiker: Gebruiker) -> Any:
    """The teams for which somebody can bring in a speerpunt: those they are in."""
    return Team.objects.filter(pk__in=gebruiker.toegang.lid_van, actief=True).order_by("naam", "pk")
