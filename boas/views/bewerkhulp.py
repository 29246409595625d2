"""What the forms of an instrument, its clusters and its statements have in common."""

from collections.abc import Mapping
from typing import Any

from django import forms

from organisatie.verzoek import Verzoek


def ingevuld(request: Verzoek) -> Any:
    """What was sent, also when that is nothing: an empty form gets its messages too."""
    return request.POST if request.method == "POST" else None


def intussen(
    form: forms.BaseForm, nu: Mapping[str, Any], mijn: Mapping[str, Any], **woorden: str
) -> list[tuple[str, str]]:
    """What is stored now where that differs from what was filled in, by field of the form.

    ``woorden``: how a value is shown where its stored form says nothing to people.
    """
    return [
        (str(veld.label), woorden.get(veld.name, str(nu[veld.name])))
        for veld in form.visible_fields()
        if nu[veld.name] != mijn[veld.name]
    ]
