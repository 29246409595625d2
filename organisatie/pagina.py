"""Cutting a long list into pages, the same way everywhere."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGINA = 50


def pagina_van(
    request: HttpRequest, rijen: QuerySet[Any] | Sequence[Any], per_pagina: int = PER_PAGINA
) -> Page:
    """The page named by ``?pagina=``; a number that is none or too high gives the nearest page."""
    return Paginator(rijen, per_pagina).get_page(request.GET.get("pagina"))
