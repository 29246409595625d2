"""Reads the result of a session: a constant number of queries, whatever its size."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum

from boas import stippenbeeld
from boas.beeld import RondeBeeld, lees_tellingen, ronde_beeld
from boas.models import Reden, Ronde, Sessie, SessieStelling, Telling
from boas.peilen.opkomst import opkomst
from boas.regels import uitslag
from boas.regels.herhaling import Gesteld, Soort, Verandering, verandering
from boas.regels.telling import Telling as Turf
from boas.regels.telling import lege_telling
from boas.regels.uitkomstwoorden import woorden_van
from boas.uitslagbeeld import ClusterBeeld, StellingBeeld, Uitslagbeeld


@dataclass(frozen=True, eq=False)
class Uitslagbron:
    """Which result, compared with which session, and whether with the reasons and remarks."""

    sessie: Sessie
    vorige: Sessie | None
    met_redenen: bool


def zoek_voor(sessie_id: int, gebruiker) -> Uitslagbron:
    """What this person may see of the result: reasons and remarks for the team only.

    The previous session takes part only when the person may see its figures too, since a change
    gives them away. Raises Sessie.DoesNotExist when the result is not theirs to see.
    """
    zichtbaar = Sessie.objects.uitslag_zichtbaar_voor(gebruiker).select_related("stand")
    sessie = zichtbaar.select_related("versie__instrument", "team__school").get(pk=sessie_id)
    # First which session came before, only then whether it may be seen: an older one that may be
    # seen is not the previous one.
    vorige = zichtbaar.select_related("versie").filter(
        pk__in=Sessie.objects.voor(sessie).values("pk")
    )
    return Uitslagbron(
        sessie=sessie,
        vorige=vorige.first(),
        met_redenen=sessie.redenen_voor(gebruiker),
    )


def lees_voor(sessie_id: int, gebruiker) -> Uitslagbeeld:
    """The result as this person may see it. Raises Sessie.DoesNotExist, see ``zoek_voor``."""
    return lees_bron(zoek_voor(sessie_id, gebruiker))


def lees_bron(bron: Uitslagbron) -> Uitslagbeeld:
    """Read what ``zoek_voor`` found."""
    return lees(bron.sessie, vorige=bron.vorige, met_redenen=bron.met_redenen)


def moment(sessie: Sessie) -> tuple[object, ...]:
    """What changes with all that a closed session shows in a result, its own or a next one's.

    The number alone would do, were it not that a restored database may count again from there.
    """
    return (
        sessie.pk,
        sessie.standnummer,
        sessie.afgesloten_op,
        sessie.drempel,
        sessie.onderwerp,
        sessie.moment,
    )


def lees(sessie: Sessie, *, vorige: Sessie | None, met_redenen: bool) -> Uitslagbeeld:
    """Read the result of a session that was fetched with ``versie``, as ``vorige`` must be.

    Without ``met_redenen`` reasons and remarks are not even read.
    """
    keuzes = list(sessie.keuze.select_related("stelling__cluster"))
    rondes = _rondes(sessie)
    tellingen = lees_tellingen(ronde for eigen in rondes.values() for ronde in eigen)
    redenen = _redenen(sessie) if met_redenen else {}
    beelden = {
        pk: tuple(ronde_beeld(ronde, sessie, tellingen[ronde.pk]) for ronde in eigen)
        for pk, eigen in rondes.items()
    }
    toen = _gesteld(vorige) if vorige else {}
    nu = {
        keuze.stelling.code: _als_gesteld(keuze, beelden.get(keuze.stelling_id, ()), sessie)
        for keuze in keuzes
    }
    anders = verandering(toen, nu) if vorige else {}
    stellingen = [
        StellingBeeld(
            stelling=keuze.stelling,
            nummer=nummer,
            schaal=tuple(sessie.versie.schaal),
            oneens_tm=sessie.versie.oneens_tm,
            grens=sessie.drempel,
            rondes=beelden.get(keuze.stelling_id, ()),
            redenen=tuple(
                tekst
                for ronde in rondes.get(keuze.stelling_id, ())
                for tekst in redenen.get(ronde.pk, ())
            ),
            verandering=anders.get(keuze.stelling.code),
            vorige=toen[keuze.stelling.code].telling if keuze.stelling.code in toen else None,
            uitkomsten=woorden_van(sessie.versie.uitkomst),
        )
        for nummer, keuze in enumerate(keuzes, 1)
    ]
    return _orden(sessie, stellingen, vorige, anders, met_redenen)


def _rondes(sessie: Sessie) -> dict[int, list[Ronde]]:
    """The revealed rounds per statement, in order."""
    per_stelling: dict[int, list[Ronde]] = defaultdict(list)
    for ronde in sessie.rondes.filter(status=Ronde.Status.ONTHULD).order_by("nummer"):
        per_stelling[ronde.stelling_id].append(ronde)
    return per_stelling


def _redenen(sessie: Sessie) -> dict[int, list[str]]:
    """The reasons given, by the key of their round."""
    per_ronde: dict[int, list[str]] = defaultdict(list)
    redenen = Reden.objects.filter(ronde__sessie=sessie)
    for pk, tekst in redenen.order_by("pk").values_list("ronde_id", "tekst"):
        per_ronde[pk].append(tekst)
    return per_ronde


def _gesteld(sessie: Sessie) -> dict[str, Gesteld]:
    """Per code what was put to the team in that session, and the tally of its last round."""
    versie = sessie.versie
    aantallen: dict[str, dict[int, list[int]]] = defaultdict(dict)
    onthuld = Telling.objects.filter(ronde__sessie=sessie, ronde__status=Ronde.Status.ONTHULD)
    for code, nummer, waarde, n in onthuld.values_list(
        "ronde__stelling__code", "ronde__nummer", "waarde"
    ).annotate(totaal=Sum("n")):
        aantallen[code].setdefault(nummer, [0] * len(versie.schaal))[waarde] = n
    leeg = {0: [0] * len(versie.schaal)}
    return {
        # The highest number is the round that counts.
        code: Gesteld(
            tekst,
            Turf(tuple(max(aantallen.get(code, leeg).items())[1]), versie.oneens_tm),
            versie.schaalwoorden,
        )
        for code, tekst in sessie.keuze.values_list("stelling__code", "stelling__tekst")
    }


def _als_gesteld(keuze: SessieStelling, rondes: tuple[RondeBeeld, ...], sessie: Sessie) -> Gesteld:
    schaal = sessie.versie.schaalwoorden
    leeg = lege_telling(len(schaal.antwoorden), schaal.oneens_tm)
    return Gesteld(keuze.stelling.tekst, rondes[-1].turf if rondes else leeg, schaal)


def _orden(
    sessie: Sessie,
    stellingen: list[StellingBeeld],
    vorige: Sessie | None,
    anders: dict[str, Verandering],
    met_redenen: bool,
) -> Uitslagbeeld:
    """Sorted by the rule, with every scoring back as the statement it stands for."""
    per_code = {s.code: s for s in stellingen}
    clusters = {s.stelling.cluster.letter: s.stelling.cluster for s in stellingen}
    geordend = uitslag.maak_uitslag(
        (uitslag.Scoring(s.code, s.stelling.cluster.letter, s.nummer, s.turf) for s in stellingen),
        sessie.drempel,
    )
    return Uitslagbeeld(
        sessie=sessie,
        stellingen=tuple(stellingen),
        clusters=tuple(
            ClusterBeeld(
                cluster=clusters[letter],
                aandacht=tuple(per_code[scoring.code] for scoring in scoringen),
                stellingen=tuple(s for s in stellingen if s.stelling.cluster.letter == letter),
            )
            for letter, scoringen in geordend.aandacht.items()
        ),
        sterk=tuple(per_code[scoring.code] for scoring in geordend.sterk),
        niet_beantwoord=tuple(per_code[s.code] for s in geordend.niet_beantwoord),
        vorige=vorige,
        vervallen=tuple(c for c, v in anders.items() if v.soort == Soort.VERVALLEN),
        met_redenen=met_redenen,
        opmerkingen=tuple(o.tekst for o in sessie.opmerkingen.all()) if met_redenen else (),
        stippen=stippenbeeld.lees(sessie, alleen_onthuld=True) if sessie.stippen else None,
        opkomst=opkomst(sessie) if sessie.met_link else "",
    )
