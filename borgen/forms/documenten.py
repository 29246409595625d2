"""Forms of the register: a process, a document, and what the list shows."""

from typing import Any, cast

from django import forms

from borgen.models import Document, Proces
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Gebruiker, Lidmaatschap, Team
from organisatie.toegang import toegang_van
from verbeterplan.forms.traject import TeamFilter
from verbeterplan.forms.velden import EigenaarField, Kiezer, eis_goede_datum
from verbeterplan.models import Verbeteractie


class LidField(EigenaarField):
    """Somebody of the team with a task, or nobody yet."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.label = label


class ProcesForm(VersieForm):
    beheerder = LidField("Beheerder in het team", help_text="Wie bewaakt dit proces?")
    evalueert = LidField("Wie evalueert", help_text="Wie kijkt of het nog klopt, en past het aan?")
    maakt_beschikbaar = LidField(
        "Wie het beschikbaar maakt", help_text="Wie zorgt dat iedereen erbij kan?"
    )

    class Meta:
        model = Proces
        fields = [
            *("team", "naam", "toelichting", "formats"),
            *("beheerder", "beheerder_buiten_team", "evalueert", "maakt_beschikbaar"),
        ]
        labels = {"naam": "Naam van het proces", "toelichting": "Waar gaat het over?"}
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"naam": "Zoals jullie het noemen. Bijvoorbeeld: Begeleidingsgesprek."}
        error_messages = {"naam": {"required": "Geef het proces een naam."}}

    def __init__(self, *args: Any, gebruiker: Gebruiker, leden: list[Lidmaatschap], **kw: Any):
        super().__init__(*args, **kw)
        for veld in ("beheerder", "evalueert", "maakt_beschikbaar"):
            huidige = getattr(self.instance, veld)
            cast(LidField, self.fields[veld]).zet_leden(leden, huidige)
        if self.instance.pk:
            # A process stays with its team, as its documents do.
            del self.fields["team"]
            return
        team = cast(forms.ModelChoiceField, self.fields["team"])
        team.queryset = Team.objects.bewerkbaar_door(gebruiker).filter(actief=True)
        team.error_messages["invalid_choice"] = "Kies een team dat je leidt."
        if team.queryset.count() == 1:
            team.initial = team.queryset.get()
            team.empty_label = None

    def clean_naam(self) -> str:
        naam = self.cleaned_data["naam"]
        # The model checks this only where the team is on the form.
        zelfde = Proces.objects.filter(team=self.instance.team_id, naam=naam)
        if self.instance.pk and zelfde.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Dit team heeft al een proces met die naam.")
        return naam

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        team = data.get("team")
        for veld in ("beheerder", "evalueert", "maakt_beschikbaar"):
            lid = data.get(veld)
            if team and lid and lid.team_id != team.pk:
                self.add_error(
                    veld, "Deze persoon zit niet in het team dat je koos. Kies iemand anders."
                )
        return data


class VerbeteractiesField(forms.ModelMultipleChoiceField):
    """Verbeteracties with the traject each is of."""

    def label_from_instance(self, obj: Verbeteractie) -> str:
        return f"{obj.naam} ({obj.traject.naam})"


class DocumentForm(VersieForm):
    eigenaar = LidField("Eigenaar", help_text="Wie zorgt dat het document blijft kloppen?")
    evalueren_op = DatumField(
        label="Evalueren op",
        required=False,
        help_text="Wanneer kijken jullie of het nog klopt? Meestal na een jaar.",
    )
    verbeteracties = VerbeteractiesField(
        Verbeteractie.objects.none(),
        required=False,
        label="Welke verbeteracties legt dit vast?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies verbeteracties van dit team."},
    )

    class Meta:
        model = Document
        fields = [
            *("proces", "titel", "format", "eigenaar", "evalueren_op"),
            *("akkoordregel", "op_leeslijst"),
        ]
        labels = {
            "titel": "Titel",
            "format": "Vorm",
            "akkoordregel": "Hoe stelt het team het vast?",
            "op_leeslijst": "Iedereen leest dit",
        }
        help_texts = {"titel": "Bijvoorbeeld: SLB-handboek."}
        error_messages = {"titel": {"required": "Geef het document een titel."}}

    def __init__(self, *args: Any, gebruiker: Gebruiker, team: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leden = list(Lidmaatschap.objects.van_team(team))
        cast(LidField, self.fields["eigenaar"]).zet_leden(leden, self.instance.eigenaar)
        proces = cast(forms.ModelChoiceField, self.fields["proces"])
        proces.queryset = Proces.objects.bewerkbaar_door(gebruiker).filter(team=team)
        proces.error_messages["invalid_choice"] = "Kies een proces van dit team."
        acties = cast(forms.ModelMultipleChoiceField, self.fields["verbeteracties"])
        acties.queryset = Verbeteractie.objects.filter(traject__team=team).select_related("traject")
        if self.instance.pk:
            self.initial["verbeteracties"] = [a.pk for a in self.instance.verbeteracties.all()]
        if not acties.queryset.exists():
            del self.fields["verbeteracties"]

    def clean_evalueren_op(self) -> Any:
        datum = self.cleaned_data["evalueren_op"]
        eis_goede_datum(datum, self.instance.evalueren_op)
        return datum

    def clean_titel(self) -> str:
        titel = self.cleaned_data["titel"]
        if self.instance.pk and titel != Document.objects.get(pk=self.instance.pk).titel:
            self._eis_niet_ter_toetsing()
        return titel

    def _eis_niet_ter_toetsing(self) -> None:
        """The title is part of what the team approves."""
        for versie in self.instance.versies.in_bewerking():
            if versie.status == versie.Status.TER_TOETSING:
                raise forms.ValidationError(
                    f"Versie {versie.nummer} ligt met de oude titel ter toetsing. Trek die eerst "
                    "terug; dan kun je de titel veranderen."
                )

    def save(self, commit: bool = True) -> Document:
        document = super().save(commit)
        if "verbeteracties" in self.cleaned_data:
            document.verbeteracties.set(self.cleaned_data["verbeteracties"])
        return document


class RegisterFilter(TeamFilter):
    """What the register shows."""

    STANDEN = [
        ("", "Alles"),
        ("geldt", "geldt nu"),
        ("bewerking", "in bewerking"),
        ("evalueren", "evaluatie voorbij"),
        ("zonder", "nog niets vastgelegd"),
    ]
    stand = forms.ChoiceField(choices=STANDEN, required=False, label="Stand", widget=Kiezer)

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, gebruiker=gebruiker, **kwargs)
        if not toegang_van(gebruiker).lid_van:
            # Outside the team only what was approved shows.
            veld = cast(forms.ChoiceField, self.fields["stand"])
            buiten = ("", "geldt", "evalueren")
            veld.choices = [keuze for keuze in self.STANDEN if keuze[0] in buiten]


class VoorbeeldenForm(forms.Form):
    """Which of the suggested processes come into the register."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Team",
        error_messages={"invalid_choice": "Kies een team dat je leidt."},
    )
    kies = forms.MultipleChoiceField(
        label="Processen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vink minstens één proces aan."},
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, namen: list[str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        team = cast(forms.ModelChoiceField, self.fields["team"])
        team.queryset = Team.objects.bewerkbaar_door(gebruiker).filter(actief=True)
        if team.queryset.count() == 1:
            team.initial = team.queryset.get()
            team.empty_label = None
        kies = cast(forms.MultipleChoiceField, self.fields["kies"])
        kies.choices = [(naam, naam) for naam in namen]
        kies.initial = namen


class EvaluatieForm(forms.Form):
    """It was looked at and still holds: when is the next time?"""

    evalueren_op = DatumField(label="Volgende evaluatie op")

    def clean_evalueren_op(self) -> Any:
        eis_goede_datum(self.cleaned_data["evalueren_op"])
        return self.cleaned_data["evalueren_op"]
