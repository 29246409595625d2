"""Addresses of trajecten, the PLG cycle, activities, meetings and the planning of a session."""

from verbeterplan.urls import cyclus, plg, trajecten, uitvoeren, weging

urlpatterns = [
    *trajecten.urlpatterns,
    *cyclus.urlpatterns,
    *plg.urlpatterns,
    *uitvoeren.urlpatterns,
    *weging.urlpatterns,
]
