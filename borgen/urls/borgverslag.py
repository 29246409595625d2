"""Address of the borging report."""

from django.urls import path

from borgen.views import borgverslag

urlpatterns = [
    path("borgen/<int:traject>/verslag/", borgverslag.borgverslag, name="borgverslag"),
]
