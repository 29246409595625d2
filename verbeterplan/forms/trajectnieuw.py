"""The form of a new traject: from the beginning, or from an analysis that was made elsewhere."""

import re
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from organisatie.forms.datum import DatumField
from verbeterplan.forms.traject import TrajectForm
from verbeterplan.models import Verbeteractie, Verbetertraject
from verbeterplan.regels.fasen import Fase

MEESTE_ACTIES = 20
LANGSTE_ACTIE = 160
# What stands before a line of a list that was pasted: a dash, a bullet, a number.
_LIJSTTEKEN = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])(?:\s+|$)")


class ActiesField(forms.CharField):
    """Verbeteracties, one a line."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value: Any) -> list[str]:
        getypt = enumerate(super().clean(value).splitlines(), 1)
        schoon = ((nummer, " ".join(_LIJSTTEKEN.sub("", r).split())) for nummer, r in getypt)
        regels = [(nummer, regel) for nummer, regel in schoon if regel]
        fouten = [
            f"Regel {nummer} is te lang: {len(regel)} tekens, er passen er {LANGSTE_ACTIE}. "
            f"“{regel[:40]}…”"
            for nummer, regel in regels
            if len(regel) > LANGSTE_ACTIE
        ]
        if len(regels) > MEESTE_ACTIES:
            fouten.append(
                f"Dit zijn er {len(regels)}. Kies de belangrijkste, hoogstens {MEESTE_ACTIES}."
            )
        if fouten:
            raise forms.ValidationError(fouten)
        return [regel for _, regel in regels]


class TrajectNieuwForm(TrajectForm):
    VERKENNEN, ELDERS = "verkennen", "elders"

    begin = forms.ChoiceField(
        label="Hebben jullie de analyse al gedaan?",
        choices=[
            (VERKENNEN, "Nee, we beginnen met verkennen wat er speelt."),
            (ELDERS, "Ja, bijvoorbeeld met MBObeter light. We gaan meteen uitvoeren."),
        ],
        widget=forms.RadioSelect,
        initial=VERKENNEN,
        required=False,
    )
    herkomst = forms.CharField(
        label="Welke analyse was dat?",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: MBObeter light, voorjaar 2026.",
    )
    analyse_afgerond_op = DatumField(
        label="Wanneer was die analyse klaar?",
        required=False,
        help_text="Een jaar later raden we een BOAS aan.",
    )
    acties = ActiesField(
        label="Wat gaat het team anders doen?",
        required=False,
        help_text="Eén verbeteractie per regel. Je kunt ze plakken uit het verslag.",
    )
    field_order = (
        *("team", "naam", "doel", "begin", "herkomst", "analyse_afgerond_op", "acties"),
        "samenvatting",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("begin") == self.ELDERS:
            self._eis_analyse(data)
        elif data.get("herkomst") or data.get("acties"):
            self.add_error(
                "begin",
                "Je vulde een eerdere analyse in. Kies “ja”, of maak die velden weer leeg.",
            )
        return data

    def _eis_analyse(self, data: dict[str, Any]) -> None:
        """What has to be there to begin with carrying out."""
        vragen = {
            "herkomst": "Schrijf op hoe die analyse heet.",
            "analyse_afgerond_op": "Kies de dag waarop de analyse klaar was.",
            "acties": "Schrijf minstens één verbeteractie op.",
        }
        for veld, vraag in vragen.items():
            if not data.get(veld) and veld not in self.errors:
                self.add_error(veld, vraag)
        dag = data.get("analyse_afgerond_op")
        if dag and dag > timezone.localdate():
            self.add_error("analyse_afgerond_op", "Die dag moet nog komen. Kijk de datum na.")

    @transaction.atomic
    def save(self, commit: bool = True) -> Verbetertraject:
        """The traject with its round, and the verbeteracties that were brought along."""
        data = self.cleaned_data
        if data["begin"] != self.ELDERS:
            return super().save(commit)
        self.instance.save(begin_fase=Fase.UITVOEREN, herkomst=data["herkomst"])
        for plek, naam in enumerate(data["acties"]):
            Verbeteractie.objects.create(traject=self.instance, naam=naam, volgorde=plek)
        return self.instance
