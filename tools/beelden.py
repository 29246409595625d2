"""Make the pictures of the manual anew: `python -m tools.beelden`.

Serves the demo from a temporary folder, on a fixed day, and photographs it with Chromium into
docs/handleiding/beelden/. Needs the test environment; for the poster also pdftoppm (Debian's
poppler-utils) and for the workbook LibreOffice: without those their pictures stay as they are.
"""

import datetime
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from tools.beelden_beheer import beheer
from tools.beelden_bord import bord
from tools.beelden_inloggen import inloggen
from tools.beelden_kaarten import kaarten
from tools.beelden_kwaliteit import kwaliteit
from tools.beelden_plan import plannen
from tools.beelden_reflectie import reflectie
from tools.environment import ROOT, say

MAP = ROOT / "docs" / "handleiding" / "beelden"
# A Thursday in a running school year; the demo tells its story around it.
MOMENT = datetime.datetime(2026, 11, 19, 13, 40, tzinfo=datetime.UTC)
CODE = "CFH347"
ADRES = "http://borgen.school.example"
BREED, SMAL = 1280, 390
ZWAARST = 80_000  # bytes a picture
TELLING = (3, 5, 2, 1)  # hands in the pictures of the session
HALVERWEGE = (3, 5, 2, 0)  # while the leader counts
STEMMEN = (1, 1, 2)  # phones

TEAMLEIDER = "teamleider@demo.example"

# Date fields follow the language of the machine; the reader's is Dutch.
DATUMS = """() => document.querySelectorAll('input[type=date]').forEach((veld) => {
  const datum = veld.value.split('-').reverse().join('-');
  veld.type = 'text';
  veld.value = datum;
})"""


