"""What a statement at the drempel is called: most results ask for attention, some for a talk."""

from dataclasses import dataclass

TELWOORDEN = (
    *("Eén", "Twee", "Drie", "Vier", "Vijf", "Zes"),
    *("Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf"),
)


@dataclass(frozen=True, slots=True)
class Uitkomstwoorden:
    """The words of one kind of result, on page and paper and in the formulas of the workbook.

    `geen`, `een` and `meer` are the answer in words, with {aantal} (a figure), {telwoord} (written
    out while that is short) and {alle} (how many statements there are).
    """

    aandacht: str
    onder: str
    kop: str
    als: str
    vanaf: str
    dan: str
    gevolg: str
    vanaf_kop: str
    sterk: str
    actie: str
    hoeveel: str
    geen: str
    een: str
    meer: str

    @property
    def actie_kop(self) -> str:
        """The heading of what to do where it stands in the line: "Voorstel.", or a question."""
        return self.actie if self.actie.endswith("?") else f"{self.actie}."

    def zin(self, aantal: int, alle: int) -> str:
        """The answer in words, without a full stop: "3 van de 28 stellingen vragen aandacht"."""
        vorm = self.geen if aantal == 0 else self.een if aantal == 1 else self.meer
        return vorm.format(aantal=aantal, alle=alle, telwoord=telwoord(aantal))


def telwoord(aantal: int) -> str:
    """A count that begins a sentence: "Drie"; a figure from thirteen on."""
    return TELWOORDEN[aantal - 1] if 1 <= aantal <= len(TELWOORDEN) else str(aantal)


def goed_in_woorden(aantal: int) -> str:
    """What is no point to discuss, in a sentence; empty when everything is."""
    if not aantal:
        return ""
    return f"{telwoord(aantal)} {'punt gaat' if aantal == 1 else 'punten gaan'} goed."


GEWOON = Uitkomstwoorden(
    aandacht="aandacht",
    onder="onder de drempel",
    kop="vraagt aandacht",
    als="Een stelling vraagt aandacht als",
    vanaf="Vanaf hier vraagt een stelling aandacht.",
    dan="dan vraagt de stelling aandacht",
    gevolg="dan stellen we een interventie voor",
    vanaf_kop="Interventie vanaf",
    sterk="Hier zijn we sterk in",
    actie="Voorstel",
    hoeveel="hoeveel stellingen aandacht vragen",
    geen="Geen van de {alle} stellingen vraagt aandacht",
    een="1 van de {alle} stellingen vraagt aandacht",
    meer="{aantal} van de {alle} stellingen vragen aandacht",
)
BESPREKEN = Uitkomstwoorden(
    aandacht="bespreken",
    onder="gaat goed",
    kop="te bespreken",
    als="We bespreken een punt als",
    vanaf="Vanaf hier bespreken jullie een punt.",
    dan="dan bespreken jullie dat punt",
    gevolg="dan is het een punt om te bespreken",
    vanaf_kop="Bespreken vanaf",
    sterk="Dit gaat goed",
    actie="Wat kunnen jullie doen?",
    hoeveel="hoeveel punten jullie bespreken",
    geen="Niets om te bespreken",
    een="Eén punt om te bespreken",
    meer="{telwoord} punten om te bespreken",
)
_SOORTEN = {"bespreken": BESPREKEN}


def woorden_van(uitkomst: str) -> Uitkomstwoorden:
    """The words of a kind of result (``inhoud.UITKOMSTEN``)."""
    return _SOORTEN.get(uitkomst, GEWOON)
