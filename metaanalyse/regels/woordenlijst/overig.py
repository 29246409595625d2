"""School types, target groups, levels, goal reached, ladder, support. Source: S2, bijlage 3.

The names of the steps are those of overzicht 8; support has no list in the source, so its terms are
our own ordering of what the source describes (chapter 4).
"""

from metaanalyse.regels.woordenlijst.term import Term

TYPEN = (
    Term("po", "Primair onderwijs", aliassen=("basisonderwijs",)),
    Term("so", "Speciaal onderwijs", aliassen=("vso", "(v)so", "speciaal onderwijs")),
    Term("vo", "Voortgezet onderwijs"),
    Term("mbo", "Middelbaar beroepsonderwijs", aliassen=("bve",)),
    Term("ho", "Hoger onderwijs", aliassen=("hbo", "wo", "lerarenopleiding")),
)

DOELGROEPEN = (
    Term("leerlingen", "Leerlingen"),
    Term("leraren", "Leraren", aliassen=("docenten", "leerkrachten")),
    Term("onderwijsteam", "Onderwijsteam", aliassen=("team", "teams")),
    Term("onderwijsspecialisten", "Onderwijsspecialisten"),
    Term("curriculum", "Curriculum"),
    Term("schoolleider", "Schoolleider", "Ook middenmanagement.", aliassen=("schoolleiders",)),
    Term("bestuur", "Bestuur (bovenschools)", aliassen=("bestuur", "besturen")),
    Term("ondersteunend-personeel", "Ondersteunend personeel"),
)

NIVEAUS = (
    Term("micro", "Micro", "De leraar, de klas, de lesstof.", aliassen=("microniveau",)),
    Term("meso", "Meso", "De school: team, afdeling, bestuur.", aliassen=("mesoniveau",)),
    Term("macro", "Macro", "De school en de wereld eromheen.", aliassen=("macroniveau",)),
)

DOELSTELLING = (
    Term("niet", "Helemaal niet", aliassen=("helemaal niet", "niet")),
    Term("nauwelijks", "Nauwelijks"),
    Term("enigszins", "Enigszins"),
    Term("grotendeels", "Grotendeels"),
    Term("volledig", "Volledig"),
)

TREDEN = (
    Term("0", "Trede 0", "Alleen in de hoofden van de uitvoerders.", aliassen=("trede 0",)),
    Term("1", "Trede 1: mogelijk", "Op papier beschreven en over te dragen."),
    Term("2", "Trede 2: potentieel", "Onderbouwd met theorie en oordelen van kenners."),
    Term("3", "Trede 3: waarschijnlijk", "Gemeten: eerste aanwijzingen."),
    Term("4", "Trede 4: zeer waarschijnlijk", "Voorspeld, getoetst, andere verklaringen bekeken."),
    Term("5", "Trede 5: bewezen", "Oorzaak aangetoond, met een controlegroep."),
)

ONDERSTEUNING = (
    Term(
        "procesbegeleiding", "Begeleiding van het proces", "Iemand van buiten begeleidt de school."
    ),
    Term("coaching", "Coaching van personen", "Leraren of leiders krijgen een coach."),
    Term("training", "Training of scholing"),
    Term("expert", "Inhoudelijke deskundige"),
    Term("netwerk", "Netwerk of leergemeenschap"),
    Term("subsidie", "Geld of subsidie"),
    Term("vrijgeroosterd", "Vrijgeroosterde tijd"),
    Term("materiaal", "Materiaal, instrumenten of ict"),
    Term("kennisdeling", "Bijeenkomsten en kennisuitwisseling"),
    Term("interne-coordinator", "Iemand in de school die coördineert"),
    Term("onderzoekers", "Onderzoekers die meelopen"),
    Term("extra-personeel", "Extra handen in de school"),
    Term("geen", "Geen ondersteuning"),
)
