"""What the pages of a document and of a version show."""

from dataclasses import dataclass
from typing import Any

from borgen.acties.documenteren_post import laatste_vraag
from borgen.acties.documenteren_toetsing import stand_van_zaken
from borgen.models import Akkoord, Deelstap, Document, Documentversie, Tekst, Versiebijlage
from borgen.regels.akkoord import Uitkomst
from organisatie.models import Gebruiker

UITLEG = {
    Deelstap.Stap.INFORMATIE: "Zoek op wat er al is: afspraken, verslagen, losse notities. Vraag "
    "het team om mee te zoeken.",
    Deelstap.Stap.FORMATS: "Gebruik een vorm die jullie al kennen, zoals een draaiboek of een "
    "gespreksformulier. Dat scheelt tijd.",
    Deelstap.Stap.BEOORDEEL: "Bekijk met een paar collega's die er verstand van hebben wat er in "
    "moet, en of het in de praktijk werkt.",
    Deelstap.Stap.LEG_VAST: "Laat iemand schrijven die graag ordent. Schrijf zo dat een nieuwe "
    "collega er morgen mee kan werken.",
    Deelstap.Stap.TOETS: "Leg de tekst voor aan het hele team, in een overleg. Iedereen hoort "
    "hetzelfde, en het team geeft het akkoord.",
    Deelstap.Stap.TOEGANKELIJK: "Vertel iedereen waar het staat. Hier leest het team altijd de "
    "versie die geldt.",
}
IN_HET_KORT = (
    Deelstap.Stap.BEOORDEEL,
    Deelstap.Stap.LEG_VAST,
    Deelstap.Stap.TOETS,
    Deelstap.Stap.TOEGANKELIJK,
)


@dataclass(frozen=True)
class Stapregel:
    """One line of the checklist; ``af`` is who ticked it and when."""

    stap: Deelstap.Stap
    uitleg: str
    af: Deelstap | None

    @property
    def zelf(self) -> bool:
        """Whether the application ticks this one: approval by the team."""
        return self.stap == Deelstap.Stap.TOETS


def stappen_van(versie: Documentversie) -> list[Stapregel]:
    """The checklist: six sub-steps, or in short the four that a small change goes through."""
    af = {Deelstap.Stap(rij.stap): rij for rij in versie.deelstappen.select_related("door")}
    stappen = IN_HET_KORT if versie.verkort else tuple(Deelstap.Stap)
    return [Stapregel(stap, UITLEG[stap], af.get(stap)) for stap in stappen]


def stemmen_van(versie: Documentversie) -> list[Akkoord]:
    """All voters with what they answered."""
    return list(versie.akkoorden.select_related("lidmaatschap__gebruiker"))


def hoe_vastgesteld(versie: Documentversie) -> str:
    """By how many and how, in words; names nobody."""
    stand = stand_van_zaken(versie)
    if not stand.stemmers:
        return ""
    hoe = {
        Document.Akkoordregel.OVERLEG: "in het overleg",
        Document.Akkoordregel.MEERDERHEID: "door de meerderheid",
        Document.Akkoordregel.ALLEN: "door iedereen",
    }[Document.Akkoordregel(versie.document.akkoordregel)]
    return f"{hoe}: {in_getallen(stand)}"


def in_getallen(stand: Uitkomst) -> str:
    """How the voices lie: "12 van 14 akkoord, 1 niet akkoord, 1 nog geen antwoord"."""
    delen = [f"{stand.akkoord} van {stand.stemmers} akkoord"]
    if stand.niet_akkoord:
        delen.append(f"{stand.niet_akkoord} niet akkoord")
    if stand.nog_niet:
        delen.append(f"{stand.nog_niet} nog geen antwoord")
    return ", ".join(delen)


def bijlagen_van(versie: Documentversie) -> list[Versiebijlage]:
    return list(versie.versiebijlagen.select_related("bijlage"))


def vaste_tekst(versie: Documentversie) -> tuple[str, str]:
    """Title and text: word for word as approved, else as they are now."""
    vast = Tekst.objects.filter(versie=versie).first() if versie.is_vast else None
    if vast:
        return vast.titel, vast.tekst
    return versie.document.titel, versie.tekst


def beeld_van_versie(versie: Documentversie, gebruiker: Gebruiker) -> dict[str, Any]:
    """The context of a page about one version, for somebody of the team."""
    stemmen = stemmen_van(versie)
    titel, tekst = vaste_tekst(versie)
    vorige = versie.document.versies.filter(
        vastgesteld_op__isnull=False, nummer__lt=versie.nummer
    ).order_by("-nummer")
    return {
        "versie": versie,
        "document": versie.document,
        "titel": titel,
        "tekst": tekst,
        "bijlagen": bijlagen_van(versie),
        "stemmen": stemmen,
        "mijn_stem": next((s for s in stemmen if s.lidmaatschap.gebruiker == gebruiker), None),
        "stand": stand_van_zaken(versie),
        "in_getallen": in_getallen(stand_van_zaken(versie)) if stemmen else "",
        "vorige": vorige.defer("tekst").first(),
    }


def met_werk(beeld: dict[str, Any]) -> dict[str, Any]:
    """The same with what is still to be done on it: the checklist, and the mail that went."""
    versie: Documentversie = beeld["versie"]
    stappen = stappen_van(versie)
    return beeld | {
        "stappen": stappen,
        "stappen_af": sum(stap.af is not None for stap in stappen),
        "verzending": laatste_vraag(versie),
    }
