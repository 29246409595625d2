"""Fields of forms as crispy draws them, once for as long as they say the same.

Crispy takes some milliseconds a field. What it makes of one follows from the kind of form, which
never changes, and from what this form holds: that is what a drawing is kept under.
"""

import datetime
from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field, as_crispy_form
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from rapportage.getekend import Geheugen

_getekend: Geheugen[SafeString] = Geheugen(1_000_000, weeg=len)


def teken_veld(veld: BoundField) -> SafeString:
    """As ``|as_crispy_field``."""
    return _getekend.geef(_inhoud(veld), lambda: as_crispy_field(veld))


def teken_formulier(form: BaseForm) -> SafeString:
    """As ``|crispy``: all fields, with what is wrong with the form as a whole above them."""
    sleutel = (_vast(form.non_field_errors()), *map(_inhoud, form))
    return _getekend.geef(sleutel, lambda: as_crispy_form(form))


def _inhoud(veld: BoundField) -> tuple[object, ...]:
    """Everything that can differ between two drawings of this field."""
    widget: Any = veld.field.widget
    if hasattr(widget, "choices"):
        # Read once: choices from the database ask again each time, also for their number.
        widget.choices = list(iter(widget.choices))
    return (
        # By name: a filter makes its form anew each time.
        type(veld.form).__qualname__,
        veld.html_name,
        veld.auto_id,
        veld.form.is_bound,
        veld.field.required,
        veld.field.disabled,
        str(veld.label),
        str(veld.help_text),
        bool(veld.initial),
        _vast(veld.value()),
        _vast(veld.errors),
        type(widget),
        _vast(sorted(widget.attrs.items())),
        _vast(getattr(widget, "choices", ())),
    )


def _vast(waarde: Any) -> object:
    """``waarde`` in a shape that never changes. A kind goes along with what is no plain text."""
    if waarde is None or type(waarde) in (str, int, bool, datetime.date):
        return type(waarde), waarde
    if isinstance(waarde, (list, tuple)):
        return tuple(map(_vast, waarde))
    return type(waarde), str(waarde)
