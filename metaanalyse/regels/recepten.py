"""Named views: the questions that the study asked of its cards, each as a filter and an order.

Source: S2, overzicht 10 (how each question was worked out) and hoofdstuk 5 (the two selections).
The questions are in our own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from metaanalyse.regels.filter import Filter

FREQUENTIE = (
    "Vaak genoemd is niet hetzelfde als werkzaam. Het aantal zegt in hoeveel onderzoeken iets is "
    "opgeschreven, niet hoeveel verschil het maakte."
)


@dataclass(frozen=True)
class Recept:
    """``toon`` are the variables that every row shows beside the usual."""

    naam: str
    titel: str
    vraag: str
    uitleg: str
    """What the filter and the order are, as the study did it."""
    bron: str
    filter: Filter = field(default_factory=Filter)
    sorteer: str = "titel"
    toon: tuple[str, ...] = ()
    let_op: str = ""


_ALLE = (
    Recept(
        "beste-praktijken",
        "Beste praktijken",
        "Welke vernieuwingen haalden hun doel, bleven, en zijn degelijk onderzocht?",
        "Het doel is minstens grotendeels bereikt, de vernieuwing is duurzaam ingevoerd of op weg "
        "daarheen, en het bewijs is minstens trede 3.",
        "S2, overzicht 10 en 11",
        Filter.uit(
            {
                "doelstelling_minstens": ["grotendeels"],
                "fase": ["duurzame-invoering"],
                "trede_minstens": ["3"],
            }
        ),
        sorteer="trede",
        let_op="Dit zijn er weinig, en ze lijken niet allemaal op jullie school. Lees per kaart "
        "wat hielp en wat in de weg zat.",
    ),
    Recept(
        "niet-gerealiseerd",
        "Doel nauwelijks bereikt",
        "Welke vernieuwingen haalden hun doel nauwelijks en waren nog niet ingevoerd?",
        "Het doel is nauwelijks bereikt, en de vernieuwing was nog bij de start of de invoering. "
        "Op de trede is niet geselecteerd.",
        "S2, hoofdstuk 5 en overzicht 13",
        Filter.uit({"doelstelling": ["nauwelijks"], "fase": ["initiatie", "implementatie"]}),
        sorteer="trede",
        let_op="Dit zegt niet dat de aanpak slecht is. Streng onderzoek vindt minder vaak effect, "
        "en wie vroeg meet, ziet nog weinig.",
    ),
    Recept(
        "aspecten",
        "Waarop vernieuwingen zich richten",
        "Welke kanten van schoolontwikkeling pakten scholen aan, en in welk onderwijs?",
        "Alle kaarten, met het type onderwijs en de aspecten.",
        "S2, overzicht 10, hoofdstuk I",
        toon=("type",),
    ),
    Recept(
        "bevorderende-factoren",
        "Wat hielp",
        "Wat hielp om een vernieuwing te laten slagen en blijven?",
        "Alle kaarten met wat er volgens het onderzoek hielp en welke neveneffecten er waren, de "
        "verst gevorderde eerst.",
        "S2, overzicht 10, hoofdstuk II",
        sorteer="fase",
        toon=("bevorderend", "positief", "ongewenst"),
        let_op=FREQUENTIE,
    ),
    Recept(
        "belemmerende-factoren",
        "Wat in de weg zat",
        "Wat zat een vernieuwing in de weg?",
        "Alle kaarten met wat er volgens het onderzoek in de weg zat en welke neveneffecten er "
        "waren, de verst gevorderde eerst.",
        "S2, overzicht 10, hoofdstuk II",
        sorteer="fase",
        toon=("belemmerend", "positief", "ongewenst"),
        let_op=FREQUENTIE,
    ),
    Recept(
        "doelgroepen",
        "Bij wie er iets verandert",
        "Op wie richtten vernieuwingen zich, en waar werd het doel bereikt?",
        "Alle kaarten met hun doelgroep; eerst waar het doel het meest is bereikt, dan de fase.",
        "S2, overzicht 10, hoofdstuk III",
        sorteer="doelstelling",
        toon=("doelgroep",),
        let_op="Houd de trede erbij in het oog: een bereikt doel met weinig bewijs is een "
        "aanwijzing, geen bewijs.",
    ),
    Recept(
        "niveaus",
        "Op welk niveau",
        "Greep de vernieuwing in bij de klas, de school of de omgeving, en waar lukte het?",
        "Alle kaarten met hun niveau; eerst waar het doel het meest is bereikt, dan de fase.",
        "S2, overzicht 10, hoofdstuk III",
        sorteer="doelstelling",
        toon=("niveau",),
        let_op="Houd de trede erbij in het oog: een bereikt doel met weinig bewijs is een "
        "aanwijzing, geen bewijs.",
    ),
    Recept(
        "ondersteuning",
        "Welke hulp scholen kregen",
        "Wat voor ondersteuning kregen scholen, en hoe ver kwamen ze?",
        "Alle kaarten met hun ondersteuning; eerst waar het doel het meest is bereikt.",
        "S2, overzicht 10, hoofdstuk IV",
        sorteer="doelstelling",
        toon=("ondersteuning",),
        let_op="Hulp die wegvalt, neemt het effect soms mee. Kijk op de kaart wat er na afloop "
        "doorging.",
    ),
    Recept(
        "kernactiviteiten",
        "Wat er concreet is gedaan",
        "Wat deden scholen in elke fase, en wat leverde dat op?",
        "Alle kaarten met hun kernactiviteiten, per fase; daarbinnen eerst waar het doel het meest "
        "is bereikt.",
        "S2, overzicht 10, hoofdstuk IV",
        sorteer="fase",
        toon=("kenmerken",),
        let_op="Houd de trede erbij in het oog.",
    ),
)
RECEPTEN: Mapping[str, Recept] = {r.naam: r for r in _ALLE}
