"""What happens during a session. Every act is one transaction and raises the session's stand.

A leader's act locks the session, a vote only its round, so that voting never waits for the leader
longer than one write. An act that does not fit the moment raises ``NietNu`` with a message for the
person who tried, and changes nothing.
"""

from boas.acties.kern import AlGedaan, BestaatNiet, NietNu, TellingKloptNiet, is_gedaan
from boas.acties.noteren import LANGSTE_TEKST
from boas.acties.ongedaan import maak_ongedaan
from boas.acties.opmerkingen import noteer_opmerking, toon_opmerking, verwijder_opmerking
from boas.acties.redenen import noteer_reden, toon_reden, verwijder_reden
from boas.acties.stippen import onthul_stippen, stippen_opnieuw, tel_stippen, verdeel_stippen
from boas.acties.tellen import stem, stuur_na, tel_handen, zet_aanwezig
from boas.acties.verloop import deel, ga_naar, heropen, onthul, opnieuw, sluit_sessie, start

__all__ = [
    "LANGSTE_TEKST",
    "AlGedaan",
    "BestaatNiet",
    "NietNu",
    "TellingKloptNiet",
    "deel",
    "ga_naar",
    "heropen",
    "is_gedaan",
    "maak_ongedaan",
    "noteer_opmerking",
    "noteer_reden",
    "onthul",
    "onthul_stippen",
    "opnieuw",
    "sluit_sessie",
    "start",
    "stem",
    "stippen_opnieuw",
    "stuur_na",
    "tel_handen",
    "tel_stippen",
    "toon_opmerking",
    "toon_reden",
    "verdeel_stippen",
    "verwijder_opmerking",
    "verwijder_reden",
    "zet_aanwezig",
]
