"""What somebody does with a list of people: begin, take over, stop; and the steps behind it."""

import datetime
import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import task

from organisatie import werk
from organisatie.bijlagen import veilige_naam
from organisatie.models import Gebruiker, Inzage, Personeninlezing, leg_inzage_vast
from organisatie.opslag import Opslag
from organisatie.personen.bestand import LEEG, lees_bestand
from organisatie.personen.rijen import Lezer, Rijfout
from organisatie.personen.schrijven import schrijf
from organisatie.personen.vergelijken import Uitkomst, Vergelijker, lees_beeld
from organisatie.regels.personenkolommen import Veld
from rapportage.excel.fouten import ExcelFout

OPSLAG = Opslag("personen")
BESTAND, RIJEN, VOORBEELD = "bestand", "rijen", "voorbeeld"
# What a request does itself: a list of some hundreds of people takes less than a second.
KLEIN_BESTAND = 60_000  # bytes
KLEINE_LIJST = 300
MEESTE_FOUTEN = 2_000
MEESTE_OVERGESLAGEN = 20
S = Personeninlezing.Stand

VERANDERD = "Intussen is er iets veranderd in de personen, teams of functies."
AL_BEZIG = "Je bent al bezig met een lijst. Ga daarmee verder of stop die eerst."


def begin(
    door: Gebruiker,
    naam: str,
    inhoud: bytes,
    *,
    nieuwe: bool = False,
    verhuizen: bool = False,
    hier: bool = False,
) -> Personeninlezing:
    """Put a file aside and begin reading it. Raises ValidationError when one is under way."""
    verval()
    _vervang(door)
    sleutel = uuid.uuid4().hex
    OPSLAG.bewaar_bytes(sleutel, BESTAND, [inhoud])
    try:
        with transaction.atomic():
            run = Personeninlezing.objects.create(
                door=door,
                naam=veilige_naam(naam),
                sha256=hashlib.sha256(inhoud).hexdigest(),
                sleutel=sleutel,
                kolommen={"nieuwe": nieuwe, "verhuizen": verhuizen},
            )
    except BaseException as fout:
        OPSLAG.verwijder(sleutel)
        if isinstance(fout, IntegrityError):
            raise ValidationError(AL_BEZIG) from fout
        raise
    werk.doe(lees, run, hier=hier or len(inhoud) <= KLEIN_BESTAND)
    return run


def _vervang(door: Gebruiker) -> None:
    """A list with mistakes makes way for the next one: nothing else can come of it."""
    for run in Personeninlezing.objects.filter(door=door, stand=S.NAGEKEKEN):
        if run.uitkomst.get("fouten"):
            stop(run)


def neem_over(run: Personeninlezing, *, hier: bool = False) -> None:
    """Carry out what was shown. Raises ValidationError."""
    if run.uitkomst.get("fouten"):
        raise ValidationError("Er staan nog fouten in de lijst. Verbeter die eerst.")
    run.naar(S.OVERNEMEN)
    werk.doe(neem, run, hier=hier or run.aantal <= KLEINE_LIJST)


def stop(run: Personeninlezing) -> None:
    """Throw the list away; nothing was changed. Raises ValidationError."""
    run.naar(S.VERVALLEN, uitkomst={})
    OPSLAG.verwijder(run.sleutel)


def verval() -> int:
    """Throw away lists that nobody took over within a day, and files that belong to no run."""
    return werk.verval(Personeninlezing.objects.all(), OPSLAG, uitkomst={})


@task()
def lees(pk: int) -> None:
    _stap(pk, S.LEZEN, _lees)
    _stap(pk, S.NAKIJKEN, _kijk_na)


@task()
def neem(pk: int) -> None:
    """When something changed meanwhile, check again: the page then says so."""
    try:
        _stap(pk, S.OVERNEMEN, _neem_over)
    except werk.IntussenVeranderd:
        run = Personeninlezing.objects.get(pk=pk)
        run.naar(S.NAKIJKEN)
        _stap(pk, S.NAKIJKEN, _kijk_na)
        run.refresh_from_db()
        run.uitkomst["veranderd"] = True
        run.save(update_fields=["uitkomst"])


def _stap(pk: int, stand: str, stap: Callable[[Any], None]) -> None:
    rijen = Personeninlezing.objects.select_related("door")
    werk.doe_inleesstap(rijen, pk, stand, stap, OPSLAG)


def _lees(run: Personeninlezing) -> None:
    """File to rows of plain values. Raises ExcelFout and TeDruk."""
    tabel = lees_bestand(OPSLAG.lees_bytes(run.sleutel, BESTAND))
    regels = ([nummer, *map(_plat, waarden)] for nummer, waarden in tabel.rijen)
    OPSLAG.bewaar(run.sleutel, RIJEN, regels)
    OPSLAG.verwijder(run.sleutel, BESTAND)
    kolommen = run.kolommen | {"velden": {v.value: k for v, k in tabel.kolommen.items()}}
    run.naar(S.NAKIJKEN, kolommen=kolommen, aantal=len(tabel.rijen))


