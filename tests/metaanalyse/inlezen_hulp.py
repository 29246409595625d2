"""Files for tests of bringing in, and going through an import."""

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from metaanalyse.inlezen import verloop
from metaanalyse.models import Kaart, Kaartinlezing
from metaanalyse.moederbestand.kaartcellen import kaartcellen
from metaanalyse.moederbestand.vormen import LANG, als_csv, breed, koppen, lang
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes

KOP = ("RAPPORT ID", "Vernieuwing", "Rapportnummer", "Titel van het rapport", "Jaar", "Doelgroep")
KOP = (*KOP, "Positie effectladder", "Samenvatting")
RIJEN = [
    ("07a", "Leren van data", "07", "InnovatieImpuls", "2014", "Leraren; Leerlingen", "3", "Kort."),
    ("07b", "Videolessen", "07", "", "", "onbekend", "4 t/m 5", ""),
    ("09", "Coachen", "", "Coachen in teams", "2011", "", "n.v.t.", "Lang\nverhaal."),
]
RIS = (
    "TY  - JOUR\r\nTI  - Leren met video\r\nAU  - Jansen, A.\r\nAU  - De Vries, B.\r\n"
    "PY  - 2012\r\nT2  - Pedagogiek\r\nDO  - 10.1234/abc\r\nKW  - video\r\nKW  - leren\r\n"
    "N2  - Een samenvatting\r\nop twee regels.\r\nER  - \r\n\r\n"
    "TY  - RPRT\r\nTI  - Tweede rapport\r\nPY  - 2009\r\nER  - \r\n"
)


def csv_van(rijen: Sequence[Sequence[str]], kop: Sequence[str] = KOP) -> bytes:
    return "".join(als_csv(kop, rijen)).encode()


def xlsx_van(rijen: Sequence[Sequence[str]], kop: Sequence[str] = KOP) -> bytes:
    blad = Blad("Kaarten", [Kolom(k) for k in kop], rijen, filter=False)
    return als_bytes(Werkboek("Moederbestand", [blad]))


def moederbestand(vorm: str = "breed") -> bytes:
    """All settled cards as they go out."""
    pks = Kaart.objects.vastgesteld().order_by("code").values_list("pk", flat=True)
    cellen = kaartcellen(list(pks), verantwoording=True)
    if vorm == "breed":
        return csv_van(list(breed(cellen, csv=True)), koppen())
    plaatskolommen = vorm == "lang"
    kop = LANG if plaatskolommen else LANG[:4]
    return csv_van(list(lang(cellen, csv=True, plaatskolommen=plaatskolommen)), kop)


def begin(door, inhoud: bytes, naam: str = "kaarten.csv") -> Kaartinlezing:
    return verloop.begin(door, naam, [inhoud], len(inhoud), hier=True)


def lees_in(door, inhoud: bytes, naam: str = "kaarten.csv", **anders) -> Kaartinlezing:
    """The whole way; stops where something is wrong."""
    run = begin(door, inhoud, naam)
    if run.stand == Kaartinlezing.Stand.NAGEKEKEN and not run.uitkomst["fouten"]:
        verloop.neem_over(run, door, hier=True, **anders)
    elif not run.voorbij:
        verloop.stop(run)
    return run


def upload(inhoud: bytes, naam: str = "kaarten.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)
