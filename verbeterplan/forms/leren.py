"""Forms of learning together: a goal of one's own, a question to a colleague, the answer."""

from typing import Any, cast

from django import forms

from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.models import Feedbackvraag, Leerdoel, Plandoel, Verbetertraject


def _met_traject(rij: Plandoel) -> str:
    return f"{rij.ronde.traject}: {rij}"


class LeerdoelForm(forms.ModelForm):
    """Of one person, so that nobody else can have changed it meanwhile: there are no versions."""

    class Meta:
        model = Leerdoel
        fields = ["tekst", "traject", "plandoel"]
        labels = {
            "tekst": "Wat wil je leren?",
            "traject": "Bij welk traject?",
            "plandoel": "Hoort het bij een doel van het team?",
        }
        help_texts = {
            "tekst": "Bijvoorbeeld: ik wil in een gesprek langer stil kunnen zijn, zodat de "
            "student zelf verder denkt.",
            "plandoel": "Mag leeg blijven.",
        }
        widgets = {"tekst": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "tekst": {"required": "Schrijf op wat je wilt leren."},
            "traject": {"required": "Kies een traject."},
        }

    def __init__(self, *args: Any, trajecten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        traject = cast(forms.ModelChoiceField, self.fields["traject"])
        traject.queryset = trajecten
        traject.empty_label = "Kies een traject"
        traject.error_messages["invalid_choice"] = "Kies een traject waar je aan meewerkt."
        doel = cast(forms.ModelChoiceField, self.fields["plandoel"])
        doelen = Plandoel.objects.aanwezig().filter(
            ronde__traject__in=trajecten, ronde__afgerond_op=None
        )
        # The one it belongs to stays to choose, also when the plan went on.
        huidig = Plandoel.objects.filter(pk=self.instance.plandoel_id)
        doel.queryset = (doelen | huidig).select_related("ronde__traject")
        doel.empty_label = "Nee, het is van mij"
        doel.error_messages["invalid_choice"] = (
            "Dit doel staat niet meer in het plan. Kies een ander doel."
        )
        if len(doel.queryset) and len(traject.queryset) > 1:
            doel.label_from_instance = _met_traject  # type: ignore[assignment, method-assign]
        if not len(doel.queryset):
            del self.fields["plandoel"]
        if len(traject.queryset) == 1:
            traject.initial, traject.empty_label = traject.queryset[0], None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        doel: Plandoel | None = data.get("plandoel")
        traject: Verbetertraject | None = data.get("traject")
        if doel and traject and doel.ronde.traject_id != traject.pk:
            self.add_error("plandoel", f"Dit doel hoort bij “{doel.ronde.traject}”.")
        return data


class VraagForm(forms.ModelForm):
    """Whom one asks, of the team and the PLG, and what to look at."""

    aan = forms.ChoiceField(
        label="Aan wie vraag je het?",
        error_messages={
            "required": "Kies een collega.",
            "invalid_choice": "Kies een collega van dit team of deze PLG.",
        },
    )

    class Meta:
        model = Feedbackvraag
        fields = ["aan", "vraag"]
        labels = {"vraag": "Waar moet je collega op letten?"}
        help_texts = {
            "vraag": "Bijvoorbeeld: kijk dinsdag mee in een gesprek. Hoe lang wacht ik na een "
            "vraag?"
        }
        widgets = {"vraag": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, leden: list[Lidmaatschap], ik: Gebruiker, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._leden = {str(lid.pk): lid for lid in leden if lid.gebruiker_id != ik.pk}
        veld = cast(forms.ChoiceField, self.fields["aan"])
        namen = [(pk, lid.gebruiker.naam) for pk, lid in self._leden.items()]
        veld.choices = [("", "Kies een collega"), *sorted(namen, key=lambda keuze: keuze[1])]

    def clean_aan(self) -> Lidmaatschap:
        lid = self._leden[self.cleaned_data["aan"]]
        if self.instance.leerdoel.vragen.open().filter(aan=lid, ingetrokken_op=None).exists():
            raise forms.ValidationError(f"Je vroeg dit al aan {lid}. Wacht nog even op antwoord.")
        return lid


class FeedbackForm(forms.ModelForm):
    """Three questions: where to, how now, what next (feed up, feedback, feed forward)."""

    class Meta:
        model = Feedbackvraag
        fields = ["feed_up", "feedback", "feed_forward"]
        labels = {
            "feed_up": "Waar wil je collega naartoe, zoals jij het begrijpt?",
            "feedback": "Wat zag of hoorde je nu al?",
            "feed_forward": "Wat kan een volgende stap zijn?",
        }
        help_texts = {
            "feed_up": "Zeg het in je eigen woorden. Zo merken jullie of je hetzelfde bedoelt.",
            "feedback": "Noem wat er gebeurde, en wat dat deed. Geen cijfer, geen oordeel.",
            "feed_forward": "Eén ding dat deze week al kan.",
        }
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 4}))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any((data.get(veld) or "").strip() for veld in self.fields):
            raise forms.ValidationError("Schrijf bij minstens één vraag iets op.")
        return data
