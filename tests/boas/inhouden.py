"""Made-up instruments: whole contents for properties, and small ones by hand."""

from typing import Any

from hypothesis import strategies as st

from boas.regels.inhoud import BORGSTAPPEN, Inhoud, StellingInhoud, normaal_geheel
from boas.regels.opzet import (
    LANGSTE_CLUSTER,
    UITKOMSTEN,
    ClusterInhoud,
    Groep,
    clusterteksten,
    heeft_gespreksvraag,
)

SCHAAL = ("nee", "meestal niet", "meestal wel", "ja")
GROEPEN = (
    Groep("bestuur", "Bestuur", "bestuurder"),
    Groep("leiding", "Leidinggevenden", "leidinggevenden"),
    Groep("medewerkers", "Medewerkers", "medewerkers"),
)
# Whatever people type, with what spreadsheets and browsers do to it; at least one letter to see.
_TEKEN = st.characters(exclude_categories=["Cs", "Co", "Cn"])


def _tekst(langste: int, minst: int = 0):
    tekst = st.text(_TEKEN, max_size=min(langste, 60))
    return tekst.map(lambda t: "x" * minst + t[: langste - minst])


@st.composite
def inhouden(trek) -> Inhoud:
    """A content that can be stored, as it is stored."""
    schaal = trek(st.lists(_tekst(40, 1), min_size=2, max_size=7))
    schaal = [f"{nummer}{antwoord[1:]}" for nummer, antwoord in enumerate(schaal)]
    uitkomst = trek(st.sampled_from(UITKOMSTEN))
    met_groepen = uitkomst == "themas" or trek(st.booleans())
    letters = trek(st.lists(st.from_regex(r"[A-Z][A-Z0-9]{0,3}", fullmatch=True), min_size=1,
                            max_size=4, unique=True))  # fmt: skip
    clusters = [
        ClusterInhoud(letter, trek(_tekst(60, 1)), **{
            veld: trek(_tekst(langste))
            for veld, langste in LANGSTE_CLUSTER.items() if veld != "naam"
        })
        for letter in letters
    ]  # fmt: skip
    stellingen = [
        StellingInhoud(
            code=f"S{nummer}",
            cluster=trek(st.sampled_from(letters)),
            tekst=trek(_tekst(240, 1)),
            interventie=trek(_tekst(1200, 0 if uitkomst == "themas" else 1)),
            succesfactor=trek(_tekst(120)),
            doorlooptijd_dagen=trek(st.integers(1, 730)),
            borgstap=trek(st.sampled_from(("", *BORGSTAPPEN))),
            toelichting=trek(_tekst(600)),
            gespreksvraag=trek(_tekst(300)),
        )
        for nummer in range(1, trek(st.integers(1, 5)) + 1)
    ]
    return normaal_geheel(
        Inhoud(
            schaal=tuple(schaal),
            oneens_tm=trek(st.integers(1, len(schaal) - 1)),
            clusters=tuple(clusters),
            stellingen=tuple(stellingen),
            uitkomst=uitkomst,
            afname="link" if met_groepen else trek(st.sampled_from(("zaal", "link", "beide"))),
            groepen=GROEPEN if met_groepen else (),
        )
    )


def inhoud_met(uitkomst: str = "blokken", **anders: Any) -> Inhoud:
    """Two clusters with two statements each, with every text the uitkomst uses."""
    velden = clusterteksten(uitkomst)
    clusters = tuple(
        ClusterInhoud(letter, naam, f"Over {naam.lower()}.", **{
            veld: f"{veld.capitalize()} van {naam.lower()}." for veld in velden
        })
        for letter, naam in (("T", "Tijd"), ("V", "Vertrouwen"))
    )  # fmt: skip
    stellingen = tuple(
        StellingInhoud(
            f"{letter}{nummer}", letter, f"Wij kennen afspraak {letter}{nummer}.",
            f"Bespreek afspraak {letter}{nummer}.",
            gespreksvraag=f"Wat doe je met {letter}{nummer}?"
            if heeft_gespreksvraag(uitkomst) else "",
        )
        for letter in "TV" for nummer in (1, 2)
    )  # fmt: skip
    met_groepen = uitkomst == "themas"
    basis = {"uitkomst": uitkomst, "afname": "link" if met_groepen else "beide",
             "groepen": GROEPEN if met_groepen else ()}  # fmt: skip
    return Inhoud(**{"schaal": SCHAAL, "oneens_tm": 2, "clusters": clusters,
                     "stellingen": stellingen} | basis | anders)  # fmt: skip
