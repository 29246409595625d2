"""Every page of the application, in every state: as whom, where, and what to do there first.

``PAGINAS`` is walked by ``test_axe.py``, which also fails for a named address that is in no list.
The pages of borgen stand in ``paginas_<subject>.py``; ``alle_paginas.py`` puts them together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page, expect

Gegevens = dict[str, dict[str, Any]]

LEIDER = "teamleider@demo.example"
DOCENT = "docent1@demo.example"
KWALITEIT = "kwaliteit@demo.example"
BEHEERDER = "beheerder@demo.example"
ANONIEM = ""


@dataclass(frozen=True)
class Pagina:
    """``rij`` names the session or row of ``tests.browser.toestanden`` that the address is about;
    ``extra`` further parts of the address; ``doe`` brings the page into the state to look at.
    """

    naam: str
    rij: str = ""
    als: str = LEIDER
    query: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    geval: str = ""
    doe: Callable[[Page], None] | None = None
    status: int = 200
    met_grafieken: bool = False

    def pad(self, gegevens: Gegevens) -> str:
        """The path; an ``extra`` that names a row stands for its number."""
        kwargs: dict[str, Any] = {
            naam: gegevens[waarde]["pk"] if waarde in gegevens and naam != "soort" else waarde
            for naam, waarde in self.extra
        }
        if self.rij:
            sleutel = "code" if self.naam == "stem" else "pk"
            kwargs[sleutel] = gegevens[self.rij][sleutel]
        return reverse(self.naam, kwargs=kwargs) + self.query

    def __str__(self) -> str:
        wie = self.als.partition("@")[0] or "anoniem"
        delen = [self.naam, *[w for _, w in self.extra], self.rij, self.query, self.geval, wie]
        return " ".join(filter(None, delen))


def klap_alles_uit(page: Page) -> None:
    """Open every details on the page, so that what it hides is looked at too."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")


def stem_mee(page: Page) -> None:
    """Vote, so that the chosen answer shows."""
    page.locator("#antwoord-1").click()
    expect(page.locator("#antwoord-1")).to_have_attribute("aria-pressed", "true")


def bewaar_leeg(page: Page) -> None:
    """Send the form of the page as it is, without the browser's own checks: errors at fields."""
    page.evaluate("document.querySelectorAll('main form').forEach(f => f.noValidate = true)")
    page.locator("main form button.btn-primary, main form button[type=submit]").first.click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def met_toetsen(page: Page) -> None:
    """Open the explanation of the keys."""
    page.locator("main").press("?")
    expect(page.locator("dialog[open]")).to_be_visible()


def met_balk(page: Page) -> None:
    """Show the bar with which the projector is operated; the browser remembers it from before."""
    if not page.locator("#balk").is_visible():
        page.locator("main").press("b")
    expect(page.locator("#balk")).to_be_visible()


def met_meer(page: Page) -> None:
    """The bar with all it has."""
    met_balk(page)
    page.locator(".meer > summary").click()
    expect(page.get_by_label("Opmerking uit het team")).to_be_visible()


def donker_scherm(page: Page) -> None:
    """The projector's own dark look; the browser remembers it from before."""
    if page.locator("html").get_attribute("data-thema") != "donker":
        page.locator("main").press("d")
    expect(page.locator("html")).to_have_attribute("data-thema", "donker")


def vraag_weg(page: Page) -> None:
    """Ask to throw the session away: the question that comes first."""
    page.get_by_role("button", name="Gooi deze sessie weg").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def _elk(naam: str, rijen: list[str], **anders: Any) -> list[Pagina]:
    return [Pagina(naam, rij, **anders) for rij in rijen]


_GEHEEL = [
    Pagina("start"),
    Pagina("start", als=DOCENT),
    Pagina("start", als=BEHEERDER),
    Pagina("start", als=KWALITEIT),
    Pagina("start", query="?toon=alles"),
    Pagina("teams"),
    Pagina("teams", als=KWALITEIT),
    Pagina("teams", query="?zoek=bestaatniet", geval="leeg"),
    Pagina("team", "team"),
    Pagina("team", "team", als=KWALITEIT),
]

