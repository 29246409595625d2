"""Which verbeteracties come on which meetings of the coming year."""

import datetime
import re
from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.regels import jaaragenda
from organisatie.forms.datum import DatumField
from rapportage.getallen import DAGEN, MAANDEN
from rapportage.getallen import datum as datum_tekst
from verbeterplan.forms.velden import Kiezer, eis_goede_datum
from verbeterplan.models import Overleg, Verbeteractie, Verbetertraject

WELKE = ("eerste", "tweede", "derde", "vierde")


class Vinkjes(forms.CheckboxSelectMultiple):
    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "form-check-input", **(attrs or {})}, choices)


class DatumsField(forms.CharField):
    """Several dates, with a comma, a semicolon or a new line between them."""

    def clean(self, value: Any) -> list[datetime.date]:
        los = [deel.strip() for deel in re.split(r"[,;\n]", super().clean(value)) if deel.strip()]
        return [self._datum(deel) for deel in los]

    def _datum(self, deel: str) -> datetime.date:
        try:
            datum = DatumField().clean(deel)
            eis_goede_datum(datum)
        except forms.ValidationError as fout:
            raise forms.ValidationError(f"“{deel}”: {' '.join(fout.messages)}") from fout
        return datum


def _maand(sleutel: str) -> tuple[int, int]:
    jaar, maand = sleutel.split("-")
    return int(jaar), int(maand)


class JaaragendaForm(forms.Form):
    """``overleggen``: meetings of the team that are still to come."""

    acties = forms.ModelMultipleChoiceField(
        Verbeteractie.objects.none(),
        label="Wat komt op de agenda?",
        widget=Vinkjes,
        error_messages={"required": "Kies minstens één verbeteractie."},
    )
    overleggen = forms.ModelMultipleChoiceField(
        Overleg.objects.none(),
        label="Op welke geplande overleggen?",
        required=False,
        widget=Vinkjes,
        error_messages={
            "invalid_choice": "Een van deze overleggen is er niet meer. Kies uit wat er nu staat."
        },
    )
    maanden = forms.MultipleChoiceField(
        label="In welke maanden plan je een nieuw overleg?",
        required=False,
        widget=Vinkjes,
        help_text="Handig zijn bijvoorbeeld oktober, december, maart en juni.",
    )
    welke = forms.TypedChoiceField(
        label="Welke week",
        choices=[(n, naam) for n, naam in enumerate(WELKE, 1)],
        coerce=int,
        initial=2,
        widget=Kiezer,
    )
    weekdag = forms.TypedChoiceField(
        label="Dag",
        choices=[(n, naam) for n, naam in enumerate(DAGEN[:5])],
        coerce=int,
        initial=1,
        widget=Kiezer,
    )
    tijd = forms.TimeField(
        label="Hoe laat",
        initial=datetime.time(15, 30),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(attrs={"type": "time", "class": "form-control"}, format="%H:%M"),
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 15:30."},
    )
    datums = DatumsField(
        label="Of op deze datums",
        required=False,
        max_length=400,
        help_text="Bijvoorbeeld: 24-9-2026, 12-11-2026.",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    titel = forms.CharField(
        label="Hoe heet het nieuwe overleg?",
        max_length=160,
        initial="Teamoverleg",
        widget=forms.TextInput(attrs={"class": "form-control"}),
        error_messages={"required": "Geef het overleg een titel."},
    )

    def __init__(
        self, *args: Any, traject: Verbetertraject, overleggen: list[Overleg], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        acties = cast(forms.ModelMultipleChoiceField, self.fields["acties"])
        acties.queryset = traject.verbeteracties.all()
        veld = cast(forms.ModelMultipleChoiceField, self.fields["overleggen"])
        veld.queryset = Overleg.objects.filter(pk__in=[o.pk for o in overleggen])
        veld.widget.choices = [(o.pk, f"{o.titel}, {datum_tekst(o.moment)}") for o in overleggen]
        cast(forms.MultipleChoiceField, self.fields["maanden"]).choices = [
            (f"{jaar}-{maand}", f"{MAANDEN[maand - 1]} {jaar}")
            for jaar, maand in jaaragenda.komende_maanden(timezone.localdate())
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        if not (data["overleggen"] or data["maanden"] or data["datums"]):
            self.add_error("maanden", "Kies een overleg, een maand of een datum.")
            return data
        maanden = [_maand(sleutel) for sleutel in data["maanden"]]
        dagen = jaaragenda.dagen(maanden, data["weekdag"], data["welke"], data["datums"])
        data["nieuwe"] = [self._moment(dag, data["tijd"]) for dag in dagen]
        return data

    def _moment(self, dag: datetime.date, tijd: datetime.time) -> datetime.datetime:
        if dag < timezone.localdate():
            self.add_error(
                "maanden",
                f"{datum_tekst(dag)} is al geweest. Kies een andere week, of laat die maand weg.",
            )
        return timezone.make_aware(datetime.datetime.combine(dag, tijd))
