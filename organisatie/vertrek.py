"""What hangs on a membership, and what happens to it when somebody leaves.

Every app says so itself, in the ``ready`` of its AppConfig: what is work and can be handed over
(``Werksoort``), what is personal and ends or stays by a rule, and what is history, which keeps the
name of who did it. Together they name every reference to a membership or an account; a test walks
all models. Nothing is handed over by itself: work that nobody divided stays in the name of who
left, and the team leader is asked until it is done (``te_verdelen``).
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.te_doen import TeDoen


@dataclass(frozen=True)
class Werksoort:
    """One kind of work: rows with a foreign key to a membership, or to an account (``functie``)."""

    naam: str
    enkel: str
    meer: str
    verwijzing: str
    """The foreign key: "verbeterplan.Activiteit.eigenaar"."""
    open: Callable[[datetime.date], QuerySet[Any]]
    """Rows that still ask something of somebody from a day on, whoever that is."""
    over: Callable[[Iterable[Any], "Werksoort", Any, datetime.date, Any], None]
    """Give rows to a membership of the team (None: to nobody) from a day on; who does it."""
    titel: Callable[[Any], str] | None = str
    """None where even the team leader gets a number here: their own page is the place."""
    plek: int = 50
    """Where it stands in a list: what asks something soonest comes first."""
    functie: str = ""
    """Of work that hangs on an account: the role of those who can take it over."""

    @property
    def account(self) -> bool:
        return bool(self.functie)

    @property
    def veld(self) -> str:
        return self.verwijzing.rpartition(".")[2]

    def van(self, wie: Collection[int], dag: datetime.date) -> QuerySet[Any]:
        """The open rows of memberships (or accounts), from ``dag`` on."""
        return self.open(dag).filter(**{f"{self.veld}__in": wie})

    def aantal(self, n: int) -> str:
        return f"{n} {self.enkel if n == 1 else self.meer}"


def per_rij(
    rijen: Iterable[Any], soort: Werksoort, naar: Any, dag: datetime.date, door: Any
) -> None:
    """One by one, so that the history tells it."""
    for rij in rijen:
        setattr(rij, soort.veld, naar)
        rij.save()


EIGEN = (
    "Leerdoelen, expertise, voortgang en competenties blijven van de persoon zelf: niemand krijgt "
    "ze erbij, en voor het team tellen ze niet meer mee."
)

_WERK: dict[str, Werksoort] = {}
_PERSOONLIJK: dict[str, str] = {}
_GESCHIEDENIS: set[str] = set()


def meld_aan(
    werk: Iterable[Werksoort] = (),
    persoonlijk: Mapping[str, str] | None = None,
    geschiedenis: Iterable[str] = (),
) -> None:
    """Register references; ``persoonlijk`` says in words by which rule each ends or stays."""
    for soort in werk:
        _WERK[soort.naam] = soort
    _PERSOONLIJK.update(persoonlijk or {})
    _GESCHIEDENIS.update(geschiedenis)


def werksoorten(*, account: bool = False) -> list[Werksoort]:
    soorten = (soort for soort in _WERK.values() if soort.account == account)
    return sorted(soorten, key=lambda soort: soort.plek)


def regels_persoonlijk() -> list[str]:
    """What happens to what is only somebody's own, each rule once."""
    return list(dict.fromkeys(filter(None, _PERSOONLIJK.values())))


def genoemd() -> dict[str, str]:
    """Every reference that was registered, with its kind."""
    return (
        {soort.verwijzing: "werk" for soort in _WERK.values()}
        | dict.fromkeys(_PERSOONLIJK, "persoonlijk")
        | dict.fromkeys(_GESCHIEDENIS, "geschiedenis")
    )


@dataclass(frozen=True)
class Stapel:
    """The open work of one kind of a membership or an account."""

    soort: Werksoort
    aantal: int

    def __str__(self) -> str:
        return self.soort.aantal(self.aantal)


def tel(lid: int, dag: datetime.date, *, account: bool = False) -> list[Stapel]:
    """How much of each kind hangs on a membership (or an account) from ``dag`` on. One query."""
    per_soort = tel_samen([lid], dag, account=account).get(lid, {})
    soorten = werksoorten(account=account)
    return [Stapel(s, per_soort[s.naam]) for s in soorten if per_soort.get(s.naam)]


def tel_samen(
    wie: Collection[int], dag: datetime.date, *, account: bool = False
) -> dict[int, dict[str, int]]:
    """Per membership (or account) how much of each kind; nothing for who has none. One query."""
    if not wie:
        return {}
    delen = [
        soort.van(wie, dag)
        .order_by()
        .annotate(_wie=F(f"{soort.veld}_id"), _soort=Value(soort.naam))
        .values_list("_wie", "_soort", "pk")
        for soort in werksoorten(account=account)
    ]
    if not delen:
        return {}
    eerste, *rest = delen
    uit: dict[int, dict[str, int]] = {}
    for lid, naam, _ in eerste.union(*rest, all=True):
        uit.setdefault(lid, {}).setdefault(naam, 0)
        uit[lid][naam] += 1
    return uit


def in_woorden(stapels: Iterable[Stapel]) -> str:
    """ "3 activiteiten, 1 document"."""
    return ", ".join(map(str, stapels))


def hangt_er_nog(persoon: Gebruiker) -> str:
    """In words what keeps an account from being closed just like that; empty for nothing."""
    dag = timezone.localdate()
    leden = list(persoon.lidmaatschappen.values_list("pk", flat=True))
    samen: dict[str, int] = {}
    for bron in (
        tel_samen(leden, dag),
        tel_samen([persoon.pk], dag, account=True),
    ):
        for per_soort in bron.values():
            for naam, n in per_soort.items():
                samen[naam] = samen.get(naam, 0) + n
    soorten = (*werksoorten(), *werksoorten(account=True))
    return in_woorden(Stapel(s, samen[s.naam]) for s in soorten if s.naam in samen)


def vertrokken(vandaag: datetime.date) -> QuerySet[Lidmaatschap]:
    """Memberships that are over, and those of closed accounts: whose work waits for somebody."""
    return Lidmaatschap.objects.filter(
        Q(tot__lt=vandaag) | Q(gebruiker__is_active=False) | Q(gebruiker__laatste_dag__lt=vandaag)
    )


def te_verdelen(gebruiker: Gebruiker) -> list[TeDoen]:
    """Work in led teams that is still in the name of who left; one query, two when somebody did."""
    leidt = gebruiker.toegang.leidt
    if not leidt:
        return []
    vandaag = timezone.localdate()
    weg = vertrokken(vandaag).filter(team__in=leidt).select_related("gebruiker", "team")
    leden = {lid.pk: lid for lid in weg}
    return [
        TeDoen(
            soort="Verdeel het werk",
            wat=f"Werk van {leden[pk]}",
            url=reverse("lid_werk", args=[pk]),
            team=str(leden[pk].team),
            datum=leden[pk].tot,
            knop="Verdeel",
        )
        for pk in tel_samen(leden, vandaag)
    ]


def sluit_accounts(vandaag: datetime.date) -> int:
    """Close the accounts whose last day is over; how many. For the daily timer."""
    rijen = Gebruiker.objects.filter(is_active=True, laatste_dag__lt=vandaag)
    aantal = 0
    for persoon in rijen:
        persoon.is_active = False
        persoon.save(update_fields=["is_active"])
        aantal += 1
    return aantal
