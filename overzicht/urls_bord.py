"""Addresses of the improvement board."""

from django.urls import path

from overzicht.views import bord

urlpatterns = [
    path("teams/<int:pk>/bord/", bord.bord, name="bord"),
    path("teams/<int:pk>/bord/projector/", bord.bord_projector, name="bord_projector"),
    path("teams/<int:pk>/bord/taken/", bord.bord_taken, name="bord_taken"),
    path("teams/<int:pk>/bord/nagekeken/", bord.bord_nagekeken, name="bord_nagekeken"),
]
