"""What may work for or against a plan, as a light check (S2, hoofdstuk 2, overzicht 14 and 15).

S2 found leiderschap, tijd and middelen named most, on both sides: with these three one begins. The
eleven categories of the study, five of what helped and six of what got in the way, come on demand.
How often something was named says nothing of how much it matters.
"""

from collections.abc import Collection
from dataclasses import dataclass

BEVORDEREND, BELEMMEREND = "bevorderend", "belemmerend"


@dataclass(frozen=True, slots=True)
class Factorsoort:
    """One thing to look at. ``code`` stays: what a team said of it is kept by it.

    It stands for the factors that share a ``woord``, on both sides, or for those of one category:
    ``groep`` of ``kant``, as in ``metaanalyse.regels.woordenlijst``.
    """

    code: str
    naam: str
    vraag: str
    woord: str = ""
    kant: str = ""
    groep: str = ""


EERSTE = (
    Factorsoort(
        "leiderschap",
        "Leiderschap",
        "Staat de leiding hierachter, en houdt zij het vol?",
        woord="leiderschap",
    ),
    Factorsoort(
        "tijd",
        "Tijd",
        "Krijgen we de uren die het kost, ook na de start?",
        woord="tijd",
    ),
    Factorsoort(
        "middelen",
        "Middelen",
        "Is er geld en materiaal, zoals lokalen, laptops en lesmateriaal?",
        woord="middelen",
    ),
)


def _categorie(kant: str, code: str, groep: str, vraag: str) -> Factorsoort:
    return Factorsoort(code, groep, vraag, kant=kant, groep=groep)


CATEGORIEEN = (
    *(
        _categorie(BEVORDEREND, *rest)
        for rest in (
            (
                "helpt-samenwerking",
                "Samenwerking, draagvlak en motivatie",
                "Werken we hier samen aan, en hebben we er zin in?",
            ),
            (
                "helpt-ondersteuning",
                "Tijd, middelen en ondersteuning",
                "Helpt iemand ons op weg, en past het bij wat we nodig hebben?",
            ),
            (
                "helpt-eigenaarschap",
                "Eigenaarschap, leiderschap en rolverdeling",
                "Is het plan van ons, en weet ieder wat zijn rol is?",
            ),
            (
                "helpt-kennisdeling",
                "Kennisdeling en monitoring",
                "Leren we van elkaar, en volgen we hoe het gaat?",
            ),
            (
                "helpt-beleid",
                "Verankering en beleid",
                "Past het bij waar de school naartoe wil?",
            ),
        )
    ),
    *(
        _categorie(BELEMMEREND, *rest)
        for rest in (
            (
                "hindert-tekort",
                "Gebrek aan tijd, middelen en competenties",
                "Wat komen we tekort om het goed te doen?",
            ),
            (
                "hindert-plan",
                "Onduidelijke plannen en zwakke aansluiting",
                "Snapt iedereen het plan, en past het bij onze lessen?",
            ),
            (
                "hindert-kwaliteit",
                "Kwaliteit van de vernieuwing",
                "Is wat we gaan doen goed genoeg doordacht?",
            ),
            (
                "hindert-draagvlak",
                "Draagvlak, communicatie en leiding",
                "Wie weet er nog niet van, of ziet er tegenop?",
            ),
            (
                "hindert-evaluatie",
                "Evaluatie en kennisdeling",
                "Wat leren we ervan, en wie hoort dat?",
            ),
            (
                "hindert-overheid",
                "Overheid en koepels",
                "Hangt het af van regels of partijen van buiten?",
            ),
        )
    ),
)
SOORTEN = (*EERSTE, *CATEGORIEEN)
PER_CODE = {soort.code: soort for soort in SOORTEN}


def te_tonen(bekeken: Collection[str], *, alle: bool = False) -> tuple[Factorsoort, ...]:
    """The three that come first, then what the team already looked at; or everything.

    ``bekeken`` are codes; the order is always that of ``SOORTEN``.
    """
    return tuple(soort for soort in SOORTEN if alle or soort in EERSTE or soort.code in bekeken)
