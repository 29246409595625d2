"""Addresses of documenteren."""

from django.urls import path

from borgen.views import documenteren

urlpatterns = [
    path(
        "borgen/<int:traject>/documenteren/", documenteren.documenteren, name="borgen_documenteren"
    ),
]
