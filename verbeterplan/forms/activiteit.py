"""Forms of an activity: the agreement itself, and how it stands."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils import timezone

from organisatie.forms.datum import DatumField
from organisatie.forms.versie import VersieForm
from organisatie.models import Gebruiker, Lidmaatschap
from verbeterplan.forms.velden import EigenaarField, Kiezer, eis_goede_datum
from verbeterplan.models import Activiteit, Verbeteractie, Verbetertraject
from verbeterplan.models.activiteit import ActiviteitQuerySet


class AfspraakForm(VersieForm):
    """What, who, when. Another owner or date asks for a new confirmation."""

    eigenaar = EigenaarField()
    datum = DatumField(label="Klaar op", required=False)
    mag_voorbij = False

    class Meta:
        model = Activiteit
        fields = ["wat", "eigenaar", "datum"]
        labels = {"wat": "Wat"}
        error_messages = {"wat": {"required": "Schrijf op wat er gaat gebeuren."}}

    def __init__(
        self,
        *args: Any,
        leden: list[Lidmaatschap],
        sessiedatum: datetime.date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessiedatum = sessiedatum
        cast(EigenaarField, self.fields["eigenaar"]).zet_leden(leden, self.instance.eigenaar)

    def clean_datum(self) -> datetime.date | None:
        datum = self.cleaned_data["datum"]
        eis_goede_datum(datum, self.instance.datum, self.sessiedatum, mag_voorbij=self.mag_voorbij)
        if datum is None and self.instance.status == Activiteit.Status.VERZET:
            raise forms.ValidationError("Een verzette activiteit houdt een datum. Kies er een.")
        return datum

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        nu = (self.instance.eigenaar, self.instance.datum)
        if not self.errors and (data["eigenaar"], data["datum"]) != nu:
            self.instance.bevestigd_op = None
        return data


class RegelForm(AfspraakForm):
    """A line of the planning. Its page draws the fields itself, from a ``planningregel.Invoer``."""


class WerkboekregelForm(AfspraakForm):
    """A line that was written down elsewhere; of one that is ``af`` the date may be past."""

    def __init__(self, *args: Any, af: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mag_voorbij = af


class ActiviteitForm(AfspraakForm):
    class Meta(AfspraakForm.Meta):
        fields = ["wat", "toelichting", "eigenaar", "datum", "verbeteractie"]
        labels = {"wat": "Wat gaat er gebeuren?", "toelichting": "Toelichting"}
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 4})}

    def __init__(
        self,
        *args: Any,
        traject: Verbetertraject | None,
        met_toelichting: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not met_toelichting:
            # Whoever may not read it (``toelichting_zichtbaar_voor``) does not write it either.
            del self.fields["toelichting"]
        veld = cast(forms.ModelChoiceField, self.fields["verbeteractie"])
        if traject is None or not traject.verbeteracties.exists():
            del self.fields["verbeteractie"]
            return
        veld.queryset = traject.verbeteracties.all()
        veld.empty_label = "Geen"
        veld.label = "Hoort bij verbeteractie"
        veld.error_messages["invalid_choice"] = "Kies een verbeteractie van dit traject."


class StandForm(forms.Form):
    """A change of state. Which fields count follows from ``naar``; the model has the last word."""

    Status = Activiteit.Status
    naar = forms.ChoiceField(
        choices=Status.choices,
        error_messages={
            "invalid_choice": "Die stand bestaat niet. Kies een van de knoppen.",
            "required": "Kies een van de knoppen.",
        },
    )
    versie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    datum = DatumField(label="Nieuwe datum", required=False)
    reden = forms.CharField(label="Reden", required=False, max_length=300)

    def __init__(self, *args: Any, activiteit: Activiteit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activiteit = activiteit

    def clean_datum(self) -> datetime.date | None:
        datum = self.cleaned_data["datum"]
        if self.data.get("naar") != Activiteit.Status.VERZET:
            return None
        if datum is None:
            raise forms.ValidationError("Kies de nieuwe datum.")
        eis_goede_datum(datum)
        return datum

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            self._eis_ongewijzigd(data.get("versie"))
        return data

    def _eis_ongewijzigd(self, versie: int | None) -> None:
        """Tell when somebody else changed state or date since the page was shown."""
        basis = self.activiteit.history.filter(history_id=versie).first() if versie else None
        if basis is None:
            return
        if (basis.status, basis.datum) != (self.activiteit.status, self.activiteit.datum):
            raise forms.ValidationError(
                "Iemand anders heeft deze activiteit net veranderd. Hij staat nu op "
                f"{self.activiteit.stand.woord}. Kijk of je wijziging nog nodig is."
            )

    def voer_uit(self, gebruiker: Gebruiker) -> bool:
        """Change the state; False, with the message in the form, when it cannot be.

        An owner who moves the own activity has confirmed the new date by doing so.
        """
        try:
            self._wijzig()
            eigenaar = self.activiteit.eigenaar
            if (
                self.cleaned_data["naar"] == Activiteit.Status.VERZET
                and eigenaar is not None
                and eigenaar.gebruiker_id == gebruiker.pk
            ):
                self.activiteit.bevestig()
        except forms.ValidationError as fout:
            self.add_error(None, fout)
            return False
        return True

    def _wijzig(self) -> None:
        data, activiteit = self.cleaned_data, self.activiteit
        match data["naar"]:
            case Activiteit.Status.OPEN:
                activiteit.heropen()
            case Activiteit.Status.BEZIG:
                activiteit.zet_bezig()
            case Activiteit.Status.KLAAR:
                activiteit.rond_af()
            case Activiteit.Status.HULP_GEVRAAGD:
                activiteit.vraag_hulp(data["reden"])
            case Activiteit.Status.VERZET:
                activiteit.verzet(data["datum"], data["reden"])
            case Activiteit.Status.VERVALLEN:
                activiteit.laat_vervallen(data["reden"])


class ActiviteitFilter(forms.Form):
    """Which activities a planning shows; anything unknown in the address shows everything."""

    TE_DOEN, VOORBIJ = "te_doen", "voorbij"

    stand = forms.ChoiceField(
        choices=[
            ("", "Alles"),
            (TE_DOEN, "Nog te doen"),
            (VOORBIJ, "Datum voorbij"),
            *Activiteit.Status.choices,
        ],
        required=False,
        widget=Kiezer,
    )
    verbeteractie = forms.ChoiceField(required=False, widget=Kiezer)
    eigenaar = forms.ChoiceField(required=False, widget=Kiezer)
    # Which of the three views; kept when one filters.
    weergave = forms.CharField(required=False, widget=forms.HiddenInput)

    GEEN = "geen"

    def __init__(
        self,
        *args: Any,
        leden: list[Lidmaatschap],
        acties: Iterable[Verbeteractie],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["verbeteractie"]).choices = [
            ("", "Alle"),
            *((str(actie.pk), actie.naam) for actie in acties),
            (self.GEEN, "Nog bij geen"),
        ]
        cast(forms.ChoiceField, self.fields["eigenaar"]).choices = [
            ("", "Iedereen"),
            *((str(lid.pk), lid.gebruiker.naam) for lid in leden),
            (self.GEEN, "Nog niemand"),
        ]
        self.is_valid()

    @property
    def kiest(self) -> bool:
        """Whether anything was chosen."""
        return any(self.cleaned_data.get(naam) for naam in ("stand", "verbeteractie", "eigenaar"))

    def toepassen(self, rijen: ActiviteitQuerySet) -> ActiviteitQuerySet:
        """``rijen`` narrowed to what was chosen."""
        for veld in ("eigenaar", "verbeteractie"):
            if keuze := self.cleaned_data.get(veld):
                rijen = rijen.filter(**{veld: None if keuze == self.GEEN else keuze})
        match self.cleaned_data.get("stand"):
            case self.TE_DOEN:
                return rijen.te_doen()
            case self.VOORBIJ:
                return rijen.te_laat(timezone.localdate())
            case None | "":
                return rijen
            case status:
                return rijen.filter(status=status)
