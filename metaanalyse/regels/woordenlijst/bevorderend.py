"""What helps: 44 factors in five categories. Source: S2, overzicht 15 and paragraaf 2.2.

The study puts no category beside each factor; the division over its five categories is ours.
"""

from metaanalyse.regels.woordenlijst.term import Term

_SAMEN = "Samenwerking, draagvlak en motivatie"
_TIJD = "Tijd, middelen en ondersteuning"
_LEIDING = "Eigenaarschap, leiderschap en rolverdeling"
_KENNIS = "Kennisdeling en monitoring"
_BELEID = "Verankering en beleid"

BEVORDEREND = (
    Term(
        "samenwerking",
        "Samenwerking van leraren, scholen, onderzoekers",
        groep=_SAMEN,
        woord="samenwerking",
    ),
    Term(
        "eigenaarschap-team",
        "Eigenaarschap van school en team",
        groep=_LEIDING,
        woord="eigenaarschap",
    ),
    Term(
        "goede-aansluiting",
        "Sluit aan bij wat school en doelgroep willen",
        groep=_TIJD,
        woord="aansluiting",
    ),
    Term("lerende-cultuur", "Een lerende, open cultuur", groep=_SAMEN, woord="cultuur"),
    Term("goede-ondersteuning", "Goede ondersteuning", groep=_TIJD, woord="ondersteuning"),
    Term(
        "van-elkaar-leren", "Kennis delen en van elkaar leren", groep=_KENNIS, woord="kennisdeling"
    ),
    Term("duidelijke-visie", "Een duidelijke visie", groep=_BELEID, woord="visie"),
    Term("deskundigheid", "Deskundigheid en kennis in huis", groep=_TIJD, woord="deskundigheid"),
    Term("geld", "Geld beschikbaar", groep=_TIJD, woord="middelen"),
    Term("enthousiaste-leraren", "Enthousiaste leraren", groep=_SAMEN, woord="enthousiasme"),
    Term("hoge-kwaliteit", "Hoge kwaliteit van de vernieuwing", groep=_TIJD, woord="kwaliteit"),
    Term("draagvlak-vernieuwing", "Draagvlak voor de vernieuwing", groep=_SAMEN, woord="draagvlak"),
    Term(
        "goed-leiderschap",
        "Leiding die faciliteert en regisseert",
        groep=_LEIDING,
        woord="leiderschap",
    ),
    Term(
        "goede-afstemming", "Verbonden met andere initiatieven", groep=_KENNIS, woord="afstemming"
    ),
    Term(
        "deskundig-begeleid",
        "De vernieuwing wordt deskundig begeleid",
        groep=_TIJD,
        woord="begeleiding",
    ),
    Term(
        "alle-lagen-betrokken",
        "Alle lagen van de organisatie betrokken",
        groep=_SAMEN,
        woord="betrokkenheid",
    ),
    Term("betrokken-leiding", "Een betrokken leiding", groep=_LEIDING, woord="leiderschap"),
    Term("goede-communicatie", "Goede communicatie", groep=_KENNIS, woord="communicatie"),
    Term(
        "bezielende-leiding",
        "Een leiding die enthousiast maakt",
        groep=_LEIDING,
        woord="leiderschap",
    ),
    Term("meerwaarde", "De meerwaarde wordt ervaren", groep=_SAMEN, woord="meerwaarde"),
    Term("goede-begeleiding", "Begeleiding van hoge kwaliteit", groep=_TIJD, woord="begeleiding"),
    Term("doordacht-plan", "Een doordacht, uitgewerkt plan", groep=_BELEID, woord="plan"),
    Term("vast-overleg", "Vaste overlegmomenten met genoeg tijd", groep=_KENNIS, woord="overleg"),
    Term("ruimte-ontwikkeling", "Ruimte voor ontwikkeling", groep=_BELEID, woord="ruimte"),
    Term("genoeg-tijd", "De tijd die nodig is, is er", groep=_TIJD, woord="tijd"),
    Term("materialen", "Het materiaal is er", groep=_TIJD, woord="middelen"),
    Term("competente-leraren", "Leraren die het kunnen", groep=_BELEID, woord="deskundigheid"),
    Term("enthousiaste-leerlingen", "Enthousiaste leerlingen", groep=_SAMEN, woord="enthousiasme"),
    Term("evaluatie-reflectie", "Evalueren en terugkijken", groep=_KENNIS, woord="evaluatie"),
    Term("flexibel", "Een soepele organisatie", groep=_KENNIS, woord="flexibiliteit"),
    Term("aansluiting-leerbehoefte", "Maatwerk voor leerlingen", groep=_TIJD, woord="maatwerk"),
    Term("monitoring-bijsturing", "Volgen en bijsturen", groep=_KENNIS, woord="monitoring"),
    Term("gemotiveerde-leraren", "Gemotiveerde leraren", groep=_SAMEN, woord="motivatie"),
    Term("gemotiveerde-leiding", "Gemotiveerde leiding", groep=_SAMEN, woord="motivatie"),
    Term("goede-sfeer", "Goede sfeer op de werkvloer", groep=_SAMEN, woord="sfeer"),
    Term("terugkoppeling", "Terugkoppeling en nazorg", groep=_KENNIS, woord="feedback"),
    Term("waardering", "Waardering voor het personeel", groep=_SAMEN, woord="waardering"),
    Term("vrijroosteren", "Minder werkdruk door vrijroosteren", groep=_TIJD, woord="werkdruk"),
    Term("keuzeruimte", "Keuzeruimte", groep=_SAMEN, woord="keuzeruimte"),
    Term("gemotiveerde-leerlingen", "Gemotiveerde leerlingen", groep=_SAMEN, woord="motivatie"),
    Term("procesbegeleiding", "Begeleiding van het proces", groep=_TIJD, woord="begeleiding"),
    Term("rolverdeling", "Een heldere rolverdeling", groep=_LEIDING, woord="rolverdeling"),
    Term("verankerd", "Verankerd in visie en beleid", groep=_BELEID, woord="beleid"),
    Term("vraag-helder", "Een heldere vraag", groep=_TIJD, woord="vraag"),
)
