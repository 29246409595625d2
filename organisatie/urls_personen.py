"""Addresses of bringing in people, and of people who leave or move."""

from django.urls import path

from organisatie.views import vertrek

urlpatterns = [
    path("beheer/personen/<int:pk>/vertrek/", vertrek.persoon_vertrek, name="persoon_vertrek"),
    path("teams/leden/<int:pk>/werk/", vertrek.lid_werk, name="lid_werk"),
]
