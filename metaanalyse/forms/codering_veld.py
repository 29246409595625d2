"""What every field of the coding form has: its mark, its texts, its place in a section."""

from __future__ import annotations

from typing import Any

from django import forms

from metaanalyse.regels.coderen import Antwoord, afdruk
from rapportage.getallen import getal


class Tekstveld(forms.CharField):
    """A text with one kind of line break, that says by how much it is too long."""

    def __init__(self, meeste: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.meeste = meeste

    def to_python(self, value: Any) -> str:
        tekst = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if (teveel := len(tekst) - self.meeste) > 0:
            raise forms.ValidationError(
                f"Deze tekst is te lang: {getal(len(tekst))} tekens, en er passen er "
                f"{getal(self.meeste)}. Haal er {getal(teveel)} weg. Je tekst staat er nog, maar "
                "is zo niet bewaard."
            )
        return tekst


class Veldform(forms.Form):
    """One field of a coding; ``basis`` is the mark of the answer it was made from."""

    # No check by a model: what is wrong with it counts as "made from something else".
    basis = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, veld: str, deel: str, antwoord: Antwoord, data: Any = None) -> None:
        super().__init__(data, prefix=veld, auto_id="veld-%s")
        self.veld, self.deel = veld, deel
        self.initial = {"basis": afdruk(antwoord)} | self._begin(antwoord)

    def _begin(self, antwoord: Antwoord) -> dict[str, Any]:
        raise NotImplementedError

    def antwoord(self) -> Antwoord:
        """Of a form that is valid."""
        raise NotImplementedError

    def _hoort_bij(self) -> None:
        """Tie every control to the form of its section, and to what is said about it."""
        for naam, veld in self.fields.items():
            veld.widget.attrs["form"] = f"form-{self.deel}"
            if naam != "basis":
                veld.widget.attrs["aria-describedby"] = f"stand-{self.veld}"
            if isinstance(veld.widget, forms.RadioSelect):
                veld.widget.attrs["class"] = "form-check-input"
            elif isinstance(veld.widget, forms.Textarea | forms.TextInput):
                # The style sheet sees by the placeholder whether it is empty.
                eigen = {"class": "form-control", "autocomplete": "off", "placeholder": " "}
                veld.widget.attrs.update(eigen)
            elif type(veld.widget) is forms.Select:
                veld.widget.attrs["class"] = "form-select"

    @property
    def basis_naam(self) -> str:
        return self.add_prefix("basis")

    @property
    def fouten(self) -> list[str]:
        """Every message once, without the name of the control: it stands right under it."""
        return list(dict.fromkeys(str(f) for rij in self.errors.values() for f in rij))
