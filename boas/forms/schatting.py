"""The form in which a bestuurder estimates what most people will answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from boas.models import Cluster, Sessie
from boas.regels.inhoud import vingerafdruk

GEEN_KEUZE = "Kies wat je denkt dat de meeste mensen kiezen."
ANDERS = "De stellingen zijn intussen veranderd. Kijk ze nog eens na en teken dan."


@dataclass(frozen=True)
class Themavelden:
    """A theme with the fields of its statements."""

    cluster: Cluster
    velden: tuple[Any, ...]


class SchattingForm(forms.Form):
    """A choice from the scale for each statement of the session; its code is the field's name."""

    stand = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, sessie: Sessie, data: Any = None) -> None:
        self.keuzes = [keuze.stelling for keuze in sessie.keuze.select_related("stelling__cluster")]
        self.merk = vingerafdruk([[s.code, s.tekst] for s in self.keuzes], sessie.versie.schaal)
        super().__init__(data, initial={"stand": self.merk})
        antwoorden = [(str(plek), naam) for plek, naam in enumerate(sessie.versie.schaal)]
        for stelling in self.keuzes:
            self.fields[stelling.code] = forms.ChoiceField(
                label=stelling.tekst,
                choices=antwoorden,
                error_messages={
                    "required": GEEN_KEUZE,
                    "invalid_choice": GEEN_KEUZE,
                },
            )

    def clean(self) -> None:
        if self.cleaned_data.get("stand") != self.merk:
            raise forms.ValidationError(ANDERS)

    @property
    def antwoorden(self) -> dict[str, int]:
        """The place on the scale for each code; only after ``is_valid``."""
        return {s.code: int(self.cleaned_data[s.code]) for s in self.keuzes}

    def themas(self) -> Iterator[Themavelden]:
        """The fields by theme, both in order."""
        clusters = {s.cluster.pk: s.cluster for s in self.keuzes}
        for cluster in sorted(clusters.values(), key=lambda een: een.volgorde):
            eigen = [self[s.code] for s in self.keuzes if s.cluster_id == cluster.pk]
            yield Themavelden(cluster, tuple(eigen))
