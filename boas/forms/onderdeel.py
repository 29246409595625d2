"""What the sections of the page that prepares a session have in common.

A section knows what is stored (`huidig`), how to store (`bewaar`) and how to tell it in words
(`in_woorden`), so that saving, comparing and showing somebody else's change are the same for all.
"""

from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property

from boas.models import Sessie
from boas.regels.inhoud import vingerafdruk

GEEN_HEEL_GETAL = "Vul een heel getal in, alleen cijfers."


class Onderdeel(forms.Form):
    """A section. ``naam`` is in the address, ``sjabloon`` draws the fields."""

    naam: ClassVar[str]
    titel: ClassVar[str]
    uitleg: ClassVar[str] = ""
    sjabloon: ClassVar[str] = "boas/voorbereiden_velden.html#gewoon"
    # The name of the address that saves it.
    adres: ClassVar[str] = "sessie_onderdeel"

    def __init__(self, sessie: Sessie, data: Any = None) -> None:
        self.sessie = sessie
        super().__init__(data, initial=self.huidig(), prefix=None, auto_id=f"{self.naam}-%s")

    @property
    def rij(self) -> Any:
        """The row that its fields are of, with a history."""
        return self.sessie

    def huidig(self) -> dict[str, Any]:
        """The stored values, as initial values of the fields."""
        return {veld: getattr(self.rij, veld) for veld in self.base_fields}

    def bewaar(self) -> None:
        """Store what was filled in; the session is locked. Only after ``is_valid``."""
        for veld, waarde in self.cleaned_data.items():
            setattr(self.rij, veld, waarde)
        self.rij.save()

    def ingevuld(self) -> dict[str, Any]:
        """What was filled in, in the shape of `huidig`."""
        return self.cleaned_data

    def in_woorden(self) -> list[tuple[str, str]]:
        """What is stored, as label and text, for somebody who typed something else."""
        return [
            (str(self.fields[naam].label), str(waarde or "–"))
            for naam, waarde in self.huidig().items()
        ]

    @cached_property
    def stand(self) -> str:
        """A mark of what is stored now."""
        return _merk(self.huidig())

    @property
    def verandert(self) -> bool:
        """Whether saving would change anything."""
        return _merk(self.ingevuld()) != self.stand


def _merk(waarden: dict[str, Any]) -> str:
    return vingerafdruk(
        *(
            sorted(rij.pk for rij in waarde) if isinstance(waarde, (list, tuple)) else waarde
            for waarde in waarden.values()
        )
    )


class Tekstveld(forms.CharField):
    """A text of the session (or of ``model``), no longer than fits; line breaks as stored."""

    def __init__(self, naam: str, model: type[Model] = Sessie, **kwargs: Any) -> None:
        kolom: Any = model._meta.get_field(naam)
        super().__init__(max_length=kolom.max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        # A browser sends CRLF; stored once like that, every save would look like a change.
        tekst = super().to_python(value) or ""
        return tekst.replace("\r\n", "\n").replace("\r", "\n")
