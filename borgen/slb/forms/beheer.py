"""Forms of the team leader: classes, students, who guides whom, the norm, a sample."""

import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.slb.models import Klas, Plaatsing, SlbInstelling, Steekproef, Student
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Lidmaatschap, Periode, Schooljaar


class KlasForm(VersieForm):
    class Meta:
        model = Klas
        fields = ["naam", "schooljaar"]
        error_messages = {"naam": {"required": "Geef de klas een naam, zoals 3A."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jaar = cast(forms.ModelChoiceField, self.fields["schooljaar"])
        jaar.queryset = Schooljaar.objects.filter(gesloten=False)
        jaar.empty_label = None
        vandaag = timezone.localdate()
        jaar.initial = jaar.queryset.filter(van__lte=vandaag, tot__gte=vandaag).first()
        if self.instance.pk:
            del self.fields["schooljaar"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        jaar = data.get("schooljaar") or self.instance.schooljaar_id
        zelfde = Klas.objects.filter(
            team=self.instance.team_id, schooljaar=jaar, naam=data.get("naam", "")
        )
        if zelfde.exclude(pk=self.instance.pk).exists():
            self.add_error(
                "naam",
                "Dit team heeft dat schooljaar al een klas met die naam. Kies een andere naam.",
            )
        return data


class LidField(forms.ModelChoiceField):
    """A colleague of the team today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Lidmaatschap.objects.none(), **kwargs)
        self.error_messages["invalid_choice"] = "Kies iemand die nu in het team zit."

    def label_from_instance(self, obj: Any) -> str:
        return obj.gebruiker.naam


class StudentForm(VersieForm):
    """Name and number; for a new one also from when, and who guides."""

    class Meta:
        model = Student
        fields = ["naam", "nummer"]
        error_messages = {
            "naam": {"required": "Vul de naam van de student in."},
            "nummer": {"required": "Vul het studentnummer in."},
        }

    def clean_nummer(self) -> str:
        nummer = self.cleaned_data["nummer"].strip()
        zelfde = Student.objects.filter(team=self.instance.team_id, nummer=nummer)
        if zelfde.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                "Dit team heeft al een student met dat nummer. Kijk het nummer na."
            )
        return nummer


class StudentNieuwForm(StudentForm):
    van = DatumField(label="In de klas vanaf")
    slber = LidField(label="SLB'er", required=False, empty_label="Nog niemand")

    def __init__(self, *args: Any, klas: Klas, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.klas = klas
        cast(LidField, self.fields["slber"]).queryset = Lidmaatschap.objects.van_team(klas.team_id)
        jaar = klas.schooljaar
        self.fields["van"].initial = max(jaar.van, min(jaar.tot, timezone.localdate()))

    def clean_van(self) -> datetime.date:
        return in_open_jaar(in_het_jaar(self.cleaned_data["van"], self.klas.schooljaar))


def in_open_jaar(dag: datetime.date) -> datetime.date:
    """Raise ValidationError for a day in a closed school year: nothing changes there any more."""
    if Schooljaar.objects.filter(van__lte=dag, tot__gte=dag, gesloten=True).exists():
        raise forms.ValidationError("Dat schooljaar is gesloten. Kies een latere dag.")
    return dag


def in_het_jaar(dag: datetime.date, jaar: Schooljaar) -> datetime.date:
    """Raise ValidationError for a day outside the school year."""
    if not jaar.van <= dag <= jaar.tot:
        raise forms.ValidationError(
            f"Deze dag valt buiten schooljaar {jaar.naam}. Kijk het jaartal na."
        )
    return dag


class VerplaatsForm(forms.Form):
    """To which class, or away, and from which day."""

    klas = forms.ModelChoiceField(
        Klas.objects.none(),
        label="Waarheen",
        required=False,
        empty_label="Weg van de opleiding",
        error_messages={"invalid_choice": "Kies een klas van dit team."},
    )
    vanaf = DatumField(label="Vanaf", initial=timezone.localdate)

    def __init__(self, *args: Any, student: Student, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["klas"])
        veld.queryset = Klas.objects.filter(
            team=student.team_id, schooljaar__gesloten=False
        ).order_by("-schooljaar__van", "naam")

    def clean_vanaf(self) -> datetime.date:
        return in_open_jaar(self.cleaned_data["vanaf"])


class BegeleidingForm(forms.Form):
    """Which students of a class, by whom, from when; with a last day as waarnemer."""

    allemaal = forms.BooleanField(label="De hele klas", required=False)
    studenten = forms.ModelMultipleChoiceField(
        Student.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Kies studenten van deze klas.",
        },
    )
    lid = LidField(
        label="Wie begeleidt?",
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )
    van = DatumField(label="Vanaf", initial=timezone.localdate)
    tot = DatumField(
        label="Tot en met",
        required=False,
        help_text="Alleen voor wie tijdelijk waarneemt. De eigen SLB'er blijft er dan naast staan.",
    )

    def __init__(self, *args: Any, klas: Klas, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lid = cast(LidField, self.fields["lid"])
        lid.queryset = Lidmaatschap.objects.van_team(klas.team_id)
        studenten = cast(forms.ModelMultipleChoiceField, self.fields["studenten"])
        # Who went to another class or left is no longer in the whole class.
        nog_hier = Plaatsing.objects.vanaf(timezone.localdate()).filter(klas=klas)
        studenten.queryset = Student.objects.filter(
            team=klas.team_id, pk__in=nog_hier.values("student")
        )

    def clean_van(self) -> datetime.date:
        return in_open_jaar(self.cleaned_data["van"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("allemaal"):
            data["studenten"] = self.fields["studenten"].queryset  # type: ignore[attr-defined]
        elif not data.get("studenten") and "studenten" not in self.errors:
            self.add_error("studenten", "Vink aan om welke studenten het gaat.")
        van, tot = data.get("van"), data.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt voor de eerste.")
        if tot and tot < timezone.localdate():
            self.add_error("tot", "Deze dag is al geweest. Kies vandaag of een latere dag.")
        return data


class AfspraakForm(forms.ModelForm):
    """How many conversations the team agreed on, from which day."""

    van = DatumField(label="Vanaf", initial=timezone.localdate)

    class Meta:
        model = SlbInstelling
        fields = ["norm", "van"]
        help_texts = {
            "norm": "Voor iedere student in iedere periode. Zonder eigen afspraak zijn het er twee."
        }
        error_messages = {
            "norm": {
                "required": "Vul in hoeveel gesprekken jullie afspreken.",
                "min_value": "Spreek minstens één gesprek af.",
                "max_value": "Spreek hoogstens twintig gesprekken af.",
                "invalid": "Vul een heel getal in.",
            }
        }

    def clean_van(self) -> datetime.date:
        return in_open_jaar(self.cleaned_data["van"])


class SteekproefForm(forms.Form):
    periode = forms.ModelChoiceField(
        Periode.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "Kies een periode uit de lijst."},
    )
    uit = forms.ChoiceField(label="Waaruit?", choices=Steekproef.Uit.choices)
    omvang = forms.IntegerField(
        label="Hoeveel?",
        min_value=1,
        initial=5,
        error_messages={
            "min_value": "Trek er minstens één.",
            "required": "Vul in hoeveel je er trekt.",
            "invalid": "Vul een heel getal in.",
        },
    )

    def __init__(self, *args: Any, periodes: list[Periode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["periode"])
        veld.queryset = Periode.objects.filter(pk__in=[p.pk for p in periodes]).select_related(
            "schooljaar"
        )
