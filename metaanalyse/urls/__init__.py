"""Addresses of the meta-analysis, by subject."""

from metaanalyse.urls import (
    aanbod,
    analyse,
    codering,
    inlezen,
    kaarten,
    rapporten,
    weergaven,
)

# The fixed words before the number of a card.
urlpatterns = [
    *analyse.urlpatterns,
    *inlezen.urlpatterns,
    *rapporten.urlpatterns,
    *weergaven.urlpatterns,
    *aanbod.urlpatterns,
    *codering.urlpatterns,
    *kaarten.urlpatterns,
]
