"""Who may do what: read from memberships and functions, once per request.

Everything else asks here; see ``docs/begrippen.md`` for the roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from organisatie.models import Gebruiker


@dataclass(frozen=True)
class Toegang:
    """The roles of one person today; the sets hold primary keys."""

    leidt: frozenset[int] = frozenset()
    """Teams of which the person is teamleider."""
    lid_van: frozenset[int] = frozenset()
    """Teams the person belongs to, as teamleider or teamlid."""
    directeur_van: frozenset[int] = frozenset()
    """Schools of which the person is directeur."""
    beheerder: bool = False
    kwaliteit: bool = False
    onderzoeker: bool = False
    bestuurder: bool = False


GEEN_TOEGANG = Toegang()


def lees_toegang(gebruiker: Gebruiker) -> Toegang:
    """Read the roles of ``gebruiker`` that hold today."""
    from organisatie.models import Functie, Lidmaatschap

    if gebruiker.laatste_dag and gebruiker.laatste_dag < timezone.localdate():
        return GEEN_TOEGANG
    vandaag = connection.ops.adapt_datefield_value(timezone.localdate())
    # By hand: this is read for every page, and putting together a QuerySet costs more than asking.
    with connection.cursor() as cursor:
        cursor.execute(_ROLLEN, [gebruiker.pk, vandaag, vandaag, gebruiker.pk])
        rijen = cursor.fetchall()
    lidmaatschappen = [(team, rol) for van, team, rol in rijen if van == "team"]
    functies = [(rol, school) for van, school, rol in rijen if van == "functie"]
    rollen = {rol for rol, _ in functies}
    return Toegang(
        leidt=frozenset(t for t, rol in lidmaatschappen if rol == Lidmaatschap.Rol.TEAMLEIDER),
        lid_van=frozenset(t for t, _ in lidmaatschappen),
        directeur_van=frozenset(s for rol, s in functies if rol == Functie.Rol.DIRECTEUR),
        beheerder=Functie.Rol.BEHEERDER in rollen,
        kwaliteit=Functie.Rol.KWALITEITSMEDEWERKER in rollen,
        onderzoeker=Functie.Rol.ONDERZOEKER in rollen,
        bestuurder=Functie.Rol.BESTUURDER in rollen,
    )


# Memberships as LidmaatschapQuerySet.geldig_op has them.
_ROLLEN = (
    "SELECT 'team', team_id, rol FROM organisatie_lidmaatschap "
    "WHERE gebruiker_id = %s AND van <= %s AND (tot IS NULL OR tot >= %s) "
    "UNION ALL SELECT 'functie', school_id, rol FROM organisatie_functie WHERE gebruiker_id = %s"
)


def toegang_van(gebruiker: Gebruiker | AnonymousUser) -> Toegang:
    """The roles of whoever makes a request; nothing for somebody who is not signed in."""
    return gebruiker.toegang if gebruiker.is_authenticated else GEEN_TOEGANG
