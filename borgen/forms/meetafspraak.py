"""The form of one row of the meetplan."""

import datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.forms.velden import DatumsField, GetalField
from borgen.models import Meetafspraak
from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Functie, Gebruiker, Lidmaatschap
from verbeterplan.forms.velden import EigenaarField
from verbeterplan.models import Verbetertraject


class MeetafspraakForm(VersieForm):
    uitvoerder = EigenaarField(help_text="Een collega uit het team.")
    datums = DatumsField(
        label="Op welke datums?",
        required=False,
        help_text="Alleen bij vaste datums. Bijvoorbeeld: 12-10-2026, 15-3-2027.",
    )
    vanaf = DatumField(
        label="Loopt vanaf",
        initial=timezone.localdate,
        help_text="Eerdere uitkomsten erbij? Zet deze dag dan eerder.",
    )

    class Meta:
        model = Meetafspraak
        fields = [
            "verbeteractie",
            "wat",
            "wie",
            "hoe",
            "bron",
            "eenheid",
            "richting",
            "ritme",
            "keer_per_jaar",
            "datums",
            "vanaf",
            "tussentijds",
            "uitvoerder",
            "uitvoerder_buiten_team",
        ]
        labels = {
            "verbeteractie": "Bij welke verbeteractie?",
            "wat": "Wat meet je?",
            "wie": "Wie",
            "hoe": "Hoe te monitoren",
            "bron": "Waar komt de uitkomst vandaan?",
            "eenheid": "Waarin druk je het uit?",
            "richting": "Een goede uitkomst is",
            "ritme": "Wanneer meten",
            "keer_per_jaar": "Hoe vaak per jaar?",
            "tussentijds": "Tussentijdse evaluatie",
            "uitvoerder_buiten_team": "Of iemand van kwaliteitszorg",
        }
        widgets = {"hoe": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "hoe": "Bijvoorbeeld: een steekproef van twintig studenten bevragen.",
            "bron": "Uit de gesprekken: het deel van de studenten dat de norm haalt, per periode.",
            "keer_per_jaar": "Alleen bij een aantal keer per jaar: 1 tot en met 12.",
            "richting": "Minstens de norm, of juist hoogstens.",
            "eenheid": "Bijvoorbeeld: %, gesprekken, van de 10.",
        }
        error_messages = {
            "wat": {"required": "Schrijf in een paar woorden op wat je meet."},
            "wie": {"required": "Schrijf op om wie het gaat."},
            "hoe": {"required": "Schrijf op hoe je het te weten komt."},
            "eenheid": {"required": "Vul in waarin je meet. Een norm zonder eenheid zegt niets."},
            "verbeteractie": {
                "required": "Kies een verbeteractie.",
                "invalid_choice": "Kies een verbeteractie van dit traject.",
            },
        }

    def __init__(
        self,
        *args: Any,
        traject: Verbetertraject,
        leden: list[Lidmaatschap],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        actie = cast(forms.ModelChoiceField, self.fields["verbeteractie"])
        actie.queryset = traject.verbeteracties.all()
        actie.empty_label = "Kies een verbeteractie"
        uitvoerder = cast(EigenaarField, self.fields["uitvoerder"])
        uitvoerder.label = "Uitvoering"
        uitvoerder.zet_leden(leden, self.instance.uitvoerder)
        dienst = cast(forms.ModelChoiceField, self.fields["uitvoerder_buiten_team"])
        dienst.queryset = kwaliteitsmedewerkers(self.instance.uitvoerder_buiten_team_id)
        dienst.empty_label = "Niemand"
        dienst.error_messages["invalid_choice"] = "Kies iemand van kwaliteitszorg uit de lijst."
        if self.instance.pk and (self.instance.normen.exists() or self.instance.metingen.exists()):
            # What was measured or agreed in this unit would come to mean something else.
            del self.fields["eenheid"], self.fields["richting"]

    def clean_keer_per_jaar(self) -> int | None:
        """Only said when it counts."""
        aantal = self.cleaned_data["keer_per_jaar"]
        if self.cleaned_data.get("ritme") != Meetafspraak.Ritme.PER_JAAR:
            return None
        if aantal is None or not 1 <= aantal <= 12:
            raise forms.ValidationError("Vul een aantal in van 1 tot en met 12.")
        return aantal

    def clean_datums(self) -> list[str]:
        dagen = self.cleaned_data["datums"]
        if self.cleaned_data.get("ritme") != Meetafspraak.Ritme.DATUMS:
            return []
        if not dagen:
            raise forms.ValidationError("Vul minstens één datum in, bijvoorbeeld 12-10-2026.")
        return dagen

    def clean_vanaf(self) -> datetime.date:
        vanaf = self.cleaned_data["vanaf"]
        if not 2000 <= vanaf.year <= 2100:
            raise forms.ValidationError("Kijk het jaar na.")
        eerste = self.instance.pk and self.instance.metingen.order_by("datum").first()
        if eerste and vanaf > eerste.datum:
            dag = eerste.datum
            raise forms.ValidationError(
                f"Er staat al een uitkomst van {dag.day}-{dag.month}-{dag.year}. "
                "Kies die dag of een eerdere."
            )
        return vanaf

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("uitvoerder") and data.get("uitvoerder_buiten_team"):
            self.add_error(
                "uitvoerder_buiten_team",
                "Kies één persoon: iemand uit het team of iemand van kwaliteitszorg.",
            )
        if data.get("bron") == Meetafspraak.Bron.GESPREKKEN:
            self._eis_gesprekken(data)
        return data

    def _eis_gesprekken(self, data: dict[str, Any]) -> None:
        """From the conversations comes a share of the students, once a period."""
        if data.get("ritme", Meetafspraak.Ritme.PERIODE) != Meetafspraak.Ritme.PERIODE:
            self.add_error("ritme", "Uit de gesprekken meet je iedere periode.")
        if data.get("eenheid", self.instance.eenheid) not in {"%", ""}:
            veld = "eenheid" if "eenheid" in self.fields else "bron"
            self.add_error(veld, "Uit de gesprekken komt een percentage. De eenheid is dan %.")


class MeetafspraakNieuwForm(MeetafspraakForm):
    norm = GetalField(
        label="Norm",
        required=False,
        min_value=Decimal(0),
        help_text="Het getal. Weet je het nog niet? Laat het leeg.",
    )
    field_order = (
        *("verbeteractie", "wat", "wie", "hoe", "bron", "eenheid", "richting", "norm"),
        *("ritme", "keer_per_jaar", "datums", "vanaf", "tussentijds"),
    )


def kwaliteitsmedewerkers(huidige: int | None = None) -> Any:
    """Active people with that role, and whoever it is now."""
    rol = Functie.Rol.KWALITEITSMEDEWERKER
    nu = Gebruiker.objects.filter(functies__rol=rol, is_active=True)
    return (nu | Gebruiker.objects.filter(pk=huidige or 0)).distinct().order_by("naam", "pk")


class StopForm(forms.Form):
    reden = forms.CharField(
        label="Waarom meten jullie dit niet meer?",
        max_length=300,
        error_messages={"required": "Schrijf op waarom jullie dit niet meer meten."},
    )
