"""What a teacher fills in to log or plan a conversation: as little as nothing."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone

from borgen.slb.acties.vastleggen import Vastlegging
from borgen.slb.models import Gesprek
from organisatie.forms.datum import DatumField, Datumkiezer
from verbeterplan.forms.velden import Kiezer

GEHOUDEN, PLANNEN = "gehouden", "plannen"


class VastleggenForm(forms.Form):
    """One of the buttons beside a name (``nu``), or the ticked students with what is folded away.

    ``sleutel`` comes from the page: a press that arrives twice is logged once.
    """

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    nu = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    actie = forms.ChoiceField(choices=[(GEHOUDEN, ""), (PLANNEN, "")], required=False)
    student = forms.TypedMultipleChoiceField(coerce=int, required=False)
    datum = DatumField(
        label="Dag",
        required=False,
        widget=Datumkiezer(attrs={"class": "form-control"}),
        initial=timezone.localdate,
    )
    soort = forms.ChoiceField(
        label="Soort gesprek",
        choices=Gesprek.Soort.choices,
        required=False,
        initial=Gesprek.Soort.INDIVIDUEEL,
        widget=Kiezer,
        error_messages={"invalid_choice": "Kies een soort gesprek uit de lijst."},
    )
    notitie = forms.CharField(
        label="Notitie",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3}),
        help_text="Hoeft niet. Alleen jij, een waarnemer en de teamleider kunnen dit lezen.",
        error_messages={"max_length": "Een notitie is hoogstens 4.000 tekens lang."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            # Which students may be logged is asked of the database, not of the form.
            veld = self.fields["student"]
            gevraagd = [s for s in self.data.getlist("student") if s.isdecimal() and len(s) < 18]  # type: ignore[attr-defined]
            veld.choices = [(s, s) for s in gevraagd]  # type: ignore[attr-defined]
            veld.error_messages["invalid_choice"] = "Kies studenten uit de lijst."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self.studenten:
            raise forms.ValidationError("Vink eerst aan met wie het gesprek is.")
        return data

    @property
    def aangevinkt(self) -> set[int]:
        """The students whose box was ticked when it was sent, right or wrong."""
        return {int(pk) for pk, _ in self.fields["student"].choices}  # type: ignore[attr-defined]

    @property
    def studenten(self) -> list[int]:
        nu = self.cleaned_data.get("nu")
        return [nu] if nu else self.cleaned_data.get("student", [])

    def vastlegging(self) -> Vastlegging:
        """What was asked for; only after ``is_valid``."""
        data = self.cleaned_data
        if data.get("nu"):
            return Vastlegging(timezone.localdate(), uuid.uuid5(data["sleutel"], str(data["nu"])))
        return Vastlegging(
            dag=data["datum"] or timezone.localdate(),
            groep=data["sleutel"],
            soort=data["soort"] or Gesprek.Soort.INDIVIDUEEL,
            notitie=data["notitie"],
            gehouden=data["actie"] != PLANNEN,
        )


class OngedaanForm(forms.Form):
    ongedaan = forms.UUIDField()
