"""Counting: raised hands, phones, who is present, and a tally sent after a lost connection."""

from collections.abc import Sequence

from django.db import transaction

from boas import live, stemopslag
from boas.acties.kern import BestaatNiet, NietNu, TellingKloptNiet, gewijzigd, lopend, onthoud
from boas.acties.rondes import (
    aantallen_van,
    huidige_ronde,
    keuze_van,
    leg_aanwezig_vast,
    open_ronde,
    ronde_van,
    schrijf_telling,
    sluit_ronde,
)
from boas.models import Handeling, Ronde, Sessie, Telling
from boas.regels import controle

Soort = Handeling.Soort


@transaction.atomic
def tel_handen(
    sessie_id: int,
    ronde_id: int,
    aantallen: Sequence[int],
    aanwezig: int | None = None,
    *,
    alleen_open: bool = False,
) -> None:
    """Record the raised hands of a round, one count per answer; also how many are present.

    Works while the round is open (counts show as typed) and afterwards, to mend a slip: then the
    whole must fit the number present, else TellingKloptNiet. ``alleen_open`` refuses that second
    use: counts still on their way when another window revealed must not change the outcome.
    """
    sessie = lopend(sessie_id)
    ronde = ronde_van(sessie, ronde_id)
    if alleen_open and not ronde.is_open:
        raise NietNu("Deze stelling is intussen onthuld. Kies Verbeter als de telling niet klopt.")
    if len(aantallen) != len(sessie.versie.schaal):
        raise NietNu("Vul bij elk antwoord een aantal in.")
    problemen = controle.past(
        ronde.aanwezig if aanwezig is None else aanwezig,
        tuple(aantallen),
        aantallen_van(ronde, Telling.Bron.TELEFOONS, len(aantallen)),
    )
    # While typing a total may be too high for a moment; a negative number never is right.
    if ronde.is_open:
        problemen = [p for p in problemen if p.code != controle.Probleemcode.TE_VEEL]
    if problemen:
        raise TellingKloptNiet(problemen)
    if aanwezig is not None:
        leg_aanwezig_vast(sessie, ronde, aanwezig)
    schrijf_telling(ronde, Telling.Bron.HANDEN, aantallen)
    gewijzigd(sessie_id)


def stem(sessie_id: int, ronde_id: int, telefoon: str, waarde: int) -> None:
    """Record, or change, the vote of one phone on an open round.

    Raises BestaatNiet when round or answer are not of this session, NietNu when the round is closed
    or not the current one. A vote is never refused for being one too many; the reveal waits
    instead.
    """
    if waarde < 0 or not stemopslag.schrijf_stem(sessie_id, ronde_id, telefoon, waarde):
        raise _waarom_niet(sessie_id, ronde_id)
    transaction.on_commit(lambda: live.meld(sessie_id))


def _waarom_niet(sessie_id: int, ronde_id: int) -> NietNu:
    """Why this vote was not written."""
    ronde = stemopslag.lees_ronde(sessie_id, ronde_id)
    if ronde is None:
        return BestaatNiet("Deze stelling hoort niet bij deze sessie.")
    if ronde.stemwijze == Sessie.Stemwijze.HANDEN:
        return NietNu("In deze sessie stem je met je hand.")
    nu_aan_de_beurt = (
        ronde.sessie_status == Sessie.Status.LOPEND
        and ronde.fase == Sessie.Fase.STELLINGEN
        and ronde.aan_de_beurt
    )
    if ronde.status != Ronde.Status.OPEN or not nu_aan_de_beurt:
        return NietNu("Deze stelling is gesloten. Je stem is niet meer veranderd.")
    return BestaatNiet("Dat antwoord bestaat niet. Kies een van de knoppen.")


@transaction.atomic
def zet_aanwezig(sessie_id: int, aanwezig: int) -> None:
    """Set how many are present, for the current statement and those after it."""
    sessie = lopend(sessie_id)
    ronde = huidige_ronde(sessie)
    leg_aanwezig_vast(sessie, ronde if ronde and ronde.is_open else None, aanwezig)
    gewijzigd(sessie_id)


@transaction.atomic
def stuur_na(
    sessie_id: int,
    stelling_id: int,
    aantallen: Sequence[int],
    aanwezig: int,
    *,
    sleutel: str,
) -> None:
    """Take in a tally of hands that was counted without connection; reveals it.

    ``sleutel`` makes it arrive once: the second time raises AlGedaan. A statement that was already
    revealed meanwhile keeps its figures and raises NietNu, so no window overwrites the other.
    """
    sessie = lopend(sessie_id)
    onthoud(sessie, Soort.NAGESTUURD, {"stelling": stelling_id}, sleutel)
    keuze = keuze_van(sessie, stelling_id)
    if len(aantallen) != len(sessie.versie.schaal):
        raise NietNu("Vul bij elk antwoord een aantal in.")
    if problemen := controle.past(aanwezig, tuple(aantallen), (0,) * len(aantallen)):
        raise TellingKloptNiet(problemen)
    ronde = open_ronde(sessie, keuze)
    if not ronde.is_open:
        raise NietNu("Deze stelling is intussen al onthuld; die telling is gebleven.")
    leg_aanwezig_vast(sessie, ronde, aanwezig)
    schrijf_telling(ronde, Telling.Bron.HANDEN, aantallen)
    sluit_ronde(ronde)
    gewijzigd(sessie_id)
