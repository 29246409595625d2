"""Addresses of borgen, by step."""

from borgen.urls import (
    agenda,
    borgverslag,
    competenties,
    controleren,
    documenteren,
    fase,
    handelen,
    monitoren,
    stappen,
    sturing,
)

urlpatterns = [
    *agenda.urlpatterns,
    *borgverslag.urlpatterns,
    *fase.urlpatterns,
    *stappen.urlpatterns,
    *documenteren.urlpatterns,
    *monitoren.urlpatterns,
    *controleren.urlpatterns,
    *handelen.urlpatterns,
    *sturing.urlpatterns,
    *competenties.urlpatterns,
]
