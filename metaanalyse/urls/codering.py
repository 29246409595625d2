"""Addresses of coding."""

from django.urls import path

from metaanalyse.views import (
    codering,
    codering_geschiedenis,
    codering_lijsten,
    codering_stand,
    codering_verschillen,
)

KAART = "kaarten/<int:pk>/codering/"
VERSCHILLEN = f"{KAART}verschillen/"

urlpatterns = [
    path("kaarten/nieuw/", codering_lijsten.kaart_nieuw, name="kaart_nieuw"),
    path("kaarten/codering/", codering_lijsten.codering_werklijst, name="codering_werklijst"),
    path(
        "kaarten/codering/overeenstemming/",
        codering_lijsten.codering_overeenstemming,
        name="codering_overeenstemming",
    ),
    path(KAART, codering.codering, name="codering"),
    path(f"{KAART}begin/", codering.codering_begin, name="codering_begin"),
    path(f"{KAART}veld/<slug:veld>/", codering.codering_veld, name="codering_veld"),
    path(f"{KAART}deel/<slug:deel>/", codering.codering_deel, name="codering_deel"),
    *(
        path(
            f"{KAART}{wat.replace('_', '-')}/",
            getattr(codering_stand, f"codering_{wat}"),
            name=f"codering_{wat}",
        )
        for wat in ("klaar", "heropen", "nodig_uit", "trek_in", "verwijder")
    ),
    path(VERSCHILLEN, codering_verschillen.codering_verschillen, name="codering_verschillen"),
    path(
        f"{VERSCHILLEN}vaststellen/",
        codering_verschillen.codering_vaststellen,
        name="codering_vaststellen",
    ),
    path(
        f"{VERSCHILLEN}neem-over/",
        codering_verschillen.codering_neem_over,
        name="codering_neem_over",
    ),
    path(f"{VERSCHILLEN}<slug:veld>/", codering_verschillen.codering_kies, name="codering_kies"),
    path(
        f"{VERSCHILLEN}<slug:veld>/eigen/",
        codering_verschillen.codering_eigen,
        name="codering_eigen",
    ),
    path(
        f"{KAART}geschiedenis/",
        codering_geschiedenis.codering_geschiedenis,
        name="codering_geschiedenis",
    ),
]
