"""Forms of the phase besluiten."""

import datetime
from typing import Any, cast

from django import forms
from django.db import transaction
from django.utils import timezone

from organisatie.forms.datum import DatumField
from rapportage.getallen import datum as datum_tekst
from verbeterplan import planversie
from verbeterplan.eigenaren import leden_van
from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import EigenaarField
from verbeterplan.models import Planbesluit, Plandoel, Randvoorwaarde, Tegengeluid
from verbeterplan.regels.handen import MEESTE_HANDEN

# A decision of longer ago is a slip in the year.
LANGST_GELEDEN = datetime.timedelta(days=5 * 366)


class DoelForm(OnderdeelForm):
    class Meta:
        model = Plandoel
        fields = ["tekst", "zichtbaar_aan"]
        labels = {
            "tekst": "Wat willen jullie bereiken?",
            "zichtbaar_aan": "Waaraan zien jullie het?",
        }
        help_texts = {
            "tekst": "Zoals: elke student heeft per periode twee gesprekken met zijn begeleider.",
            "zichtbaar_aan": "Iets wat je kunt tellen, zien of horen, en wanneer.",
        }
        error_messages = {"tekst": {"required": "Schrijf op wat jullie willen bereiken."}}


class RandvoorwaardeForm(OnderdeelForm):
    """How it stands is chosen on the page, with one press."""

    wie = EigenaarField()

    class Meta:
        model = Randvoorwaarde
        fields = ["tekst", "wie"]
        labels = {"tekst": "Wat is er nodig?"}
        help_texts = {"tekst": "Zoals: een lokaal waar je rustig kunt praten."}
        error_messages = {"tekst": {"required": "Schrijf op wat er nodig is."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie = cast(EigenaarField, self.fields["wie"])
        wie.label = "Wie regelt dit?"
        traject = self.bezoek.traject
        wie.zet_leden(leden_van(traject.team_id, traject.pk), self.instance.wie)


class TegengeluidForm(OnderdeelForm):
    class Meta:
        model = Tegengeluid
        fields = ["tekst", "antwoord"]
        labels = {"tekst": "Wat pleit ertegen?", "antwoord": "Wat doen jullie ermee?"}
        widgets = {
            "tekst": forms.Textarea(attrs={"rows": 3}),
            "antwoord": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "tekst": "Een zorg is vaak terecht. Noem geen namen.",
            "antwoord": "Een zorg kan het plan beter maken. Niets doen mag ook; zeg dan waarom.",
        }
        error_messages = {"tekst": {"required": "Schrijf op wat ertegen pleit."}}


class BesluitForm(OnderdeelForm):
    """A decision; of one that was taken only the day and the explanation can be mended.

    Hands are not asked for when support was measured in a session.
    """

    uitkomst = forms.ChoiceField(
        label="Wat besluiten jullie?",
        choices=[(code, naam.capitalize()) for code, naam in Planbesluit.Uitkomst.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat jullie besloten."},
    )
    datum = DatumField(label="Besloten op")

    class Meta:
        model = Planbesluit
        fields = ["uitkomst", "datum", "toelichting", "voor", "tegen"]
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 3})}
        labels = {"voor": "Handen voor", "tegen": "Handen tegen"}
        help_texts = {
            "toelichting": "Waarom dit besluit, en wat spraken jullie erbij af?",
            "voor": "Telden jullie geen handen? Laat dit dan leeg.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = getattr(self.bezoek.nu, "plan", None)
        gemeten = plan is not None and plan.draagvlak_id is not None
        weg = ["voor", "tegen"] if gemeten or self.instance.pk else []
        for veld in [*weg, "uitkomst"] if self.instance.pk else weg:
            del self.fields[veld]

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        """Save; of a plan that is going to be carried out a version is kept with the decision."""
        nieuw = self.instance.pk is None
        rij = super().save(commit)
        if nieuw and rij.uitkomst == Planbesluit.Uitkomst.UITVOEREN:
            reden = f"Besluit van {datum_tekst(rij.datum)}: {rij}"
            planversie.leg_vast(rij.ronde, rij.door, reden)
        return rij

    def clean_datum(self) -> datetime.date:
        dag: datetime.date = self.cleaned_data["datum"]
        vandaag = timezone.localdate()
        if dag > vandaag:
            raise forms.ValidationError(
                f"{datum_tekst(dag)} moet nog komen. Kies de dag waarop jullie besloten."
            )
        if dag < vandaag - LANGST_GELEDEN:
            raise forms.ValidationError(
                f"{datum_tekst(dag)} is meer dan vijf jaar geleden. Kijk het jaartal na."
            )
        return dag

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "voor" in self.fields and not {"voor", "tegen"} & set(self.errors):
            self._keur_handen(data)
        return data

    def _keur_handen(self, data: dict[str, Any]) -> None:
        voor, tegen = data.get("voor"), data.get("tegen")
        if (voor is None) != (tegen is None):
            leeg = "voor" if voor is None else "tegen"
            self.add_error(leeg, f"Vul ook in hoeveel handen er {leeg} waren; 0 mag.")
        elif voor is not None and voor + tegen > MEESTE_HANDEN:
            self.add_error("tegen", f"Samen zijn dat {voor + tegen} handen. Kijk de aantallen na.")
        elif voor == tegen == 0:
            data["voor"] = data["tegen"] = None
