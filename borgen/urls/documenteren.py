"""Addresses of documenteren."""

from django.urls import include, path

from borgen.views import documenteren
from borgen.views.documenten import (
    bijlagen,
    documenten,
    register,
    toetsen,
    versies,
    voorstellen,
)

_PROCESSEN = [
    path("voorbeelden/", register.processen_voorbeelden, name="processen_voorbeelden"),
    path("nieuw/", register.proces_nieuw, name="proces_nieuw"),
    path("<int:pk>/wijzig/", register.proces_wijzig, name="proces_wijzig"),
    path("<int:pk>/verwijder/", register.proces_verwijder, name="proces_verwijder"),
]
_VERSIE = [
    path("", versies.documentversie, name="documentversie"),
    path("wijzig/", versies.documentversie_wijzig, name="documentversie_wijzig"),
    path("verschil/", versies.documentversie_verschil, name="documentversie_verschil"),
    path("pdf/", versies.documentversie_pdf, name="documentversie_pdf"),
    path("verwijder/", versies.documentversie_verwijder, name="documentversie_verwijder"),
    path("deelstap/<int:stap>/", versies.documentversie_deelstap, name="documentversie_deelstap"),
    path("bijlagen/", bijlagen.versiebijlage_nieuw, name="versiebijlage_nieuw"),
    path("bijlagen/<int:bijlage>/", bijlagen.versiebijlage, name="versiebijlage"),
    path(
        "bijlagen/<int:bijlage>/verwijder/",
        bijlagen.versiebijlage_verwijder,
        name="versiebijlage_verwijder",
    ),
    path("voorleggen/", toetsen.documentversie_voorleggen, name="documentversie_voorleggen"),
    path("terugtrekken/", toetsen.documentversie_terugtrekken, name="documentversie_terugtrekken"),
    path("toetsen/", toetsen.documentversie_toetsen, name="documentversie_toetsen"),
    path("overleg/", toetsen.documentversie_overleg, name="documentversie_overleg"),
    path("afwezig/<int:lid>/", toetsen.documentversie_afwezig, name="documentversie_afwezig"),
    path("herinneren/", toetsen.documentversie_herinneren, name="documentversie_herinneren"),
    path("gelezen/", documenten.document_gelezen, name="document_gelezen"),
]
_DOCUMENT = [
    path("", documenten.document, name="document"),
    path("wijzig/", documenten.document_wijzig, name="document_wijzig"),
    path("verwijder/", documenten.document_verwijder, name="document_verwijder"),
    path("intrekken/", documenten.document_intrekken, name="document_intrekken"),
    path("evalueren/", documenten.document_evalueren, name="document_evalueren"),
    path("pdf/", documenten.document_pdf, name="document_pdf"),
    path("versie/", versies.documentversie_nieuw, name="documentversie_nieuw"),
    path("voorstel/", voorstellen.voorstel_nieuw, name="voorstel_nieuw"),
]

urlpatterns = [
    path(
        "borgen/<int:traject>/documenteren/", documenteren.documenteren, name="borgen_documenteren"
    ),
    path("documenten/", register.documenten, name="documenten"),
    path("documenten/leeslijst/", register.leeslijst, name="leeslijst"),
    path("documenten/boekje/<int:team>/", register.boekje, name="documenten_boekje"),
    path("documenten/nieuw/", documenten.document_nieuw, name="document_nieuw"),
    path("documenten/processen/", include(_PROCESSEN)),
    path(
        "documenten/voorstellen/<int:pk>/overnemen/",
        voorstellen.voorstel_overnemen,
        name="voorstel_overnemen",
    ),
    path(
        "documenten/voorstellen/<int:pk>/afwijzen/",
        voorstellen.voorstel_afwijzen,
        name="voorstel_afwijzen",
    ),
    path("documenten/versies/<int:pk>/", include(_VERSIE)),
    path("documenten/<int:pk>/", include(_DOCUMENT)),
]
