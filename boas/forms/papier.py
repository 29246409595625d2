"""How many links on paper, and for which group."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from boas.forms.onderdeel import GEEN_HEEL_GETAL
from boas.models import Peilgroep
from boas.peilen.papier import HOOGSTENS

_AANTAL = f"Maak 1 tot en met {HOOGSTENS} links."


class PapierForm(forms.Form):
    """Asks for a group only where there is more than one."""

    groep = forms.ModelChoiceField(
        Peilgroep.objects.none(),
        label="Voor welke groep?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een groep.", "invalid_choice": "Kies een groep."},
    )
    aantal = forms.IntegerField(
        label="Hoeveel links?",
        initial=1,
        validators=[MinValueValidator(1, _AANTAL), MaxValueValidator(HOOGSTENS, _AANTAL)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": HOOGSTENS}),
        error_messages={"required": _AANTAL, "invalid": GEEN_HEEL_GETAL},
    )

    def __init__(self, *args: Any, peiling_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groepen = list(Peilgroep.objects.filter(peiling=peiling_id))
        if len(self._groepen) > 1:
            groep: Any = self.fields["groep"]
            groep.queryset = Peilgroep.objects.filter(peiling=peiling_id)
        else:
            del self.fields["groep"]

    @property
    def gekozen(self) -> Peilgroep:
        """The group that was chosen, or the only one. After ``is_valid``."""
        return self.cleaned_data.get("groep") or self._groepen[0]
