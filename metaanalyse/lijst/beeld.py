"""All that the page of the list shows, drawn once for each state of the cards.

Nothing in it is of a person, so it is the same for whoever looks. What was drawn stays right:
every change of what a card shows gives the index another ``stand``.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import compress, decompress

from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from metaanalyse.lijst.facetten import facetten
from metaanalyse.lijst.rijen import rijen
from metaanalyse.lijst.vraag import BEWIJS, Chip, Lijstvraag, chips, heel_getal
from metaanalyse.regels.woorden import KORT
from metaanalyse.register import Register, Selectie, register
from metaanalyse.register.sorteren import SORTERING_TEKST
from organisatie.regels.opsomming import opsomming
from rapportage.getekend import Geheugen

PER_PAGINA = 25
BESTANDEN = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"), ("ris", "RIS"))
# In bytes: some four hundred lists, for a researcher goes to and fro between them. They are packed:
# seventy thousand bytes that look alike become fifteen, in a tenth of a millisecond unpacked again.
_geheugen: Geheugen[bytes] = Geheugen(6_000_000, weeg=len)


@dataclass(frozen=True)
class Bladzij:
    """One page of many, the last when a higher one was asked for."""

    nummer: int
    laatste: int
    vorige: str
    volgende: str

    @classmethod
    def van(cls, vraag: Lijstvraag, aantal: int, adres: str = "") -> Bladzij:
        laatste = max(1, -(-aantal // PER_PAGINA))
        nummer = min(vraag.bladzij, laatste)
        return cls(
            nummer,
            laatste,
            vraag.pagina(nummer - 1, adres) if nummer > 1 else "",
            vraag.pagina(nummer + 1, adres) if nummer < laatste else "",
        )


@dataclass(frozen=True)
class Lijst:
    vraag: Lijstvraag
    aantal: int
    totaal: int
    weggevallen: int
    onbekend: str
    """The variables asked for, as the reason why cards dropped out."""
    chips: list[Chip]
    facetten: SafeString
    rijen: SafeString
    bladzij: Bladzij
    niets_te_zoeken: bool
    """Only signs were typed to search for, no words."""
    sorteringen = SORTERING_TEKST.items()
    bewijzen = BEWIJS.items()
    bestanden = BESTANDEN

    @property
    def analysevraag(self) -> str:
        """What the address of an analysis ends with to count just these cards."""
        vraag = self.vraag.filter.vraag()
        return f"?{vraag}" if vraag else ""

    @property
    def bestandsadres(self) -> str:
        """The address of the list as a file, up to the kind of file."""
        return f"{self.vraag.adres}{'&' if self.vraag.vraag else '?'}formaat="


def teken_lijst(vraag: Lijstvraag, ingelogd: bool, hang: bool = False) -> tuple[SafeString, bool]:
    """The part of the page below its heading, and whether there are cards at all.

    ``hang``: for whoever has a plan to hang a card on.

    One query tells how the cards stand; a second reads the rows when this was not drawn before.
    """
    nu = register()

    def maak() -> bytes:
        context = {"lijst": lijst(nu, vraag, hang=hang), "ingelogd": ingelogd}
        getekend = render_to_string("metaanalyse/kaarten_lijst.html", context)
        return compress(getekend.encode(), level=1)

    ingepakt = _geheugen.geef((nu.stand, vraag, ingelogd, hang), maak)
    return SafeString(decompress(ingepakt).decode()), bool(nu.aantal)


def lijst(
    nu: Register,
    vraag: Lijstvraag,
    *,
    toon: tuple[str, ...] = (),
    adres: str = "",
    hang: bool = False,
) -> Lijst:
    """What one page of the list says of this state of the cards.

    ``toon``: further variables in every row; ``adres``: where it is shown when not on the list.
    """
    selectie = nu.selecteer(vraag.filter)
    bladzij = Bladzij.van(vraag, selectie.aantal, adres)
    begin = (bladzij.nummer - 1) * PER_PAGINA
    return Lijst(
        vraag,
        selectie.aantal,
        nu.aantal,
        selectie.weggevallen,
        gevraagd(selectie),
        chips(vraag),
        facetten(selectie) if not adres else SafeString(""),
        rijen(
            selectie.pagina(vraag.sorteer, begin, PER_PAGINA),
            toon,
            vraag.filter.q,
            lambda nummer: vraag.kaart(begin + nummer + 1),
            hang,
        ),
        bladzij,
        selectie.niets_te_zoeken,
    )


@dataclass(frozen=True)
class Plek:
    """Where a card stands in the list one came from, with the addresses around it."""

    nummer: int
    aantal: int
    lijst: str
    vorige: str
    volgende: str


def plek_van(kaart: int, vraag: Lijstvraag, nummer: int) -> Plek | None:
    """The place of a card in a list; None when another card stands there by now."""
    selectie = register().selecteer(vraag.filter)
    begin = max(nummer - 2, 0)
    buren = selectie.pagina(vraag.sorteer, begin, nummer - begin + 1)
    hier = nummer - 1 - begin
    if len(buren) <= hier or buren[hier] != kaart:
        return None
    adressen = [
        reverse("kaart", args=[pk]) + vraag.kaart(begin + i + 1) for i, pk in enumerate(buren)
    ]
    return Plek(
        nummer,
        selectie.aantal,
        vraag.pagina(begin_op(nummer)),
        adressen[hier - 1] if hier else "",
        adressen[hier + 1] if len(buren) > hier + 1 else "",
    )


def begin_op(nummer: int) -> int:
    """The page on which the n-th card stands."""
    return (nummer - 1) // PER_PAGINA + 1


def terug_naar_lijst(get: QueryDict) -> str:
    """The page of the list that the address of a card names; nothing when it names none."""
    if "plek" not in get:
        return ""
    return Lijstvraag.uit(get).pagina(begin_op(heel_getal(get.get("plek", ""))))


def gevraagd(selectie: Selectie) -> str:
    """Of the variables asked for those a card can fail on for being unknown: "fase of trede"."""
    filter = selectie.filter
    namen = [v for v, _ in filter.gekozen] + [v for v, _ in filter.minstens]
    if filter.bewijs:
        namen.append("trede")
    kan = [v for v in dict.fromkeys(namen) if filter.kan_vallen_op_onbekend(v)]
    return opsomming([KORT[v].lower() for v in kan], "of")
