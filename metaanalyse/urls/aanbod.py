"""Addresses of cards that schools offer; offering one is in ``overzicht``, which knows plans."""

from django.urls import path

from metaanalyse.views import aanbod

urlpatterns = [
    path("kaarten/aanbod/", aanbod.wachtrij, name="kaarten_aanbod"),
    path("kaarten/aanbod/mijn/", aanbod.mijn_aanbod, name="mijn_aanbod"),
    path("kaarten/aanbod/<int:pk>/", aanbod.kaart_aanbod, name="kaart_aanbod"),
    path(
        "kaarten/aanbod/<int:pk>/wijzig/",
        aanbod.kaart_aanbod_wijzig,
        name="kaart_aanbod_wijzig",
    ),
    path(
        "kaarten/aanbod/<int:pk>/intrekken/",
        aanbod.kaart_aanbod_intrekken,
        name="kaart_aanbod_intrekken",
    ),
    path("kaarten/aanbod/<int:pk>/beoordelen/", aanbod.kaart_beoordelen, name="kaart_beoordelen"),
    path("kaarten/aanbod/<int:pk>/teruggeven/", aanbod.kaart_teruggeven, name="kaart_teruggeven"),
]
