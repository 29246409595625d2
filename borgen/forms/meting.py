"""Forms of a result, a norm, a moment that lapses, a sample."""

import datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils import timezone

from borgen.forms.velden import GetalField
from borgen.models import Meetafspraak, Meetmoment, Meting, Norm
from borgen.regels.norm import hoogste_van
from borgen.regels.steekproef import GROOTSTE_POPULATIE, GROOTSTE_STEEKPROEF
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from rapportage.getallen import datum


class MomentKeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Meetmoment) -> str:
        return f"{obj.naam} ({datum(obj.op)})"


class MetingForm(VersieForm):
    waarde = GetalField(label="Uitkomst")
    datum = DatumField(label="Gemeten op")
    n = forms.IntegerField(
        label="Bij hoeveel?",
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text="Mag leeg. Bijvoorbeeld hoeveel studenten de enquête invulden.",
        error_messages={
            "min_value": "Vul minstens 1 in, of laat het leeg.",
            "max_value": "Dit aantal is te groot. Kijk het na.",
            "invalid": "Vul een heel aantal in.",
        },
    )
    meetmoment = MomentKeuze(
        Meetmoment.objects.none(),
        required=False,
        label="Voor welke afgesproken meting?",
        empty_label="Tussendoor gemeten",
        error_messages={"invalid_choice": "Deze meting is intussen ingevuld of vervallen."},
    )

    class Meta:
        model = Meting
        fields = ["waarde", "datum", "n", "opmerking", "meetmoment"]
        labels = {"opmerking": "Opmerking"}
        widgets = {"opmerking": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"opmerking": "Mag leeg. Wat moet je weten om deze uitkomst te begrijpen?"}

    def __init__(self, *args: Any, afspraak: Meetafspraak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.afspraak = afspraak
        self.fields["waarde"].label = f"Uitkomst ({afspraak.eenheid})"
        keuze = cast(forms.ModelChoiceField, self.fields["meetmoment"])
        vrij = Q(meting=None, vervallen_reden="")
        keuze.queryset = afspraak.momenten.filter(
            vrij | Q(pk=self.instance.meetmoment_id or 0)
        ).order_by("op")

    def clean_waarde(self) -> Decimal:
        waarde: Decimal = self.cleaned_data["waarde"]
        hoogste = hoogste_van(self.afspraak.eenheid)
        if hoogste is not None and waarde > hoogste:
            raise forms.ValidationError(
                f"Een uitkomst in “{self.afspraak.eenheid}” is hoogstens {hoogste}. "
                "Kijk het getal na, ook de komma."
            )
        return waarde

    def clean_datum(self) -> datetime.date:
        dag = self.cleaned_data["datum"]
        if dag > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul in wanneer je gemeten hebt.")
        return dag


class NormForm(forms.Form):
    """A norm that follows; what the earlier ones were stays."""

    soort = forms.ChoiceField(label="Wiens norm?", choices=Norm.Soort)
    waarde = GetalField(label="Norm", min_value=Decimal(0))
    geldig_van = DatumField(label="Geldt vanaf")
    te_halen_op = DatumField(
        label="Te halen op",
        required=False,
        help_text="Mag leeg. Tot die dag is een lagere uitkomst nog geen gemiste norm.",
    )
    reden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Verander je een norm? Dan lees je later terug waarom.",
    )

    def __init__(self, *args: Any, afspraak: Meetafspraak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        richting = afspraak.get_richting_display()
        self.fields["waarde"].label = f"Norm: {richting} ({afspraak.eenheid})"


class VervaltForm(forms.Form):
    reden = forms.CharField(
        label="Waarom meten jullie deze keer niet?",
        max_length=300,
        error_messages={"required": "Schrijf op waarom deze meting niet doorgaat."},
    )


class SteekproefForm(forms.Form):
    waaruit = forms.CharField(
        label="Waaruit trek je?",
        max_length=160,
        help_text="Bijvoorbeeld: de klassenlijst van leerjaar 1, op volgorde van de lijst.",
        error_messages={"required": "Schrijf op uit welke lijst je trekt."},
    )
    populatie = forms.IntegerField(
        label="Hoeveel zijn er?",
        min_value=1,
        max_value=GROOTSTE_POPULATIE,
        error_messages={
            "required": "Vul in hoeveel er op de lijst staan.",
            "invalid": "Vul een heel aantal in.",
            "min_value": "Vul minstens 1 in.",
            "max_value": "Meer dan 1.000.000 kan niet. Kijk het aantal na.",
        },
    )
    omvang = forms.IntegerField(
        label="Hoeveel trek je er?",
        min_value=1,
        max_value=GROOTSTE_STEEKPROEF,
        error_messages={
            "required": "Vul in hoeveel je er trekt.",
            "invalid": "Vul een heel aantal in.",
            "min_value": "Trek er minstens 1.",
            "max_value": "Trek er hoogstens 1.000.",
        },
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        populatie, omvang = data.get("populatie"), data.get("omvang")
        if populatie and omvang and omvang > populatie:
            self.add_error("omvang", f"Er zijn er {populatie}. Trek er niet meer dan dat.")
        return data
