"""Addresses of a PLG: its people, what it was asked, its meetings; and of learning together."""

from django.urls import path

from verbeterplan.urls import leren, overleggen
from verbeterplan.views import plg

_plg = [
    path("trajecten/<int:pk>/plg/", plg.plg, name="plg"),
    path("trajecten/<int:pk>/plg/wijzig/", plg.plg_wijzig, name="plg_wijzig"),
    path("trajecten/<int:pk>/plg/leden/", plg.lid_nieuw, name="plglid_nieuw"),
    path("trajecten/<int:pk>/plg/gasten/", plg.gast_nieuw, name="plggast_nieuw"),
    path("plgleden/<int:pk>/wijzig/", plg.lid_wijzig, name="plglid_wijzig"),
    path("plgleden/<int:pk>/kartrekker/", plg.lid_kartrekker, name="plglid_kartrekker"),
    path("plgleden/<int:pk>/weg/", plg.lid_weg, name="plglid_weg"),
    path("plgleden/<int:pk>/terug/", plg.lid_terug, name="plglid_terug"),
    path("plggasten/<int:pk>/wijzig/", plg.gast_wijzig, name="plggast_wijzig"),
    path("plggasten/<int:pk>/weg/", plg.gast_weg, name="plggast_weg"),
    path("plggasten/<int:pk>/terug/", plg.gast_terug, name="plggast_terug"),
]

urlpatterns = [*_plg, *overleggen.urlpatterns, *leren.urlpatterns]
