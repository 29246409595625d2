"""The report of a traject: the whole journey, as it may be sent on.

Everybody who sees the traject may read it, so what is private is not even read here: learning
goals, feedback, how far each colleague is and who asked for help.
"""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from rapportage.excel.onderdelen import Kolom
from rapportage.getallen import datum, lokale_datum
from verbeterplan import planblad, trajectuitvoering
from verbeterplan.models import (
    Cyclusronde,
    Fasestap,
    Planantwoord,
    Planbesluit,
    Planbron,
    Planversie,
    Verbetertraject,
)
from verbeterplan.planbestand import LIJSTEN
from verbeterplan.regels.fasen import Fase
from verbeterplan.regels.planblad import Planblad
from verbeterplan.regels.speerpunten import VAN_WIE
from verbeterplan.regels.vragen import KENNISVRAAG, OMGEVING, PROBLEEM, SAMENVATTING, SITUATIE
from verbeterplan.trajectverslagdelen import Hoofdstuk, Tabel, Trajectverslag, per_ronde

ANALYSE = (PROBLEEM, OMGEVING, KENNISVRAAG, SITUATIE, SAMENVATTING)


def lees(traject: Verbetertraject, rondes: Sequence[Cyclusronde]) -> Trajectverslag:
    """The report as of today, in a constant number of queries.

    ``traject`` with team, school and speerpunt; ``rondes`` are all of its rounds, in order.
    """
    antwoorden = _antwoorden(traject)
    ronde = rondes[-1]
    blad = planblad.lees(ronde)
    hoofdstukken = (
        _reis(traject, rondes),
        _speerpunt(traject),
        _analyse(rondes, antwoorden),
        _bronnen(traject, blad),
        _plan(blad),
        _besluiten(traject),
        *trajectuitvoering.hoofdstukken(traject, rondes, antwoorden),
    )
    return Trajectverslag(
        f"Verslag {traject.naam}",
        f"{traject.team.naam}, {traject.team.school.naam}",
        timezone.localdate(),
        tuple(h for h in hoofdstukken if h.gevuld),
    )


def _antwoorden(traject: Verbetertraject) -> dict[tuple[int, str], str]:
    """What was answered in each round, by its number and the code of the question."""
    rijen = Planantwoord.objects.filter(ronde__traject=traject, moment=None).exclude(tekst="")
    return {
        (nummer, vraag): tekst
        for nummer, vraag, tekst in rijen.values_list("ronde__nummer", "vraag", "tekst")
    }


def _reis(traject: Verbetertraject, rondes: Sequence[Cyclusronde]) -> Hoofdstuk:
    eerste, nu = rondes[0], rondes[-1]
    stand = {
        Verbetertraject.Status.LOPEND: f"Het is nu bij {Fase(nu.fase).naam.lower()}.",
        Verbetertraject.Status.AFGEROND: "Het is afgerond.",
        Verbetertraject.Status.GESTOPT: "Het is gestopt.",
    }[Verbetertraject.Status(traject.status)]
    ronde = f", in ronde {nu.nummer}" if nu.nummer > 1 else ""
    zin = (
        f"Team {traject.team.naam} werkt hieraan sinds {datum(eerste.begonnen_op)}{ronde}. {stand}"
    )
    teksten = [("Waar het om begon", traject.doel), ("Komt uit", eerste.herkomst)]
    stappen = Fasestap.objects.filter(ronde__traject=traject).select_related("ronde")
    return Hoofdstuk(
        "reis",
        "De reis",
        zin,
        tuple((kop, tekst) for kop, tekst in teksten if tekst),
        (
            Tabel(
                "Rondes",
                [
                    Kolom("Ronde", 9, "geheel"),
                    Kolom("Begonnen bij", 30),
                    Kolom("Van", 13, "datum"),
                    Kolom("Tot", 13, "datum"),
                    Kolom("Waarom deze ronde", 60, terugloop=True),
                ],
                [
                    (
                        r.nummer,
                        Fase(r.begin_fase).naam,
                        lokale_datum(r.begonnen_op),
                        lokale_datum(r.afgerond_op) if r.afgerond_op else None,
                        r.reden,
                    )
                    for r in rondes
                ],
            ),
            Tabel(
                "Stappen",
                [
                    Kolom("Datum", 13, "datum"),
                    Kolom("Van", 30),
                    Kolom("Naar", 34),
                    Kolom("Reden", 60, terugloop=True),
                ],
                [
                    (lokale_datum(s.op), Fase(s.van).naam, Fase(s.naar).naam, s.reden)
                    for s in stappen
                ],
            ),
        ),
    )