_TRAJECTEN = [
    Pagina("trajecten"),
    Pagina("trajecten", als=KWALITEIT),
    Pagina("traject_nieuw"),
    Pagina("traject_nieuw", geval="fouten", doe=bewaar_leeg),
    Pagina("traject", "traject"),
    Pagina("traject", "traject", als=DOCENT),
    Pagina("traject_wijzig", "traject"),
    Pagina("verbeteractie_nieuw", "traject"),
    Pagina("verbeteractie_nieuw", "traject", geval="fouten", doe=bewaar_leeg),
    Pagina("verbeteractie_wijzig", "verbeteractie"),
    Pagina("verbeteractie_verwijder", "verbeteractie"),
    Pagina("activiteiten", "traject"),
    Pagina("activiteiten", "traject", als=DOCENT),
    Pagina("activiteit_nieuw", "traject"),
    Pagina("activiteit", "activiteit", doe=klap_alles_uit),
    Pagina("activiteit", "activiteit", als=DOCENT),
    Pagina("activiteit_wijzig", "activiteit_los"),
    Pagina("overleggen"),
    Pagina("overleg_nieuw"),
    Pagina("overleg_nieuw", geval="fouten", doe=bewaar_leeg),
    Pagina("overleg", "overleg"),
    Pagina("overleg_wijzig", "overleg"),
    Pagina("agendapunt_wijzig", "agendapunt"),
    Pagina("sessie_planning", "gehouden", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_planning", "gehouden", als=DOCENT, met_grafieken=True),
    Pagina("sessie_planning", "afgesloten", geval="concept", doe=klap_alles_uit),
    Pagina("sessie_planning", "voorbereiding"),
    Pagina("sessie_planning_terug", "gehouden"),
    Pagina("sessie_planning_terug", "voorbereiding"),
    Pagina(
        "sessie_planning_verwijder",
        "gehouden",
        extra=(("activiteit", "activiteit"),),
    ),
]

_VOORBEREIDEN = [
    Pagina("sessies"),
    Pagina("sessies", als=KWALITEIT),
    Pagina("sessies", query="?status=lopend&team=", geval="gefilterd"),
    Pagina("sessie_voorbereiden", "kaal"),
    Pagina("sessie_voorbereiden", "voorbereiding", doe=klap_alles_uit),
    Pagina("sessie_voorbereiden", "gepland", geval="vraag", doe=vraag_weg),
    Pagina("instrumenten"),
    Pagina("instrumenten", als=KWALITEIT),
    Pagina("instrument", "boas", doe=klap_alles_uit),
    Pagina("instrument", "boas", als=KWALITEIT),
    Pagina("instrument", "eigen", doe=klap_alles_uit),
    Pagina("instrument_import", "eigen"),
    Pagina("instrument_import", "eigen", geval="fouten", doe=bewaar_leeg),
    Pagina("stelling_nieuw", "eigen"),
    Pagina("stelling_nieuw", "eigen", geval="fouten", doe=bewaar_leeg),
    Pagina("stelling_wijzig", "stelling"),
]

_LOPEND = [
    "opening",
    "open",
    "open_telefoons",
    "open_handen",
    "te_veel",
    "onthuld",
    "onthuld_eens",
    "tweede_ronde",
    "tweede_onthuld",
    "afsluiting",
    "afsluiting_1",
    "afsluiting_2",
]
_LEIDEN = [
    *_elk("sessie_leiding", ["voorbereiding", *_LOPEND, "afgesloten"]),
    Pagina("sessie_leiding", "onthuld", geval="uitgeklapt", doe=klap_alles_uit),
    Pagina("sessie_leiding", "open", geval="toetsen", doe=met_toetsen),
    *_elk("sessie_projector", ["voorbereiding", *_LOPEND, "afgesloten"]),
    *_elk("sessie_projector", ["opening", "open", "onthuld"], geval="donker", doe=donker_scherm),
    *_elk("sessie_projector", ["opening", "open", "onthuld"], geval="balk", doe=met_balk),
    Pagina("sessie_projector", "afsluiting_2", geval="balk", doe=met_balk),
    Pagina("sessie_projector", "opening", geval="balk, meer", doe=met_meer),
]

_UITSLAG = [
    Pagina("sessie_uitslag", "gehouden", doe=klap_alles_uit, met_grafieken=True),
    Pagina("sessie_uitslag", "gehouden", als=DOCENT, met_grafieken=True),
    Pagina("sessie_uitslag", "gehouden", als=KWALITEIT, met_grafieken=True),
    Pagina("sessie_uitslag", "afgesloten"),
    Pagina("sessie_uitslag", "onthuld", geval="voorlopig"),
    Pagina("sessie_uitslag", "leeg"),
    Pagina("sessie_werkboek_terug", "voorbereiding"),
    Pagina("sessie_werkboek_terug", "afgesloten"),
    Pagina("verzending", "verzending"),
]

_TELEFOON = [
    Pagina("stem_code", als=ANONIEM),
    Pagina("stem_code", als=ANONIEM, query="?code=XXXXXX", geval="onbekend", status=404),
    *_elk(
        "stem",
        ["voorbereiding", "opening", "open", "open_handen", "onthuld", "afsluiting", "afgesloten"],
        als=ANONIEM,
    ),
    Pagina("stem", "open", als=ANONIEM, geval="gestemd", doe=stem_mee),
]

_ACCOUNT = [
    Pagina("account_login", als=ANONIEM),
    Pagina("account_login", als=ANONIEM, geval="fouten", doe=bewaar_leeg),
    Pagina("account_inactive", als=ANONIEM),
    Pagina("account_reset_password", als=ANONIEM),
    Pagina("account_reset_password_done", als=ANONIEM),
    Pagina(
        "account_reset_password_from_key",
        als=ANONIEM,
        extra=(("uidb36", "1"), ("key", "onbekend")),
    ),
    Pagina("account_reset_password_from_key_done", als=ANONIEM),
    Pagina("account_logout"),
    Pagina("account_reauthenticate"),
    Pagina("account_change_password"),
    Pagina("account_change_password", geval="fouten", doe=bewaar_leeg),
]

_SOORTEN = [
    "scholen",
    "teams",
    "personen",
    "lidmaatschappen",
    "functies",
    "schooljaren",
    "periodes",
]
_BEHEER = [
    Pagina("beheer", als=BEHEERDER),
    Pagina("beheer_organisatie", als=BEHEERDER),
    Pagina("beheer_inzage", als=BEHEERDER),
    *[
        Pagina(naam, als=BEHEERDER, extra=(("soort", soort),))
        for naam in ("beheer_lijst", "beheer_nieuw")
        for soort in _SOORTEN
    ],
    *[
        Pagina(naam, soort, als=BEHEERDER, extra=(("soort", soort),))
        for naam in ("beheer_wijzig", "beheer_verwijder")
        for soort in _SOORTEN
    ],
    Pagina(
        "beheer_nieuw",
        als=BEHEERDER,
        extra=(("soort", "personen"),),
        geval="fouten",
        doe=bewaar_leeg,
    ),
]

PAGINAS = [
    *_GEHEEL,
    *_TRAJECTEN,
    *_VOORBEREIDEN,
    *_LEIDEN,
    *_UITSLAG,
    *_TELEFOON,
    *_ACCOUNT,
    *_BEHEER,
]

# Files and data, which are no pages.
GEEN_PAGINA = [
    Pagina("gezond"),
    Pagina("formulierteken"),
    Pagina("instrument_export", "boas"),
    Pagina("sessie_werkboek", "gehouden"),
    Pagina("bijlage", "bijlage"),
]
# Streams of events; they never end by themselves.
STROMEN = ["sessie_stroom", "stem_stroom"]

# Addresses that only take what a form sends.
ALLEEN_POST = [
    Pagina("sessie_nieuw", "traject"),
    Pagina("verbeteractie_verplaats", "verbeteractie"),
    Pagina("activiteit_stand", "activiteit"),
    Pagina("activiteit_bevestig", "activiteit"),
    Pagina("agendapunt_nieuw", "overleg"),
    Pagina("overleg_verwijder", "overleg"),
    Pagina("agendapunt_verwijder", "agendapunt"),
    Pagina("overleg_terug", "overleg"),
    Pagina("agendapunt_terug", "agendapunt"),
    Pagina("overleg_verslag", "overleg"),
    Pagina("agendapunt_verplaats", "agendapunt"),
    *[
        Pagina(f"sessie_planning_{wat}", "gehouden")
        for wat in ("overnemen", "nieuw", "op_datum", "opvolging", "versturen")
    ],
    *[
        Pagina(f"sessie_planning_{wat}", "gehouden", extra=(("activiteit", "activiteit"),))
        for wat in ("regel", "bevestig", "verplaats")
    ],
    *[
        Pagina(f"sessie_{wat}", "gepland")
        for wat in (
            "agenda_versturen",
            "bijlage_nieuw",
            "nieuwste_stellingen",
            "verwijder",
            "start",
            "ga_naar",
            "onthul",
            "opnieuw",
            "handen",
            "verbeter",
            "aanwezig",
            "opmerking",
            "reden",
            "ongedaan",
            "nasturen",
            "sluit",
            "heropen",
            "delen",
            "uitslag_versturen",
        )
    ],
    Pagina("sessie_opmerking_wijzig", "gepland", extra=(("opmerking", "1"),)),
    Pagina("sessie_reden_wijzig", "gepland", extra=(("reden", "1"),)),
    Pagina("sessie_bijlage_verwijder", "gepland", extra=(("bijlage", "bijlage"),)),
    Pagina("sessie_onderdeel", "gepland", extra=(("onderdeel", "doel"),)),
    Pagina("instrument_kopie", "boas"),
    Pagina("stelling_verwijder", "stelling"),
    Pagina("stelling_verplaats", "stelling"),
    Pagina("beheer_uitnodigen", "personen", als=BEHEERDER),
    Pagina("verzending_opnieuw", "verzending"),
]
