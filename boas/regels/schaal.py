"""The words of a scale, once: what a sentence, a heading and the ends of a chart say of it.

A scale of agreement has words of its own, "5 van 14 zijn het oneens"; any other is named by its
answers, "5 van 14 kozen nee of meestal niet".
"""

from dataclasses import dataclass

# From so many answers on one side they are named as a range.
_REEKS = 3


@dataclass(frozen=True, slots=True)
class Schaal:
    """`antwoorden`: from most to least in disagreement; `oneens_tm`: how many of them count as low.

    "Low" is what a drempel looks at: (zeer) oneens, or nee and meestal niet.
    """

    antwoorden: tuple[str, ...]
    oneens_tm: int

    @property
    def instemming(self) -> bool:
        """Whether the answers say how far people agree."""
        return all(antwoord.split()[-1:] == ["oneens"] for antwoord in self._onder)

    @property
    def laag(self) -> str:
        """The answers that count as low, beside a share: "(zeer) oneens", "nee of meestal niet"."""
        if not self.instemming:
            return _samen(self._onder)
        sterker = self._onder[0].removesuffix("oneens").strip()
        tweetal = len(self._onder) == 2 and self._onder[1] == "oneens" and sterker
        return f"({sterker}) oneens" if tweetal else "oneens"

    @property
    def laag_kop(self) -> str:
        """The same as a heading: "(Zeer) oneens"."""
        plek = next((i for i, teken in enumerate(self.laag) if teken.isalpha()), 0)
        return self.laag[:plek] + self.laag[plek : plek + 1].upper() + self.laag[plek + 1 :]

    @property
    def laag_kort(self) -> str:
        """The same where room is scarce: "oneens"."""
        return "oneens" if self.instemming else self.laag

    @property
    def hoog(self) -> str:
        """The other answers together, after a count: "12 van 14 eens"."""
        if not self.instemming:
            return _samen(self._boven)
        # With a middle among them not everybody on this side agrees.
        eens = all(antwoord.split()[-1:] == ["eens"] for antwoord in self._boven)
        return "eens" if eens else "niet oneens"

    @property
    def einden(self) -> tuple[tuple[str, str], ...]:
        """What the two sides of a chart say, the fullest first."""
        if self.instemming and self.hoog == "eens":
            return (("iedereen oneens", "iedereen eens"), ("oneens", "eens"))
        kort = (self.antwoorden[0], self.antwoorden[-1])
        if self.instemming:
            return (("iedereen oneens", f"iedereen {self.hoog}"), kort)
        return ((f"iedereen {self.laag}", f"iedereen {self.hoog}"), (self.laag, self.hoog), kort)

    def kozen(self, aantal: int) -> str:
        """What so many people did: "zijn het oneens", "koos nee of meestal niet"."""
        een = aantal <= 1
        if self.instemming:
            return f"{'is' if een else 'zijn'} het oneens"
        return f"{'koos' if een else 'kozen'} {self.laag}"

    @property
    def doen(self) -> str:
        """What many people do, in a subordinate clause: "oneens zijn"."""
        return "oneens zijn" if self.instemming else f"{self.laag} kiezen"

    @property
    def deel(self) -> str:
        """What the people of a share did: "was het oneens"."""
        return "was het oneens" if self.instemming else f"koos {self.laag}"

    @property
    def als_deel(self) -> str:
        """The condition that a drempel sets: "Is dit deel van de groep (zeer) oneens"."""
        return f"{'Is' if self.instemming else 'Kiest'} dit deel van de groep {self.laag}"

    def verschil(self, punten: str, *, meer: bool) -> str:
        """A change in percentage points: "12 procentpunt minder oneens"."""
        vaak = "" if self.instemming else "vaak "
        return f"{punten} procentpunt {'meer' if meer else 'minder'} {vaak}{self.laag_kort}"

    @property
    def gelijk(self) -> str:
        """No change: "even veel oneens"."""
        return f"even {'veel' if self.instemming else 'vaak'} {self.laag_kort}"

    def zelfde(self, ander: "Schaal") -> bool:
        """Whether answers on both can be compared: the same words and the same border."""
        woorden = (self.antwoorden, ander.antwoorden)
        een, twee = (tuple(" ".join(a.split()).lower() for a in rij) for rij in woorden)
        return een == twee and self.oneens_tm == ander.oneens_tm

    @property
    def _onder(self) -> tuple[str, ...]:
        return self.antwoorden[: self.oneens_tm]

    @property
    def _boven(self) -> tuple[str, ...]:
        return self.antwoorden[self.oneens_tm :]


INSTEMMING = Schaal(("zeer oneens", "oneens", "eens", "volledig eens"), 2)


def _samen(antwoorden: tuple[str, ...]) -> str:
    if len(antwoorden) >= _REEKS:
        return f"{antwoorden[0]} tot en met {antwoorden[-1]}"
    return " of ".join(antwoorden)
