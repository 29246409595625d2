"""What a session is about: outside its team told only once the leader shared the result.

Until then others know of it what kind it is, of whom and when (rollen.md): a subject such as "Te
hoge werkdruk" is a finding of the team already.
"""

from typing import Any

from boas.models import Sessie
from organisatie.toegang import toegang_van
from rapportage.getallen import datum


def onderwerp_voor(sessie: Any, gebruiker: Any) -> str:
    """The subject, or nothing; ``sessie`` may be a row with its team_id, onderwerp, gedeeld_op.

    One of the whole organisation is only fetched for who leads those.
    """
    van_ons = sessie.team_id is None or sessie.team_id in toegang_van(gebruiker).lid_van
    return sessie.onderwerp if van_ons or sessie.gedeeld_op else ""


def naam_voor(sessie: Sessie, gebruiker: Any) -> str:
    """Its instrument, with the subject for who may know that."""
    return ": ".join(filter(None, [_soort(sessie), onderwerp_voor(sessie, gebruiker)]))


def zonder_onderwerp(sessie: Sessie) -> str:
    """How the view log calls it, which the beheerder reads: by kind and day."""
    return f"{_soort(sessie)} van {datum(sessie.moment)}" if sessie.moment else _soort(sessie)


def _soort(sessie: Sessie) -> str:
    return sessie.versie.instrument.naam
