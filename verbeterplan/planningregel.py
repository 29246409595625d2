"""A line of the planning page as a value: all that it shows, so that equal lines look equal.

Read without rows of the database and without a form for each: a planning has some twenty lines,
and a form is for what somebody typed.
"""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet

from verbeterplan import planning
from verbeterplan.forms.activiteit import RegelForm
from verbeterplan.forms.velden import Keuzes, met_huidige
from verbeterplan.models import Activiteit, TrajectSessie
from verbeterplan.regels import afspraak

_OP_DE_PAGINA = (
    "pk",
    "wat",
    "datum",
    "status",
    "volgorde",
    "bevestigd_op",
    "eigenaar",
    "eigenaar__gebruiker",
    "eigenaar__gebruiker__naam",
    "keuze__stelling",
    "keuze__stelling__code",
    "keuze__sleutel",
    "versie",
    "ooit_bevestigd",
)

AF = (Activiteit.Status.KLAAR, Activiteit.Status.VERVALLEN)


@dataclass(frozen=True)
class Invoer:
    """What the fields of a line hold: what is stored, or what somebody typed and what is wrong."""

    wat: str = ""
    eigenaar: str = ""
    datum: str = ""
    versie: str = ""
    keuzes: Keuzes = ()
    fout_elders: tuple[str, ...] = ()
    fout_wat: tuple[str, ...] = ()
    fout_eigenaar: tuple[str, ...] = ()
    fout_datum: tuple[str, ...] = ()
    getypt: bool = False

    @property
    def fouten(self) -> tuple[str, ...]:
        return (*self.fout_elders, *self.fout_wat, *self.fout_eigenaar, *self.fout_datum)


@dataclass(frozen=True)
class Regel:
    """A line: the activity, for who leads what its fields hold, and what this person may do."""

    pk: int
    wat: str
    wie: str
    datum: datetime.date | None
    status: str
    stand: afspraak.Stand
    volgorde: int
    bevestigd: bool
    code: str
    invoer: Invoer | None
    mag_bevestigen: bool
    kan_weg: bool
    eerste: bool = False
    laatste: bool = False

    @property
    def nummer(self) -> str:
        """The key as a template writes it; a number would be put in the words of a language."""
        return str(self.pk)


@dataclass(frozen=True)
class Kijker:
    """Who looks at a planning and when, as far as its lines depend on that.

    ``keuzes`` are the owners a leader can choose from.
    """

    gebruiker: int
    vandaag: datetime.date
    leidt: bool
    met_codes: bool
    keuzes: Keuzes = ()


def rijen_van(trajectsessie: TrajectSessie) -> list[Any]:
    """The lines of a planning in their order, with only what its page shows of them."""
    return list(_rijen().filter(keuze__trajectsessie=trajectsessie))


@cache
def _rijen() -> QuerySet[Activiteit, Any]:
    """Put together once: that takes as long as asking it."""
    rijen = Activiteit.objects.met_versie().met_bevestiging().order_by("volgorde", "pk")
    return rijen.values_list(*_OP_DE_PAGINA, named=True)


def maak_regel(rij: Any, kijker: Kijker, ingevuld: RegelForm | None) -> Regel:
    """The line of a row of ``rijen_van``; ``ingevuld`` is a form filled in wrong."""
    # What is done or cancelled is read; its own page opens it again.
    nog_te_doen = rij.status not in AF
    invoer = None
    if kijker.leidt and nog_te_doen:
        zelfde = ingevuld is not None and ingevuld.instance.pk == rij.pk
        invoer = getypt(ingevuld) if ingevuld and zelfde else _bewaard(rij, kijker.keuzes)
    mag = kijker.leidt or rij.eigenaar__gebruiker == kijker.gebruiker
    te_bevestigen = bool(rij.eigenaar and rij.datum and not rij.bevestigd_op)
    return Regel(
        pk=rij.pk,
        wat=rij.wat,
        wie=rij.eigenaar__gebruiker__naam or "",
        datum=rij.datum,
        status=rij.status,
        stand=afspraak.stand_van(rij.status, rij.datum, kijker.vandaag),
        volgorde=rij.volgorde,
        bevestigd=rij.bevestigd_op is not None,
        code=(rij.keuze__stelling__code or "") if kijker.met_codes else "",
        invoer=invoer,
        mag_bevestigen=mag and te_bevestigen and nog_te_doen,
        kan_weg=kijker.leidt and planning.kan_weg(rij.status, rij.ooit_bevestigd),
    )


def getypt(form: RegelForm) -> Invoer:
    """What somebody typed, with what is wrong with it."""
    fouten = {veld: tuple(map(str, form.errors.get(veld, ()))) for veld in form.fields}
    eigenaar: Any = form.fields["eigenaar"]
    return Invoer(
        **{veld: _tekst(form[veld].value()) for veld in ("wat", "eigenaar", "datum", "versie")},
        keuzes=tuple((str(pk), naam) for pk, naam in eigenaar.choices),
        fout_elders=tuple(map(str, form.non_field_errors())),
        fout_wat=fouten["wat"],
        fout_eigenaar=fouten["eigenaar"],
        fout_datum=fouten["datum"],
        getypt=True,
    )


def _bewaard(rij: Any, keuzes: Keuzes) -> Invoer:
    huidige = (rij.eigenaar, rij.eigenaar__gebruiker__naam) if rij.eigenaar else None
    return Invoer(
        wat=rij.wat,
        eigenaar=_tekst(rij.eigenaar),
        datum=_tekst(rij.datum),
        versie=_tekst(rij.versie),
        keuzes=met_huidige(keuzes, huidige),
    )


def _tekst(waarde: Any) -> str:
    return "" if waarde is None else str(waarde)
