"""Reading and writing for a room full of phones, in SQL.

Five hundred phones vote within seconds, and building a query in Python costs many times what the
database needs to answer it. What is here runs for every vote; everything else uses the ORM. The
same SQL runs on SQLite and PostgreSQL.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class Stemsessie:
    """A session as its phones see it, with the last round of what it is at, if any.

    That is a round of the statement, or of the dots in that phase; ``stippen`` is dots a person.
    """

    pk: int
    status: str
    fase: str
    stemwijze: str
    schaal: tuple[str, ...]
    oneens_tm: int
    tekst: str
    ronde_id: int | None
    ronde_status: str
    ronde_nummer: int
    stippen: int


@dataclass(frozen=True, slots=True)
class Stemronde:
    """A round that somebody votes on. ``aan_de_beurt``: its statement is the one asked now."""

    status: str
    sessie_status: str
    fase: str
    stemwijze: str
    aan_de_beurt: bool


_SESSIE = """
    SELECT s.id, s.status, s.fase, s.stemwijze, v.schaal, v.oneens_tm, st.tekst,
        COALESCE(r.id, p.id), COALESCE(r.status, p.status), COALESCE(r.nummer, p.nummer), s.stippen
    FROM boas_sessie s
    JOIN boas_versie v ON v.id = s.versie_id
    LEFT JOIN boas_sessiestelling k ON k.id = s.huidige_id AND s.fase = 'stellingen'
    LEFT JOIN boas_stelling st ON st.id = k.stelling_id
    LEFT JOIN boas_ronde r ON r.id = (
        SELECT MAX(id) FROM boas_ronde WHERE sessie_id = s.id AND stelling_id = k.stelling_id
    )
    LEFT JOIN boas_stipronde p ON s.fase = 'stippen' AND p.id = (
        SELECT MAX(id) FROM boas_stipronde WHERE sessie_id = s.id
    )
    WHERE s.code = %s AND s.stemwijze <> 'link'
"""


def lees_sessie(code: str) -> Stemsessie | None:
    """The session with this code; what is answered by link is nothing to vote on."""
    with connection.cursor() as cursor:
        cursor.execute(_SESSIE, [code])
        rij = cursor.fetchone()
    if rij is None:
        return None
    pk, status, fase, stemwijze, schaal, oneens_tm, tekst, ronde_id, ronde_status = rij[:9]
    nummer, stippen = rij[9:]
    return Stemsessie(
        pk=pk,
        status=status,
        fase=fase,
        stemwijze=stemwijze,
        schaal=tuple(json.loads(schaal)),
        oneens_tm=oneens_tm,
        tekst=tekst or "",
        ronde_id=ronde_id,
        ronde_status=ronde_status or "",
        ronde_nummer=nummer or 0,
        stippen=stippen,
    )


_RONDE = """
    SELECT r.status, s.status, s.fase, s.stemwijze, k.stelling_id = r.stelling_id
    FROM boas_ronde r
    JOIN boas_sessie s ON s.id = r.sessie_id
    LEFT JOIN boas_sessiestelling k ON k.id = s.huidige_id
    WHERE r.id = %s AND s.id = %s
"""


def lees_ronde(sessie_id: int, ronde_id: int) -> Stemronde | None:
    """The round, if it is of this session: why a vote on it was not written."""
    with connection.cursor() as cursor:
        cursor.execute(_RONDE, [ronde_id, sessie_id])
        rij = cursor.fetchone()
    if rij is None:
        return None
    status, sessie_status, fase, stemwijze, aan_de_beurt = rij
    return Stemronde(status, sessie_status, fase, stemwijze, bool(aan_de_beurt))


# Written only when the round is open and its turn, in one statement: nothing is read first.
_STEM = """
    INSERT INTO boas_stem (ronde_id, telefoon, waarde)
    SELECT r.id, %s, %s
    FROM boas_ronde r
    JOIN boas_sessie s ON s.id = r.sessie_id
    JOIN boas_versie v ON v.id = s.versie_id
    JOIN boas_sessiestelling k ON k.id = s.huidige_id AND k.stelling_id = r.stelling_id
    WHERE r.id = %s AND s.id = %s AND r.status = 'open'
      AND s.status = 'lopend' AND s.fase = 'stellingen' AND s.stemwijze <> 'handen'
      AND %s < {lengte}(v.schaal)
    {vast}
    ON CONFLICT (ronde_id, telefoon) DO UPDATE SET waarde = excluded.waarde
