"""What an improvement aims at. Source: S2, overzicht 1; reflectie from bijlage 3."""

from metaanalyse.regels.woordenlijst.term import Term

ASPECTEN = (
    Term("leiderschap", "Leiderschap", "Wat schoolleiders doen om richting te geven."),
    Term("voorzieningen", "Voorzieningen", "Gebouw, lokalen, ict: wat er moet staan."),
    Term("professionalisering", "Professionalisering", "Leraren die blijven leren."),
    Term(
        "hrm",
        "HRM, personeelsbeleid",
        "Werving, begeleiding, functies en beloning.",
        aliassen=("HRM", "personeelsbeleid"),
    ),
    Term("cultuur", "Cultuur", "Hoe mensen op school met elkaar omgaan."),
    Term("visie", "Visie", "Waar de school samen voor staat, en het beleid daarbij."),
    Term("draagvlak", "Draagvlak", "Een doel dat van iedereen is, en samen optrekken."),
    Term(
        "binnenschools-leren",
        "Binnenschools leren",
        "Van elkaar leren in de eigen school: kijken, terugkoppelen, coachen.",
    ),
    Term(
        "buitenschools-leren",
        "Buitenschools leren",
        "Leren met andere scholen en met partners van buiten.",
    ),
    Term("tijd", "Tijd", "Uren om aan de ontwikkeling te werken."),
    Term("financien", "Financiën", "Geld om de ontwikkeling te betalen."),
    Term("leerlingpopulatie", "Leerlingpopulatie", "Wie de leerlingen zijn."),
    Term(
        "omgevingsfactoren",
        "Omgevingsfactoren school",
        "Ouders, buurt, overheid en inspectie.",
        aliassen=("omgevingsfactoren",),
    ),
    Term("motivatie", "Motivatie", "Het zelf willen."),
    Term("eigenaarschap", "Eigenaarschap", "Leraren en teams die zelf over hun werk gaan."),
    Term(
        "organisatiekenmerken",
        "Organisatiekenmerken",
        "Omvang, structuur en vermogen om te veranderen.",
    ),
    Term(
        "verankering",
        "Verankering en planning",
        "Vastleggen in afspraken, roosters, jaarplan en systemen.",
        aliassen=("verankering & planning", "verankering"),
    ),
    Term("arbeidsproductiviteit", "Arbeidsproductiviteit", "Meer doen met dezelfde leraren."),
    Term(
        "vraagarticulatie",
        "Vraagarticulatie",
        "Helder krijgen wat een school nodig heeft en wie dat kan bieden.",
    ),
    Term(
        "maatwerk",
        "Maatwerk / gepersonaliseerd leren",
        "Aansluiten bij wat elke leerling nodig heeft.",
        aliassen=("maatwerk", "gepersonaliseerd leren"),
    ),
    Term("onderwijskwaliteit", "Onderwijskwaliteit", "Tevredenheid en prestaties van leerlingen."),
    Term(
        "werkbeleving",
        "Werkbeleving (leraren)",
        "Werkdruk en plezier in het werk.",
        aliassen=("werkbeleving",),
    ),
    Term("reflectie", "Reflectie", "Terugkijken op het eigen handelen."),
)
