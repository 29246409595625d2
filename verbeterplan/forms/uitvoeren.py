"""Forms of the phase uitvoeren."""

import datetime
from typing import Any, cast

from django import forms
from django.db.models import Q

from organisatie.forms.datum import DatumField
from rapportage.getallen import datum as datum_tekst
from verbeterplan.bezoek import Bezoek
from verbeterplan.forms.onderdeel import OnderdeelForm
from verbeterplan.forms.velden import eis_goede_datum
from verbeterplan.models import Bijstelling, Monitormoment, Pilot, Voortgang
from verbeterplan.regels.monitoren import CODES, stel_voor
from verbeterplan.regels.vragen import MONITOREN


class MonitormomentForm(OnderdeelForm):
    datum = DatumField(label="Wanneer kijken jullie?")
    vragen = forms.MultipleChoiceField(
        label="Welke vragen nemen jullie mee?",
        choices=[(vraag.code, vraag.tekst) for vraag in MONITOREN],
        widget=forms.CheckboxSelectMultiple,
        help_text="Drie tot vijf werkt het best. Wij stelden er alvast een paar voor.",
        error_messages={
            "required": "Kies minstens één vraag.",
            "invalid_choice": "Kies vragen uit de lijst.",
        },
    )

    class Meta:
        model = Monitormoment
        fields = ["titel", "datum", "vragen"]
        labels = {"titel": "Waar gaat het over?"}
        help_texts = {"titel": "Bijvoorbeeld: Hoe gaan de gesprekken na zes weken?"}
        error_messages = {"titel": {"required": "Geef het monitormoment een naam."}}

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, bezoek=bezoek, **kwargs)
        if not self.instance.pk:
            eerdere = Monitormoment.objects.aanwezig().filter(ronde=bezoek.nu)
            self.initial["vragen"] = stel_voor(eerdere.values_list("vragen", flat=True))

    def clean_datum(self) -> datetime.date:
        datum = self.cleaned_data["datum"]
        eis_goede_datum(datum, self.instance.datum)
        return datum

    def clean_vragen(self) -> list[str]:
        # In the order of the list, whatever the browser sends.
        return [code for code in CODES if code in self.cleaned_data["vragen"]]


class PilotForm(OnderdeelForm):
    van = DatumField(label="Van")
    tot = DatumField(label="Tot en met")

    class Meta:
        model = Pilot
        fields = ["naam", "met_wie", "van", "tot", "bevindingen", "vervolg"]
        labels = {
            "naam": "Wat proberen jullie uit?",
            "met_wie": "Met wie, of in welke klassen?",
            "bevindingen": "Wat leerden jullie?",
            "vervolg": "En nu: hoe gaan jullie verder?",
        }
        help_texts = {
            "naam": "Bijvoorbeeld: de student schrijft vooraf drie vragen op.",
            "bevindingen": "Wat werkte, wat niet, en waardoor? Schrijf het op als de pilot voorbij "
            "is, of al onderweg.",
        }
        widgets = {"bevindingen": forms.Textarea(attrs={"rows": 5})}
        error_messages = {"naam": {"required": "Schrijf op wat jullie uitproberen."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            # There is nothing to tell yet.
            del self.fields["bevindingen"], self.fields["vervolg"]

    def clean_van(self) -> datetime.date:
        return self._goed("van")

    def clean_tot(self) -> datetime.date:
        return self._goed("tot")

    def _goed(self, veld: str) -> datetime.date:
        datum = self.cleaned_data[veld]
        # A pilot may have begun before somebody writes it down.
        eis_goede_datum(datum, getattr(self.instance, veld), mag_voorbij=True)
        return datum

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        van, tot = data.get("van"), data.get("tot")
        if van and tot and tot < van:
            self.add_error(
                "tot",
                f"De pilot eindigt op {datum_tekst(tot)}, maar begint pas op {datum_tekst(van)}. "
                "Kies een latere laatste dag.",
            )
        return data


class BijstellingForm(OnderdeelForm):
    datum = DatumField(label="Wanneer besloten jullie dit?")

    class Meta:
        model = Bijstelling
        fields = ["waarop", "wat", "reden", "moment", "datum"]
        labels = {
            "waarop": "Wat stellen jullie bij?",
            "wat": "Wat verandert er?",
            "reden": "Waarom?",
            "moment": "Waar volgt dit uit?",
        }
        help_texts = {
            "wat": "Bijvoorbeeld: het tweede gesprek mag ook in een groepje van drie.",
            "reden": "Wat zagen of hoorden jullie?",
        }
        widgets = {"waarop": forms.RadioSelect}
        error_messages = {
            "waarop": {"required": "Kies wat jullie bijstellen."},
            "wat": {"required": "Schrijf op wat er verandert."},
            "reden": {"required": "Schrijf op waarom jullie dit veranderen."},
        }

    def __init__(self, *args: Any, bezoek: Bezoek, **kwargs: Any) -> None:
        super().__init__(*args, bezoek=bezoek, **kwargs)
        waarop = cast(forms.ChoiceField, self.fields["waarop"])
        waarop.choices = [
            (waarde, naam.capitalize()) for waarde, naam in Bijstelling.Waarop.choices
        ]
        moment = cast(forms.ModelChoiceField, self.fields["moment"])
        # The one it follows from stays, also when that was put away since.
        mag = Q(weg_op=None) | Q(pk=self.instance.moment_id)
        moment.queryset = Monitormoment.objects.filter(mag, ronde=bezoek.nu)
        moment.empty_label = "Geen monitormoment"
        moment.error_messages["invalid_choice"] = "Kies een monitormoment van deze ronde."

    def clean_datum(self) -> datetime.date:
        datum = self.cleaned_data["datum"]
        eis_goede_datum(datum, self.instance.datum, mag_voorbij=True)
        return datum


class VoortgangForm(forms.ModelForm):
    """How far one is, and what would help; the page draws the four answers itself."""

    class Meta:
        model = Voortgang
        fields = ["stand", "nodig"]
        labels = {"stand": "Hoe ver ben jij?", "nodig": "Wat heb je nodig voor de volgende stap?"}
        error_messages = {
            "stand": {
                "required": "Kies wat het beste bij jou past.",
                "invalid_choice": "Kies een van de vier antwoorden.",
            }
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "nodig" in self.changed_data:
            # Something else is asked for now.
            self.instance.geregeld_op = None
        return data
