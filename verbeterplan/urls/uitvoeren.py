"""Addresses of carrying out: what stands beside the parts of the phase."""

from django.urls import path

from verbeterplan.views import monitormomenten, verbeteracties, voortgang

urlpatterns = [
    path("monitormomenten/<int:pk>/", monitormomenten.monitormoment, name="monitormoment"),
    path(
        "monitormomenten/<int:pk>/antwoorden/",
        monitormomenten.antwoorden,
        name="monitormoment_antwoorden",
    ),
    path(
        "monitormomenten/<int:pk>/gehouden/",
        monitormomenten.gehouden,
        name="monitormoment_gehouden",
    ),
    path("trajecten/<int:pk>/hoe-ver/", voortgang.hoe_ver, name="hoe_ver"),
    path("voortgang/<int:pk>/geregeld/", voortgang.geregeld, name="voortgang_geregeld"),
    path(
        "verbeteracties/terug/<int:regel>/",
        verbeteracties.verbeteractie_terug,
        name="verbeteractie_terug",
    ),
]
