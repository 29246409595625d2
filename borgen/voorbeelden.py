"""Processes to begin the register with, after figure 6 of the handbook (S1), in our own words."""

from typing import TypedDict


class Voorbeeld(TypedDict):
    naam: str
    toelichting: str
    formats: str
    beheerder_buiten_team: str


PROCESSEN: tuple[Voorbeeld, ...] = (
    {
        "naam": "Begeleidingsstructuur",
        "toelichting": "Wie begeleidt welke student, en hoe grijpt alles in elkaar?",
        "formats": "processchema, draaiboek, jaarplanning",
        "beheerder_buiten_team": "onderwijsmanager",
    },
    {
        "naam": "Begeleidingsgesprek",
        "toelichting": "Wanneer spreken we een student, waarover, en wat leggen we vast?",
        "formats": "SLB-handboek, verzuimprotocol, VERI-matrix",
        "beheerder_buiten_team": "",
    },
    {
        "naam": "Intake",
        "toelichting": "Hoe ontvangen we een nieuwe student, en wat zetten we in het dossier?",
        "formats": "processchema voor het dossier, formulier voor het gesprek",
        "beheerder_buiten_team": "",
    },
    {
        "naam": "Exitgesprek",
        "toelichting": "Hoe nemen we afscheid van wie vertrekt, en wat leren we ervan?",
        "formats": "handleiding voor het gesprek, gespreksformulier",
        "beheerder_buiten_team": "",
    },
    {
        "naam": "Leerlingbespreking",
        "toelichting": "Hoe bespreken we als team de voortgang van onze studenten?",
        "formats": "agenda, actie- en besluitenlijst, jaarplanning, overzicht van de voortgang",
        "beheerder_buiten_team": "onderwijsmanager",
    },
    {
        "naam": "Verzuimmeldingen",
        "toelichting": "Wie meldt verzuim, waar, hoe snel, en wat gebeurt er daarna?",
        "formats": "handleiding van het verzuimloket, processchema, VERI-matrix",
        "beheerder_buiten_team": "DUO",
    },
)
