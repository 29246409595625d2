"""Addresses of borgen, by step."""

from borgen.urls import (
    competenties,
    controleren,
    documenteren,
    handelen,
    monitoren,
    stappen,
    sturing,
)

urlpatterns = [
    *stappen.urlpatterns,
    *documenteren.urlpatterns,
    *monitoren.urlpatterns,
    *controleren.urlpatterns,
    *handelen.urlpatterns,
    *sturing.urlpatterns,
    *competenties.urlpatterns,
]
