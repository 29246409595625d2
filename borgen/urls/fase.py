"""Addresses of the phase borgen of a traject: where the plan hands over to what is here."""

from django.urls import path

from borgen.views import fase

urlpatterns = [
    path("trajecten/<int:pk>/borgen/", fase.borgen, name="fase_borgen"),
    path("trajecten/<int:pk>/zo-werken-wij/", fase.zo_werken_wij, name="zo_werken_wij"),
    path("trajecten/<int:pk>/kartrekker/", fase.kartrekkerschap, name="kartrekkerschap"),
    path("trajecten/<int:pk>/kartrekker/<slug:taak>/", fase.taak_inplannen, name="kartrekkertaak"),
]
