"""What a process asks, and the row of one person."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from borgen.models import Beheersing, Competentie
from borgen.regels.competenties import NIVEAUS
from organisatie.forms.versie import VersieForm
from verbeterplan.forms.velden import Kiezer

LEEG = "nog niet ingevuld"


class CompetentieForm(VersieForm):
    aantal = forms.IntegerField(
        label="Hoeveel mensen moeten dit kunnen?",
        initial=2,
        min_value=1,
        max_value=200,
        error_messages={
            "required": "Vul in hoeveel mensen dit moeten kunnen.",
            "min_value": "Vraag minstens 1 persoon.",
            "max_value": "Vraag hoogstens 200 mensen.",
            "invalid": "Vul een heel getal in.",
        },
    )

    class Meta:
        model = Competentie
        fields = ["naam", "toelichting", "niveau", "aantal"]
        labels = {
            "naam": "Wat moet iemand kunnen?",
            "niveau": "Welk niveau vraagt het proces?",
        }
        help_texts = {"naam": "Bijvoorbeeld: een begeleidingsgesprek voeren."}
        error_messages = {"naam": {"required": "Schrijf op wat iemand moet kunnen."}}

    def clean_naam(self) -> str:
        naam = self.cleaned_data["naam"]
        zelfde = Competentie.objects.filter(proces=self.instance.proces_id, naam=naam)
        if zelfde.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                "Deze competentie staat al bij dit proces. Kies een andere naam."
            )
        return naam


class RijForm(forms.Form):
    """A level for each competence; only what somebody changes here is written.

    Person and team leader may have the row open at the same time, so every field carries what stood
    there. What the other changed meanwhile stays, unless this one changed it too: then it is asked.
    """

    def __init__(
        self, *args: Any, competenties: Iterable[Competentie], nu: Mapping[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.competenties = list(competenties)
        self.nu = nu
        for competentie in self.competenties:
            self.fields[self._naam(competentie)] = forms.TypedChoiceField(
                label=competentie.naam,
                choices=[("", LEEG), *NIVEAUS.items()],
                coerce=int,
                empty_value=None,
                required=False,
                initial=nu.get(competentie.pk, ""),
                show_hidden_initial=True,
                widget=Kiezer,
                error_messages={"invalid_choice": "Kies een niveau uit de lijst."},
            )

    @staticmethod
    def _naam(competentie: Competentie) -> str:
        return f"competentie-{competentie.pk}"

    @property
    def regels(self) -> list[tuple[forms.BoundField, Competentie]]:
        """Each field with its competence."""
        return [(self[self._naam(c)], c) for c in self.competenties]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for competentie in self.competenties:
            naam = self._naam(competentie)
            if naam in self.changed_data and naam not in self.errors:
                self._let_op_ander(naam, self.nu.get(competentie.pk), data.get(naam))
        return data

    def _let_op_ander(self, naam: str, nu: int | None, gekozen: int | None) -> None:
        """Ask, when somebody else set it to yet another level after this form was made."""
        begin = self.add_initial_prefix(naam)
        stond = self.data.get(begin, "")
        huidig = "" if nu is None else str(nu)
        if stond == huidig or nu == gekozen:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[begin] = huidig
        self.data = data
        woord = LEEG if nu is None else NIVEAUS[nu]
        self.add_error(
            naam,
            f"Intussen heeft iemand dit op “{woord}” gezet. Bewaar opnieuw om jouw keuze te laten "
            "gelden.",
        )

    def gewijzigd(self) -> dict[Competentie, int | None]:
        """What has to be written."""
        return {
            c: self.cleaned_data[self._naam(c)]
            for c in self.competenties
            if self._naam(c) in self.changed_data
        }


def niveaus_van(lidmaatschap_id: int, competenties: Iterable[Competentie]) -> dict[int, int]:
    """The levels of one person, by competence."""
    rijen = Beheersing.objects.filter(lidmaatschap=lidmaatschap_id, competentie__in=competenties)
    return dict(rijen.values_list("competentie", "niveau"))
