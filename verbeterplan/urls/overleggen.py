"""Addresses of meetings, of a team or of a PLG."""

from django.urls import path

from verbeterplan.views import agendapunten, overleggen, verslag

_overleg = "overleggen/<int:pk>/"
_punt = "agendapunten/<int:pk>/"

urlpatterns = [
    path("overleggen/", overleggen.overleggen, name="overleggen"),
    path("overleggen/nieuw/", overleggen.overleg_nieuw, name="overleg_nieuw"),
    path(
        "trajecten/<int:pk>/plg/bijeenkomsten/",
        overleggen.plg_overleg_nieuw,
        name="plg_overleg_nieuw",
    ),
    path(_overleg, overleggen.overleg, name="overleg"),
    path(f"{_overleg}wijzig/", overleggen.overleg_wijzig, name="overleg_wijzig"),
    path(f"{_overleg}verwijder/", overleggen.overleg_verwijder, name="overleg_verwijder"),
    path(f"{_overleg}terug/", overleggen.overleg_terug, name="overleg_terug"),
    path(f"{_overleg}verslag/", verslag.overleg_verslag, name="overleg_verslag"),
    path(f"{_overleg}aanwezig/", verslag.overleg_aanwezig, name="overleg_aanwezig"),
    path(f"{_overleg}afspraak/", verslag.overleg_afspraak, name="overleg_afspraak"),
    path(f"{_overleg}op-agenda/", verslag.overleg_op_agenda, name="overleg_op_agenda"),
    path(f"{_overleg}verteld/", verslag.overleg_verteld, name="overleg_verteld"),
    path(f"{_overleg}agendapunten/", agendapunten.agendapunt_nieuw, name="agendapunt_nieuw"),
    path(f"{_punt}wijzig/", agendapunten.agendapunt_wijzig, name="agendapunt_wijzig"),
    path(f"{_punt}verwijder/", agendapunten.agendapunt_verwijder, name="agendapunt_verwijder"),
    path(f"{_punt}terug/", agendapunten.agendapunt_terug, name="agendapunt_terug"),
    path(f"{_punt}verplaats/", agendapunten.agendapunt_verplaats, name="agendapunt_verplaats"),
]
