"""Documenteren: which documents carry the verbeteracties of a traject, and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from borgen.exports import lijsten
from borgen.models import Document, Documentversie
from borgen.views.hulp import borgpagina, zie_traject
from organisatie.models import Gebruiker
from organisatie.verzoek import Verzoek
from verbeterplan.models import Verbeteractie, Verbetertraject

_STAND = dict(Documentversie.Status.choices) | {Documentversie.Status.VASTGESTELD: "geldt"}


@dataclass(frozen=True)
class Vastgelegd:
    """One verbeteractie with the documents that carry it."""

    actie: Verbeteractie
    documenten: Sequence[Document]

    @property
    def geldt(self) -> bool:
        """Whether the team approved one of them, and that still holds."""
        return any(v.is_vast for d in self.documenten for v in d.stand)  # type: ignore[attr-defined]

    @property
    def in_woorden(self) -> list[tuple[str, str, str]]:
        """Of each document its title, its process and how it stands."""
        return [
            (
                document.titel,
                document.proces.naam,
                ", ".join(f"versie {v.nummer} {_STAND[v.status]}" for v in document.stand)  # type: ignore[attr-defined]
                or "geldt niet meer",
            )
            for document in self.documenten
        ]


@require_GET
def documenteren(request: Verzoek, traject: int) -> HttpResponse:
    """The documents that carry this traject; with ``?formaat=`` as a file."""
    rij = zie_traject(request, traject)
    regels = lees_vastgelegd(rij, request.user)
    if request.GET.get("formaat"):
        return lijsten.vastgelegd(request, [(r.actie, r.in_woorden) for r in regels], rij)
    context = {
        "regels": regels,
        "vastgelegd": sum(regel.geldt for regel in regels),
        "andere": [regel for regel in regels if not regel.geldt],
    }
    return borgpagina(request, rij, "documenteren", **context)


def lees_vastgelegd(traject: Verbetertraject, gebruiker: Gebruiker) -> list[Vastgelegd]:
    """Every verbeteractie with its documents, as the person may see them. Three queries."""
    versies = (
        Documentversie.objects.zichtbaar_voor(gebruiker)
        .exclude(status=Documentversie.Status.VERVALLEN)
        .defer("tekst")
        .order_by("nummer")
    )
    documenten = Document.objects.zichtbaar_voor(gebruiker).select_related("proces")
    lijst = documenten.prefetch_related(Prefetch("versies", versies, to_attr="stand"))
    acties = traject.verbeteracties.prefetch_related(Prefetch("documenten", lijst, to_attr="lijst"))
    return [Vastgelegd(actie, actie.lijst) for actie in acties]
