"""The worked case of the handbook (S1, hoofdstuk 5 and bijlage 1), in our own words.

Facts from the source: team Onderwijsassistent, fourteen teachers of whom two knew the agreements
and none carried them out; early leaving 6,1 % in the team, 5,7 % in the roc, 7 % in the country;
three improvement projects. Names of people are made up.
"""

TEAMLEIDER = "Marjan Visser"
DOCENTEN = (
    "Amina El Idrissi",
    "Bart de Boer",
    "Carla Mulder",
    "Dennis Postma",
    "Els Wouters",
    "Fatima Yilmaz",
    "Gijs van Dam",
    "Hanneke Smit",
    "Ilse Jansen",
    "Jeroen Bakker",
    "Karin Hoekstra",
    "Lars Meijer",
    "Mieke van Leeuwen",
    "Noor Prins",
)
TEAMLEIDER_HANDEL = "Peter Kuipers"
DOCENTEN_HANDEL = ("Sanne Vos", "Tarik Demir", "Wilma Brouwer", "Youssef Amrani", "Zoe Peeters")

DOEL = (
    "Minder studenten verlaten de opleiding zonder diploma. In ons team was dat 6,1 %, "
    "in het hele roc 5,7 % en landelijk 7 %. Wij willen onder het cijfer van het roc komen."
)
SAMENVATTING = (
    "Uit onze analyse kwam dat studenten te laat of helemaal niet met hun begeleider praatten. "
    "Daarom hebben we de begeleiding anders ingericht:\n"
    "- iedere student heeft elke periode minstens twee gesprekken met de SLB'er;\n"
    "- we gebruiken allemaal hetzelfde gespreksformulier;\n"
    "- we leggen elk gesprek dezelfde week vast in het begeleidingssysteem."
)
VERBETERACTIES = (
    (
        "Twee begeleidingsgesprekken per student per periode",
        "De SLB'er plant de gesprekken in de eerste twee weken van de periode.",
    ),
    (
        "Eén gespreksformulier voor iedereen",
        "Het formulier helpt om steeds terug te kijken én een volgende stap af te spreken.",
    ),
    (
        "Gesprekken dezelfde week vastleggen",
        "Zo ziet ieder die een student begeleidt wat er is afgesproken.",
    ),
)
ANDERE_TRAJECTEN = (
    ("Toetsen en herkansen", "Studenten weten vooraf wanneer en hoe ze kunnen herkansen."),
    ("Informatie voor de student", "Studenten vinden rooster, toetsen en afspraken op één plek."),
)

# Counts per statement: zeer oneens, oneens, eens, volledig eens. Few knew the agreements.
TELLINGEN: dict[str, tuple[int, int, int, int]] = {
    "D1": (0, 2, 8, 4),
    "D2": (2, 5, 5, 2),
    "D3": (0, 1, 7, 6),
    "D4": (4, 5, 3, 2),
    "D5": (0, 1, 9, 4),
    "D6": (1, 3, 8, 2),
    "M1": (1, 2, 8, 3),
    "M2": (0, 3, 9, 2),
    "M3": (2, 6, 4, 1),
    "M4": (1, 3, 8, 2),
    "M5": (3, 5, 5, 1),
    "M6": (0, 2, 10, 2),
    "A1": (5, 2, 2, 5),
    "A2": (0, 3, 9, 2),
    "A3": (1, 3, 9, 1),
    "A4": (1, 2, 8, 3),
    "A5": (0, 4, 8, 2),
    "A6": (1, 6, 6, 1),
    "V1": (0, 2, 10, 2),
    "V2": (1, 3, 9, 1),
    "V3": (6, 6, 1, 1),
    "V4": (1, 5, 7, 1),
    "V5": (4, 6, 3, 1),
    "V6": (3, 6, 4, 0),
    "V7": (3, 5, 5, 1),
    "V8": (0, 3, 9, 2),
    "V9": (1, 6, 6, 1),
    "V10": (0, 2, 9, 3),
}
# After a talk about what "zelf" meant, the team answered A1 again.
TWEEDE_RONDE = {"A1": (1, 4, 6, 3)}
# What was said at the opening, after the summary.
OPMERKINGEN = (
    "Goed dat we de begeleiding hebben aangepakt: studenten vragen erom.",
    "Ik hoor vandaag voor het eerst dat de afspraken al gelden.",
    "Twee gesprekken per periode lukt alleen als ze in het rooster staan.",
)
REDENEN = {
    "D2": ("We hebben over het probleem gepraat, niet over waar we heen willen.",),
    "D4": ("De afspraken waren al af toen wij ze hoorden.",),
    "A1": (
        "De werkgroep heeft gezocht, wij niet.",
        "Wie in de werkgroep zat, vindt dat het wel degelijk van ons allemaal was.",
    ),
    "V3": (
        "Twee van ons kenden de afspraken.",
        "Ik wist niet dat ze al waren ingegaan.",
    ),
    "V5": ("Er gaan verschillende versies van het handboek rond.",),
    "V6": ("We weten niet wie telt en wanneer.",),
}

TELLINGEN_HANDEL = {"D1": (0, 0, 3, 2), "D2": (0, 1, 3, 1), "V5": (1, 2, 2, 0), "V6": (0, 1, 3, 1)}
