"""Dots of phones, in SQL: as ``boas.stemopslag``, whose promises hold here too."""

from dataclasses import dataclass

from django.db import connection

from boas import stemopslag
from boas.regels.stippen import Verdeling, schrijf


@dataclass(frozen=True, slots=True)
class Stipvraag:
    """A round of dots that somebody divided. ``stippen``: for each; over so many ``doelen``."""

    status: str
    sessie_status: str
    fase: str
    stemwijze: str
    stippen: int
    doelen: int


# The budget is guarded in the statement that writes: nothing is read first, and all dots of a
# phone are one row, so that of two requests at once one wins whole.
_STIP = """
    INSERT INTO boas_stip (ronde_id, telefoon, verdeling, aantal)
    SELECT r.id, %s, %s, %s
    FROM boas_stipronde r
    JOIN boas_sessie s ON s.id = r.sessie_id
    WHERE r.id = %s AND s.id = %s AND r.status = 'open'
      AND s.status = 'lopend' AND s.fase = 'stippen' AND s.stemwijze <> 'handen'
      AND %s <= s.stippen
      AND %s = (SELECT COUNT(*) FROM boas_stipdoel d WHERE d.sessie_id = s.id)
    {vast}
    ON CONFLICT (ronde_id, telefoon)
    DO UPDATE SET verdeling = excluded.verdeling, aantal = excluded.aantal
"""
_STIP_SQLITE = _STIP.format(vast="")
_STIP_POSTGRESQL = stemopslag.met_stand(_STIP.format(vast=stemopslag.VAST))


def schrijf_stippen(sessie_id: int, ronde_id: int, telefoon: str, verdeling: Verdeling) -> bool:
    """How this phone divides its dots, instead of what it did before, and a higher stand.

    Both or neither. False, with nothing written, when there is nothing to divide now, or when
    this is more than the budget or not one number for each doel (``lees_ronde`` says which).
    """
    aantal = sum(verdeling)
    waarden = (telefoon, schrijf(verdeling), aantal, ronde_id, sessie_id, aantal, len(verdeling))
    return stemopslag.schrijf(_STIP_SQLITE, _STIP_POSTGRESQL, waarden, sessie_id)


_RONDE = """
    SELECT r.status, s.status, s.fase, s.stemwijze, s.stippen,
        (SELECT COUNT(*) FROM boas_stipdoel d WHERE d.sessie_id = s.id)
    FROM boas_stipronde r
    JOIN boas_sessie s ON s.id = r.sessie_id
    WHERE r.id = %s AND s.id = %s
"""


def lees_ronde(sessie_id: int, ronde_id: int) -> Stipvraag | None:
    """The round, if it is of this session."""
    with connection.cursor() as cursor:
        cursor.execute(_RONDE, [ronde_id, sessie_id])
        rij = cursor.fetchone()
    return Stipvraag(*rij) if rij else None


def eigen_stippen(ronde_id: int, telefoon: str) -> str:
    """How this phone divided its dots in this round; empty when it did not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT verdeling FROM boas_stip WHERE ronde_id = %s AND telefoon = %s",
            [ronde_id, telefoon],
        )
        rij = cursor.fetchone()
    return rij[0] if rij else ""


def lees_doelen(sessie_id: int) -> tuple[str, ...]:
    """The things to put dots on, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tekst FROM boas_stipdoel WHERE sessie_id = %s ORDER BY volgorde", [sessie_id]
        )
        return tuple(tekst for (tekst,) in cursor.fetchall())
