"""How long personal data is kept: every app names its own kinds, one command removes them.

An app registers what it keeps in the ``ready`` of its AppConfig; ``bewaartermijnen`` goes along
all of them. The years are settings (``BEWAARTERMIJN_...``, see docs/beheer.md).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from organisatie.models.opruiming import Opruiming


@dataclass(frozen=True)
class Bewaarsoort:
    """One kind of data. ``verwijder`` removes what is older than a day and counts per kind of row.

    It removes history and attachments too, and counts the same when asked only to look.
    """

    naam: str
    """The key in ``settings.BEWAARTERMIJNEN``."""
    omschrijving: str
    verwijder: Callable[[datetime.date], dict[str, int]]
    dagen: int | None = None
    """The term of what is never kept for years."""
    vast: bool = True
    """Whether a term in days is ours; a term in years is always a setting."""
    tel: Callable[[datetime.date], dict[str, int]] | None = None
    """Counts without removing, where removing is much work to undo."""

    @property
    def termijn(self) -> str:
        """In words."""
        if self.dagen == 0:
            return "meteen"
        if self.dagen is not None:
            return f"{self.dagen} {'dag' if self.dagen == 1 else 'dagen'}"
        return f"{settings.BEWAARTERMIJNEN[self.naam]} jaar"

    @property
    def instelling(self) -> str:
        """The setting that changes the term; empty when there is none."""
        if self.dagen is not None and self.vast:
            return ""
        return f"BEWAARTERMIJN_{self.naam.upper()}"


class _Proef(Exception):
    """Rolls back what was only tried."""


_SOORTEN: dict[str, Bewaarsoort] = {}


def meld_aan(soort: Bewaarsoort) -> None:
    """Register a kind of data; the order of registering is that of removing."""
    _SOORTEN[soort.naam] = soort


def soorten() -> list[Bewaarsoort]:
    return list(_SOORTEN.values())


def grens_van(soort: Bewaarsoort, vandaag: datetime.date) -> datetime.date:
    """What is from before this day is past its term."""
    if soort.dagen is not None:
        return vandaag - datetime.timedelta(days=soort.dagen)
    jaar = vandaag.year - settings.BEWAARTERMIJNEN[soort.naam]
    # The day before 1 March, where 29 February does not exist.
    dag = 28 if (vandaag.month, vandaag.day) == (2, 29) else vandaag.day
    return vandaag.replace(year=jaar, day=dag)


def ruim_op(soort: Bewaarsoort, vandaag: datetime.date, *, proef: bool) -> dict[str, int]:
    """Remove what is past its term, all or nothing; counts what went (or with ``proef`` would)."""
    grens = grens_van(soort, vandaag)
    if proef and soort.tel:
        return soort.tel(grens)
    weg: dict[str, int] = {}
    try:
        with transaction.atomic():
            weg = soort.verwijder(grens)
            if proef:
                raise _Proef
            nu = {"moment": timezone.now(), "telling": weg}
            Opruiming.objects.update_or_create(soort=soort.naam, defaults=nu)
    except _Proef:
        pass
    return weg
