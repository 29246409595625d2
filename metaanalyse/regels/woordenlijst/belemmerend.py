"""What gets in the way: 33 factors in six categories. Source: S2, overzicht 14 and paragraaf 2.1.

The study puts no category beside each factor; the division over its six categories is ours.
"""

from metaanalyse.regels.woordenlijst.term import Term

_TIJD = "Gebrek aan tijd, middelen en competenties"
_PLAN = "Onduidelijke plannen en zwakke aansluiting"
_KWALITEIT = "Kwaliteit van de vernieuwing"
_INTERN = "Draagvlak, communicatie en leiding"
_EVALUATIE = "Evaluatie en kennisdeling"
_OVERHEID = "Overheid en koepels"

BELEMMEREND = (
    Term("geen-tijd", "De tijd die nodig is, is er niet", groep=_TIJD, woord="tijd"),
    Term("slechte-aansluiting", "Sluit niet aan bij de praktijk", groep=_PLAN, woord="aansluiting"),
    Term("communicatie-tekort", "Te weinig communicatie", groep=_INTERN, woord="communicatie"),
    Term("plan-ondoordacht", "Plan niet goed uitgedacht", groep=_PLAN, woord="plan"),
    Term("werkdruk-hoog", "Te hoge werkdruk", groep=_TIJD, woord="werkdruk"),
    Term("techniek", "Technische problemen", groep=_TIJD, woord="techniek"),
    Term(
        "weinig-verandervermogen",
        "Te weinig kennis van veranderen",
        groep=_TIJD,
        woord="deskundigheid",
    ),
    Term(
        "lage-kwaliteit", "Lage kwaliteit van de vernieuwing", groep=_KWALITEIT, woord="kwaliteit"
    ),
    Term("doelgroep-niet-open", "Doelgroep staat niet open", groep=_TIJD, woord="openheid"),
    Term("probleemanalyse-slecht", "Slechte probleemanalyse", groep=_PLAN, woord="analyse"),
    Term(
        "slechte-afstemming",
        "Weinig afstemming met andere programma's",
        groep=_KWALITEIT,
        woord="afstemming",
    ),
    Term("lerarentekort", "Te weinig personeel", groep=_TIJD, woord="personeel"),
    Term("middelen-tijdelijk", "Middelen niet structureel", groep=_TIJD, woord="middelen"),
    Term("zwak-leiderschap", "Zwak leiderschap", groep=_INTERN, woord="leiderschap"),
    Term("geen-monitoring", "Niet volgen en bijsturen", groep=_EVALUATIE, woord="monitoring"),
    Term("geen-motivatie", "Motivatie ontbreekt", groep=_INTERN, woord="motivatie"),
    Term("concurrentie", "Concurrentie tussen scholen", groep=_EVALUATIE, woord="concurrentie"),
    Term("wisseling-leiding", "Wisselingen in de leiding", groep=_INTERN, woord="leiderschap"),
    Term("geen-draagvlak", "Draagvlak ontbreekt", groep=_INTERN, woord="draagvlak"),
    Term("geen-ruimte", "Te weinig fysieke ruimte", groep=_TIJD, woord="gebouw"),
    Term("geen-kennisdeling", "Te weinig kennisdeling", groep=_EVALUATIE, woord="kennisdeling"),
    Term("zwakke-evaluatie", "Zwakke evaluatie", groep=_EVALUATIE, woord="evaluatie"),
    Term("geen-ondersteuning", "Te weinig steun voor leraren", groep=_TIJD, woord="ondersteuning"),
    Term("geen-beleid", "Geen beleid of geen ruimte ervoor", groep=_OVERHEID, woord="beleid"),
    Term("geen-samenwerking", "Er wordt niet samengewerkt", groep=_INTERN, woord="samenwerking"),
    Term("geen-terugkoppeling", "Te weinig terugkoppeling", groep=_INTERN, woord="feedback"),
    Term("vrijblijvend", "Deelname is vrijblijvend", groep=_KWALITEIT, woord="vrijblijvendheid"),
    Term(
        "onderwijsveld-niet-betrokken",
        "Onderwijsveld niet betrokken",
        groep=_OVERHEID,
        woord="betrokkenheid",
    ),
    Term(
        "leiding-niet-betrokken", "Schoolleiding niet betrokken", groep=_INTERN, woord="leiderschap"
    ),
    Term(
        "competenties-leerlingen", "Leerlingen kunnen het nog niet", groep=_TIJD, woord="leerlingen"
    ),
    Term("geen-eigenaarschap", "Onduidelijk wie eigenaar is", groep=_INTERN, woord="eigenaarschap"),
    Term("te-klein", "Te kleine schaal", groep=_EVALUATIE, woord="schaal"),
    Term("geen-visie", "Visie ontbreekt", groep=_PLAN, woord="visie"),
)
