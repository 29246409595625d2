"""Conditions, phases and signs of lasting introduction. Source: S2, overzicht 2, 3 and 4."""

from metaanalyse.regels.woordenlijst.term import Term

_VERNIEUWING, _INTERN = "Kenmerken van de vernieuwing", "Interne context van de school"
_EXTERN, _PROCES = "Externe context van de school", "Vernieuwingsproces"

DETERMINANTEN = (
    Term(
        "objectieve-kwaliteit", "Objectieve kwaliteit: rust op bewezen succes", groep=_VERNIEUWING
    ),
    Term(
        "subjectieve-kwaliteit",
        "Subjectieve kwaliteit: gebruikers ervaren succes",
        groep=_VERNIEUWING,
    ),
    Term("past-bij-waarden", "Past bij waarden en werk van de organisatie", groep=_VERNIEUWING),
    Term("duidelijke-verandering", "Duidelijk anders dan het was", groep=_VERNIEUWING),
    Term("heldere-doelen", "Heldere doelen", groep=_VERNIEUWING),
    Term("grote-betrokkenheid", "Een groot deel van de organisatie doet mee", groep=_VERNIEUWING),
    Term("behoefte", "Er is behoefte aan de vernieuwing", groep=_INTERN),
    Term("open-voor-verandering", "School en medewerkers staan open", groep=_INTERN),
    Term("genoeg-middelen", "Genoeg middelen beschikbaar", groep=_INTERN, aliassen=("resources",)),
    Term("alle-lagen", "Alle lagen praten mee en zijn betrokken", groep=_INTERN),
    Term("belang-omgeving", "Sluit aan bij wat de omgeving belangrijk vindt", groep=_EXTERN),
    Term("stabiele-omgeving", "Stabiele verhouding met de omgeving", groep=_EXTERN),
    Term("externe-faciliteiten", "Ondersteuning van buiten beschikbaar", groep=_EXTERN),
    Term("deskundige-leiding", "Deskundig in goede banen geleid", groep=_PROCES),
    Term("inspraak", "Alle gebruikers hebben inspraak", groep=_PROCES),
    Term("stimuleren-bijsturen", "Aangemoedigd en waar nodig bijgestuurd", groep=_PROCES),
    Term("ingepast", "Ingepast in bestaande werkwijzen", groep=_PROCES),
    Term("zelfde-doelen", "Iedereen werkt aan dezelfde doelen", groep=_PROCES),
)

FASEN = (
    Term("initiatie", "Initiatie", "Plannen maken, mensen meekrijgen, besluiten."),
    Term("implementatie", "Implementatie", "Invoeren, met de problemen die daarbij horen."),
    Term(
        "duurzame-invoering",
        "Duurzame invoering",
        "Het nieuwe is gewoon geworden en blijft.",
        aliassen=("verduurzaming", "duurzame implementatie"),
    ),
)

INDICATOREN = (
    Term("continuering", "Binnen en buiten de school wordt over doorgaan onderhandeld"),
    Term("ingezette-middelen", "Tijd, materiaal en mensen worden ervoor ingezet"),
    Term("norm", "Het is de norm geworden: aanmoedigen hoeft niet meer"),
    Term(
        "stabiel",
        "Stabiele omstandigheden: niet meer afhankelijk van enkele mensen of tijdelijk geld",
    ),
    Term("routine", "Het zit in de dagelijkse routine"),
    Term(
        "krachten-gebundeld", "Krachten gebundeld, naar buiten gebracht, verfijnd; het oude is weg"
    ),
)
