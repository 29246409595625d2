"""Addresses of the reports on a period."""

from django.urls import path

from overzicht.views import verslag

VERSLAG = "kwaliteit/verslagen/<int:team>/<int:periode>/"

urlpatterns = [
    path("kwaliteit/verslagen/", verslag.periodeverslagen, name="periodeverslagen"),
    path(VERSLAG, verslag.periodeverslag, name="periodeverslag"),
    path(f"{VERSLAG}teksten/", verslag.periodeverslag_teksten, name="periodeverslag_teksten"),
    path(
        f"{VERSLAG}vaststellen/",
        verslag.periodeverslag_vaststellen,
        name="periodeverslag_vaststellen",
    ),
    path(f"{VERSLAG}herzien/", verslag.periodeverslag_herzien, name="periodeverslag_herzien"),
]
