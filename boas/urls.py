"""Addresses of sessions and instruments."""

from django.urls import path

from boas import urls_peilen
from boas.views import (
    clusters,
    instrumenten,
    instrumentimport,
    instrumentkop,
    leiding,
    leiding_stippen,
    projector,
    sessies,
    stellingen,
    stem,
    stroom,
    uitslag,
    voorbereiden,
    werkboek_terug,
)

urlpatterns = [
    *urls_peilen.urlpatterns,
    # Phones and streams; first, for five hundred phones at once
    path("stem/", stem.stem_code, name="stem_code"),
    path("stem/<str:code>/", stem.stem, name="stem"),
    path("stem/<str:code>/stroom/", stroom.stem_stroom, name="stem_stroom"),
    path("sessies/<int:pk>/stroom/", stroom.sessie_stroom, name="sessie_stroom"),
    # Preparing
    path("sessies/", sessies.sessies, name="sessies"),
    path(
        "sessies/<int:pk>/voorbereiden/",
        voorbereiden.sessie_voorbereiden,
        name="sessie_voorbereiden",
    ),
    path(
        "sessies/<int:pk>/voorbereiden/versturen/",
        voorbereiden.sessie_agenda_versturen,
        name="sessie_agenda_versturen",
    ),
    path(
        "sessies/<int:pk>/voorbereiden/bijlagen/",
        voorbereiden.sessie_bijlage_nieuw,
        name="sessie_bijlage_nieuw",
    ),
    path(
        "sessies/<int:pk>/voorbereiden/bijlagen/<int:bijlage>/verwijder/",
        voorbereiden.sessie_bijlage_verwijder,
        name="sessie_bijlage_verwijder",
    ),
    path(
        "sessies/<int:pk>/voorbereiden/nieuwste/",
        voorbereiden.sessie_nieuwste_stellingen,
        name="sessie_nieuwste_stellingen",
    ),
    path(
        "sessies/<int:pk>/voorbereiden/<slug:onderdeel>/",
        voorbereiden.sessie_onderdeel,
        name="sessie_onderdeel",
    ),
    path("sessies/<int:pk>/verwijder/", voorbereiden.sessie_verwijder, name="sessie_verwijder"),
    # Instruments
    path("instrumenten/", instrumenten.instrumenten, name="instrumenten"),
    path("instrumenten/<int:pk>/", instrumenten.instrument, name="instrument"),
    path("instrumenten/<int:pk>/kopie/", instrumenten.instrument_kopie, name="instrument_kopie"),
    path("instrumenten/<int:pk>/export/", instrumenten.instrument_export, name="instrument_export"),
    path(
        "instrumenten/<int:pk>/import/",
        instrumentimport.instrument_import,
        name="instrument_import",
    ),
    path(
        "instrumenten/<int:pk>/wijzig/", instrumentkop.instrument_wijzig, name="instrument_wijzig"
    ),
    path(
        "instrumenten/<int:pk>/kopie-organisatie/",
        instrumentkop.instrument_kopie_organisatie,
        name="instrument_kopie_organisatie",
    ),
    path("instrumenten/<int:pk>/cluster/", clusters.cluster_nieuw, name="cluster_nieuw"),
    path("instrumenten/clusters/<int:pk>/", clusters.cluster_wijzig, name="cluster_wijzig"),
    path(
        "instrumenten/clusters/<int:pk>/verwijder/",
        clusters.cluster_verwijder,
        name="cluster_verwijder",
    ),
    path(
        "instrumenten/clusters/<int:pk>/verplaats/",
        clusters.cluster_verplaats,
        name="cluster_verplaats",
    ),
    path("instrumenten/<int:pk>/nieuw/", stellingen.stelling_nieuw, name="stelling_nieuw"),
    path("instrumenten/stellingen/<int:pk>/", stellingen.stelling_wijzig, name="stelling_wijzig"),
    path(
        "instrumenten/stellingen/<int:pk>/verwijder/",
        stellingen.stelling_verwijder,
        name="stelling_verwijder",
    ),
    path(
        "instrumenten/stellingen/<int:pk>/verplaats/",
        stellingen.stelling_verplaats,
        name="stelling_verplaats",
    ),
    # Leading
    path("sessies/<int:pk>/projector/", projector.projector, name="sessie_projector"),
    path("sessies/<int:pk>/leiding/", leiding.leiding, name="sessie_leiding"),
    path("sessies/<int:pk>/start/", leiding.start, name="sessie_start"),
    path("sessies/<int:pk>/ga-naar/", leiding.ga_naar, name="sessie_ga_naar"),
    path("sessies/<int:pk>/onthul/", leiding.onthul, name="sessie_onthul"),
    path("sessies/<int:pk>/opnieuw/", leiding.opnieuw, name="sessie_opnieuw"),
    path("sessies/<int:pk>/handen/", leiding.handen, name="sessie_handen"),
    path("sessies/<int:pk>/verbeter/", leiding.verbeter, name="sessie_verbeter"),
    path("sessies/<int:pk>/stippen/", leiding_stippen.tel, name="sessie_stippen"),
    path("sessies/<int:pk>/stippen/onthul/", leiding_stippen.onthul, name="sessie_stippen_onthul"),
    path(
        "sessies/<int:pk>/stippen/verbeter/",
        leiding_stippen.verbeter,
        name="sessie_stippen_verbeter",
    ),
    path(
        "sessies/<int:pk>/stippen/opnieuw/",
        leiding_stippen.opnieuw,
        name="sessie_stippen_opnieuw",
    ),
    path("sessies/<int:pk>/aanwezig/", leiding.aanwezig, name="sessie_aanwezig"),
    path("sessies/<int:pk>/opmerking/", leiding.opmerking, name="sessie_opmerking"),
    path(
        "sessies/<int:pk>/opmerking/<int:opmerking>/",
        leiding.opmerking_wijzig,
        name="sessie_opmerking_wijzig",
    ),
    path("sessies/<int:pk>/reden/", leiding.reden, name="sessie_reden"),
    path("sessies/<int:pk>/reden/<int:reden>/", leiding.reden_wijzig, name="sessie_reden_wijzig"),
    path("sessies/<int:pk>/ongedaan/", leiding.ongedaan, name="sessie_ongedaan"),
    path("sessies/<int:pk>/nasturen/", leiding.nasturen, name="sessie_nasturen"),
    path("sessies/<int:pk>/sluit/", leiding.sluit, name="sessie_sluit"),
    path("sessies/<int:pk>/heropen/", leiding.heropen, name="sessie_heropen"),
    # Result
    path("sessies/<int:pk>/uitslag/", uitslag.uitslag, name="sessie_uitslag"),
    path("sessies/<int:pk>/delen/", uitslag.delen, name="sessie_delen"),
    path("sessies/<int:pk>/uitslag/versturen/", uitslag.versturen, name="sessie_uitslag_versturen"),
    path("sessies/<int:pk>/werkboek/", uitslag.werkboek, name="sessie_werkboek"),
    path("sessies/<int:pk>/werkboek/terug/", werkboek_terug.terug, name="sessie_werkboek_terug"),
]
