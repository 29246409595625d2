"""Forms of a version: its text beside somebody else, putting it before the team, an answer."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from borgen.models import Akkoord, Documentversie, Voorstel
from borgen.regels.akkoord import normaliseer
from organisatie.forms.versie import VersieForm
from organisatie.models import Lidmaatschap
from rapportage.getallen import datum, tijd
from rapportage.opmaak import te_diep
from verbeterplan.models import Overleg


class VersietekstForm(VersieForm):
    """The text of a version.

    ``getypt`` is the text of the form. When both changed it, ``hun_tekst`` is what ``wie`` saved.
    """

    tekst = forms.CharField(
        label="Tekst",
        max_length=100_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "tekstvak"}),
        error_messages={
            "max_length": "De tekst is te lang: hoogstens 100.000 tekens. Maak er twee documenten "
            "van, of voeg een deel toe als bijlage."
        },
    )
    hun_tekst = wie = getypt = ""

    class Meta:
        model = Documentversie
        fields = ["tekst", "reden"]
        labels = {"reden": "Waarom komt deze versie er?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._was = self.instance.tekst
        if self.instance.nummer == 1:
            del self.fields["reden"]
        else:
            self.fields["reden"].required = True
            self.fields["reden"].error_messages["required"] = (
                "Vertel kort waarom er een nieuwe versie komt."
            )

    def clean_tekst(self) -> str:
        tekst = self.cleaned_data["tekst"]
        if "\x00" in tekst:
            raise forms.ValidationError(
                "In de tekst staat een teken dat we niet kunnen bewaren. Typ dat stuk opnieuw."
            )
        if te_diep(tekst):
            # What does not show cannot be approved.
            raise forms.ValidationError(
                "Een lijst of citaat gaat hier zo diep dat het niet te lezen is. Maak het platter."
            )
        # As it is kept, with one kind of line break.
        self.getypt = normaliseer(tekst)
        return self.getypt

    @property
    def tekst_veranderd(self) -> bool:
        """Whether saving makes it another text."""
        return self.cleaned_data["tekst"] != self._was

    def _melding(self, veld: str, wie: str) -> str:
        if veld != "tekst":
            return super()._melding(veld, wie)
        self.hun_tekst, self.wie = self.instance.tekst, wie
        return (
            f"{wie} heeft deze tekst intussen ook veranderd. Hieronder zie je het verschil. Er is "
            "nog niets bewaard, en jouw tekst staat hier nog."
        )


class NieuweVersieForm(forms.Form):
    reden = forms.CharField(
        label="Waarom komt er een nieuwe versie?",
        max_length=500,
        help_text="Het team leest dit als eerste. Bijvoorbeeld: het formulier is te lang.",
        error_messages={"required": "Vertel kort waarom er een nieuwe versie komt."},
    )
    verkort = forms.BooleanField(
        label="Doorloop de stappen in het kort",
        required=False,
        initial=True,
        help_text="Voor een kleine bijstelling: beoordeel, leg vast, toets en maak toegankelijk.",
    )


class OverlegField(forms.ModelChoiceField):
    """A meeting by its title and moment."""

    def label_from_instance(self, obj: Overleg) -> str:
        return f"{obj.titel}, {datum(obj.moment)}, {tijd(obj.moment)}"


class VoorleggenForm(forms.Form):
    """In which meeting the team approves; who is away for long, with the reason."""

    overleg = OverlegField(
        Overleg.objects.none(),
        required=False,
        label="In welk overleg toetst het team?",
        empty_label="Nog niet gepland",
        error_messages={"invalid_choice": "Kies een overleg van dit team."},
    )

    def __init__(
        self, *args: Any, versie: Documentversie, leden: list[Lidmaatschap], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.leden = leden
        overleg = cast(forms.ModelChoiceField, self.fields["overleg"])
        overleg.queryset = Overleg.objects.filter(
            team=versie.document.proces.team_id, moment__gte=timezone.now()
        ).order_by("moment")
        # Who was away for long at the text before is asked about again, instead of forgotten.
        weg = Akkoord.objects.laatst_afwezig(leden)
        self.iemand_weg = bool(weg)
        for lid in leden:
            self.fields[f"afwezig_{lid.pk}"] = forms.CharField(
                label=f"Reden dat {lid.gebruiker.naam} er lang niet is",
                required=False,
                max_length=200,
                initial=weg.get(lid.pk, ""),
            )

    @property
    def afwezigvelden(self) -> list[tuple[Lidmaatschap, Any]]:
        return [(lid, self[f"afwezig_{lid.pk}"]) for lid in self.leden]

    def lang_afwezig(self) -> dict[int, str]:
        """Membership and reason of who is away for long."""
        redenen = {lid.pk: self.cleaned_data[f"afwezig_{lid.pk}"] for lid in self.leden}
        return {pk: reden for pk, reden in redenen.items() if reden}


class AntwoordForm(forms.Form):
    """The answer of one voter, on the text with this digest."""

    hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    antwoord = forms.ChoiceField(
        label="Ben je akkoord met deze tekst?",
        choices=[("akkoord", "Ja, ik ben akkoord"), ("niet_akkoord", "Nee, niet akkoord")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ben je niet akkoord? Vertel dan wat er anders moet.",
    )

    def zet_hash(self, hash_: str) -> None:
        """Ask for an answer on this text when the form comes back."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["hash"] = hash_
        self.data = data


class RedenForm(forms.Form):
    """One reason in words."""

    reden = forms.CharField(
        label="Waarom?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Vertel kort waarom."},
    )


class VoorstelForm(forms.ModelForm):
    class Meta:
        model = Voorstel
        fields = ["tekst", "waarom"]
        labels = {"tekst": "Wat zou je veranderen?", "waarom": "Waarom?"}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}
        error_messages = {"tekst": {"required": "Schrijf op wat je zou veranderen."}}
