"""Addresses of monitoren."""

from django.urls import path

from borgen.views import jaaragenda, monitoren

urlpatterns = [
    path("borgen/<int:traject>/monitoren/", monitoren.monitoren, name="borgen_monitoren"),
    path(
        "borgen/<int:traject>/monitoren/besproken/", monitoren.besproken, name="signalen_besproken"
    ),
    path("borgen/<int:traject>/jaaragenda/", jaaragenda.jaaragenda, name="jaaragenda"),
    path("signalen/nieuw/", monitoren.signaal_nieuw, name="signaal_nieuw"),
    path("signalen/<int:pk>/wijzig/", monitoren.signaal_wijzig, name="signaal_wijzig"),
    path("signalen/<int:pk>/verwijder/", monitoren.signaal_verwijder, name="signaal_verwijder"),
    path("signalen/terug/<int:regel>/", monitoren.signaal_terug, name="signaal_terug"),
]