def _plat(waarde: object) -> object:
    """As JSON holds it: a day in a list of one, so that no text is taken for a day."""
    if isinstance(waarde, datetime.datetime):
        waarde = waarde.date()
    if isinstance(waarde, datetime.date):
        return [waarde.isoformat()]
    return waarde if isinstance(waarde, str | int | float | None) else str(waarde)


def _rond(waarde: Any) -> object:
    return datetime.date.fromisoformat(waarde[0]) if isinstance(waarde, list) else waarde


def _bereken(run: Personeninlezing) -> tuple[Uitkomst, str, int, list[str]]:
    """What the list would do now, the mark of what it was laid beside, how many lines, and which
    words under "functie" mean nothing here.
    """
    lezer = Lezer({Veld(veld): kolom for veld, kolom in run.kolommen["velden"].items()})
    rijen = []
    for nummer, *waarden in OPSLAG.lees(run.sleutel, RIJEN):
        if rij := lezer.lees(nummer, [_rond(w) for w in waarden]):
            rijen.append(rij)
    if not rijen:
        raise ExcelFout(LEEG)
    beeld = lees_beeld()
    vergelijker = Vergelijker(
        beeld,
        datetime.date.fromisoformat(run.kolommen.setdefault("dag", _vandaag())),
        run.kolommen["nieuwe"],
        run.kolommen["verhuizen"],
    )
    uit = vergelijker.vergelijk(rij for rij in rijen if rij.email)
    uit.fouten = sorted({*lezer.fouten, *uit.fouten})
    return uit, beeld.afdruk, len(rijen), list(lezer.overgeslagen)


def _vandaag() -> str:
    return timezone.localdate().isoformat()


def _kijk_na(run: Personeninlezing) -> None:
    """Lines to people and mistakes, and what would become different. Raises ExcelFout."""
    uit, afdruk, aantal, overgeslagen = _bereken(run)
    OPSLAG.bewaar(run.sleutel, VOORBEELD, _voorbeeld(uit))
    soorten = [plan.soort for plan in uit.plannen]
    uitkomst = {
        "fouten": len(uit.fouten),
        "rijen_fout": len({fout.rij for fout in uit.fouten}),
        "rijen": aantal,
        **{soort: soorten.count(soort) for soort in ("nieuw", "anders", "verhuist", "gelijk")},
        "scholen": sorted(uit.nieuwe_scholen.values()),
        "teams": sorted(f"{team} ({school})" for school, team in uit.nieuwe_teams.values()),
        "overgeslagen": overgeslagen[:MEESTE_OVERGESLAGEN],
        "afdruk": afdruk,
    }
    run.naar(S.NAGEKEKEN, uitkomst=uitkomst, kolommen=run.kolommen)


def _voorbeeld(uit: Uitkomst) -> Iterator[dict[str, Any]]:
    if uit.fouten:
        yield from _fouten(uit.fouten[:MEESTE_FOUTEN])
        return
    for plan in uit.plannen:
        if plan.soort != "gelijk":
            yield {
                "soort": plan.soort,
                "rij": plan.rij,
                "naam": plan.naam,
                "email": plan.email,
                "woorden": plan.woorden,
            }


def _fouten(fouten: Iterable[Rijfout]) -> Iterator[dict[str, Any]]:
    return ({"soort": "fout", "rij": f.rij, "veld": f.veld, "tekst": f.tekst} for f in fouten)


def _neem_over(run: Personeninlezing) -> None:
    """All or nothing. Raises IntussenVeranderd when what was shown no longer holds."""
    try:
        with transaction.atomic():
            Personeninlezing.objects.select_for_update().get(pk=run.pk)
            uit, afdruk, *_ = _bereken(run)
            if afdruk != run.uitkomst["afdruk"] or uit.fouten:
                raise werk.IntussenVeranderd
            nieuw = schrijf(uit, run.door)
            run.naar(S.OVERGENOMEN, uitkomst=run.uitkomst | {"accounts": nieuw})
            leg_inzage_vast(
                run.door, Inzage.Soort.INGELEZEN, f"Personen uit {run.naam}: {in_het_kort(run)}"
            )
    except IntegrityError as botst:
        raise werk.IntussenVeranderd from botst
    OPSLAG.verwijder(run.sleutel)


def in_het_kort(run: Personeninlezing) -> str:
    """ "3 nieuw, 1 gewijzigd"."""
    woorden = (("nieuw", "nieuw"), ("anders", "gewijzigd"), ("verhuist", "verhuisd"))
    delen = [f"{run.uitkomst[n]} {woord}" for n, woord in woorden if run.uitkomst.get(n)]
    return ", ".join(delen) or "niets veranderd"


def lees_voorbeeld(run: Personeninlezing) -> Iterator[dict[str, Any]]:
    return OPSLAG.lees(run.sleutel, VOORBEELD)
