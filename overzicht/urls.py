"""Addresses of the pages that gather."""

from django.urls import path

from overzicht.views import start, team

urlpatterns = [
    path("", start.start, name="start"),
    path("teams/", team.teams, name="teams"),
    path("teams/<int:pk>/", team.team, name="team"),
]
