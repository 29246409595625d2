"""Addresses of bringing in and bringing out."""

from django.urls import path

from metaanalyse.views import inlezen, uitvoer

urlpatterns = [
    path("kaarten/inlezen/", inlezen.inlezen, name="kaarten_inlezen"),
    path("kaarten/inlezen/voorbeeld/", inlezen.voorbeeld, name="kaarten_inlezen_voorbeeld"),
    path("kaarten/inlezen/<int:pk>/", inlezen.inlezing, name="kaarten_inlezing"),
    path(
        "kaarten/inlezen/<int:pk>/uitkomst/",
        inlezen.uitkomst,
        name="kaarten_inlezen_uitkomst",
    ),
    path(
        "kaarten/inlezen/<int:pk>/overnemen/",
        inlezen.overnemen,
        name="kaarten_inlezen_overnemen",
    ),
    path("kaarten/inlezen/<int:pk>/stoppen/", inlezen.stoppen, name="kaarten_inlezen_stoppen"),
    path("kaarten/uitvoer/", uitvoer.uitvoer, name="kaarten_export"),
    path("kaarten/uitvoer/moederbestand.csv", uitvoer.als_csv, name="kaarten_export_csv"),
    path("kaarten/uitvoer/kaarten.pdf", uitvoer.als_pdf, name="kaarten_export_pdf"),
    path("kaarten/uitvoer/<int:pk>/bestand/", uitvoer.bestand, name="kaarten_export_bestand"),
    path("kaarten/uitvoer/<int:pk>/weg/", uitvoer.weg, name="kaarten_export_weg"),
]
