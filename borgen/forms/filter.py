"""What the lists of a traject are narrowed by: which verbeteractie, and how long ago."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils import timezone

from borgen.regels.signalen import Periode, vanaf
from verbeterplan.forms.velden import Kiezer
from verbeterplan.models import Verbeteractie, Verbetertraject

PERIODES = {
    Periode.WEEK: "Laatste week",
    Periode.MAAND: "Laatste maand",
    Periode.KWARTAAL: "Laatste drie maanden",
}


def periodeveld(*periodes: Periode) -> forms.ChoiceField:
    """All of time, or one of these."""
    keuzes = [("", "Altijd"), *((periode.value, PERIODES[periode]) for periode in periodes)]
    return forms.ChoiceField(choices=keuzes, required=False, widget=Kiezer)


class TrajectlijstFilter(forms.Form):
    """Anything unknown in the address shows everything. ``gelijk``: fields that name a column."""

    gelijk: ClassVar[tuple[str, ...]] = ("verbeteractie",)

    verbeteractie = forms.ModelChoiceField(
        Verbeteractie.objects.none(), required=False, empty_label="Alle", widget=Kiezer
    )

    def __init__(self, *args: Any, traject: Verbetertraject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = cast(forms.ModelChoiceField, self.fields["verbeteractie"])
        veld.queryset = traject.verbeteracties.all()

    def toepassen(self, rijen: Any) -> Any:
        """``rijen`` narrowed to what was chosen."""
        self.is_valid()
        keuze = self.cleaned_data
        for naam in self.gelijk:
            if keuze.get(naam):
                rijen = rijen.filter(**{naam: keuze[naam]})
        if keuze.get("periode"):
            eerste = vanaf(Periode(keuze["periode"]), timezone.localdate())
            rijen = rijen.filter(datum__gte=eerste)
        return rijen
