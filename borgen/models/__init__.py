"""Rows of borgen, by step."""

from borgen.models.afspraken import Meetafspraak, Norm
from borgen.models.bespreking import Antwoord, Bespreking
from borgen.models.documenten import Document, Proces, Voorstel
from borgen.models.handelen import Besluit, Waarneming
from borgen.models.metingen import Meetmoment, Meting, Steekproef
from borgen.models.signalen import Signaal
from borgen.models.stappen import Borgbewijs, Borgtoets, Stapafsluiting
from borgen.models.toetsing import Akkoord, Gelezen
from borgen.models.versies import Deelstap, Documentversie, Tekst, Versiebijlage

__all__ = [
    "Akkoord",
    "Antwoord",
    "Besluit",
    "Bespreking",
    "Borgbewijs",
    "Borgtoets",
    "Deelstap",
    "Document",
    "Documentversie",
    "Gelezen",
    "Meetafspraak",
    "Meetmoment",
    "Meting",
    "Norm",
    "Proces",
    "Signaal",
    "Stapafsluiting",
    "Steekproef",
    "Tekst",
    "Versiebijlage",
    "Voorstel",
    "Waarneming",
]
