"""Forms of a meeting and its agenda."""

import datetime
from typing import Any, ClassVar, cast

from django import forms
from django.utils import timezone

from organisatie.forms.versie import VersieForm
from organisatie.models import Gebruiker, Team
from verbeterplan.forms.velden import eis_goede_datum
from verbeterplan.models import Agendapunt, Overleg, Verbetertraject


class MomentField(forms.DateTimeField):
    """A day and a time, as the browser's own field gives them."""

    default_error_messages = {
        "invalid": "Vul een datum en tijd in die bestaan, bijvoorbeeld 24-9-2026 14:30.",
        "required": "Kies een datum en een tijd.",
    }

    def __init__(self, **kwargs: Any) -> None:
        vorm = "%Y-%m-%dT%H:%M"
        super().__init__(
            input_formats=[vorm, "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M", "%Y-%m-%d %H:%M"],
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=vorm),
            **kwargs,
        )


def dag_van(moment: datetime.datetime | None) -> datetime.date | None:
    """The day of a moment in the school's time zone."""
    return timezone.localtime(moment).date() if moment else None


class _MomentForm(VersieForm):
    """A meeting has a moment that is still to come when it is planned."""

    moment = MomentField(label="Datum en tijd")

    class Meta:
        model = Overleg
        fields: ClassVar = ["titel", "moment", "duur_minuten", "plaats"]
        error_messages = {
            "titel": {"required": "Geef het overleg een titel."},
            "duur_minuten": {
                "min_value": "Een overleg duurt minstens 5 minuten.",
                "max_value": "Een overleg duurt hoogstens 480 minuten (8 uur).",
            },
        }

    def clean_moment(self) -> datetime.datetime:
        moment = self.cleaned_data["moment"]
        eis_goede_datum(dag_van(moment), dag_van(self.instance.moment))
        return moment


class OverlegForm(_MomentForm):
    class Meta(_MomentForm.Meta):
        fields: ClassVar = ["team", "soort", "titel", "moment", "duur_minuten", "plaats"]
        labels: ClassVar = {"titel": "Waar gaat het over?", "soort": "Soort overleg"}

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort = cast(forms.ChoiceField, self.fields["soort"])
        # That of a PLG is planned on the page of the PLG.
        soort.choices = [(k, v) for k, v in Overleg.Soort.choices if k != Overleg.Soort.PLG]
        if self.instance.pk:
            del self.fields["team"]
            return
        team = cast(forms.ModelChoiceField, self.fields["team"])
        team.queryset = Team.objects.bewerkbaar_door(gebruiker).filter(actief=True)
        team.error_messages["invalid_choice"] = "Kies een team dat je leidt."
        if team.queryset.count() == 1:
            team.initial = team.queryset.get()
            team.empty_label = None


class PlgOverlegForm(_MomentForm):
    class Meta(_MomentForm.Meta):
        fields = ["titel", "moment", "duur_minuten", "plaats"]
        labels = {"titel": "Waar gaat de bijeenkomst over?"}


class AgendapuntForm(VersieForm):
    minuten = forms.IntegerField(
        label="Minuten",
        required=False,
        min_value=1,
        max_value=480,
        error_messages={
            "min_value": "Vul minstens 1 minuut in, of laat het leeg.",
            "max_value": "Vul hoogstens 480 minuten in.",
            "invalid": "Vul een heel aantal minuten in.",
        },
    )

    class Meta:
        model = Agendapunt
        fields = ["tekst", "traject", "minuten"]
        labels = {"tekst": "Agendapunt", "traject": "Over traject"}
        error_messages = {"tekst": {"required": "Schrijf op wat er op de agenda komt."}}

    def __init__(self, *args: Any, overleg: Overleg, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if overleg.traject_id:
            # The whole meeting is about one; who is of another team sees no other.
            del self.fields["traject"]
            return
        veld = cast(forms.ModelChoiceField, self.fields["traject"])
        veld.queryset = Verbetertraject.objects.filter(team=overleg.team_id)
        veld.empty_label = "Geen"
        veld.error_messages["invalid_choice"] = "Kies een traject van dit team."
