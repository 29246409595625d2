"""The result of the whole organisation with what follows, as workbook and as designed, tagged PDF.

Its figures are in no other file.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from textwrap import wrap

from boas.themabeeld import GEEN_RANGLIJST, StellingCijfers, Themabeeld, Themacijfers, cijfer
from boas.themagrafiek import ALLEN, SCHATTING, met_grafieken
from boas.vervolgbeeld import Vervolgbeeld
from rapportage.excel.onderdelen import Blad, Kolom, Werkboek
from rapportage.excel.schrijver import als_bytes
from rapportage.getallen import datum
from rapportage.pdf import maak_pdf

THEMAS, STELLINGEN, RESPONS, VERVOLG = "Thema's", "Stellingen", "Respons", "Vervolg"
DOOR_DE_TIJD = "Door de tijd"


def maak_werkboek(beeld: Vervolgbeeld) -> bytes:
    """The workbook as .xlsx: themes, rounds when there are more, statements, response, steps."""
    bladen = [_themas(beeld), _stellingen(beeld), _respons(beeld), _vervolg(beeld)]
    if beeld.uitslag.met_verloop:
        bladen.insert(1, _door_de_tijd(beeld))
    sessie = beeld.uitslag.sessie
    return als_bytes(Werkboek(f"{sessie.versie.instrument}: {sessie.onderwerp}", bladen))


def maak_rapport(beeld: Vervolgbeeld) -> bytes:
    """The report as .pdf. Raises PdfNietBeschikbaar and TeDruk, with a message for the user."""
    uitslag = beeld.uitslag
    sessie = uitslag.sessie
    return maak_pdf(
        "boas/pdf/uitslag_themas.html",
        {
            "beeld": uitslag,
            "vervolg": beeld,
            "themas": met_grafieken(uitslag),
            "geen_ranglijst": GEEN_RANGLIJST,
            "titel": f"Uitslag {sessie.versie.instrument}",
            "ondertitel": sessie.onderwerp,
            "team": "",
            "datum": datum(sessie.begonnen_op),
            "versie": uitslag.ondertitel,
        },
    )


def _kop(beeld: Vervolgbeeld) -> list[list[object]]:
    uitslag = beeld.uitslag
    return [[f"{uitslag.sessie.onderwerp} · {uitslag.ondertitel}"], [GEEN_RANGLIJST]]


def _themas(beeld: Vervolgbeeld) -> Blad:
    uitslag = beeld.uitslag
    schaal = uitslag.schaal
    return Blad(
        naam=THEMAS,
        titel=uitslag.zin,
        boven=[*_kop(beeld), [f"Van 1 ({schaal[0]}) tot {len(schaal)} ({schaal[-1]})."]],
        kolommen=[
            Kolom("Thema", 34, terugloop=True),
            *_cijferkolommen(uitslag),
            Kolom("Wat we zien", 52, terugloop=True),
        ],
        rijen=[
            [thema.naam, *_cijfers(uitslag, thema.cijfers), thema.zin] for thema in uitslag.themas
        ],
    )


def _door_de_tijd(beeld: Vervolgbeeld) -> Blad:
    """A row for each theme and round, on the statements these rounds have in common."""
    uitslag = beeld.uitslag
    return Blad(
        naam=DOOR_DE_TIJD,
        titel="Door de tijd",
        boven=_kop(beeld),
        kolommen=[
            Kolom("Thema", 34, terugloop=True),
            Kolom("Ronde", 14),
            Kolom("Datum", 13, soort="datum"),
            *_cijferkolommen(uitslag),
            Kolom("Over de stellingen", 24),
        ],
        rijen=[
            [
                thema.naam,
                ronde.naam,
                ronde.dag,
                *_cijfers(uitslag, ronde.cijfers),
                ", ".join(thema.vergeleken),
            ]
            for thema in uitslag.themas
            for ronde in thema.rondes
        ],
    )


def _cijferkolommen(uitslag: Themabeeld) -> list[Kolom]:
    """Estimate, everybody together, and each group that is shown apart."""
    gemiddelden = [Kolom(kop, 12, soort="gemiddelde") for kop in (SCHATTING, ALLEN)]
    return gemiddelden + [Kolom(groep.naam, 19, soort="gemiddelde") for groep in uitslag.apart]


def _cijfers(uitslag: Themabeeld, cijfers: Themacijfers) -> list[float | None]:
    """What stands in these columns."""
    per_groep = (cijfers.per_groep.get(groep.code) for groep in uitslag.apart)
    return [_afgerond(waarde) for waarde in (cijfers.schatting, cijfers.antwoorden, *per_groep)]


def _stellingen(beeld: Vervolgbeeld) -> Blad:
    """Everybody together, and a row for each group that is shown apart."""
    uitslag = beeld.uitslag
    return Blad(
        naam=STELLINGEN,
        titel="Stellingen",
        boven=_kop(beeld),
        kolommen=[
            Kolom("Code", 8),
            Kolom("Stelling", 52, terugloop=True),
            Kolom("Groep", 24),
            *(Kolom(antwoord.capitalize(), 11, soort="geheel") for antwoord in uitslag.schaal),
            Kolom("Antwoorden", 14, soort="geheel"),
            Kolom(SCHATTING, 16),
        ],
        rijen=[
            rij
            for thema in uitslag.themas
            for stelling in thema.stellingen
            for rij in _stellingrijen(beeld, stelling)
        ],
    )


def _stellingrijen(beeld: Vervolgbeeld, cijfers: StellingCijfers) -> Iterator[Sequence[object]]:
    stelling = cijfers.stelling
    if not cijfers.n:
        leeg = [""] * len(beeld.uitslag.schaal)
        yield [stelling.code, stelling.tekst, "niet getoond", *leeg, "", cijfers.geschat]
        return
    samen = [*cijfers.aantallen, cijfers.n, cijfers.geschat]
    yield [stelling.code, stelling.tekst, ALLEN, *samen]
    for groep in beeld.uitslag.apart:
        aantallen = cijfers.per_groep.get(groep.code)
        if aantallen and sum(aantallen):
            yield [stelling.code, stelling.tekst, groep.naam, *aantallen, sum(aantallen), ""]


def _respons(beeld: Vervolgbeeld) -> Blad:
    uitslag = beeld.uitslag
    regels = [[uitslag.samengevoegd]] if uitslag.samengevoegd else []
    return Blad(
        naam=RESPONS,
        titel="Wie antwoordde",
        boven=[*_kop(beeld), *regels],
        kolommen=[
            Kolom("Groep", 34),
            Kolom("Uitgenodigd", 13, soort="geheel"),
            Kolom("Waarvan op papier", 18, soort="geheel"),
            Kolom("Gaf antwoord", 14, soort="geheel"),
        ],
        rijen=[[g.naam, g.uitgenodigd, g.op_papier, g.beantwoord] for g in uitslag.groepen],
    )


def _vervolg(beeld: Vervolgbeeld) -> Blad:
    duiding = beeld.vervolg.duiding if beeld.vervolg else ""
    return Blad(
        naam=VERVOLG,
        titel="Vervolg",
        boven=[
            [f"Initiatief: {beeld.initiatief or 'nog niet gekozen'}"],
            *([regel] for regel in _regels(f"Hoe we het verklaren: {duiding}" if duiding else "")),
        ],
        kolommen=[
            Kolom("Wat", 60, terugloop=True),
            Kolom("Wie", 26),
            Kolom("Klaar op", 13, soort="datum"),
            Kolom("Klaar sinds", 13, soort="datum"),
        ],
        rijen=[[s.wat, s.wie, s.datum, s.klaar_op] for s in beeld.stappen],
    )


def _regels(tekst: str) -> Iterator[str]:
    """As wide as the table below: one long line would make the whole sheet small on paper."""
    for alinea in tekst.splitlines():
        yield from wrap(alinea, 110)


def _afgerond(waarde: Fraction | None) -> float | None:
    """A mean as a number with the decimals of the page, so that the two never differ."""
    return None if waarde is None else float(cijfer(waarde).replace(",", "."))
