"""Addresses of handelen."""

from django.urls import path

from borgen.views import handelen

urlpatterns = [
    path("borgen/<int:traject>/handelen/", handelen.handelen, name="borgen_handelen"),
    path("borgen/<int:traject>/handelen/besluit/", handelen.besluit_nieuw, name="besluit_nieuw"),
    path("besluiten/<int:pk>/wijzig/", handelen.besluit_wijzig, name="besluit_wijzig"),
    path("besluiten/<int:pk>/verwijder/", handelen.besluit_verwijder, name="besluit_verwijder"),
    path("besluiten/<int:pk>/gevierd/", handelen.besluit_gevierd, name="besluit_gevierd"),
]
