"""Addresses of kaarten."""

from django.urls import path

from metaanalyse.views import intrekken, kaarten, recepten, vergelijk

urlpatterns = [
    path("kaarten/", kaarten.kaarten, name="kaarten"),
    path("kaarten/effectladder/", kaarten.ladder_uitleg, name="ladder_uitleg"),
    path("kaarten/vergelijk/", vergelijk.kaarten_vergelijk, name="kaarten_vergelijk"),
    path("kaarten/recepten/", recepten.recepten, name="recepten"),
    path("kaarten/recepten/<slug:naam>/", recepten.recept, name="recept"),
    path("kaarten/<int:pk>/", kaarten.kaart, name="kaart"),
    path("kaarten/<int:pk>/intrekken/", intrekken.kaart_intrekken, name="kaart_intrekken"),
    path("kaarten/<int:pk>/terugzetten/", intrekken.kaart_terugzetten, name="kaart_terugzetten"),
]
