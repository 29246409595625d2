"""From a plan to a document: what was agreed is written down without typing it again."""

from django.db import transaction

from borgen.acties.documenteren import open_nieuwe_versie
from borgen.models import Document, Documentversie, Proces
from borgen.regels import zo_werken_wij
from organisatie.models import Gebruiker, Team
from verbeterplan import antwoorden
from verbeterplan.models import Cyclusronde, Kartrekkerschap, Plandoel, Verbetertraject


def document_van(traject: Verbetertraject) -> Document | None:
    """The document that was made from the plan of a traject."""
    titel = zo_werken_wij.titel(traject.naam)
    rijen = Document.objects.filter(proces__team=traject.team_id, titel=titel)
    return rijen.order_by("pk").first()


@transaction.atomic
def leg_plan_vast(ronde: Cyclusronde, gebruiker: Gebruiker) -> tuple[Document, bool]:
    """The document "Zo werken wij" of a traject; the first time made, as a concept, from its plan.

    Gives it, and whether it was made now. Pressed twice, also by two at once, there is one.
    """
    traject = ronde.traject
    Team.objects.select_for_update().get(pk=traject.team_id)
    if er_al := document_van(traject):
        return er_al, False
    trekt = Kartrekkerschap.objects.filter(ronde=ronde).select_related("lidmaatschap").first()
    lid = trekt.lidmaatschap if trekt else None
    document = Document.objects.create(
        proces=_proces(traject),
        titel=zo_werken_wij.titel(traject.naam),
        eigenaar=lid if lid and lid.team_id == traject.team_id else None,
        evalueren_op=trekt.evaluatie_op if trekt else None,
        gemaakt_door=gebruiker,
    )
    acties = list(traject.verbeteracties.all())
    document.verbeteracties.set(acties)
    versie = open_nieuwe_versie(document, "", gebruiker)
    doelen = Plandoel.objects.aanwezig().filter(ronde=ronde)
    versie.tekst = zo_werken_wij.tekst(
        traject.doel,
        [(doel.tekst, doel.zichtbaar_aan) for doel in doelen],
        [(actie.naam, actie.omschrijving) for actie in acties],
        antwoorden.teksten(ronde),
    )
    versie.save()
    return document, True


def concept_van(document: Document) -> Documentversie | None:
    """The version that is being worked on."""
    return document.versies.in_bewerking().first()


def _proces(traject: Verbetertraject) -> Proces:
    """Where the team keeps what carries this traject already, else a process with its name."""
    rijen = Proces.objects.filter(team=traject.team_id)
    er_al = rijen.filter(documenten__verbeteracties__traject=traject).order_by("pk").first()
    if er_al:
        return er_al
    proces, _ = Proces.objects.get_or_create(team_id=traject.team_id, naam=traject.naam)
    return proces
