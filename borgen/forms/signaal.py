"""Forms of a signal: noted in twenty seconds, and found again."""

import datetime
from collections import defaultdict
from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.forms.filter import TrajectlijstFilter, periodeveld
from borgen.models import Signaal
from borgen.models.signalen import SignaalQuerySet
from borgen.regels.signalen import Periode
from organisatie.forms.datum import DatumField, Datumkiezer
from organisatie.forms.versie import VersieForm
from rapportage.getallen import datum as datum_tekst
from verbeterplan.forms.velden import Kiezer
from verbeterplan.models import Overleg, Verbeteractie

# Up to so many one sees them all at once; more go in a list to choose from.
MEESTE_KNOPPEN = 6


class SignaalForm(VersieForm):
    """``acties``: the verbeteracties it can be about, fetched with traject and team."""

    class Meta:
        model = Signaal
        fields = ["verbeteractie", "van", "richting", "tekst", "vervolg", "op_bord"]
        labels = {
            "verbeteractie": "Waarover?",
            "van": "Van wie?",
            "richting": "Hoe gaat het?",
            "tekst": "Wat zag of hoorde je?",
            "vervolg": "Wat volgt er?",
            "op_bord": "Zet het op het bord van het team",
        }
        help_texts = {
            "tekst": "Eén zin is genoeg. Noem geen namen van studenten.",
            "vervolg": "Bijvoorbeeld: ik vraag het na bij ICT.",
        }
        widgets = {
            "van": forms.RadioSelect,
            "richting": forms.RadioSelect,
            "tekst": forms.TextInput(attrs={"class": "form-control"}),
            "vervolg": forms.TextInput(attrs={"class": "form-control"}),
            "op_bord": forms.CheckboxInput(attrs={"class": "form-check-input"}),
        }
        error_messages = {
            "verbeteractie": {
                "required": "Kies waar het over gaat.",
                "invalid_choice": "Kies een verbeteractie van je eigen team.",
            },
            "van": {"required": "Kies van wie je het hoorde."},
            "richting": {"required": "Kies of het goed gaat of aandacht vraagt."},
            "tekst": {"required": "Schrijf in één zin op wat je zag of hoorde."},
        }

    def __init__(self, *args: Any, acties: list[Verbeteractie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the empty choice: one sees two or four buttons, none of them pressed.
        for naam, keuzes in (("van", Signaal.Van), ("richting", Signaal.Richting)):
            cast(forms.ChoiceField, self.fields[naam]).choices = keuzes.choices
        self._zet_acties(acties)

    def _zet_acties(self, acties: list[Verbeteractie]) -> None:
        veld = cast(forms.ModelChoiceField, self.fields["verbeteractie"])
        veld.queryset = Verbeteractie.objects.filter(pk__in=[a.pk for a in acties])
        self.knoppen = len(acties) <= MEESTE_KNOPPEN
        veld.widget = forms.RadioSelect() if self.knoppen else Kiezer()
        veld.widget.choices = _per_traject(acties, plat=self.knoppen)
        if len(acties) == 1:
            veld.initial = acties[0].pk


def _per_traject(acties: list[Verbeteractie], *, plat: bool) -> list[Any]:
    """The choices; as buttons in one row, in a list under the name of their traject."""
    if plat:
        return [(a.pk, a.naam) for a in acties]
    groepen: dict[str, list[tuple[int, str]]] = defaultdict(list)
    teams = {a.traject.team_id for a in acties}
    for actie in acties:
        traject = actie.traject
        kop = f"{traject.team.naam}: {traject.naam}" if len(teams) > 1 else traject.naam
        groepen[kop].append((actie.pk, actie.naam))
    return [("", "Kies een verbeteractie"), *groepen.items()]


class SignaalWijzigForm(SignaalForm):
    """The same afterwards, with the day it was heard."""

    datum = DatumField(
        label="Wanneer was dat?", widget=Datumkiezer(attrs={"class": "form-control"})
    )

    class Meta(SignaalForm.Meta):
        fields = [*SignaalForm.Meta.fields, "datum"]

    def clean_datum(self) -> datetime.date:
        datum = self.cleaned_data["datum"]
        if datum > timezone.localdate():
            raise forms.ValidationError(f"{datum_tekst(datum)} moet nog komen. Kies een eerdere.")
        return datum


class SignaalFilter(TrajectlijstFilter):
    """Which signals a list shows."""

    NIET_BESPROKEN, WACHT = "niet_besproken", "wacht"
    gelijk = ("verbeteractie", "richting")

    richting = forms.ChoiceField(
        choices=[("", "Alles"), *Signaal.Richting.choices],
        required=False,
        label="Hoe gaat het",
        widget=Kiezer,
    )
    periode = periodeveld(Periode.WEEK, Periode.MAAND, Periode.KWARTAAL)
    stand = forms.ChoiceField(
        choices=[
            ("", "Alles"),
            (NIET_BESPROKEN, "Nog niet besproken"),
            (WACHT, "Wacht op een besluit"),
        ],
        required=False,
        widget=Kiezer,
    )

    def toepassen(self, rijen: SignaalQuerySet) -> SignaalQuerySet:
        rijen = super().toepassen(rijen)
        match self.cleaned_data.get("stand"):
            case self.NIET_BESPROKEN:
                return rijen.filter(besproken_in=None)
            case self.WACHT:
                return rijen.wacht_op_besluit()
        return rijen


class BesprokenForm(forms.Form):
    """Signals that the team talked about, and in which meeting."""

    signaal = forms.ModelMultipleChoiceField(
        Signaal.objects.none(),
        error_messages={
            "required": "Vink de signalen aan die jullie bespraken.",
            "invalid_choice": "Een van deze signalen is er niet meer. Vink ze opnieuw aan.",
        },
    )
    overleg = forms.ModelChoiceField(
        Overleg.objects.none(),
        required=False,
        empty_label="Nog niet besproken",
        widget=Kiezer,
        label="Besproken in",
        error_messages={"invalid_choice": "Kies een overleg van dit team."},
    )

    def __init__(self, *args: Any, signalen: Any, overleggen: list[Overleg], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField, self.fields["signaal"]).queryset = signalen
        veld = cast(forms.ModelChoiceField, self.fields["overleg"])
        veld.queryset = Overleg.objects.filter(pk__in=[o.pk for o in overleggen])
        veld.widget.choices = [
            ("", "Nog niet besproken"),
            *((o.pk, f"{o.titel}, {datum_tekst(o.moment)}") for o in overleggen),
        ]
