"""The report on a period as a PDF and as a workbook, from the very figures the page shows."""

from collections.abc import Iterable, Sequence

from overzicht.verslagbeeld import Verslagbeeld
from overzicht.verslagcijfers import Actie
from rapportage.antwoord import bestandsnaam
from rapportage.excel.onderdelen import Blad, Cel, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf


def bestandsnaam_van(beeld: Verslagbeeld) -> str:
    """Without extension; says when it is not the last word."""
    stand = "" if beeld.is_vast else "voorlopig"
    kop = beeld.kop
    return bestandsnaam("Periodeverslag", kop.team, kop.periode, stand, beeld.cijfers.peildatum)


def verslag_pdf(beeld: Verslagbeeld) -> bytes:
    """A4, with the charts. Raises TeDruk and PdfNietBeschikbaar as ``rapportage.pdf`` does."""
    kop = beeld.kop
    context = {
        "titel": beeld.titel,
        "ondertitel": f"{kop.periode}, {datum(kop.van)} tot en met {datum(kop.tot)}",
        "team": kop.school,
        "datum": f"cijfers van {datum(beeld.cijfers.peildatum)}",
        "versie": str(beeld.stand),
        "beeld": beeld,
        "blokken": beeld.per_blok,
        "op_papier": True,
    }
    return maak_pdf("overzicht/verslag_pdf.html", context)


def verslag_xlsx(beeld: Verslagbeeld) -> bytes:
    """A sheet for each part, with real dates and numbers. Raises TeDruk."""
    bladen = [
        _samenvatting(beeld),
        Blad("Normen", _NORM, _normen(beeld), titel="Normen en uitkomsten", boven=_boven(beeld)),
        Blad("Activiteiten", _ACTIE, _acties(beeld), titel="Activiteiten", boven=_boven(beeld)),
        Blad("Documenten", _DOCUMENT, _documenten(beeld), titel="Documenten", boven=_boven(beeld)),
        Blad("Sessies", _SESSIE, _sessies(beeld), titel="Sessies", boven=_boven(beeld)),
        Blad("Teksten", _TEKST, _teksten(beeld), titel="Teksten", boven=_boven(beeld)),
    ]
    return als_bytes(Werkboek(beeld.titel, bladen, onderwerp=beeld.stand_tekst))


def _boven(beeld: Verslagbeeld) -> list[list[object]]:
    """Over every sheet, so that one that is sent on alone still says what it is."""
    kop = beeld.kop
    return [[f"{kop.team}, {kop.school}, {kop.periode}"], [beeld.stand_tekst.capitalize()]]


_NORM = [
    Kolom("Wat", 34, terugloop=True),
    Kolom("Verbeteractie", 34, terugloop=True),
    Kolom("Traject", 28, terugloop=True),
    Kolom("Gemeten op", 13, "datum"),
    Kolom("Uitkomst", 12, "gewoon"),
    Kolom("Eenheid", 14),
    Kolom("Bij hoeveel", 12, "geheel"),
    Kolom("Norm toen", 12, "gewoon"),
    Kolom("Norm in woorden", 32, terugloop=True),
    Kolom("Oordeel", 18),
]
_ACTIE = [
    Kolom("Activiteit", 46, terugloop=True),
    Kolom("Traject", 30, terugloop=True),
    Kolom("Stand", 16),
    Kolom("Datum", 13, "datum"),
    Kolom("Eerdere datum", 15, "datum"),
    Kolom("Afgerond op", 13, "datum"),
    Kolom("Over de datum", 15, "ja_nee"),
]
_DOCUMENT = [
    Kolom("Document", 44, terugloop=True),
    Kolom("Proces", 32, terugloop=True),
    Kolom("Versie", 9, "geheel"),
    Kolom("Vastgesteld op", 15, "datum"),
    Kolom("Evalueren voor", 15, "datum"),
]
_SESSIE = [
    Kolom("Datum", 13, "datum"),
    Kolom("Instrument", 30, terugloop=True),
    Kolom("Onderwerp, als het gedeeld is", 46, terugloop=True),
]
_TEKST = [Kolom("Kop", 32, terugloop=True), Kolom("Tekst", 100, terugloop=True)]


