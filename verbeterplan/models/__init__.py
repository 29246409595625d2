from verbeterplan.models.activiteit import Activiteit
from verbeterplan.models.beeld import Beeldreactie, Situatiebeeld
from verbeterplan.models.bronnen import Expertise, Kijkmoment, Oordeel, Planbron
from verbeterplan.models.cyclus import (
    Cyclusronde,
    Fasestap,
    Planantwoord,
    Planonderdeel,
    Weglegbaar,
)
from verbeterplan.models.leren import Feedbackvraag, Leerdoel
from verbeterplan.models.overleg import Agendapunt, Overleg
from verbeterplan.models.plan import (
    Planbesluit,
    Plandoel,
    Planfactor,
    Planversie,
    Randvoorwaarde,
    Tegengeluid,
    Verbeterplan,
)
from verbeterplan.models.plg import Plg, Plggast, Plglid
from verbeterplan.models.speerpunt import Speerpunt, Teamgrens, Weegregel, Weging
from verbeterplan.models.traject import Verbeteractie, Verbetertraject
from verbeterplan.models.trajectkaart import TrajectKaart
from verbeterplan.models.trajectsessie import Keuze, TrajectSessie
from verbeterplan.models.uitvoering import (
    Bijstelling,
    Kartrekkerschap,
    Monitormoment,
    Pilot,
    Voortgang,
)

__all__ = [
    "Activiteit",
    "Agendapunt",
    "Beeldreactie",
    "Bijstelling",
    "Cyclusronde",
    "Expertise",
    "Fasestap",
    "Feedbackvraag",
    "Kartrekkerschap",
    "Keuze",
    "Kijkmoment",
    "Leerdoel",
    "Monitormoment",
    "Oordeel",
    "Overleg",
    "Pilot",
    "Planantwoord",
    "Planbesluit",
    "Planbron",
    "Plandoel",
    "Planfactor",
    "Planonderdeel",
    "Planversie",
    "Plg",
    "Plggast",
    "Plglid",
    "Randvoorwaarde",
    "Situatiebeeld",
    "Speerpunt",
    "Teamgrens",
    "Tegengeluid",
    "TrajectKaart",
    "TrajectSessie",
    "Verbeteractie",
    "Verbeterplan",
    "Verbetertraject",
    "Voortgang",
    "Weegregel",
    "Weging",
    "Weglegbaar",
]
