"""Instruments that are asked in the whole organisation: their rounds, and beginning one."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from boas.acties import NietNu
from boas.models import Instrument, Sessie, Versie, Vervolg
from boas.peilen.starten import maak_peiling
from boas.themabeeld import naam_van
from organisatie.models import Gebruiker
from rapportage.getallen import MAANDEN

REEKS = "organisatie-"


class LooptAl(NietNu):
    """There is a round of this instrument that is not closed; ``sessie`` is that one."""

    def __init__(self, sessie: Sessie) -> None:
        super().__init__("Er is al een ronde die nog niet gesloten is. Rond die eerst af.")
        self.sessie = sessie


@dataclass(frozen=True)
class Ronde:
    """One round in the list; ``wacht_op_schatting`` and the like are read from ``sessie``."""

    sessie: Sessie
    naam: str
    stappen: int
    klaar: int
    laatste: bool
    """Whether no later one is closed."""

    @property
    def gesloten(self) -> bool:
        return self.sessie.status == Sessie.Status.AFGESLOTEN

    @property
    def schatting_nodig(self) -> bool:
        """Whether it waits for the bestuur."""
        voorbereid = self.sessie.status == Sessie.Status.VOORBEREIDING
        return voorbereid and not hasattr(self.sessie, "schatting")

    @property
    def initiatief(self) -> str:
        """Who takes the initiative, in words; empty while nobody chose."""
        return self.sessie.vervolg.wie if hasattr(self.sessie, "vervolg") else ""


@dataclass(frozen=True)
class Reeks:
    """An instrument with its rounds, newest first; ``versie`` is the one to ask next."""

    versie: Versie
    rondes: tuple[Ronde, ...]

    @property
    def instrument(self) -> Instrument:
        return self.versie.instrument

    @property
    def loopt(self) -> bool:
        return bool(self.rondes) and not self.rondes[0].gesloten

    @property
    def knop(self) -> str:
        return "Begin een nieuwe ronde" if self.rondes else "Begin de nulmeting"


def lees_reeksen() -> tuple[Reeks, ...]:
    """Every instrument for the whole organisation: two queries, whatever the number of rounds."""
    per_instrument: dict[int, list[Sessie]] = defaultdict(list)
    for sessie in _sessies():
        per_instrument[sessie.versie.instrument_id].append(sessie)
    return tuple(
        Reeks(versie, _rondes(per_instrument[versie.instrument_id])) for versie in _nieuwste()
    )


@transaction.atomic
def begin_ronde(versie: Versie, door: Gebruiker) -> Sessie:
    """A round in preparation. Raises LooptAl when one of this instrument is not closed yet."""
    # Two people who begin at once: the second finds the first one's.
    Instrument.objects.select_for_update(of=("self",)).get(pk=versie.instrument_id)
    bezig = _sessies().filter(versie__instrument=versie.instrument_id)
    if sessie := bezig.exclude(status=Sessie.Status.AFGESLOTEN).first():
        raise LooptAl(sessie)
    vandaag = timezone.localdate()
    instrument = versie.instrument
    nieuw = maak_peiling(
        None,
        versie,
        door,
        f"{instrument.naam}, {MAANDEN[vandaag.month - 1]} {vandaag.year}",
        reeks=f"{REEKS}{instrument.code}"[: _langste_reeks()],
    )
    # There from the start: who writes in it first and who second, both change the same row.
    Vervolg.objects.create(sessie=nieuw)
    return nieuw


def nieuwste_versie(pk: int) -> Versie | None:
    """The version with this key, when it is one that a round can begin with."""
    return next((versie for versie in _nieuwste() if versie.pk == pk), None)


def _nieuwste() -> list[Versie]:
    """The newest version of each instrument of the organisation that has groups."""
    versies = Versie.objects.filter(instrument__team=None, instrument__eenmalig=False)
    per_instrument: dict[int, Versie] = {}
    for versie in versies.select_related("instrument").order_by("-nummer"):
        per_instrument.setdefault(versie.instrument_id, versie)
    breed = [versie for versie in per_instrument.values() if versie.organisatiebreed]
    return sorted(breed, key=lambda versie: (versie.instrument.naam, versie.pk))


def _sessies() -> QuerySet[Sessie]:
    stappen = Q(vervolgstappen__weg_op=None, vervolgstappen__isnull=False)
    return (
        Sessie.objects.filter(team=None)
        .select_related("versie", "peiling", "schatting", "vervolg")
        .annotate(
            stappen=Count("vervolgstappen", filter=stappen),
            stappen_klaar=Count(
                "vervolgstappen", filter=stappen & Q(vervolgstappen__klaar_op__isnull=False)
            ),
        )
        .order_by("-gemaakt_op", "-pk")
    )


def _rondes(sessies: list[Sessie]) -> tuple[Ronde, ...]:
    """Numbered by when they began; what is not opened yet comes last in time, so on top."""
    op_tijd = sorted(sessies, key=lambda s: (s.begonnen_op is None, s.begonnen_op or s.gemaakt_op))
    gesloten = sum(sessie.status == Sessie.Status.AFGESLOTEN for sessie in sessies)
    rondes = [
        Ronde(
            sessie,
            naam_van(nummer),
            sessie.stappen,  # type: ignore[attr-defined]
            sessie.stappen_klaar,  # type: ignore[attr-defined]
            laatste=nummer == gesloten,
        )
        for nummer, sessie in enumerate(op_tijd, 1)
    ]
    return tuple(reversed(rondes))


def _langste_reeks() -> int:
    return int(Sessie._meta.get_field("reeks").max_length or 0)