"""
_STAND_NA_STEM = """
    INSERT INTO boas_stand (sessie_id, nummer, ingreep) {rij}
    ON CONFLICT (sessie_id) DO UPDATE SET nummer = boas_stand.nummer + 1
"""
# One writer at a time, so there is nothing to lock.
_STEM_SQLITE = _STEM.format(lengte="json_array_length", vast="")
_STAND_SQLITE = _STAND_NA_STEM.format(rij="VALUES (%s, 1, 0)")
# Votes do not wait for one another, only for the leader, who locks in the same order: session,
# round. What the leader changed meanwhile counts.
VAST = "FOR SHARE OF s, r"


def met_stand(stem: str) -> str:
    """For PostgreSQL: vote and stand in one statement, the key of the session as last value.

    Every vote raises the same stand, and it is held only as long as that takes, not for two more
    journeys.
    """
    stand = _STAND_NA_STEM.format(rij="SELECT %s, 1, 0 FROM stem")
    return f"WITH stem AS ({stem} RETURNING 1) {stand}"


_STEM_POSTGRESQL = met_stand(_STEM.format(lengte="jsonb_array_length", vast=VAST))


def schrijf_stem(sessie_id: int, ronde_id: int, telefoon: str, waarde: int) -> bool:
    """The vote of this phone on this round, instead of what it chose before, and a higher stand.

    Both or neither. False, with nothing written, when this cannot be voted on now (``lees_ronde``
    says why not) or the answer is not on the scale; ``waarde`` is 0 or more.
    """
    stem = (telefoon, waarde, ronde_id, sessie_id, waarde)
    return schrijf(_STEM_SQLITE, _STEM_POSTGRESQL, stem, sessie_id)


def schrijf(sqlite: str, postgresql: str, waarden: Sequence[int | str], sessie_id: int) -> bool:
    """Write what a phone sent, and a higher stand; False when the statement wrote nothing."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(postgresql, (*waarden, sessie_id))
            return bool(cursor.rowcount)
        with transaction.atomic():
            cursor.execute(sqlite, waarden)
            if not cursor.rowcount:
                return False
            cursor.execute(_STAND_SQLITE, [sessie_id])
    return True


_STAND = """
    INSERT INTO boas_stand (sessie_id, nummer, ingreep) VALUES (%s, 1, 1)
    ON CONFLICT (sessie_id)
    DO UPDATE SET nummer = boas_stand.nummer + 1, ingreep = boas_stand.nummer + 1
"""


def verhoog_stand(sessie_id: int) -> None:
    """One higher: what the session shows has changed."""
    with connection.cursor() as cursor:
        cursor.execute(_STAND, [sessie_id])


@dataclass(frozen=True, slots=True)
class Stemstand:
    """The stand of a session, and how many phones voted on one round, of one moment."""

    nummer: int
    ingreep: int
    gestemd: int


def lees_stemstand(sessie_id: int, ronde_id: int) -> Stemstand | None:
    """The stand with the votes on ``ronde_id`` in one statement, so that they belong together."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nummer, ingreep, (SELECT COUNT(*) FROM boas_stem WHERE ronde_id = %s) "
            "FROM boas_stand WHERE sessie_id = %s",
            [ronde_id, sessie_id],
        )
        rij = cursor.fetchone()
    return Stemstand(*rij) if rij else None


def eigen_stem(ronde_id: int, telefoon: str) -> int | None:
    """What this phone chose on this round."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT waarde FROM boas_stem WHERE ronde_id = %s AND telefoon = %s",
            [ronde_id, telefoon],
        )
        rij = cursor.fetchone()
    return rij[0] if rij else None
