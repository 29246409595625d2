"""Addresses of bundles of reports."""

from django.urls import path

from overzicht.views import bundel

urlpatterns = [
    path("kwaliteit/bundels/", bundel.bundels, name="bundels"),
    path("kwaliteit/bundels/<int:pk>/bestand/", bundel.bestand, name="bundel_bestand"),
    path("kwaliteit/bundels/<int:pk>/stop/", bundel.stop, name="bundel_stop"),
    path("kwaliteit/bundels/<int:pk>/verder/", bundel.verder, name="bundel_verder"),
    path("kwaliteit/bundels/<int:pk>/weg/", bundel.weg, name="bundel_weg"),
]
