"""Addresses of the register of reports."""

from django.urls import path

from metaanalyse.views import rapporten

urlpatterns = [
    path("kaarten/rapporten/", rapporten.rapporten, name="rapporten"),
    path("kaarten/rapporten/nieuw/", rapporten.rapport_nieuw, name="rapport_nieuw"),
    path("kaarten/rapporten/<int:pk>/", rapporten.rapport, name="rapport"),
    path("kaarten/rapporten/<int:pk>/wijzig/", rapporten.rapport_wijzig, name="rapport_wijzig"),
    path(
        "kaarten/rapporten/<int:pk>/screening/",
        rapporten.rapport_screening,
        name="rapport_screening",
    ),
    path(
        "kaarten/rapporten/<int:pk>/screening/terug/",
        rapporten.rapport_terug,
        name="rapport_terug",
    ),
    path(
        "kaarten/rapporten/<int:pk>/verwijder/",
        rapporten.rapport_verwijder,
        name="rapport_verwijder",
    ),
]
