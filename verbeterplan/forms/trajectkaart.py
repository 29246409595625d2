"""Hanging an evidence card on a traject."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from organisatie.forms.versie import VersieForm
from verbeterplan.forms.velden import Kiezer
from verbeterplan.models import TrajectKaart, Verbetertraject

_WAAROM = "Waarom past dit bij jullie?"
_HULP = "Bijvoorbeeld: ook wij willen dat collega's bij elkaar in de les kijken."


class Trajectkeuze(forms.ModelChoiceField):
    """A traject by its name, with its team when there are several."""

    meer_teams = False

    def label_from_instance(self, obj: Verbetertraject) -> str:
        return f"{obj.team.naam}: {obj.naam}" if self.meer_teams else obj.naam


class HangAanForm(forms.Form):
    """``trajecten``: those that the card can still be hung on."""

    traject = Trajectkeuze(
        Verbetertraject.objects.none(),
        label="Bij welk traject?",
        empty_label="Kies een traject",
        widget=Kiezer,
        error_messages={
            "required": "Kies een traject.",
            "invalid_choice": "Kies een traject dat loopt en waar de kaart nog niet aan hangt.",
        },
    )
    waarom = forms.CharField(
        required=False,
        max_length=1000,
        label=_WAAROM,
        help_text=_HULP,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, trajecten: QuerySet[Verbetertraject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(Trajectkeuze, self.fields["traject"])
        rijen = list(trajecten)
        veld.meer_teams = len({t.team_id for t in rijen}) > 1
        veld.queryset = trajecten
        if len(rijen) == 1:
            veld.initial = rijen[0].pk
            veld.empty_label = None


class WaaromForm(VersieForm):
    """Why a card hangs on the traject, afterwards."""

    class Meta:
        model = TrajectKaart
        fields = ["waarom"]
        labels = {"waarom": _WAAROM}
        help_texts = {"waarom": _HULP}
        widgets = {"waarom": forms.Textarea(attrs={"rows": 3})}
