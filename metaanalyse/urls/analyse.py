"""Addresses of analyse."""

from django.urls import path

from metaanalyse.views import analyse

urlpatterns = [
    path("kaarten/analyse/", analyse.analyse, name="analyse"),
    path("kaarten/kruistabel/", analyse.kruistabel, name="kruistabel"),
    path("kaarten/factoren/", analyse.factoren, name="factoren"),
    path("kaarten/aspecten/", analyse.aspecten, name="aspecten"),
    path("kaarten/bewijskaart/", analyse.bewijskaart, name="bewijskaart"),
    path("kaarten/stroom/", analyse.stroom_rapporten, name="stroom_rapporten"),
]
