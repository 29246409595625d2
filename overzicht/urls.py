"""Addresses of the pages that gather."""

from django.urls import include, path

from overzicht.views import kaartaanbod, start, team

urlpatterns = [
    path("", start.start, name="start"),
    path("kaarten/aanbieden/", kaartaanbod.kaart_aanbieden, name="kaart_aanbieden"),
    path("teams/", team.teams, name="teams"),
    path("teams/<int:pk>/", team.team, name="team"),
    path("", include("overzicht.urls_bord")),
    path("", include("overzicht.urls_kwaliteit")),
    path("", include("overzicht.urls_verslag")),
    path("", include("overzicht.urls_bundel")),
]