def instellingen(map_: Path) -> dict[str, str]:
    """The environment of an installation that keeps everything in ``map_``."""
    return {
        "DATA_DIR": str(map_),
        "DATABASE_URL": f"sqlite:///{map_}/borgen.sqlite3",
        "BASE_URL": ADRES,
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "false",
        "DEMO": "false",  # the pictures need no line that says so
        "EMAIL_URL": "dummymail://",
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        # Playwright runs an event loop in the thread that also uses the database here.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }


def zet_klok_stil() -> None:
    """Let Django begin at MOMENT; must come before anything of the application is imported."""
    from django.utils import timezone

    echt = timezone.now
    verschil = MOMENT - echt()
    timezone.now = lambda: echt() + verschil


def bereid_voor() -> None:
    """Database, static files and demo, with a code for phones that is the same every time."""
    import django

    django.setup()
    from boas.models import Sessie
    from overzicht.demo import maak_demo
    from tools import prepare

    prepare.migrate_if_needed()
    prepare.collect_static_if_needed()
    maak_demo()
    klaar = Sessie.objects.in_de_zaal().filter(status=Sessie.Status.VOORBEREIDING)
    klaar.update(code=CODE)


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        yield chromium
        chromium.close()


class Fotograaf:
    """Takes pictures of one installation; every person has a browser of their own."""

    def __init__(self, chromium: Any, adres: str) -> None:
        self._chromium, self._adres = chromium, adres

    def als(self, wie: str, breed: int = BREED) -> Any:
        """A page of somebody who is signed in; of nobody when ``wie`` is empty."""
        context = self._chromium.new_context(
            base_url=self._adres,
            locale="nl-NL",
            reduced_motion="reduce",
            viewport={"width": breed, "height": 800},
        )
        page = context.new_page()
        if wie:
            page.goto("/inloggen/")
            page.get_by_label("E-mailadres").fill(wie)
            page.get_by_label("Wachtwoord").fill("borgen-demo")
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url("**/")
        return page

    def neem(self, naam: str, page: Any, pad: str, hoog: int, doe: Callable[[Any], None]) -> None:
        """Picture of ``pad``, ``hoog`` pixels high, after ``doe`` has done what should show."""
        page.set_viewport_size({"width": page.viewport_size["width"], "height": hoog})
        page.goto(pad)
        doe(page)
        page.evaluate(DATUMS)
        page.evaluate("document.fonts.ready")
        bewaar(naam, Image.open(io.BytesIO(page.screenshot())))

    def haal(self, page: Any, pad: str) -> bytes:
        """The file at ``pad``."""
        antwoord = page.request.get(pad)
        if not antwoord.ok:
            raise RuntimeError(f"{pad}: {antwoord.status}")
        return bytes(antwoord.body())


def bewaar(naam: str, beeld: Image.Image) -> None:
    """Write as PNG with as many colours as fit in ZWAARST bytes."""
    rgb = beeld.convert("RGB")
    for kleuren in (256, 128, 64, 32, 16):
        uit = io.BytesIO()
        rgb.quantize(kleuren, dither=Image.Dither.NONE).save(uit, "PNG", optimize=True)
        if uit.tell() <= ZWAARST:
            break
    MAP.mkdir(parents=True, exist_ok=True)
    (MAP / f"{naam}.png").write_bytes(uit.getvalue())
    say(f"{naam}.png: {uit.tell() // 1000} kB, {kleuren} kleuren")


def niets(page: Any) -> None:
    """Nothing to do before the picture."""


def buiten_de_zaal(foto: Fotograaf, sessies: dict[str, int], traject: int) -> None:
    """Before and after a session."""
    leider = foto.als(TEAMLEIDER)
    foto.neem("start", leider, "/", 720, niets)
    foto.neem("traject", leider, f"/trajecten/{traject}/", 900, niets)
    foto.neem("voorbereiden", leider, f"/sessies/{sessies['nieuw']}/voorbereiden/", 900, niets)
    foto.neem("uitslag", leider, f"/sessies/{sessies['gehouden']}/uitslag/", 900, niets)
    foto.neem("planning", leider, f"/sessies/{sessies['gehouden']}/planning/", 900, niets)
    kwaliteit = foto.als("kwaliteit@demo.example")
    foto.neem("stellingen", kwaliteit, "/instrumenten/1/", 800, niets)
    docent = foto.als("docent5@demo.example", SMAL)
    foto.neem("afspraken", docent, "/", 700, niets)
    poster = foto.haal(leider, f"/sessies/{sessies['gehouden']}/planning/?formaat=pdf")
    bewaar_pdf("poster", poster)
    excel = foto.haal(leider, f"/sessies/{sessies['gehouden']}/uitslag/?formaat=xlsx")
    bewaar_werkboek("excel", excel)


def vasthouden(foto: Fotograaf, traject: int, team: int) -> None:
    """Keeping what works: the four steps, documents, measuring, conversations."""
    from borgen.models import Documentversie, Meetafspraak

    leider = foto.als(TEAMLEIDER)
    foto.neem("borgen", leider, f"/borgen/{traject}/", 800, niets)
    foto.neem("handelen", leider, f"/borgen/{traject}/handelen/", 800, niets)
    foto.neem("meetplan", leider, f"/borgen/{traject}/controleren/", 900, niets)
    reeks = Meetafspraak.objects.get(wat="Binnen een week vastgelegd")
    foto.neem("meting", leider, reeks.get_absolute_url(), 900, niets)
    foto.neem("documenten", leider, "/documenten/", 900, niets)
    versie = Documentversie.objects.get(status=Documentversie.Status.TER_TOETSING)
    foto.neem("akkoord", leider, f"/documenten/versies/{versie.pk}/toetsen/", 900, niets)
    foto.neem("gesprekken-team", leider, f"/slb/team/{team}/", 1000, niets)
    slb = foto.als("docent1@demo.example", SMAL)
    foto.neem("gesprekken", slb, "/slb/", 740, niets)
    foto.neem("signaal", slb, "/signalen/nieuw/", 900, niets)


def in_de_zaal(foto: Fotograaf, sessie: int) -> None:
    """One statement of a session, as leader, room and phone see it."""
    from boas import acties
    from boas.models import Sessie

    leider = foto.als(TEAMLEIDER)
    scherm, laptop = f"/sessies/{sessie}/projector/", f"/sessies/{sessie}/leiding/"
    acties.start(sessie, 14)
    foto.neem("projector-opening", leider, scherm, 720, niets)
    keuze = Sessie.objects.get(pk=sessie).keuze.get(stelling__code="D2")
    acties.ga_naar(sessie, Sessie.Fase.STELLINGEN, keuze.pk)
    ronde = Sessie.objects.get(pk=sessie).rondes.get()
    for nummer, waarde in enumerate(STEMMEN[:-1]):
        acties.stem(sessie, ronde.pk, f"telefoon-{nummer}", waarde)

    def stem(page: Any) -> None:
        page.locator(f"#antwoord-{STEMMEN[-1]}").click()
        page.locator("[aria-pressed=true]").wait_for()

    foto.neem("telefoon", foto.als("", SMAL), f"/stem/{CODE}/", 700, stem)
    acties.tel_handen(sessie, ronde.pk, HALVERWEGE)
    foto.neem("leiding", leider, laptop, 800, niets)
    foto.neem("projector-stelling", leider, scherm, 720, niets)
    acties.tel_handen(sessie, ronde.pk, TELLING)
    acties.onthul(sessie, ronde.pk)
    reden = "We hebben over het probleem gepraat, niet over waar we heen willen."
    acties.noteer_reden(sessie, ronde.pk, reden, op_projector=True)
    foto.neem("projector-onthuld", leider, scherm, 720, niets)


def bewaar_pdf(naam: str, inhoud: bytes, blad: int = 1) -> None:
    """Picture of one page of a PDF."""
    if not shutil.which("pdftoppm"):
        say(f"{naam}.png blijft zoals het is: apt-get install poppler-utils")
        return
    with tempfile.TemporaryDirectory() as map_:
        pdf = Path(map_) / "in.pdf"
        pdf.write_bytes(inhoud)
        opdracht = ["pdftoppm", "-png", "-singlefile", "-f", str(blad)]
        maat = ["-scale-to-x", str(BREED), "-scale-to-y", "-1"]
        subprocess.run([*opdracht, *maat, pdf, pdf.with_suffix("")], check=True)
        bewaar(naam, Image.open(pdf.with_suffix(".png")))


def bewaar_werkboek(naam: str, inhoud: bytes) -> None:
    """Picture of the second sheet of a workbook (the first explains), as LibreOffice prints it."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice:
        say(f"{naam}.png blijft zoals het is: apt-get install libreoffice-calc")
        return
    with tempfile.TemporaryDirectory() as map_:
        werkboek = Path(map_) / "in.xlsx"
        werkboek.write_bytes(inhoud)
        profiel = f"-env:UserInstallation=file://{map_}/profiel"
        opdracht = [soffice, profiel, "--headless", "--convert-to", "pdf", "--outdir", map_]
        subprocess.run([*opdracht, werkboek], check=True, capture_output=True)
        bewaar_pdf(naam, werkboek.with_suffix(".pdf").read_bytes(), blad=2)


def main() -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory(prefix="borgen-beelden-") as map_:
        os.environ.update(instellingen(Path(map_)))
        zet_klok_stil()
        bereid_voor()
        from boas.models import Sessie
        from tests.browser.server import draaiend
        from verbeterplan.models import Verbetertraject

        traject = Verbetertraject.objects.get(naam="Begeleiding van de student")
        sessies = {
            "nieuw": Sessie.objects.get(code=CODE).pk,
            "gehouden": traject.trajectsessies.get(
                sessie__status="afgesloten", sessie__versie__instrument__code="boas"
            ).sessie_id,
        }
        with draaiend() as host, browser() as chromium:
            foto = Fotograaf(chromium, f"http://{host}")
            buiten_de_zaal(foto, sessies, traject.pk)
            vasthouden(foto, traject.pk, traject.team_id)
            kaarten(foto, TEAMLEIDER)
            inloggen(foto, "docent5@demo.example", SMAL)
            leider, docent = foto.als(TEAMLEIDER), foto.als("docent9@demo.example", SMAL)
            plannen(foto, leider, docent, traject.pk)
            reflectie(foto, TEAMLEIDER, "kwaliteit@demo.example", SMAL)
            kwaliteit(foto, "kwaliteit@demo.example")
            bord(foto, leider, traject.team_id)
            beheer(foto, foto.als("beheerder@demo.example"))
            in_de_zaal(foto, sessies["nieuw"])


if __name__ == "__main__":
    main()
