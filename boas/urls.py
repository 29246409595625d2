"""Addresses of sessions and instruments."""

from django.urls import path

from boas.views import stem, stroom

urlpatterns = [
    # Phones and streams
    path("stem/", stem.stem_code, name="stem_code"),
    path("stem/<str:code>/", stem.stem, name="stem"),
    path("stem/<str:code>/stroom/", stroom.stem_stroom, name="stem_stroom"),
    path("sessies/<int:pk>/stroom/", stroom.sessie_stroom, name="sessie_stroom"),
]
