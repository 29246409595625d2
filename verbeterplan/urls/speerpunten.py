"""Addresses of speerpunten."""

from django.urls import path

from verbeterplan.views import speerpunten, speerpuntkeuze, speerpuntoverzicht

urlpatterns = [
    path("speerpunten/", speerpunten.speerpunten, name="speerpunten"),
    path("speerpunten/overzicht/", speerpuntoverzicht.overzicht, name="speerpunten_overzicht"),
    path("speerpunten/nieuw/", speerpunten.nieuw, name="speerpunt_nieuw"),
    path("speerpunten/<int:pk>/", speerpunten.speerpunt, name="speerpunt"),
    path("speerpunten/<int:pk>/wijzig/", speerpunten.wijzig, name="speerpunt_wijzig"),
    path("speerpunten/<int:pk>/kies/", speerpuntkeuze.kies, name="speerpunt_kies"),
    path("speerpunten/<int:pk>/schuif-door/", speerpuntkeuze.schuif_door, name="speerpunt_schuif"),
    path("speerpunten/<int:pk>/op-lijst/", speerpuntkeuze.zet_op_lijst, name="speerpunt_op_lijst"),
    path("speerpunten/<int:pk>/weg/", speerpuntkeuze.haal_weg, name="speerpunt_weg"),
    path("speerpunten/<int:pk>/terug/", speerpuntkeuze.haal_terug, name="speerpunt_terug"),
    path("teams/<int:pk>/grens/", speerpunten.grens, name="teamgrens"),
    path("trajecten/<int:pk>/speerpunt/", speerpunten.van_traject, name="traject_speerpunt"),
]
