"""The sections in which is ticked: who comes, and which statements are asked."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import cached_property

from boas.forms.onderdeel import GEEN_HEEL_GETAL, Onderdeel
from boas.models import Sessie, Stelling
from boas.voorbereiding import GASTEN_HOOGSTENS, kies_stellingen, zet_aanwezigen
from organisatie.models import Lidmaatschap


class Aanwezig(Onderdeel):
    naam, titel = "aanwezig", "Wie is erbij"
    sjabloon = "boas/voorbereiden_velden.html#aanwezig"
    leden = forms.ModelMultipleChoiceField(
        Lidmaatschap.objects.none(),
        label="Teamleden",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Iemand in deze lijst zit niet meer in het team. "
            "Kijk wie er nu staan en bewaar opnieuw."
        },
    )
    gasten = forms.IntegerField(
        label="Gasten die meestemmen",
        required=False,
        validators=[
            MinValueValidator(0, "Vul 0 of meer gasten in."),
            MaxValueValidator(GASTEN_HOOGSTENS, f"Er passen hoogstens {GASTEN_HOOGSTENS} gasten."),
        ],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
        error_messages={"invalid": GEEN_HEEL_GETAL},
    )

    def __init__(self, sessie: Sessie, data: Any = None) -> None:
        self._team = list(Lidmaatschap.objects.van_team(sessie.team_id or 0))
        self._gekozen = list(sessie.aanwezigen.select_related("gebruiker"))
        super().__init__(sessie, data)
        leden: Any = self.fields["leden"]
        # Whoever left the team since stays in sight as long as the tick is there.
        leden.queryset = Lidmaatschap.objects.filter(
            pk__in={lid.pk for lid in [*self._team, *self._gekozen]}
        ).select_related("gebruiker")

    def huidig(self) -> dict[str, Any]:
        return {"leden": self._gekozen, "gasten": self.sessie.gasten}

    def ingevuld(self) -> dict[str, Any]:
        return {
            "leden": list(self.cleaned_data["leden"]),
            "gasten": self.cleaned_data["gasten"] or 0,
        }

    def bewaar(self) -> None:
        ingevuld = self.ingevuld()
        zet_aanwezigen(self.sessie, ingevuld["leden"], ingevuld["gasten"])

    def in_woorden(self) -> list[tuple[str, str]]:
        namen = ", ".join(str(lid) for lid in self._gekozen) or "niemand"
        return [("Teamleden", namen), ("Gasten", str(self.sessie.gasten))]


class Stellingen(Onderdeel):
    naam, titel = "stellingen", "Stellingen"
    sjabloon = "boas/voorbereiden_velden.html#stellingen"
    keuze = forms.ModelMultipleChoiceField(
        Stelling.objects.none(),
        label="Stellingen",
        required=False,
        error_messages={"invalid_choice": "Deze stelling hoort niet meer bij deze sessie."},
    )

    def __init__(self, sessie: Sessie, data: Any = None) -> None:
        self._gekozen = [k.stelling for k in sessie.keuze.select_related("stelling")]
        super().__init__(sessie, data)
        keuze: Any = self.fields["keuze"]
        keuze.queryset = sessie.versie.stellingen.all()

    @cached_property
    def clusters(self) -> list[tuple[Any, list[tuple[Any, bool]]]]:
        """Per cluster its statements, each with whether it is ticked."""
        if self.is_bound:
            ingestuurd: Any = self.data
            gekozen = set(ingestuurd.getlist("keuze"))
        else:
            gekozen = {str(stelling.pk) for stelling in self._gekozen}
        clusters = self.sessie.versie.clusters.prefetch_related("stellingen")
        return [(c, [(s, str(s.pk) in gekozen) for s in c.stellingen.all()]) for c in clusters]

    def huidig(self) -> dict[str, Any]:
        return {"keuze": self._gekozen}

    def ingevuld(self) -> dict[str, Any]:
        return {"keuze": list(self.cleaned_data["keuze"])}

    def bewaar(self) -> None:
        kies_stellingen(self.sessie, [stelling.pk for stelling in self.cleaned_data["keuze"]])

    def in_woorden(self) -> list[tuple[str, str]]:
        codes = ", ".join(stelling.code for stelling in self._gekozen) or "geen"
        return [("Gekozen", codes)]
