"""Rows of borgen, by step."""

from borgen.models.afspraken import Meetafspraak, Norm
from borgen.models.agenda import Agendaadres
from borgen.models.bespreking import Antwoord, Bespreking
from borgen.models.competenties import Beheersing, Competentie
from borgen.models.documenten import Document, Proces, Voorstel
from borgen.models.handelen import Besluit, Waarneming
from borgen.models.herinneringen import Herinneringsstand
from borgen.models.metingen import Meetmoment, Meting, Steekproef
from borgen.models.schatting import Schatting, Schattingsronde, Schattingtelling
from borgen.models.signalen import Signaal
from borgen.models.stappen import Borgbewijs, Borgtoets, Stapafsluiting
from borgen.models.sturing import Sturingsoordeel
from borgen.models.toetsing import Akkoord, Gelezen
from borgen.models.versies import Deelstap, Documentversie, Tekst, Versiebijlage

__all__ = [
    "Agendaadres",
    "Akkoord",
    "Antwoord",
    "Beheersing",
    "Besluit",
    "Bespreking",
    "Borgbewijs",
    "Borgtoets",
    "Competentie",
    "Deelstap",
    "Document",
    "Documentversie",
    "Gelezen",
    "Herinneringsstand",
    "Meetafspraak",
    "Meetmoment",
    "Meting",
    "Norm",
    "Proces",
    "Schatting",
    "Schattingsronde",
    "Schattingtelling",
    "Signaal",
    "Stapafsluiting",
    "Steekproef",
    "Sturingsoordeel",
    "Tekst",
    "Versiebijlage",
    "Voorstel",
    "Waarneming",
]
