"""Addresses of controleren."""

from django.urls import path

from borgen.views import (
    controleren,
    controleren_afspraak,
    controleren_bespreking,
    controleren_meting,
)

AFSPRAAK = "borgen/meetafspraken/<int:pk>/"
BESPREKING = "borgen/besprekingen/<int:pk>/"

urlpatterns = [
    path("borgen/<int:traject>/controleren/", controleren.controleren, name="borgen_controleren"),
    path(
        "borgen/<int:traject>/controleren/nieuw/",
        controleren_afspraak.meetafspraak_nieuw,
        name="meetafspraak_nieuw",
    ),
    path(AFSPRAAK, controleren_afspraak.meetafspraak, name="meetafspraak"),
    path(
        f"{AFSPRAAK}wijzig/", controleren_afspraak.meetafspraak_wijzig, name="meetafspraak_wijzig"
    ),
    path(f"{AFSPRAAK}stop/", controleren_afspraak.meetafspraak_stop, name="meetafspraak_stop"),
    path(
        f"{AFSPRAAK}hervat/", controleren_afspraak.meetafspraak_hervat, name="meetafspraak_hervat"
    ),
    path(
        f"{AFSPRAAK}verplaats/",
        controleren_afspraak.meetafspraak_verplaats,
        name="meetafspraak_verplaats",
    ),
    path(f"{AFSPRAAK}meting/", controleren_meting.meting_nieuw, name="meting_nieuw"),
    path(f"{AFSPRAAK}norm/", controleren_meting.norm_nieuw, name="norm_nieuw"),
    path(f"{AFSPRAAK}steekproef/", controleren_meting.steekproef_nieuw, name="steekproef_nieuw"),
    path("borgen/metingen/<int:pk>/", controleren_meting.meting_wijzig, name="meting_wijzig"),
    path(
        "borgen/metingen/<int:pk>/verwijder/",
        controleren_meting.meting_verwijder,
        name="meting_verwijder",
    ),
    path(
        "borgen/meetmomenten/<int:pk>/vervalt/",
        controleren_meting.meetmoment_vervalt,
        name="meetmoment_vervalt",
    ),
    path("borgen/steekproeven/<int:pk>/", controleren_meting.steekproef, name="steekproef"),
    path(
        "borgen/<int:traject>/controleren/bespreken/",
        controleren_bespreking.besprekingen,
        name="besprekingen",
    ),
    path(
        "borgen/<int:traject>/controleren/bespreken/nieuw/",
        controleren_bespreking.bespreking_nieuw,
        name="bespreking_nieuw",
    ),
    path(BESPREKING, controleren_bespreking.bespreking, name="bespreking"),
    *(
        path(
            f"{BESPREKING}{wat}/",
            getattr(controleren_bespreking, f"bespreking_{wat}"),
            name=f"bespreking_{wat}",
        )
        for wat in ("wijzig", "antwoorden", "versturen", "afronden", "verwijder")
    ),
]
