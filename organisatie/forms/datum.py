"""A date in a form."""

from typing import Any

from django import forms


class Datumkiezer(forms.DateInput):
    """A date as the browser's own date field wants it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DatumField(forms.DateField):
    """A date; says in plain words what is wrong with it."""

    widget = Datumkiezer
    default_error_messages = {
        "invalid": "Vul een datum in die bestaat, bijvoorbeeld 24-9-2026.",
        "required": "Kies een datum.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%d/%m/%Y"], **kwargs)
