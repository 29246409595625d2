"""Addresses of weergaven."""

from django.urls import path

from metaanalyse.views import weergaven

urlpatterns = [
    path("kaarten/weergaven/", weergaven.weergaven, name="weergaven"),
    path("kaarten/weergaven/nieuw/", weergaven.weergave_nieuw, name="weergave_nieuw"),
    path("kaarten/weergaven/<int:pk>/", weergaven.weergave_wijzig, name="weergave_wijzig"),
    path(
        "kaarten/weergaven/<int:pk>/verwijder/",
        weergaven.weergave_verwijder,
        name="weergave_verwijder",
    ),
]