def _speerpunt(traject: Verbetertraject) -> Hoofdstuk:
    rij = traject.speerpunt
    if rij is None:
        return Hoofdstuk("speerpunt", "Het speerpunt")
    wie = ", ".join(VAN_WIE[code] for code in rij.van_wie if code in VAN_WIE)
    teksten = [
        ("Wat er aan de hand was", rij.omschrijving),
        ("Van wie het kwam", wie),
        ("Welke gegevens erop wezen", rij.gegevens),
        ("Hoe het past bij de visie", rij.visie),
    ]
    return Hoofdstuk(
        "speerpunt",
        "Het speerpunt",
        f"{rij.naam}, ingebracht op {datum(rij.op)}.",
        tuple((kop, tekst) for kop, tekst in teksten if tekst),
    )


def _analyse(rondes: Sequence[Cyclusronde], antwoorden: dict[tuple[int, str], str]) -> Hoofdstuk:
    vragen = [(vraag.code, vraag.tekst) for groep in ANALYSE for vraag in groep.vragen]
    return Hoofdstuk("analyse", "De analyse", "", per_ronde(rondes, antwoorden, vragen))


def _bronnen(traject: Verbetertraject, blad: Planblad) -> Hoofdstuk:
    """Literature and other sources with what the PLG thinks of them, and the evidence cards."""
    rijen = Planbron.objects.aanwezig().filter(ronde__traject=traject).order_by("volgorde", "pk")
    oordelen = ("recent", "kwaliteit", "bruikbaar", "past")
    koppen = ("Recent", "Goed onderbouwd", "Bruikbaar", "Past bij ons")
    bronnen = Tabel(
        "Bronnen",
        [
            Kolom("Bron", 44, terugloop=True),
            Kolom("Soort", 20, terugloop=True),
            Kolom("Jaar", 8),
            Kolom("Wat het ons leert", 60, terugloop=True),
            *(Kolom(kop, 14) for kop in koppen),
            Kolom("Waar te vinden", 40, terugloop=True),
        ],
        [
            (
                *(rij.titel, rij.get_soort_display(), str(rij.jaar or ""), rij.leert_ons),
                *(getattr(rij, f"get_{oordeel}_display")() for oordeel in oordelen),
                rij.vindplaats,
            )
            for rij in rijen
        ],
    )
    return Hoofdstuk(
        "bronnen", "Wat we lazen en vroegen", "", (), (bronnen, *_lijsten(blad, ("kaarten",)))
    )


def _plan(blad: Planblad) -> Hoofdstuk:
    teksten = tuple(
        (tekst.label or deel.kop, tekst.tekst)
        for deel in blad.delen
        if deel.code != "besluit"
        for tekst in deel.teksten
    )
    codes = [code for code in LIJSTEN if code not in ("kaarten", "afspraken")]
    return Hoofdstuk("plan", "Het plan", "", teksten, tuple(_lijsten(blad, codes)))


def _lijsten(blad: Planblad, codes: Iterable[str]) -> list[Tabel]:
    """Lists of the plan, as its own workbook has them."""
    uit = []
    for code in codes:
        if code in blad.per_code:
            naam, kolommen, rij = LIJSTEN[code]
            uit.append(Tabel(naam, kolommen, [rij(punt) for punt in blad.per_code[code].punten]))
    return uit


def _besluiten(traject: Verbetertraject) -> Hoofdstuk:
    """Every decision about the plan, and the versions that were kept of it."""
    besluiten = Planbesluit.objects.aanwezig().filter(ronde__traject=traject)
    versies = Planversie.objects.filter(ronde__traject=traject).select_related("ronde")
    return Hoofdstuk(
        "besluiten",
        "Wat er besloten is",
        "",
        (),
        (
            Tabel(
                "Besluiten",
                [
                    Kolom("Datum", 13, "datum"),
                    Kolom("Besluit", 24),
                    Kolom("Voor", 8, "geheel"),
                    Kolom("Tegen", 8, "geheel"),
                    Kolom("Toelichting", 70, terugloop=True),
                ],
                [
                    (rij.datum, rij.get_uitkomst_display(), rij.voor, rij.tegen, rij.toelichting)
                    for rij in besluiten.order_by("datum", "pk")
                ],
            ),
            Tabel(
                "Versies van het plan",
                [
                    Kolom("Ronde", 9, "geheel"),
                    Kolom("Versie", 9, "geheel"),
                    Kolom("Vastgelegd op", 14, "datum"),
                    Kolom("Waarom", 60, terugloop=True),
                ],
                [
                    (v.ronde.nummer, v.nummer, lokale_datum(v.op), v.reden)
                    for v in versies.defer("inhoud").order_by("ronde__nummer", "nummer")
                ],
            ),
        ),
    )
