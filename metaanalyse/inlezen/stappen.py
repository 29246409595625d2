"""The pieces of work of an import: read the file, lay it beside what there is, take it over.

They run inside a request for a short file and in the background worker for a long one.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import IntegrityError, transaction

from metaanalyse.acties.bladen import Bladtekst
from metaanalyse.inlezen.bestand import Bron, Vorm, lees_bestand
from metaanalyse.inlezen.bronkaart import Inleesfout, kaarten_van
from metaanalyse.inlezen.kaartlezer import lees_kaart
from metaanalyse.inlezen.kaartplan import Kaartplan, Kaartplanner
from metaanalyse.inlezen.opslag import (
    BESTAND,
    BLADEN,
    GELEZEN,
    OPSLAG,
    VOORBEELD,
    VOORTGANG,
    als_regel,
    kaartrijen,
    rapportrijen,
)
from metaanalyse.inlezen.rapportlezer import rapporten_van
from metaanalyse.inlezen.rapportplan import Rapportplanner
from metaanalyse.inlezen.rapportregister import Rapportregister
from metaanalyse.inlezen.rapportschrijven import Rapportschrijver
from metaanalyse.inlezen.schrijven import Bladmaker, Kaartschrijver
from metaanalyse.inlezen.voorbeeld import foutregel, kaartregels, rapportregel
from metaanalyse.models import Kaart, Kaartinlezing, Kaartstand, Rapport
from metaanalyse.moederbestand.kolommen import HERKOMST
from metaanalyse.regels.variabelen import VARIABELEN
from organisatie.werk import IntussenVeranderd, af_en_toe, meld_of_stop
from rapportage.excel.fouten import ExcelFout
from rapportage.getallen import datum

MEESTE_FOUTEN = 2_000
# Telling how far it is costs a write; people do not see more of it than this.
LEEG = "Onder de kolomnamen staat geen enkele kaart of rapport."
S = Kaartinlezing.Stand
Melder = Callable[[float], None]


def lees(run: Kaartinlezing) -> None:
    """File to cards or reports, with everything that is wrong. Raises ExcelFout and TeDruk."""
    meld = melder(run)
    bron = lees_bestand(OPSLAG.lees_bytes(run.sleutel, BESTAND), lambda deel: meld(deel / 2))
    teller = _Teller(run.aantal, meld)
    OPSLAG.bewaar(run.sleutel, GELEZEN, teller.tel(_gelezen(bron)))
    OPSLAG.bewaar(run.sleutel, VOORBEELD, map(foutregel, teller.fouten[:MEESTE_FOUTEN]))
    OPSLAG.verwijder(run.sleutel, BESTAND)
    if not teller.aantal:
        raise ExcelFout(LEEG)
    run.naar(
        S.NAKIJKEN,
        vorm=bron.vorm.value,
        aantal=teller.aantal,
        kolommen={"bekend": sorted(teller.bekend | _bekend(bron)), "over": bron.onbekend},
        uitkomst={"fouten": len(teller.fouten), "rijen_fout": len({f.rij for f in teller.fouten})},
    )


def _gelezen(bron: Bron) -> Iterator[tuple[Any, Iterable[str], list[Inleesfout]]]:
    """Each card or report, the columns it fills, and what is wrong with it."""
    if bron.vorm in (Vorm.LANG, Vorm.BREED):
        for kaart in kaarten_van(bron):
            rij, fouten = lees_kaart(kaart)
            yield rij, kaart.stukken, fouten
    else:
        for rapport, fouten in rapporten_van(bron):
            yield rapport, (), fouten


def _bekend(bron: Bron) -> set[str]:
    """What the headings say that the file knows; of the long form its rows say the rest."""
    koppen = {kop.sleutel for kop in bron.koppen if kop.sleutel}
    if bron.vorm != Vorm.LANG:
        return koppen
    return {HERKOMST + code for code in VARIABELEN} if {"herkomst", "plaats"} & koppen else set()


class _Teller:
    """Passes on what is right as lines, and keeps what is wrong."""

    def __init__(self, verwacht: int, meld: Melder) -> None:
        self.fouten: list[Inleesfout] = []
        self.bekend: set[str] = set()
        self.aantal, self._verwacht, self._meld = 0, verwacht, meld

    def tel(self, gelezen: Iterable[tuple[Any, Iterable[str], list[Inleesfout]]]) -> Iterator[Any]:
        for rij, sleutels, fouten in gelezen:
            self.aantal += 1
            self.bekend.update(sleutels)
            if self.aantal % 200 == 0:
                # How many there will be is not known; it comes nearer and never back.
                self._meld(0.5 + 0.5 * self.aantal / (self.aantal + 5_000))
            self.fouten += fouten
            if not fouten:
                yield als_regel(rij)


def kijk_na(run: Kaartinlezing) -> None:
    """What would become different; with mistakes only those."""
    uitkomst = run.uitkomst
    if not uitkomst["fouten"]:
        afdruk, telling, regels = hashlib.sha256(), _nul(), _Regels()
        maak = _kaarten if run.van_kaarten else _rapporten
        OPSLAG.bewaar(run.sleutel, VOORBEELD, regels.door(maak(run, afdruk, telling)))
        uitkomst = uitkomst | telling | {"afdruk": afdruk.hexdigest()}
        uitkomst |= {"fouten": regels.fouten, "rijen_fout": len(regels.rijen_fout)}
    run.naar(S.NAGEKEKEN, uitkomst=uitkomst)


class _Regels:
    def __init__(self) -> None:
        self.fouten, self.rijen_fout = 0, set[int]()

    def door(self, regels: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for regel in regels:
            if regel["soort"] == "fout":
                self.fouten += 1
                self.rijen_fout.add(regel["rij"])
            yield regel


def _nul() -> dict[str, int]:
    return {"nieuw": 0, "anders": 0, "gelijk": 0, "dubbel": 0}


def _kaarten(run: Kaartinlezing, afdruk: Any, telling: dict[str, int]) -> Iterator[dict[str, Any]]:
    """What each card would change; what its bladen will say is kept for when it is taken over."""
    maker = Bladmaker()
    with OPSLAG.regels(run.sleutel, BLADEN) as schrijf:
        for plannen, register in _kaartplannen(run, afdruk, telling):
            for plan in plannen:
                yield from map(foutregel, plan.fouten)
                yield from kaartregels(plan, register)
            for tekst in maker.teksten(plannen):
                schrijf(tekst)


def _kaartplannen(
    run: Kaartinlezing, afdruk: Any, telling: dict[str, int]
) -> Iterator[tuple[list[Kaartplan], Rapportregister]]:
    planner = Kaartplanner(frozenset(run.kolommen["bekend"]))
    meld, gehad = melder(run), 0
    for plannen in planner.plannen(kaartrijen(run.sleutel)):
        for plan in plannen:
            telling[plan.soort] += 1
            telling["dubbel"] += bool(plan.waarom)
            geldig = plan.kaart.geldig_id if plan.kaart else None
            _druk_af(afdruk, plan.rij.code, geldig, plan.soort, plan.wie, plan.waarom)
            _druk_af(afdruk, plan.verschillen, plan.fouten)
        yield plannen, planner.register
        gehad += len(plannen)
        meld(gehad / max(1, run.aantal))


def _rapporten(
    run: Kaartinlezing,
    afdruk: Any,
    telling: dict[str, int],
    doe: Callable[[Any], object] = lambda plannen: None,
    register: Rapportregister | None = None,
) -> Iterator[dict[str, Any]]:
    planner = Rapportplanner(register or Rapportregister.lees())
    meld, gehad = melder(run), 0
    for plannen in planner.plannen(rapportrijen(run.sleutel)):
        for plan in plannen:
            telling[plan.soort] += 1
            regel = rapportregel(plan)
            _druk_af(afdruk, regel)
            yield regel
        doe(plannen)
        gehad += len(plannen)
        meld(gehad / max(1, run.aantal))


def _druk_af(afdruk: Any, *delen: Any) -> None:
    afdruk.update(json.dumps(delen, ensure_ascii=False, default=str).encode("utf-8", "replace"))


def neem_over(run: Kaartinlezing) -> None:
    """All or nothing. Raises IntussenVeranderd when what was shown no longer holds."""
    afdruk, telling = hashlib.sha256(), _nul()
    try:
        with transaction.atomic():
            Kaartinlezing.objects.select_for_update().get(pk=run.pk)
            _houd_vast()
            (_schrijf_kaarten if run.van_kaarten else _schrijf_rapporten)(run, afdruk, telling)
            if afdruk.hexdigest() != run.uitkomst["afdruk"]:
                raise IntussenVeranderd
            run.naar(S.OVERGENOMEN, uitkomst=run.uitkomst)
    except IntegrityError as botst:
        raise IntussenVeranderd from botst
    OPSLAG.verwijder(run.sleutel)


def _houd_vast() -> None:
    """Whoever else settles a card waits, or was first and is seen.

    In the order of those who change one card, who would else wait for us as we for them.
    """
    for model in (Kaart, Rapport):
        rijen = model._default_manager.select_for_update(of=("self",), no_key=True)
        list(rijen.order_by("pk").values_list("pk"))
    Kaartstand.objects.select_for_update().filter(pk=1).first()


def _schrijf_kaarten(run: Kaartinlezing, afdruk: Any, telling: dict[str, int]) -> None:
    reden = f"Ingelezen uit {run.naam} op {datum(run.begonnen_op)}."
    bladen = (Bladtekst(*regel) for regel in OPSLAG.lees(run.sleutel, BLADEN))
    schrijver = Kaartschrijver(run.door, reden, run.kolommen.get("dubbel", ""), bladen=bladen)
    for plannen, _ in _kaartplannen(run, afdruk, telling):
        schrijver.schrijf(plannen)
    schrijver.klaar()


def _schrijf_rapporten(run: Kaartinlezing, afdruk: Any, telling: dict[str, int]) -> None:
    keuze, vindplaats = run.kolommen.get("dubbel", ""), run.kolommen.get("vindplaats", "")
    codes = Rapportregister.lees()
    schrijver = Rapportschrijver(run.door, vindplaats, keuze, codes)
    for _ in _rapporten(run, afdruk, telling, schrijver.schrijf):
        pass


def melder(run: Kaartinlezing) -> Melder:
    """Says how far it is, now and then; raises ValidationError when somebody stopped it.

    While taking over it says so in a file: what is written in the transaction nobody sees yet.
    """

    def meld(deel: float) -> None:
        if run.stand == S.OVERNEMEN:
            OPSLAG.bewaar_bytes(run.sleutel, VOORTGANG, [str(round(100 * deel)).encode()])
        else:
            meld_of_stop(run, deel)

    return af_en_toe(meld)
