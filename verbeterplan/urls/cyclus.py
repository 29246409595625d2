"""Addresses of the PLG cycle: its phases, its questions, the parts of a round."""

from django.urls import path

from verbeterplan.views import (
    fase_besluiten,
    fase_uitvoeren,
    fase_verdiepen,
    fase_verkennen,
    fasen,
    onderdelen,
    wijzigingen,
)

_fasen = [
    path("trajecten/<int:pk>/verkennen/", fase_verkennen.verkennen, name="fase_verkennen"),
    path("trajecten/<int:pk>/verdiepen/", fase_verdiepen.verdiepen, name="fase_verdiepen"),
    path("trajecten/<int:pk>/besluiten/", fase_besluiten.besluiten, name="fase_besluiten"),
    path("trajecten/<int:pk>/uitvoeren/", fase_uitvoeren.uitvoeren, name="fase_uitvoeren"),
    path("trajecten/<int:pk>/fase/", fasen.naar_fase, name="naar_fase"),
    path("trajecten/<int:pk>/wijzigingen/", wijzigingen.wijzigingen, name="planwijzigingen"),
    path(
        "trajecten/<int:pk>/antwoorden/<slug:groep>/",
        fasen.bewaar_antwoorden,
        name="plan_antwoorden",
    ),
]

_onderdelen = [
    path(
        "trajecten/<int:pk>/onderdelen/<slug:soort>/nieuw/",
        onderdelen.nieuw,
        name="onderdeel_nieuw",
    ),
    path("onderdelen/<slug:soort>/<int:pk>/wijzig/", onderdelen.wijzig, name="onderdeel_wijzig"),
    path("onderdelen/<slug:soort>/<int:pk>/weg/", onderdelen.leg_weg, name="onderdeel_weg"),
    path("onderdelen/<slug:soort>/<int:pk>/terug/", onderdelen.haal_terug, name="onderdeel_terug"),
    path(
        "onderdelen/<slug:soort>/<int:pk>/verplaats/",
        onderdelen.verplaats,
        name="onderdeel_verplaats",
    ),
]

urlpatterns = [*_fasen, *_onderdelen]
