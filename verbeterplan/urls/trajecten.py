"""Addresses of trajecten, activities, meetings and the planning of a session."""

from django.urls import path

from verbeterplan.views import (
    activiteiten,
    planning,
    planningbestand,
    planningterug,
    traject,
    trajecten,
    trajectkaarten,
    trajectplanning,
    verbeteracties,
)

_trajecten = [
    path("trajecten/", trajecten.trajecten, name="trajecten"),
    path("trajecten/nieuw/", trajecten.traject_nieuw, name="traject_nieuw"),
    path("trajecten/<int:pk>/", traject.traject, name="traject"),
    path("trajecten/<int:pk>/wijzig/", trajecten.traject_wijzig, name="traject_wijzig"),
    path("trajecten/<int:pk>/boas/", traject.sessie_nieuw, name="sessie_nieuw"),
    path(
        "trajecten/<int:pk>/verbeteracties/nieuw/",
        verbeteracties.verbeteractie_nieuw,
        name="verbeteractie_nieuw",
    ),
    path(
        "verbeteracties/<int:pk>/wijzig/",
        verbeteracties.verbeteractie_wijzig,
        name="verbeteractie_wijzig",
    ),
    path(
        "verbeteracties/<int:pk>/verwijder/",
        verbeteracties.verbeteractie_verwijder,
        name="verbeteractie_verwijder",
    ),
    path(
        "verbeteracties/<int:pk>/verplaats/",
        verbeteracties.verbeteractie_verplaats,
        name="verbeteractie_verplaats",
    ),
]

_kaarten = [
    path("trajecten/<int:pk>/kaarten/", trajectkaarten.kaarten, name="traject_kaarten"),
    path("kaarten/<int:pk>/hang-aan/", trajectkaarten.hang_aan, name="kaart_hang_aan"),
    path("trajectkaarten/<int:pk>/wijzig/", trajectkaarten.wijzig, name="trajectkaart_wijzig"),
    path("trajectkaarten/<int:pk>/weg/", trajectkaarten.haal_weg, name="trajectkaart_weg"),
    path(
        "trajectkaarten/terug/<int:regel>/",
        trajectkaarten.zet_terug,
        name="trajectkaart_terug",
    ),
]

_activiteiten = [
    path("trajecten/<int:pk>/activiteiten/", trajectplanning.activiteiten, name="activiteiten"),
    path(
        "trajecten/<int:pk>/activiteiten/nieuw/",
        activiteiten.activiteit_nieuw,
        name="activiteit_nieuw",
    ),
    path("activiteiten/<int:pk>/", activiteiten.activiteit, name="activiteit"),
    path("activiteiten/<int:pk>/wijzig/", activiteiten.activiteit_wijzig, name="activiteit_wijzig"),
    path("activiteiten/<int:pk>/stand/", activiteiten.activiteit_stand, name="activiteit_stand"),
    path(
        "activiteiten/<int:pk>/bevestig/",
        activiteiten.activiteit_bevestig,
        name="activiteit_bevestig",
    ),
]

_planning = [
    path("sessies/<int:pk>/planning/", planning.sessie_planning, name="sessie_planning"),
    path(
        "sessies/<int:pk>/planning/overnemen/",
        planning.overnemen,
        name="sessie_planning_overnemen",
    ),
    path("sessies/<int:pk>/planning/nieuw/", planning.nieuw, name="sessie_planning_nieuw"),
    path("sessies/<int:pk>/planning/op-datum/", planning.op_datum, name="sessie_planning_op_datum"),
    path(
        "sessies/<int:pk>/planning/opvolging/",
        planning.opvolging,
        name="sessie_planning_opvolging",
    ),
    path(
        "sessies/<int:pk>/planning/terug/",
        planningterug.terug,
        name="sessie_planning_terug",
    ),
    path(
        "sessies/<int:pk>/planning/versturen/",
        planningbestand.versturen,
        name="sessie_planning_versturen",
    ),
    path(
        "sessies/<int:pk>/planning/<int:activiteit>/",
        planning.regel,
        name="sessie_planning_regel",
    ),
    path(
        "sessies/<int:pk>/planning/<int:activiteit>/bevestig/",
        planning.bevestig,
        name="sessie_planning_bevestig",
    ),
    path(
        "sessies/<int:pk>/planning/<int:activiteit>/verplaats/",
        planning.verplaats,
        name="sessie_planning_verplaats",
    ),
    path(
        "sessies/<int:pk>/planning/<int:activiteit>/verwijder/",
        planning.verwijder,
        name="sessie_planning_verwijder",
    ),
]

urlpatterns = [*_trajecten, *_kaarten, *_activiteiten, *_planning]
