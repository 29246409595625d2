"""Addresses of kaarten."""

from django.urls import path

from metaanalyse.views import kaarten

urlpatterns = [
    path("kaarten/", kaarten.kaarten, name="kaarten"),
    path("kaarten/effectladder/", kaarten.ladder_uitleg, name="ladder_uitleg"),
    path("kaarten/<int:pk>/", kaarten.kaart, name="kaart"),
]
