"""Evidence cards of the demo: the shipped set, and the work of two researchers on new reports.

The reports are made up, and say so in their titles.
"""

from metaanalyse.acties.coderen import maak_kaart, maak_klaar, nodig_uit
from metaanalyse.acties.rapporten import screen, voeg_toe
from metaanalyse.acties.vaststellen import schrijf_inhoud
from metaanalyse.meegeleverd import laad_meegeleverd
from metaanalyse.models import Kaart, Rapport
from metaanalyse.regels.inhoud import Gegeven, Inhoud, Score, Voorwaarde
from metaanalyse.regels.ladder import VOORWAARDEN
from metaanalyse.regels.screening import Besluit
from metaanalyse.regels.variabelen import VARIABELEN, Toestand
from organisatie.models import Gebruiker
from overzicht.demo.mensen import DOMEIN
from verbeterplan.models import TrajectKaart, Verbetertraject

# Title, year, found through, the answers to the three questions, decision, reason, words beside it.
RAPPORTEN = (
    (
        *("Leren van elkaars lessen: evaluatie van drie jaar lesbezoek (voorbeeld)", 2022),
        *(Rapport.Vindplaats.DATABANK, (True, True, False), Besluit.OPGENOMEN, ""),
        "Later dan de meta-analyse, maar over precies de vraag van onze teams.",
    ),
    (
        *("Eerste bevindingen van een leerlab in de onderbouw (voorbeeld)", 2024),
        *(Rapport.Vindplaats.COLLEGA, (True, None, None), None, "", ""),
    ),
    (
        *("Naar een gezamenlijke visie op toetsen: een pleidooi (voorbeeld)", 2019),
        *(Rapport.Vindplaats.SNEEUWBAL, (False, None, True), Besluit.UITGESLOTEN),
        *("geen-evaluatie", "Een betoog; er is niets uitgevoerd of onderzocht."),
    ),
    (
        *("Begeleiding van starters in ziekenhuizen (voorbeeld)", 2016),
        *(Rapport.Vindplaats.DATABANK, (True, True, False), Besluit.UITGESLOTEN),
        *("ander-onderwijs", ""),
    ),
)
# Cards that the team hung on its plan, and why.
BIJ_HET_PLAN = (
    ("24", "Zo maken andere scholen tijd om samen te leren. Dat missen wij in het rooster."),
    ("05", "Een datateam lijkt op wat wij willen: eerst de cijfers per klas, dan pas iets nieuws."),
)
WAAR = "samenvatting en paragraaf 4.2"
# What both coders found alike, and where the two see it differently.
SAMEN: dict[str, str] = {
    "type": "vo",
    "beschrijving": "Leraren bezoeken elkaars lessen en praten daarna door over één vraag vooraf.",
    "kenmerken": "Twee bezoeken per half jaar, in vaste drietallen, met een kijkwijzer.",
    "doelgroep": "leraren onderwijsteam",
    "uitkomstmaat": "Hoe vaak leraren iets uit een bezoek in hun eigen les gebruiken.",
    "uitkomst": "Ruim de helft zegt elke maand iets te gebruiken; vooraf was dat een kwart.",
    "ondersteuning": "training vrijgeroosterd",
    "belemmerend": "geen-tijd",
    "samenvatting": "Op twaalf scholen bezochten leraren drie jaar lang elkaars lessen. Zij namen "
    "steeds vaker iets over van een collega. Waar het rooster ruimte bood, ging het vanzelf.",
}
VERSCHIL: tuple[dict[str, str], dict[str, str]] = (
    {
        "aspect": "binnenschools-leren professionalisering",
        "niveau": "micro meso",
        "doelstelling": "grotendeels",
        "fase": "implementatie",
        "bevorderend": "samenwerking vrijroosteren",
        "trede": "3",
    },
    {
        "aspect": "binnenschools-leren professionalisering cultuur",
        "niveau": "micro",
        "doelstelling": "enigszins",
        "fase": "duurzame-invoering",
        "bevorderend": "samenwerking goed-leiderschap",
        "trede": "3",
    },
)
ONBEKEND = ("indicator", "resultaten", "positief", "ongewenst")
SCORES = (
    {"inclusie": 5, "validiteit": 3, "methode": 4, "conclusies": 4, "bruikbaarheid": 5},
    {"inclusie": 5, "validiteit": 4, "methode": 3, "conclusies": 4, "bruikbaarheid": 4},
)


def maak_kaarten(traject: Verbetertraject, leider: Gebruiker) -> None:
    """The shipped cards, two on the plan, four reports being screened, one card coded by both."""
    laad_meegeleverd()
    for code, waarom in BIJ_HET_PLAN:
        TrajectKaart.objects.create(
            traject=traject, kaart=Kaart.objects.get(code=code), waarom=waarom, door=leider
        )
    een, ander = (
        Gebruiker.objects.get(email=f"{naam}@{DOMEIN}") for naam in ("onderzoeker", "onderzoeker2")
    )
    rapporten = [_maak_rapport(een, *rij) for rij in RAPPORTEN]
    kaart = maak_kaart(
        Kaart(rapport=rapporten[0], titel="Lesbezoek in drietallen (voorbeeld)"), een
    )
    coderingen = (kaart.coderingen.get(codeur=een), nodig_uit(kaart.pk, ander))
    for codering, verschil, scores in zip(coderingen, VERSCHIL, SCORES, strict=True):
        schrijf_inhoud(codering, _inhoud(verschil, scores))
        maak_klaar(codering)


def _maak_rapport(
    door: Gebruiker,
    titel: str,
    jaar: int,
    vindplaats: Rapport.Vindplaats,
    antwoorden: tuple[bool | None, bool | None, bool | None],
    besluit: Besluit | None,
    uitsluiting: str,
    toelichting: str,
) -> Rapport:
    rapport = voeg_toe(
        Rapport(
            titel=titel,
            jaar=jaar,
            vindplaats=vindplaats,
            toelichting=toelichting,
            gemaakt_door=door,
            **dict(
                zip(("is_evaluatie", "noemt_factoren", "binnen_bereik"), antwoorden, strict=True)
            ),
        )
    )
    if besluit:
        screen(rapport, besluit, uitsluiting)
    return rapport


def _inhoud(verschil: dict[str, str], scores: dict[str, int]) -> Inhoud:
    waarden = SAMEN | verschil
    gegevens = [
        gegeven
        for code in VARIABELEN
        if code in waarden
        for gegeven in _gegevens(code, waarden[code])
    ]
    gegevens += [Gegeven(code, toestand=Toestand.ONBEKEND) for code in ONBEKEND]
    ladder = {
        vraag.code: Voorwaarde(trede <= int(waarden["trede"]))
        for trede, vragen in VOORWAARDEN.items()
        for vraag in vragen
    }
    return Inhoud(gegevens, {deel: Score(score) for deel, score in scores.items()}, ladder)


def _gegevens(variabele: str, waarde: str) -> list[Gegeven]:
    if VARIABELEN[variabele].gesloten:
        return [Gegeven(variabele, c, herkomst="vermeld", plaats=WAAR) for c in waarde.split()]
    return [Gegeven(variabele, tekst=waarde, herkomst="afgeleid", plaats=WAAR)]
