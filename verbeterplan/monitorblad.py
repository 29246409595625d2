"""A monitor moment: its questions with their answers, and the sheet to take along."""

from django.utils import timezone

from organisatie.regels.vragen import Vragengroep
from organisatie.schrijven import Groep
from rapportage.antwoord import bestandsnaam
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf
from verbeterplan import antwoorden
from verbeterplan.models import Monitormoment, Planantwoord, Plandoel
from verbeterplan.regels.vragen import MONITOREN


def vragengroep(moment: Monitormoment) -> Vragengroep:
    """The questions chosen for it, and those that were answered before they were left out."""
    beantwoord = Planantwoord.objects.filter(moment=moment).exclude(tekst="")
    codes = {*moment.vragen, *beantwoord.values_list("vraag", flat=True)}
    return Vragengroep(
        "moment", moment.titel, tuple(vraag for vraag in MONITOREN if vraag.code in codes)
    )


def lees_groep(moment: Monitormoment) -> Groep:
    """The same with what was answered. Two queries."""
    (groep,) = antwoorden.lees_groepen(moment.ronde, [vragengroep(moment)], moment)
    return groep


def doelen(moment: Monitormoment) -> list[Plandoel]:
    """What it is about: the goals of the plan."""
    return list(Plandoel.objects.aanwezig().filter(ronde=moment.ronde_id))


def maak_blad(moment: Monitormoment) -> bytes:
    """The questions as .pdf, with what was answered; where nothing was, there is room to write."""
    traject = moment.ronde.traject
    context = {
        "titel": moment.titel,
        "ondertitel": f"Monitormoment van {traject.naam}",
        "team": traject.team.naam,
        "datum": datum(moment.gehouden_op or moment.datum),
        "moment": moment,
        "groep": lees_groep(moment),
        "doelen": doelen(moment),
        "bijstellingen": moment.bijstellingen.filter(weg_op=None),
    }
    return maak_pdf("verbeterplan/monitormoment_pdf.html", context)


def naam_van(moment: Monitormoment) -> str:
    return bestandsnaam("Monitormoment", moment.titel, moment.gehouden_op or timezone.localdate())
