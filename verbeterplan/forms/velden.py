"""Fields that more than one form uses."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from organisatie.models import Lidmaatschap
from rapportage.getallen import datum as datum_tekst
from verbeterplan.regels.datum import Datumfout, keur_datum

# What a field to choose from offers: value and label.
Keuzes = tuple[tuple[str, str], ...]


class Kiezer(forms.Select):
    """A choice in a form that is written out field by field."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        super().__init__({"class": "form-select", **(attrs or {})}, choices)


def eis_goede_datum(
    datum: datetime.date | None,
    eerder: datetime.date | None = None,
    sessiedatum: datetime.date | None = None,
    *,
    mag_voorbij: bool = False,
) -> None:
    """Raise ValidationError when a newly chosen date cannot be agreed on.

    A date that stays as it was (``eerder``) is right: it was chosen before. Of what is done
    already the day may be past (``mag_voorbij``).
    """
    if datum is None or datum == eerder:
        return
    vandaag = timezone.localdate()
    match keur_datum(datum, min(vandaag, datum) if mag_voorbij else vandaag, sessiedatum):
        case Datumfout.VOOR_DE_SESSIE:
            raise forms.ValidationError(
                f"{datum_tekst(datum)} ligt vóór de sessie van {datum_tekst(sessiedatum)}. "
                "Kies een latere datum."
            )
        case Datumfout.AL_GEWEEST:
            raise forms.ValidationError(
                f"{datum_tekst(datum)} is al geweest. Kies vandaag of een latere datum."
            )
        case Datumfout.TE_VER:
            raise forms.ValidationError(
                f"{datum_tekst(datum)} is meer dan vijf jaar vooruit. Kijk het jaartal na."
            )


def eigenaarkeuzes(leden: Iterable[tuple[int, str]]) -> Keuzes:
    """Nobody, and these people: the key of their membership and their name."""
    return (("", "Nog niemand"), *((str(pk), naam) for pk, naam in leden))


def met_huidige(keuzes: Keuzes, huidige: tuple[int, str] | None) -> Keuzes:
    """The same with the present owner, who may have left the team since."""
    if huidige is None or str(huidige[0]) in dict(keuzes):
        return keuzes
    return (*keuzes, (str(huidige[0]), f"{huidige[1]} (niet meer in het team)"))


class EigenaarField(forms.ChoiceField):
    """Somebody of the team today, or nobody yet. Gives a Lidmaatschap or None.

    The people are handed over once (``zet_leden``), so a page with thirty of these reads them once.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, label="Eigenaar", **kwargs)
        self._leden: dict[str, Lidmaatschap] = {}
        self._vertrokken = ""

    def zet_leden(self, leden: Iterable[Lidmaatschap], huidige: Lidmaatschap | None = None) -> None:
        """Offer these people; a present owner who left the team stays readable."""
        self._leden = {str(lid.pk): lid for lid in leden}
        if huidige is not None and str(huidige.pk) not in self._leden:
            self._vertrokken = str(huidige.pk)
        self.choices = met_huidige(
            eigenaarkeuzes((lid.pk, lid.gebruiker.naam) for lid in self._leden.values()),
            (huidige.pk, huidige.gebruiker.naam) if huidige else None,
        )

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Lidmaatschap) else value

    def clean(self, value: Any) -> Lidmaatschap | None:
        if value in self.empty_values:
            return super().clean("") or None
        if str(value) == self._vertrokken:
            raise forms.ValidationError(
                "De eigenaar zit niet meer in dit team. Kies iemand uit de lijst, of nog niemand."
            )
        lid = self._leden.get(str(value))
        if lid is None:
            raise forms.ValidationError(
                "Deze persoon zit niet in dit team. Kies iemand uit de lijst."
            )
        return lid
