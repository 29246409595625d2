"""Fields of the forms of controleren: numbers with a comma, several dates in one field."""

import datetime
import re
from decimal import Decimal
from typing import Any

from django import forms

from borgen.oordelen import waarde_tekst
from rapportage.getallen import datum

DATUMVORMEN = ("%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y", "%Y-%m-%d")
MEESTE_DATUMS = 24


class GetalField(forms.DecimalField):
    """A number as people write it here: "6,5", "61,5 %". At most three digits after the comma."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": "Vul een getal in, bijvoorbeeld 6,5.",
        "required": "Vul een getal in, bijvoorbeeld 6,5.",
        "max_decimal_places": "Vul hoogstens drie cijfers achter de komma in.",
        "max_digits": "Dit getal is te groot. Kijk het na.",
        "max_whole_digits": "Dit getal is te groot. Kijk het na.",
        "min_value": "Vul 0 of meer in.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=9, decimal_places=3, **kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("−", "-").strip().removesuffix("%").strip()
            if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", value):
                value = value.replace(".", "")
            if "," in value and "." in value:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            value = value.replace(",", ".")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return waarde_tekst(value) if isinstance(value, Decimal) else value


class DatumsField(forms.CharField):
    """Days one after the other, as people write them. Gives sorted ISO texts."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=600, **kwargs)

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value) or ""
        delen = [deel for deel in re.split(r"[,;\s]+", tekst) if deel and deel != "en"]
        if len(delen) > MEESTE_DATUMS:
            raise forms.ValidationError(f"Vul hoogstens {MEESTE_DATUMS} datums in.")
        return sorted({_dag(deel).isoformat() for deel in delen})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            dagen = [datetime.date.fromisoformat(dag) for dag in value]
            return ", ".join(f"{dag.day}-{dag.month}-{dag.year}" for dag in dagen)
        return value


def _dag(tekst: str) -> datetime.date:
    for vorm in DATUMVORMEN:
        try:
            dag = datetime.datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
        if not 2000 <= dag.year <= 2100:
            raise forms.ValidationError(f"Kijk het jaar na: {datum(dag)}.")
        return dag
    raise forms.ValidationError(
        f"“{tekst[:30]}” is geen datum. Schrijf bijvoorbeeld 12-10-2026, 15-3-2027."
    )
