"""``{% load aanplan %}``: hanging a card on the plan, from the page of the card.

A tag and not part of the view: the cards know nothing of trajecten.
"""

from typing import Any

from django import template

from metaanalyse.models import Kaart
from organisatie.toegang import toegang_van
from verbeterplan.trajectkaarten import te_kiezen

register = template.Library()


@register.inclusion_tag("verbeterplan/kaart_aan_plan.html", takes_context=True)
def hang_aan_plan(context: Any, kaart: Kaart) -> dict[str, Any]:
    """One press for who has one running traject, a choice for who has more, nothing for others."""
    request = context["request"]
    niets: dict[str, Any] = {"trajecten": []}
    if kaart.stand != Kaart.Stand.VASTGESTELD or not toegang_van(request.user).lid_van:
        return niets
    trajecten = list(te_kiezen(request.user, kaart))
    return {
        "kaart": kaart,
        "trajecten": trajecten,
        "hangt": [t for t in trajecten if t.hangt],
        "vrij": [t for t in trajecten if not t.hangt],
        "csrf_token": context.get("csrf_token"),
    }
