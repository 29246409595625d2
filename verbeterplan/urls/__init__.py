"""Addresses of trajecten, the PLG cycle, activities, meetings and the planning of a session."""

from verbeterplan.urls import cyclus, plg, trajecten, weging

urlpatterns = [
    *trajecten.urlpatterns,
    *cyclus.urlpatterns,
    *plg.urlpatterns,
    *weging.urlpatterns,
]
