"""Addresses of the four steps around, and of the check whether something is geborgd."""

from django.urls import path

from borgen.views import borgtoets, stappen

urlpatterns = [
    path("borgen/<int:traject>/", stappen.stappen, name="borgen"),
    path(
        "borgen/verbeteracties/<int:pk>/afronden/<slug:stap>/",
        stappen.stap_afronden,
        name="stap_afronden",
    ),
    path(
        "borgen/verbeteracties/<int:pk>/overslaan/", stappen.stap_overslaan, name="stap_overslaan"
    ),
    path("borgen/afgerond/<int:pk>/heropen/", stappen.stap_heropen, name="stap_heropen"),
    path("borgen/verbeteracties/<int:pk>/geborgd/", borgtoets.borgtoets, name="borgtoets"),
    path(
        "borgen/verbeteracties/<int:pk>/geborgd/begin/",
        borgtoets.borgtoets_begin,
        name="borgtoets_begin",
    ),
    path("borgen/bewijzen/<int:pk>/", borgtoets.borgbewijs, name="borgbewijs"),
    path("borgen/borgtoetsen/<int:pk>/sluit/", borgtoets.borgtoets_sluit, name="borgtoets_sluit"),
]
