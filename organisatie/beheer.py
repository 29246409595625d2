"""What the beheerder manages: one definition per kind of row, one set of pages for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from organisatie.forms import beheer as forms
from organisatie.models import Gebruiker, Lidmaatschap
from organisatie.uitnodigen import zonder_wachtwoord
from rapportage.excel.onderdelen import Soort as CelSoort


@dataclass(frozen=True)
class Kolom:
    """A column of a list: heading, how to get the value, and its kind in a workbook."""

    kop: str
    waarde: Callable[[Any], Any]
    soort: CelSoort = "tekst"
    breedte: float = 28


@dataclass(frozen=True)
class Keuze:
    """A part of a list, in the address by its code: ``?wie=dicht``."""

    code: str
    woord: str
    rijen: Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Soort:
    """One kind of row: its words, its form and its columns.

    ``mee`` names the models that may be deleted along with a row; anything else that hangs on it
    keeps the row from being deleted. ``anders`` says what to do instead.
    """

    naam: str
    titel: str
    enkel: str
    nieuw: str
    uitleg: str
    form: type[forms.BeheerForm]
    kolommen: tuple[Kolom, ...]
    zoek: tuple[str, ...]
    samen: tuple[str, ...] = ()
    mee: frozenset[str] = frozenset()
    anders: str = ""
    persoonlijk: bool = False
    keuzes: tuple[Keuze, ...] = ()
    buiten: Q | None = None
    """Rows that nobody manages any more: in no list, and without a page."""

    @property
    def model(self) -> type[Model]:
        return self.form._meta.model

    def rijen(self) -> QuerySet[Any]:
        """All rows of this kind, with what their columns need."""
        rijen = self.model._default_manager.exclude(self.buiten or Q(pk=None))
        return rijen.select_related(*self.samen) if self.samen else rijen


def _uitnodiging(persoon: Gebruiker) -> str:
    """How far somebody without a password is; empty for who signed in once."""
    if persoon.last_login or persoon.has_usable_password():
        return ""
    if persoon.uitnodiging:
        return persoon.get_uitnodiging_display()
    return "uitgenodigd" if persoon.uitgenodigd_op else "nog niet uitgenodigd"


def _nieuw(rijen: QuerySet[Any]) -> QuerySet[Any]:
    return rijen.filter(pk__in=zonder_wachtwoord().values("pk"))


def _geldig(rijen: QuerySet[Any]) -> QuerySet[Any]:
    geldig = Lidmaatschap.objects.geldig_op(timezone.localdate())
    return rijen.filter(pk__in=geldig.values("pk"))


PERSONEN = Soort(
    naam="personen",
    titel="Personen",
    enkel="persoon",
    nieuw="Voeg een persoon toe",
    uitleg="Iedereen met een account. Wie nieuw is, krijgt een mail om een wachtwoord te kiezen.",
    form=forms.PersoonForm,
    kolommen=(
        Kolom("Naam", lambda p: p.naam),
        Kolom("E-mailadres", lambda p: p.email, breedte=36),
        Kolom("Actief", lambda p: p.is_active, soort="ja_nee", breedte=10),
        Kolom(
            "Laatst ingelogd",
            lambda p: timezone.localtime(p.last_login).date() if p.last_login else None,
            soort="datum",
            breedte=16,
        ),
        Kolom("Uitnodiging", _uitnodiging, breedte=22),
    ),
    keuzes=(
        Keuze("actief", "Actief", lambda rijen: rijen.filter(is_active=True)),
        Keuze("dicht", "Niet actief", lambda rijen: rijen.filter(is_active=False)),
        Keuze("nieuw", "Nog geen wachtwoord", _nieuw),
    ),
    zoek=("naam", "email"),
    mee=frozenset({"account.emailaddress", "organisatie.schoolaccount", "mfa.authenticator"}),
    anders="Sluit het account: inloggen kan dan niet meer, iemand neemt het werk over en alles "
    "blijft bewaard.",
    persoonlijk=True,
    # Who was erased is nobody: the row only holds together what was done.
    buiten=Q(gewist_op__isnull=False),
)

SOORTEN = {
    soort.naam: soort
    for soort in (
        Soort(
            naam="scholen",
            titel="Scholen",
            enkel="school",
            nieuw="Voeg een school toe",
            uitleg="De scholen of colleges van de organisatie. Een directeur hoort bij een school.",
            form=forms.SchoolForm,
            kolommen=(Kolom("Naam", lambda s: s.naam),),
            zoek=("naam",),
            anders="Verplaats of verwijder eerst wat eraan vastzit.",
        ),
        Soort(
            naam="teams",
            titel="Teams",
            enkel="team",
            nieuw="Voeg een team toe",
            uitleg="Wie in een team zit, ziet het werk van dat team. Anderen zien het niet.",
            form=forms.TeamForm,
            kolommen=(
                Kolom("Naam", lambda t: t.naam),
                Kolom("School", lambda t: t.school.naam),
                Kolom("Actief", lambda t: t.actief, soort="ja_nee", breedte=10),
            ),
            zoek=("naam", "school__naam"),
            samen=("school",),
            anders="Zet het team op niet actief: het werk blijft dan te lezen.",
        ),
        PERSONEN,
        Soort(
            naam="lidmaatschappen",
            titel="Wie zit in welk team",
            enkel="lidmaatschap",
            nieuw="Zet iemand in een team",
            uitleg="Een teamleider schrijft, een teamlid leest en doet mee. Gaat iemand weg, "
            "regel dat dan bij de persoon.",
            form=forms.LidmaatschapForm,
            kolommen=(
                Kolom("Persoon", lambda r: r.gebruiker.naam),
                Kolom("Team", lambda r: r.team.naam),
                Kolom("Rol", lambda r: r.get_rol_display(), breedte=14),
                Kolom("Van", lambda r: r.van, soort="datum", breedte=12),
                Kolom("Tot en met", lambda r: r.tot, soort="datum", breedte=12),
            ),
            zoek=("gebruiker__naam", "team__naam"),
            keuzes=(
                Keuze("nu", "Nu", _geldig),
                Keuze("voorbij", "Voorbij", lambda r: r.filter(tot__lt=timezone.localdate())),
            ),
            samen=("gebruiker", "team"),
            anders="Kies een laatste dag en wie het werk overneemt.",
            persoonlijk=True,
        ),
        Soort(
            naam="functies",
            titel="Functies",
            enkel="functie",
            nieuw="Geef iemand een functie",
            uitleg="Functies buiten de teams om, zoals kwaliteitsmedewerker of directeur.",
            form=forms.FunctieForm,
            kolommen=(
                Kolom("Persoon", lambda r: r.gebruiker.naam),
                Kolom("Functie", lambda r: r.get_rol_display(), breedte=24),
                Kolom("School", lambda r: r.school.naam if r.school else ""),
            ),
            zoek=("gebruiker__naam", "rol", "school__naam"),
            samen=("gebruiker", "school"),
            anders="Laat dit eerst overnemen, in het meetplan van het team.",
            persoonlijk=True,
        ),
        Soort(
            naam="schooljaren",
            titel="Schooljaren",
            enkel="schooljaar",
            nieuw="Voeg een schooljaar toe",
            uitleg="Schooljaren sluiten op elkaar aan en overlappen niet.",
            form=forms.SchooljaarForm,
            kolommen=(
                Kolom("Naam", lambda j: j.naam),
                Kolom("Eerste dag", lambda j: j.van, soort="datum", breedte=12),
                Kolom("Laatste dag", lambda j: j.tot, soort="datum", breedte=12),
                Kolom("Gesloten", lambda j: j.gesloten, soort="ja_nee", breedte=10),
            ),
            zoek=("naam",),
            mee=frozenset({"organisatie.periode"}),
            anders="Sluit het schooljaar: dan verandert er niets meer in.",
        ),
        Soort(
            naam="periodes",
            titel="Periodes",
            enkel="periode",
            nieuw="Voeg een periode toe",
            uitleg="De delen van een schooljaar waarover je meet, zoals periode 1 tot en met 4.",
            form=forms.PeriodeForm,
            kolommen=(
                Kolom("Naam", lambda p: p.naam),
                Kolom("Schooljaar", lambda p: p.schooljaar.naam, breedte=14),
                Kolom("Eerste dag", lambda p: p.van, soort="datum", breedte=12),
                Kolom("Laatste dag", lambda p: p.tot, soort="datum", breedte=12),
            ),
            zoek=("naam", "schooljaar__naam"),
            samen=("schooljaar",),
        ),
    )
}
