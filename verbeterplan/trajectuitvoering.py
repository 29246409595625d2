"""The second half of the report of a traject: what was done, how it went, and how it is kept."""

from collections import Counter
from collections.abc import Sequence

from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import datum
from verbeterplan.models import (
    Activiteit,
    Bijstelling,
    Cyclusronde,
    Kartrekkerschap,
    Monitormoment,
    Pilot,
    Verbetertraject,
)
from verbeterplan.regels.kartrekker import PER_CODE as TAKEN
from verbeterplan.regels.vragen import CYCLUS, PER_CODE
from verbeterplan.trajectverslagdelen import Hoofdstuk, Tabel, per_ronde

# Who asked for help is for the PLG alone: to others it is being worked on.
STANDEN = {
    Activiteit.Status.KLAAR: "klaar",
    Activiteit.Status.BEZIG: "bezig",
    Activiteit.Status.HULP_GEVRAAGD: "bezig",
    Activiteit.Status.OPEN: "nog te doen",
    Activiteit.Status.VERZET: "nog te doen",
    Activiteit.Status.VERVALLEN: "vervallen",
}
_VOLGORDE = list(dict.fromkeys(STANDEN.values()))


def hoofdstukken(
    traject: Verbetertraject,
    rondes: Sequence[Cyclusronde],
    antwoorden: dict[tuple[int, str], str],
) -> tuple[Hoofdstuk, ...]:
    return (
        _gedaan(traject),
        _gekeken(traject),
        _bijgesteld(traject),
        _geborgd(rondes, antwoorden),
    )


def _gedaan(traject: Verbetertraject) -> Hoofdstuk:
    """The activities by how they stand, then by date."""
    rijen = Activiteit.objects.filter(traject=traject).op_datum()
    activiteiten = list(rijen.select_related("eigenaar__gebruiker", "verbeteractie"))
    standen = Counter(STANDEN[Activiteit.Status(rij.status)] for rij in activiteiten)
    delen = ", ".join(f"{standen[stand]} {stand}" for stand in _VOLGORDE if standen[stand])
    aantal = len(activiteiten)
    activiteiten.sort(key=lambda rij: _VOLGORDE.index(STANDEN[Activiteit.Status(rij.status)]))
    return Hoofdstuk(
        "gedaan",
        "Wat er gedaan is",
        f"{aantal} {'afspraak' if aantal == 1 else 'afspraken'}: {delen}." if aantal else "",
        tabellen=(
            Tabel(
                "Activiteiten",
                [
                    Kolom("Stand", 14),
                    Kolom("Wat", 60, terugloop=True),
                    Kolom("Wie", 26, terugloop=True),
                    Kolom("Klaar op", 13, "datum"),
                    Kolom("Bij", 40, terugloop=True),
                ],
                [
                    (
                        STANDEN[Activiteit.Status(rij.status)],
                        rij.wat,
                        rij.wie,
                        rij.datum,
                        rij.verbeteractie.naam if rij.verbeteractie else "",
                    )
                    for rij in activiteiten
                ],
            ),
        ),
    )


def _gekeken(traject: Verbetertraject) -> Hoofdstuk:
    """Monitor moments with what was answered, and pilots with what they taught."""
    momenten = Monitormoment.objects.aanwezig().filter(ronde__traject=traject)
    pilots = Pilot.objects.aanwezig().filter(ronde__traject=traject)
    antwoorden = [
        (moment.datum, moment.titel, PER_CODE[rij.vraag].tekst, rij.tekst)
        for moment in momenten.prefetch_related("antwoorden")
        for rij in moment.antwoorden.all()
        if rij.tekst and rij.vraag in PER_CODE
    ]
    return Hoofdstuk(
        "gekeken",
        "Hoe het ging",
        tabellen=(
            Tabel(
                "Monitormomenten",
                [
                    Kolom("Datum", 13, "datum"),
                    Kolom("Moment", 34, terugloop=True),
                    Kolom("Vraag", 44, terugloop=True),
                    Kolom("Antwoord", 80, terugloop=True),
                ],
                antwoorden,
            ),
            Tabel(
                "Pilots",
                [
                    Kolom("Wat we probeerden", 40, terugloop=True),
                    Kolom("Met wie", 34, terugloop=True),
                    Kolom("Van", 13, "datum"),
                    Kolom("Tot en met", 13, "datum"),
                    Kolom("Wat we leerden", 60, terugloop=True),
                    Kolom("En nu", 40, terugloop=True),
                ],
                [(p.naam, p.met_wie, p.van, p.tot, p.bevindingen, p.vervolg) for p in pilots],
            ),
        ),
    )


def _bijgesteld(traject: Verbetertraject) -> Hoofdstuk:
    rijen = Bijstelling.objects.aanwezig().filter(ronde__traject=traject).order_by("datum", "pk")
    return Hoofdstuk(
        "bijgesteld",
        "Wat er bijgesteld is",
        tabellen=(
            Tabel(
                "Bijstellingen",
                [
                    Kolom("Datum", 13, "datum"),
                    Kolom("Waarop", 24),
                    Kolom("Wat er veranderde", 60, terugloop=True),
                    Kolom("Waarom", 60, terugloop=True),
                ],
                [(rij.datum, rij.get_waarop_display(), rij.wat, rij.reden) for rij in rijen],
            ),
        ),
    )


def _geborgd(rondes: Sequence[Cyclusronde], antwoorden: dict[tuple[int, str], str]) -> Hoofdstuk:
    """Who keeps it going, with which tasks; and how the team looks back on the cycle."""
    rijen = Kartrekkerschap.objects.filter(ronde__in=rondes).order_by("-ronde__nummer")
    rij = rijen.select_related("lidmaatschap__gebruiker").first()
    teksten = []
    if rij is not None and rij.lidmaatschap is not None:
        taken = ", ".join(TAKEN[code].tekst.lower() for code in rij.taken if code in TAKEN)
        wie = rij.lidmaatschap.gebruiker.naam
        teksten.append(("Wie het levend houdt", f"{wie}: {taken}." if taken else f"{wie}."))
    if rij is not None and rij.evaluatie_op:
        teksten.append(("Weer bekijken op", datum(rij.evaluatie_op)))
    vragen = [(vraag.code, vraag.tekst) for vraag in CYCLUS.vragen]
    return Hoofdstuk(
        "geborgd",
        "Borgen en terugkijken",
        teksten=(*teksten, *per_ronde(rondes, antwoorden, vragen)),
    )
