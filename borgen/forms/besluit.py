"""A decision in one form: on what, what, and what follows from it."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from borgen.acties.handelen import Normwijziging, eis_grond
from borgen.forms.filter import TrajectlijstFilter, periodeveld
from borgen.forms.velden import GetalField
from borgen.models import Besluit, Document, Meetafspraak, Meting, Norm, Signaal
from borgen.oordelen import norm_op, norm_tekst
from borgen.regels.signalen import Periode
from borgen.waarnemingen import METING, SIGNAAL, Waar, in_woorden, nummers_van
from organisatie.forms.datum import DatumField, Datumkiezer
from organisatie.forms.versie import VersieForm
from organisatie.models import Lidmaatschap
from rapportage.getallen import datum as datum_tekst
from verbeterplan.forms.velden import EigenaarField, Kiezer, eis_goede_datum
from verbeterplan.models import Activiteit, Overleg

VELD = {"class": "form-control"}


def _datum(**kwargs: Any) -> DatumField:
    return DatumField(widget=Datumkiezer(attrs=VELD), **kwargs)


class BesluitTekstForm(VersieForm):
    """What was decided and when; also for mending it afterwards."""

    datum = _datum(label="Wanneer besloten jullie dit?")

    class Meta:
        model = Besluit
        fields = ["wat", "datum", "overleg", "op_bord"]
        labels = {
            "wat": "Wat besluiten jullie?",
            "overleg": "In welk overleg?",
            "op_bord": "Zet dit succes op het bord van het team",
        }
        help_texts = {
            "wat": "Schrijf over de afspraak, niet over een persoon. Verandert er een norm of een "
            "document, dan staat dit daar als reden, ook voor kwaliteit en directie."
        }
        widgets = {
            "wat": forms.Textarea(attrs={"rows": 4, **VELD}),
            "overleg": Kiezer,
            "op_bord": forms.CheckboxInput(attrs={"class": "form-check-input"}),
        }
        error_messages = {"wat": {"required": "Schrijf op wat jullie besluiten."}}

    def __init__(self, *args: Any, overleggen: list[Overleg], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["overleg"])
        veld.queryset = Overleg.objects.filter(pk__in=[o.pk for o in overleggen])
        veld.widget.choices = [
            ("", "Niet in een overleg"),
            *((o.pk, f"{o.titel}, {datum_tekst(o.moment)}") for o in overleggen),
        ]
        if self.instance.pk and self.instance.soort != Besluit.Soort.BELONEN:
            del self.fields["op_bord"]

    def clean_datum(self) -> Any:
        datum = self.cleaned_data["datum"]
        if datum > timezone.localdate():
            raise forms.ValidationError(f"{datum_tekst(datum)} moet nog komen. Kies een eerdere.")
        return datum


class NormKeuze(forms.ModelChoiceField):
    """A meetafspraak with the norm it has today, so that nobody changes another one."""

    def label_from_instance(self, obj: Meetafspraak) -> str:
        norm = norm_op(obj, timezone.localdate(), Norm.Soort.INTERN)
        nu = f"nu {norm_tekst(obj, norm)}" if norm else f"in {obj.eenheid}, nog geen norm"
        return f"{obj.wat} ({nu})"


class BesluitForm(BesluitTekstForm):
    """A new decision. ``waarnemingen`` are those it may rest on."""

    waarnemingen = forms.MultipleChoiceField(
        label="Waar rust dit op?",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        required=False,
        error_messages={
            "invalid_choice": "Een van deze waarnemingen is er niet meer. Kies uit wat er nu staat."
        },
    )
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label="In welk document verandert het?",
        required=False,
        empty_label="Kies een document",
        widget=Kiezer,
        help_text="Er komt een nieuwe versie, met dit besluit als reden. Het team keurt die goed.",
    )
    afspraak = NormKeuze(
        Meetafspraak.objects.none(),
        label="Welke norm?",
        required=False,
        empty_label="Kies een meetafspraak",
        widget=Kiezer,
    )
    waarde = GetalField(label="Wat wordt de norm?", required=False, widget=forms.TextInput(VELD))
    geldig_van = _datum(label="Geldt vanaf", required=False)
    te_halen_op = _datum(label="Te halen op (mag leeg)", required=False)
    activiteit_wat = forms.CharField(
        label="Wat gaat er gebeuren?",
        required=False,
        max_length=200,
        widget=forms.TextInput(VELD),
    )
    activiteit_eigenaar = EigenaarField(widget=Kiezer)
    activiteit_datum = _datum(label="Klaar op", required=False)

    class Meta(BesluitTekstForm.Meta):
        fields = ["soort", *BesluitTekstForm.Meta.fields]
        labels = BesluitTekstForm.Meta.labels | {"soort": "Wat doen jullie?"}
        widgets = BesluitTekstForm.Meta.widgets | {"soort": forms.RadioSelect}
        error_messages = BesluitTekstForm.Meta.error_messages | {
            "soort": {"required": "Kies wat jullie doen."}
        }

    def __init__(
        self, *args: Any, waarnemingen: list[Waar], leden: list[Lidmaatschap], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        actie = self.instance.verbeteractie
        cast(forms.ChoiceField, self.fields["soort"]).choices = Besluit.Soort.choices
        cast(forms.MultipleChoiceField, self.fields["waarnemingen"]).choices = [
            (waar.sleutel, in_woorden(waar)) for waar in waarnemingen
        ]
        documenten = Document.objects.filter(proces__team=actie.traject.team_id)
        cast(forms.ModelChoiceField, self.fields["document"]).queryset = documenten
        self.heeft_documenten = documenten.exists()
        afspraak = cast(forms.ModelChoiceField, self.fields["afspraak"])
        lopend = Meetafspraak.objects.lopend().filter(verbeteractie=actie)
        afspraak.queryset = lopend.prefetch_related("normen")
        gekozen = nummers_van(self.initial.get("waarnemingen", []))[METING]
        afspraak.initial = lopend.filter(metingen__in=gekozen).values_list("pk", flat=True).first()
        cast(EigenaarField, self.fields["activiteit_eigenaar"]).zet_leden(leden)

    def clean_activiteit_datum(self) -> Any:
        datum = self.cleaned_data["activiteit_datum"]
        eis_goede_datum(datum)
        return datum

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        match data.get("soort"):
            case Besluit.Soort.PROCES if self.heeft_documenten:
                self._eis("document", "Kies in welk document de nieuwe werkwijze komt.")
            case Besluit.Soort.NORM:
                self._eis("afspraak", "Kies van welke meetafspraak de norm verandert.")
                self._eis("waarde", "Vul in wat de norm wordt.")
                self._eis("geldig_van", "Kies vanaf welke dag de norm geldt.")
        if not data.get("activiteit_wat") and (
            data.get("activiteit_eigenaar") or data.get("activiteit_datum")
        ):
            self.add_error("activiteit_wat", "Schrijf op wat er gaat gebeuren.")
        self._zoek_waarnemingen(data)
        return data

    def _eis(self, naam: str, melding: str) -> None:
        if naam not in self.errors and self.cleaned_data.get(naam) is None:
            self.add_error(naam, melding)

    def _zoek_waarnemingen(self, data: dict[str, Any]) -> None:
        """Exchange keys for rows, and hold them against the rule."""
        if "waarnemingen" in self.errors:
            return
        nummers = nummers_van(data.get("waarnemingen", []))
        data["metingen"] = list(Meting.objects.filter(pk__in=nummers[METING]))
        data["signalen"] = list(Signaal.objects.filter(pk__in=nummers[SIGNAAL]))
        try:
            eis_grond(data.get("soort", ""), data["metingen"], data["signalen"])
        except forms.ValidationError as fout:
            self.add_error(None, fout)
        self._eis_daarna([*data["metingen"], *data["signalen"]])

    def _eis_daarna(self, waarnemingen: list[Any]) -> None:
        """Nobody decides on what is still to be seen."""
        laatste = max((waarneming.datum for waarneming in waarnemingen), default=None)
        datum = self.cleaned_data.get("datum")
        if laatste and datum and datum < laatste:
            self.add_error(
                "datum",
                f"Dit rust op iets van {datum_tekst(laatste)}. Kies die dag of een latere.",
            )

    def gevolgen(self) -> dict[str, Any]:
        """What ``neem_besluit`` has to do along with it."""
        data, besluit = self.cleaned_data, self.instance
        if besluit.soort != Besluit.Soort.BELONEN:
            besluit.op_bord = False
        traject = besluit.verbeteractie.traject
        norm = activiteit = None
        if besluit.soort == Besluit.Soort.NORM:
            norm = Normwijziging(
                data["afspraak"], data["waarde"], data["geldig_van"], data["te_halen_op"]
            )
        if data["activiteit_wat"]:
            activiteit = Activiteit(
                team_id=traject.team_id,
                traject=traject,
                verbeteractie=besluit.verbeteractie,
                wat=data["activiteit_wat"],
                eigenaar=data["activiteit_eigenaar"],
                datum=data["activiteit_datum"],
                borgstap="handelen",
            )
        return {"document": data["document"], "norm": norm, "activiteit": activiteit}


class BesluitFilter(TrajectlijstFilter):
    """Which decisions a list shows."""

    gelijk = ("verbeteractie", "soort")

    soort = forms.ChoiceField(
        choices=[("", "Alles"), *Besluit.Soort.choices],
        required=False,
        label="Wat jullie deden",
        widget=Kiezer,
    )
    periode = periodeveld(Periode.MAAND, Periode.KWARTAAL)