def _samenvatting(beeld: Verslagbeeld) -> Blad:
    return Blad(
        "Samenvatting",
        [Kolom("Wat", 46, terugloop=True), Kolom("Stand", 42, terugloop=True)],
        _regels(beeld),
        titel=beeld.titel,
        boven=_boven(beeld),
        filter=False,
        staand=True,
    )


def _regels(beeld: Verslagbeeld) -> Iterable[tuple[str, object]]:
    kop, cijfers, team = beeld.kop, beeld.cijfers, beeld.cijfers.team
    yield "Team", kop.team
    yield "School", kop.school
    yield "Periode", kop.periode
    yield "Eerste dag", Cel(kop.van, "datum")
    yield "Laatste dag", Cel(kop.tot, "datum")
    yield "Peildatum", Cel(cijfers.peildatum, "datum")
    yield "Verslag", str(beeld.stand)
    if beeld.herzien:
        yield "Eerder", beeld.herzien
    for traject in team.trajecten:
        yield f"Lopend traject: {traject.naam}", f"{traject.fase}, ronde {traject.ronde}"
    yield "Normen gehaald", Cel(team.normen.gehaald, "geheel")
    yield "Normen niet gehaald", Cel(team.normen.niet_gehaald, "geheel")
    yield "Normen nog niet gehaald, de dag moet nog komen", Cel(team.normen.onderweg, "geheel")
    yield "Normen nog niet gemeten", Cel(team.normen.niet_gemeten, "geheel")
    yield "Gemeten in deze periode", Cel(cijfers.gemeten, "geheel")
    yield "Activiteiten klaar in deze periode", Cel(len(cijfers.klaar), "geheel")
    yield "Activiteiten nog te doen", Cel(cijfers.nog_te_doen, "geheel")
    yield "Activiteiten over de datum", Cel(team.acties_te_laat, "geheel")
    yield "Metingen te laat", Cel(team.metingen_te_laat, "geheel")
    yield "Documenten voorbij hun evaluatie", Cel(team.documenten_voorbij, "geheel")
    yield "Laatste BOAS", Cel(team.laatste_boas, "datum")
    if gesprekken := cijfers.gesprekken:
        if gesprekken.aandeel is None:
            yield "Gesprekken met studenten", f"geen cijfer: {gesprekken.reden}"
            return
        yield "Studenten met genoeg gesprekken", Cel(gesprekken.aandeel / 100, "procent")
        yield "Studenten", Cel(gesprekken.studenten, "geheel")
        yield "Gesprekken gehouden", Cel(gesprekken.gehouden, "geheel")
        yield "Gesprekken afgesproken", Cel(gesprekken.nodig, "geheel")


def _normen(beeld: Verslagbeeld) -> Iterable[Sequence[object]]:
    for regel in beeld.cijfers.metingen:
        wat = (regel.wat, regel.verbeteractie, regel.traject)
        for rij in regel.uitkomsten:
            yield (
                *wat,
                rij.datum,
                rij.waarde,
                regel.eenheid,
                rij.n,
                rij.norm_waarde,
                rij.norm,
                rij.oordeel,
            )
        if not regel.uitkomsten:
            yield (*wat, None, None, regel.eenheid, None, None, regel.norm, "niet gemeten")


def _acties(beeld: Verslagbeeld) -> Iterable[Sequence[object]]:
    cijfers = beeld.cijfers
    return (_actie(rij) for rij in (*cijfers.klaar, *cijfers.verzet, *cijfers.open))


def _actie(rij: Actie) -> Sequence[object]:
    return (
        rij.wat,
        rij.traject,
        rij.stand,
        rij.datum,
        rij.eerdere_datum,
        rij.klaar_op,
        rij.voorbij,
    )


def _documenten(beeld: Verslagbeeld) -> Iterable[Sequence[object]]:
    for rij in beeld.cijfers.documenten:
        yield (rij.titel, rij.proces, rij.versie, rij.vastgesteld_op, None)
    for over in beeld.cijfers.evalueren:
        yield (over.titel, over.proces, None, None, over.evalueren_op)


def _sessies(beeld: Verslagbeeld) -> Iterable[Sequence[object]]:
    return ((rij.datum, rij.instrument, rij.onderwerp) for rij in beeld.cijfers.sessies)


def _teksten(beeld: Verslagbeeld) -> Iterable[Sequence[object]]:
    return ((blok.kop, blok.tekst) for blok in beeld.blokken)
