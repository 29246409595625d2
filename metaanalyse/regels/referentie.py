"""Figures as the study itself published them, to stand beside what our own cards count.

They are the study's and never ours: its cards were not published, so our own coding of the same
reports gives other numbers. Where the study contradicts itself, ``opmerking`` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

VAN = 32
"""Interventions in the study, from 28 reports."""
NIET_VERGELIJKBAAR = (
    "De meta-analyse telde op haar eigen kaarten. Die zijn niet gepubliceerd, dus onze telling kan "
    "anders zijn. Hoe vaak een factor genoemd is, zegt niet hoe belangrijk hij is."
)


@dataclass(frozen=True)
class Referentie:
    """One published figure; ``hoogstens`` when the study only says that it is not more."""

    getal: int
    wat: str
    bron: str
    opmerking: str = ""
    hoogstens: bool = False

    @property
    def tekst(self) -> str:
        return f"hoogstens {self.getal}" if self.hoogstens else str(self.getal)


def _factoren(
    bron: str, telling: Mapping[int, str], opmerkingen: Mapping[str, str]
) -> dict[str, Referentie]:
    return {
        code: Referentie(getal, "interventies", bron, opmerkingen.get(code, ""))
        for getal, codes in telling.items()
        for code in codes.split()
    }


# Overzicht 14 and 15, in their order: the codes that were counted that many times.
_BELEMMEREND = {
    9: "geen-tijd",
    7: "slechte-aansluiting communicatie-tekort plan-ondoordacht werkdruk-hoog",
    5: "techniek",
    4: "weinig-verandervermogen lage-kwaliteit doelgroep-niet-open probleemanalyse-slecht",
    3: "slechte-afstemming lerarentekort middelen-tijdelijk zwak-leiderschap geen-monitoring "
    "geen-motivatie",
    2: "concurrentie wisseling-leiding geen-draagvlak geen-ruimte geen-kennisdeling "
    "zwakke-evaluatie geen-ondersteuning geen-beleid geen-samenwerking geen-terugkoppeling "
    "vrijblijvend",
    1: "onderwijsveld-niet-betrokken leiding-niet-betrokken competenties-leerlingen "
    "geen-eigenaarschap te-klein geen-visie",
}
_BEVORDEREND = {
    11: "samenwerking",
    10: "eigenaarschap-team",
    9: "goede-aansluiting",
    8: "lerende-cultuur goede-ondersteuning",
    7: "van-elkaar-leren duidelijke-visie",
    6: "deskundigheid geld",
    5: "enthousiaste-leraren hoge-kwaliteit",
    4: "draagvlak-vernieuwing goed-leiderschap",
    3: "goede-afstemming deskundig-begeleid alle-lagen-betrokken betrokken-leiding "
    "goede-communicatie bezielende-leiding meerwaarde goede-begeleiding doordacht-plan "
    "vast-overleg ruimte-ontwikkeling",
    2: "genoeg-tijd materialen competente-leraren enthousiaste-leerlingen evaluatie-reflectie "
    "flexibel aansluiting-leerbehoefte monitoring-bijsturing gemotiveerde-leraren "
    "gemotiveerde-leiding goede-sfeer terugkoppeling waardering vrijroosteren",
    1: "keuzeruimte gemotiveerde-leerlingen procesbegeleiding rolverdeling verankerd vraag-helder",
}
BELEMMEREND = _factoren(
    "overzicht 14",
    _BELEMMEREND,
    {
        "geen-tijd": "Paragraaf 2.1 noemt ongeveer 12.",
        "plan-ondoordacht": "Paragraaf 2.1 noemt ongeveer 8 factoren over de planning.",
        "lerarentekort": "Paragraaf 2.1 noemt 4.",
        "middelen-tijdelijk": "Paragraaf 2.1 telt 6 keer een financiële factor.",
        "geen-draagvlak": "Paragraaf 2.1 noemt 3.",
        "geen-ondersteuning": "Paragraaf 2.1 noemt 3 keer een behoefte aan coaching.",
    },
)
BEVORDEREND = _factoren(
    "overzicht 15",
    _BEVORDEREND,
    {
        "samenwerking": "Paragraaf 2.2 noemt 12.",
        "eigenaarschap-team": "Paragraaf 2.2 noemt 6.",
        "goede-ondersteuning": "Paragraaf 2.2 noemt 11 voor begeleiding en ondersteuning samen.",
        "van-elkaar-leren": "Paragraaf 2.2 noemt 9.",
        "enthousiaste-leraren": "Paragraaf 2.2 noemt 4, leiding en leerlingen meegerekend.",
        "draagvlak-vernieuwing": "Paragraaf 2.2 noemt 5.",
        "goed-leiderschap": "Paragraaf 2.2 noemt 16 voor leiderschap in het algemeen.",
        "goede-communicatie": "Paragraaf 2.2 noemt 5, overleg meegerekend.",
        "meerwaarde": "Paragraaf 2.2 noemt 2.",
        "genoeg-tijd": "Paragraaf 2.2 noemt 15 voor tijd en middelen samen.",
        "flexibel": "Paragraaf 2.2 noemt 3.",
        "monitoring-bijsturing": "Paragraaf 2.2 noemt 6.",
        "vraag-helder": "Paragraaf 2.2 noemt 5 keer hulp die uitgaat van de vraag.",
    },
)

_FIGUUR_1 = "paragraaf 1.3.5, bij figuur 1"
_GENOEMD = {
    "professionalisering": 20,
    "binnenschools-leren": 16,
    "eigenaarschap": 13,
    "leiderschap": 11,
    "onderwijskwaliteit": 11,
    "buitenschools-leren": 8,
    "verankering": 8,
    "cultuur": 8,
    "draagvlak": 6,
}
_REST = (
    "voorzieningen hrm visie tijd financien leerlingpopulatie omgevingsfactoren motivatie "
    "organisatiekenmerken arbeidsproductiviteit vraagarticulatie maatwerk werkbeleving"
)
# Reflectie stands in bijlage 3 only, not among the aspects that figure 1 is about.
ASPECTEN = {
    code: Referentie(
        getal,
        "interventies",
        _FIGUUR_1,
        "De tekst noemt 13, 11 en 11 elk ongeveer een derde van 32."
        if code in ("eigenaarschap", "leiderschap", "onderwijskwaliteit")
        else "",
    )
    for code, getal in _GENOEMD.items()
} | {
    code: Referentie(6, "interventies", _FIGUUR_1, "De tekst zegt: zes of minder.", hoogstens=True)
    for code in _REST.split()
}

_TYPE = "paragraaf 1.3.5, kenmerken van de onderzoekspopulatie"
TYPEN = {
    "po": Referentie(21, "interventies", _TYPE, "Alleen po: 6, volgens de bron ruim 18 procent."),
    "vo": Referentie(25, "interventies", _TYPE, "Alleen vo: 11, volgens de bron 34 procent."),
}
COMBINATIE = Referentie(
    VAN - 6 - 11,
    "interventies in meer dan één soort onderwijs",
    _TYPE,
    "De tekst zegt: de helft. Uit 32 min 6 en 11 volgt 15.",
)

_H3 = "hoofdstuk 3"
DOELGROEPEN = {
    "leerlingen": Referentie(5, "interventies", _H3, "Altijd samen met leraren of het team."),
    "leraren": Referentie(22, "interventies", _H3, "Leraren en onderwijsteam zijn één getal."),
    "onderwijsteam": Referentie(
        22, "interventies", _H3, "Leraren en onderwijsteam zijn één getal."
    ),
    "schoolleider": Referentie(11, "interventies", _H3),
    "bestuur": Referentie(6, "interventies", _H3),
}
_NIVEAUS_BOTSEN = (
    "Alleen meso 8, micro met meso 7 en alle drie 7 zijn samen 22, terwijl de tekst 24 noemt."
)
NIVEAUS = {
    "micro": Referentie(14, "interventies", _H3, "Altijd samen met meso; 7 keer alle drie."),
    "meso": Referentie(24, "van 27 interventies", _H3, _NIVEAUS_BOTSEN),
    "macro": Referentie(10, "interventies", _H3, "3 keer alleen macro; 7 keer alle drie."),
}
DOELSTELLING = {
    "nauwelijks": Referentie(
        4, "interventies", _H3, "Overzicht 13 noemt er 3, met een fase; de vierde blijft ongenoemd."
    )
}

PER_VARIABELE: Mapping[str, Mapping[str, Referentie]] = {
    "belemmerend": BELEMMEREND,
    "bevorderend": BEVORDEREND,
    "aspect": ASPECTEN,
    "type": TYPEN,
    "doelgroep": DOELGROEPEN,
    "niveau": NIVEAUS,
    "doelstelling": DOELSTELLING,
}
"""By variable and code; a code that the study gives no figure for is not there."""


def referentie(variabele: str, code: str) -> Referentie | None:
    """What the study counted for this value, if it says so."""
    return PER_VARIABELE.get(variabele, {}).get(code)


# Reports in which a group of factors occurs, by the groups of our vocabulary.
RAPPORTEN_PER_GROEP: Mapping[str, Referentie] = {
    groep: Referentie(getal, "rapporten", "paragraaf 2.1", opmerking)
    for groep, getal, opmerking in (
        ("Gebrek aan tijd, middelen en competenties", 18, ""),
        ("Onduidelijke plannen en zwakke aansluiting", 12, ""),
        ("Kwaliteit van de vernieuwing", 12, ""),
        ("Draagvlak, communicatie en leiding", 11, ""),
        ("Evaluatie en kennisdeling", 6, ""),
        ("Overheid en koepels", 2, ""),
    )
}

OPZET = (
    Referentie(
        28,
        "rapporten opgenomen",
        "overzicht 6 en paragraaf 1.3.5",
        "Paragraaf 1.3.2 zegt 27 na de eerste schifting; overzicht 6 telt er 28. Hoeveel er eerst "
        "gevonden waren, staat nergens.",
    ),
    Referentie(VAN, "interventies", "paragraaf 1.3.5", "InnovatieImpuls Onderwijs telt er vijf."),
    Referentie(
        5,
        "rapporten buiten hoofdstuk 3 gelaten",
        _H3,
        "Adviezen en meta-analyses. Welke, zegt de bron niet; verderop noemt zij vier adviezen.",
    ),
    Referentie(
        8, "interventies met een nulmeting", "hoofdstuk 5", "Van de andere is het onbekend."
    ),
    Referentie(3, "interventies die aan alle drie criteria voldoen", "overzicht 11"),
    Referentie(3, "interventies waarvan de uitkomst uitbleef", "overzicht 13"),
)

EIGEN_TEGENSPRAKEN = (
    "De tekst in hoofdstuk 6 noemt overzicht 15 overzicht 11.",
    "Paragraaf 1.3.3 noemt de ladder overzicht 1.8; het is overzicht 8.",
    "Bijlage 3 vraagt bij de belemmerende factoren naar de bevorderende.",
    "Reflectie is in bijlage 3 een aspect, maar staat niet in overzicht 1.",
    "Kennisnet (2010) is een meta-analyse met trede 2; Regtering (2011) een zonder trede.",
)
"""Of the source itself, apart from those that stand with a figure."""
