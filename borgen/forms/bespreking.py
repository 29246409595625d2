"""The form with which a talk is prepared."""

import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.models import Bespreking, Meetafspraak
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from rapportage.getallen import datum
from verbeterplan.models import Overleg, Verbeteractie

# A talk is held at a meeting to come, or one that was just held.
KORT_GELEDEN = datetime.timedelta(days=30)


class OverlegKeuze(forms.ModelChoiceField):
    def label_from_instance(self, obj: Overleg) -> str:
        return f"{obj.titel}, {datum(obj.moment)}"


class MetingKeuze(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Meetafspraak) -> str:
        aantal = len(obj.metingen.all())
        woord = "nog niet gemeten" if not aantal else f"{aantal} keer gemeten"
        return f"{obj.wat} ({woord})"


class BesprekingForm(VersieForm):
    datum = DatumField(label="Wanneer bespreken jullie dit?")
    overleg = OverlegKeuze(
        Overleg.objects.none(),
        required=False,
        label="In welk overleg?",
        empty_label="Nog niet gepland",
        help_text="Het komt dan ook op de agenda van dat overleg.",
        error_messages={"invalid_choice": "Kies een overleg van jullie team."},
    )
    meetafspraken = MetingKeuze(
        Meetafspraak.objects.none(),
        required=False,
        label="Welke metingen laat je zien?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat er voor dit gesprek toe doet. Eén of twee grafieken is vaak genoeg.",
        error_messages={"invalid_choice": "Kies metingen van deze verbeteractie."},
    )

    class Meta:
        model = Bespreking
        fields = ["datum", "overleg"]

    def __init__(self, *args: Any, actie: Verbeteractie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        overleg = cast(forms.ModelChoiceField, self.fields["overleg"])
        overleg.queryset = Overleg.objects.filter(
            team=actie.traject.team_id, moment__gte=timezone.now() - KORT_GELEDEN
        ).order_by("moment")
        metingen = cast(forms.ModelMultipleChoiceField, self.fields["meetafspraken"])
        metingen.queryset = actie.meetafspraken.prefetch_related("metingen")
        if self.instance.pk:
            self.initial["meetafspraken"] = list(self.instance.meetafspraken.all())
        else:
            self.initial["meetafspraken"] = list(
                actie.meetafspraken.filter(metingen__isnull=False).distinct()[:2]
            )
