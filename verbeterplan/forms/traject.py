"""Forms of a traject: itself, its verbeteracties, a new session."""

from typing import Any, cast

from django import forms
from django.db.models import F, Q

from boas.models import Afname, Instrument
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Gebruiker, Lidmaatschap, Team
from verbeterplan.forms.velden import EigenaarField, Kiezer
from verbeterplan.models import Verbeteractie, Verbetertraject
from verbeterplan.models.traject import VerbetertrajectQuerySet
from verbeterplan.regels.fasen import FASEN


class TrajectForm(VersieForm):
    analyse_afgerond_op = DatumField(
        label="Analyse afgerond op",
        required=False,
        help_text="Een jaar later raden we een BOAS aan. Weet je het nog niet? Laat het leeg.",
    )

    class Meta:
        model = Verbetertraject
        fields = ["team", "naam", "doel", "samenvatting", "analyse_afgerond_op", "status"]
        labels = {"naam": "Naam van het traject", "doel": "Doel", "status": "Stand"}
        help_texts = {
            "naam": "Kort, zoals jullie het noemen. Bijvoorbeeld: Begeleiding van de student.",
            "doel": "Wat willen jullie bereiken, en wanneer?",
        }
        widgets = {
            "doel": forms.Textarea(attrs={"rows": 3}),
            "samenvatting": forms.Textarea(attrs={"rows": 7}),
        }
        error_messages = {"naam": {"required": "Geef het traject een naam."}}

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # A traject stays with its team: its sessions and activities are that team's.
            del self.fields["team"]
            return
        del self.fields["status"]
        team = cast(forms.ModelChoiceField, self.fields["team"])
        team.queryset = Team.objects.bewerkbaar_door(gebruiker).filter(actief=True)
        team.error_messages["invalid_choice"] = "Kies een team dat je leidt."
        if team.queryset.count() == 1:
            team.initial = team.queryset.get()
            team.empty_label = None

    def clean_naam(self) -> str:
        naam = self.cleaned_data["naam"]
        # The model checks this only where the team is on the form.
        zelfde = Verbetertraject.objects.filter(team=self.instance.team_id, naam=naam)
        if self.instance.pk and zelfde.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Dit team heeft al een traject met die naam.")
        return naam


class VerbeteractieForm(VersieForm):
    eigenaar = EigenaarField(help_text="Wie houdt in de gaten dat dit gebeurt?")

    class Meta:
        model = Verbeteractie
        fields = ["naam", "omschrijving", "eigenaar"]
        labels = {"naam": "Wat doet het team voortaan anders?", "omschrijving": "Toelichting"}
        widgets = {"omschrijving": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"naam": {"required": "Schrijf in een paar woorden op wat er verandert."}}

    def __init__(
        self, *args: Any, leden: list[Lidmaatschap], mag_toewijzen: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not mag_toewijzen:
            del self.fields["eigenaar"]
            return
        cast(EigenaarField, self.fields["eigenaar"]).zet_leden(leden, self.instance.eigenaar)


class InstrumentKeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Instrument) -> str:
        return f"{obj.naam} (van jullie team)" if obj.team_id else obj.naam


class SessieNieuwForm(forms.Form):
    """Which instrument the new session uses, those of the organisation and of the own team, and how
    it is answered. Who does not say how means: in a meeting, where the instrument allows that.
    """

    instrument = InstrumentKeuze(
        queryset=Instrument.objects.none(),
        label="Instrument",
        empty_label=None,
        widget=Kiezer,
        error_messages={
            "invalid_choice": "Kies een instrument uit de lijst.",
            "required": "Kies een instrument uit de lijst.",
        },
    )

    hoe = forms.ChoiceField(
        choices=[(keuze.value, keuze.label) for keuze in (Afname.ZAAL, Afname.LINK)],
        label="Hoe wordt er geantwoord?",
        required=False,
        initial=Afname.ZAAL,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        error_messages={"invalid_choice": "Kies samen of met een link."},
    )

    def __init__(self, *args: Any, traject: Verbetertraject, gebruiker: Gebruiker, **kw: Any):
        super().__init__(*args, **kw)
        veld = cast(forms.ModelChoiceField, self.fields["instrument"])
        veld.queryset = (
            Instrument.objects.zichtbaar_voor(gebruiker)
            .filter(Q(team=None) | Q(team=traject.team_id))
            .voor_een_team()
        )
        eigen_eerst = F("team").asc(nulls_last=True)
        # The team's own wording of the BOAS comes before the organisation's.
        veld.initial = veld.queryset.filter(code="boas").order_by(eigen_eerst).first()

    @property
    def kan_met_link(self) -> bool:
        """Whether there is an instrument of which one may choose how it is answered."""
        rijen = cast(Any, self.fields["instrument"]).queryset
        return any(instrument.afname == Afname.BEIDE for instrument in rijen)

    def clean(self) -> None:
        instrument = self.cleaned_data.get("instrument")
        if instrument is None:
            return
        hoe = self.cleaned_data.get("hoe")
        if instrument.afname == Afname.LINK:
            hoe = Afname.LINK
        elif instrument.afname == Afname.ZAAL and hoe == Afname.LINK:
            samen = "samen, in een bijeenkomst"
            self.add_error("hoe", f"{instrument} doe je {samen}. Kies bij Sessies ‘{samen}’.")
        self.cleaned_data["met_link"] = hoe == Afname.LINK


class TeamFilter(forms.Form):
    """What a list shows; anything unknown in the address shows everything."""

    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, empty_label="Alle teams", widget=Kiezer
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["team"]).queryset = Team.objects.zichtbaar_voor(
            gebruiker
        )

    def gekozen(self) -> dict[str, Any]:
        """The filters that are filled in and right."""
        self.is_valid()
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde}


class TrajectFilter(TeamFilter):
    fase = forms.ChoiceField(
        choices=[("", "Alle fasen"), *((fase.value, fase.kort) for fase in FASEN)],
        required=False,
        label="Fase",
        widget=Kiezer,
    )
    status = forms.ChoiceField(
        choices=[("", "Alle standen"), *Verbetertraject.Status.choices],
        required=False,
        label="Stand",
        widget=Kiezer,
    )

    def toepassen(self, rijen: VerbetertrajectQuerySet) -> VerbetertrajectQuerySet:
        """``rijen`` narrowed to what was chosen. Only what runs is in a phase."""
        gekozen = self.gekozen()
        if fase := gekozen.pop("fase", ""):
            lopend = Verbetertraject.Status.LOPEND
            rijen = rijen.filter(rondes__fase=fase, rondes__afgerond_op=None, status=lopend)
        return rijen.filter(**gekozen)
