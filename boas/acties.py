"""What happens during a session. Every act is one transaction and raises the session's stand.

A leader's act locks the session, a vote only its round, so that voting never waits for the leader
longer than one write. An act that does not fit the moment raises ``NietNu`` with a message for the
person who tried, and changes nothing.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from boas import live, stemopslag
from boas.models import Handeling, Reden, Ronde, Sessie, SessieStelling, Telling
from boas.regels import controle

Soort = Handeling.Soort
LANGSTE_REDEN = Reden._meta.get_field("tekst").max_length or 500


class NietNu(Exception):
    """The act does not fit the state of the session; ``melding`` says why and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


class TellingKloptNiet(NietNu):
    """More answers than people present, or a negative count. The reveal waits."""

    def __init__(self, problemen: Sequence[controle.Probleem]) -> None:
        super().__init__(" ".join(p.tekst for p in problemen))
        self.problemen = tuple(problemen)


class BestaatNiet(NietNu):
    """What a phone sent is not of this session: a forged round or answer."""


class AlGedaan(Exception):
    """The same act (``sleutel``) arrived before; nothing happens a second time."""


# --- Course of the session -----------------------------------------------------------------------


@transaction.atomic
def start(sessie_id: int, aanwezig: int | None = None) -> None:
    """Begin: from preparation to the opening. Needs at least one statement and one person.

    ``aanwezig``, when given, is how many turned out to be there.
    """
    sessie = _vergrendel(sessie_id)
    if sessie.status != Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze sessie is al begonnen.")
    if not sessie.keuze.exists():
        raise NietNu("Kies eerst minstens één stelling.")
    if aanwezig is not None:
        _zet_aanwezig(sessie, None, aanwezig)
    if sessie.aantal_aanwezig < 1:
        raise NietNu("Vul eerst in hoeveel mensen er zijn.")
    sessie.naar(Sessie.Status.LOPEND)
    sessie.fase = Sessie.Fase.OPENING
    sessie.begonnen_op = timezone.now()
    sessie.save()
    _gewijzigd(sessie_id)


@transaction.atomic
def ga_naar(
    sessie_id: int,
    fase: str,
    keuze_id: int | None = None,
    *,
    blad: int = 0,
    sleutel: str = "",
) -> None:
    """Go to the opening, the closing at ``blad``, or the statement ``keuze_id`` (SessieStelling).

    Leaving an open statement that has answers closes it with its tally, so no single phone vote
    stays behind; raises TellingKloptNiet when that tally does not fit.
    """
    sessie = _lopend(sessie_id)
    _verlaat_huidige(sessie)
    _onthoud(
        sessie,
        Soort.GA_NAAR,
        {"fase": sessie.fase, "huidige": sessie.huidige_id, "blad": sessie.blad},
        sleutel,
    )
    _zet_plaats(sessie, fase, keuze_id, blad)
    _gewijzigd(sessie_id)


@transaction.atomic
def onthul(sessie_id: int, ronde_id: int | None = None, *, sleutel: str = "") -> None:
    """Close the current statement and show its tally. Single phone votes become counts here.

    ``ronde_id``, when given, must be the round shown now: a window that is behind reveals nothing.
    """
    sessie = _lopend(sessie_id)
    _eis_nieuw(sessie, sleutel)
    ronde = _huidige_ronde(sessie, ronde_id)
    if ronde is None or not ronde.is_open:
        raise NietNu("Er staat geen stelling open.")
    telefoons = _sluit(ronde)
    _onthoud(sessie, Soort.ONTHUL, {"ronde": ronde.pk, "telefoons": telefoons}, sleutel)
    _gewijzigd(sessie_id)


@transaction.atomic
def opnieuw(sessie_id: int, ronde_id: int | None = None, *, sleutel: str = "") -> None:
    """Ask the current statement again in a next round; the earlier one stays for comparison."""
    sessie = _lopend(sessie_id)
    _eis_nieuw(sessie, sleutel)
    ronde = _huidige_ronde(sessie, ronde_id)
    if ronde is None or ronde.is_open:
        raise NietNu("Onthul de stelling eerst; daarna kun je opnieuw vragen.")
    nieuw = Ronde.objects.create(
        sessie=sessie,
        stelling_id=ronde.stelling_id,
        nummer=ronde.nummer + 1,
        aanwezig=sessie.aantal_aanwezig,
    )
    _onthoud(sessie, Soort.OPNIEUW, {"ronde": nieuw.pk}, sleutel)
    _gewijzigd(sessie_id)


@transaction.atomic
def sluit_sessie(sessie_id: int) -> None:
    """End the session; a statement still open is closed with its tally, or goes when empty."""
    sessie = _lopend(sessie_id)
    _verlaat_huidige(sessie)
    sessie.rondes.filter(status=Ronde.Status.OPEN).delete()
    sessie.naar(Sessie.Status.AFGESLOTEN)
    sessie.afgesloten_op = timezone.now()
    sessie.save()
    _gewijzigd(sessie_id)


@transaction.atomic
def heropen(sessie_id: int) -> None:
    """Take back the closing: on to the last page of the session, nothing lost."""
    sessie = _vergrendel(sessie_id)
    if sessie.status != Sessie.Status.AFGESLOTEN:
        raise NietNu("Deze sessie is niet afgesloten.")
    sessie.naar(Sessie.Status.LOPEND)
    sessie.afgesloten_op = sessie.gedeeld_op = None
    sessie.save()
    _zet_plaats(sessie, Sessie.Fase.AFSLUITING, None)
    _gewijzigd(sessie_id)


@transaction.atomic
def deel(sessie_id: int, aan: bool) -> None:
    """Share the figures of a closed session with quality and directeur, or stop sharing."""
    sessie = _vergrendel(sessie_id)
    if sessie.status != Sessie.Status.AFGESLOTEN:
        raise NietNu("Sluit de sessie eerst af; daarna kun je de cijfers delen.")
    sessie.gedeeld_op = timezone.now() if aan else None
    sessie.save()


# --- Counting ------------------------------------------------------------------------------------


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
    sessie = _lopend(sessie_id)
    ronde = _ronde_van(sessie, ronde_id)
    if alleen_open and not ronde.is_open:
        raise NietNu("Deze stelling is intussen onthuld. Kies Verbeter als de telling niet klopt.")
    if len(aantallen) != len(sessie.versie.schaal):
        raise NietNu("Vul bij elk antwoord een aantal in.")
    problemen = controle.past(
        ronde.aanwezig if aanwezig is None else aanwezig,
        tuple(aantallen),
        _aantallen(ronde, Telling.Bron.TELEFOONS, len(aantallen)),
    )
    # While typing a total may be too high for a moment; a negative number never is right.
    if ronde.is_open:
        problemen = [p for p in problemen if p.code != controle.Probleemcode.TE_VEEL]
    if problemen:
        raise TellingKloptNiet(problemen)
    if aanwezig is not None:
        _zet_aanwezig(sessie, ronde, aanwezig)
    _schrijf_telling(ronde, Telling.Bron.HANDEN, aantallen)
    _gewijzigd(sessie_id)


@transaction.atomic
def stem(sessie_id: int, ronde_id: int, telefoon: str, waarde: int) -> None:
    """Record, or change, the vote of one phone on an open round.

    Raises BestaatNiet when round or answer are not of this session, NietNu when the round is closed
    or not the current one. A vote is never refused for being one too many; the reveal waits
    instead.
    """
    ronde = stemopslag.lees_ronde(sessie_id, ronde_id)
    if ronde is None:
        raise BestaatNiet("Deze stelling hoort niet bij deze sessie.")
    if ronde.stemwijze == Sessie.Stemwijze.HANDEN:
        raise NietNu("In deze sessie stem je met je hand.")
    nu_aan_de_beurt = (
        ronde.sessie_status == Sessie.Status.LOPEND
        and ronde.fase == Sessie.Fase.STELLINGEN
        and ronde.aan_de_beurt
    )
    if ronde.status != Ronde.Status.OPEN or not nu_aan_de_beurt:
        raise NietNu("Deze stelling is gesloten. Je stem is niet meer veranderd.")
    if not 0 <= waarde < ronde.antwoorden:
        raise BestaatNiet("Dat antwoord bestaat niet. Kies een van de knoppen.")
    stemopslag.schrijf_stem(ronde_id, telefoon, waarde)
    _gewijzigd(sessie_id)


@transaction.atomic
def zet_aanwezig(sessie_id: int, aanwezig: int) -> None:
    """Set how many are present, for the current statement and those after it."""
    sessie = _lopend(sessie_id)
    ronde = _huidige_ronde(sessie)
    _zet_aanwezig(sessie, ronde if ronde and ronde.is_open else None, aanwezig)
    _gewijzigd(sessie_id)


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
    sessie = _lopend(sessie_id)
    _onthoud(sessie, Soort.NAGESTUURD, {"stelling": stelling_id}, sleutel)
    keuze = _keuze_van(sessie, stelling_id)
    if len(aantallen) != len(sessie.versie.schaal):
        raise NietNu("Vul bij elk antwoord een aantal in.")
    if problemen := controle.past(aanwezig, tuple(aantallen), (0,) * len(aantallen)):
        raise TellingKloptNiet(problemen)
    ronde = _open_ronde(sessie, keuze)
    if not ronde.is_open:
        raise NietNu("Deze stelling is intussen al onthuld; die telling is gebleven.")
    _zet_aanwezig(sessie, ronde, aanwezig)
    _schrijf_telling(ronde, Telling.Bron.HANDEN, aantallen)
    _sluit(ronde)
    _gewijzigd(sessie_id)


# --- Reasons -------------------------------------------------------------------------------------


@transaction.atomic
def noteer_reden(
    sessie_id: int,
    ronde_id: int | None,
    tekst: str,
    *,
    stelling_id: int | None = None,
    op_projector: bool = False,
    sleutel: str = "",
) -> Reden:
    """Write down why people disagree. The same ``sleutel`` again raises AlGedaan.

    Without a round the reason belongs to the last round of ``stelling_id``: what a browser knows
    of a statement that it reached without connection.
    """
    sessie = _lopend(sessie_id)
    _eis_nieuw(sessie, sleutel)
    if ronde_id is None:
        ronde = _open_ronde(sessie, _keuze_van(sessie, stelling_id))
    else:
        ronde = _ronde_van(sessie, ronde_id)
    tekst = " ".join(tekst.split())
    if not tekst:
        raise NietNu("Schrijf eerst een reden op.")
    if len(tekst) > LANGSTE_REDEN:
        raise NietNu(f"Houd de reden onder de {LANGSTE_REDEN} tekens.")
    reden = Reden.objects.create(ronde=ronde, tekst=tekst, op_projector=op_projector)
    _onthoud(sessie, Soort.REDEN, {"reden": reden.pk}, sleutel)
    _gewijzigd(sessie_id)
    return reden


@transaction.atomic
def toon_reden(sessie_id: int, reden_id: int, op_projector: bool) -> None:
    """Put a reason on the projector, or take it off."""
    _reden_van(_lopend(sessie_id), reden_id).update(op_projector=op_projector)
    _gewijzigd(sessie_id)


@transaction.atomic
def verwijder_reden(sessie_id: int, reden_id: int) -> None:
    _reden_van(_lopend(sessie_id), reden_id).delete()
    _gewijzigd(sessie_id)


# --- Undo ----------------------------------------------------------------------------------------


@transaction.atomic
def maak_ongedaan(sessie_id: int) -> str:
    """Take back the leader's last act; returns in words what was taken back.

    A reveal in which phones were counted stays: their single votes no longer exist.
    """
    sessie = _lopend(sessie_id)
    laatste = sessie.handelingen.exclude(soort=Soort.NAGESTUURD).last()
    if laatste is None:
        raise NietNu("Er is niets om ongedaan te maken.")
    wat = _TERUG[laatste.soort](sessie, laatste.gegevens)
    laatste.delete()
    _gewijzigd(sessie_id)
    return wat


def _terug_ga_naar(sessie: Sessie, gegevens: dict) -> str:
    _zet_plaats(sessie, gegevens["fase"], gegevens["huidige"], gegevens["blad"])
    return "Je bent terug op de vorige plek."


def _terug_onthul(sessie: Sessie, gegevens: dict) -> str:
    if gegevens["telefoons"]:
        raise NietNu(
            "De stemmen van telefoons zijn al geteld en gewist. "
            "Verbeter de handen of vraag de stelling opnieuw."
        )
    Ronde.objects.filter(pk=gegevens["ronde"], sessie=sessie).update(
        status=Ronde.Status.OPEN, onthuld_op=None
    )
    return "De stelling staat weer open."


def _terug_opnieuw(sessie: Sessie, gegevens: dict) -> str:
    ronde = sessie.rondes.filter(pk=gegevens["ronde"]).first()
    if ronde and (ronde.stemmen.exists() or ronde.tellingen.filter(n__gt=0).exists()):
        raise NietNu("In deze ronde is al gestemd; die gooien we niet weg.")
    if ronde:
        ronde.delete()
    return "De extra ronde is weg."


def _terug_reden(sessie: Sessie, gegevens: dict) -> str:
    _reden_van(sessie, gegevens["reden"]).delete()
    return "De reden is weg."


_TERUG = {
    Soort.GA_NAAR: _terug_ga_naar,
    Soort.ONTHUL: _terug_onthul,
    Soort.OPNIEUW: _terug_opnieuw,
    Soort.REDEN: _terug_reden,
}


# --- Inside --------------------------------------------------------------------------------------


def _vergrendel(sessie_id: int) -> Sessie:
    return Sessie.objects.select_for_update(of=("self",)).select_related("versie").get(pk=sessie_id)


def _lopend(sessie_id: int) -> Sessie:
    sessie = _vergrendel(sessie_id)
    if sessie.status == Sessie.Status.VOORBEREIDING:
        raise NietNu("Deze sessie is nog niet begonnen.")
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu("Deze sessie is afgesloten.")
    return sessie


def _gewijzigd(sessie_id: int) -> None:
    stemopslag.verhoog_stand(sessie_id)
    transaction.on_commit(lambda: live.meld(sessie_id))


def _onthoud(sessie: Sessie, soort: Handeling.Soort, gegevens: dict, sleutel: str) -> None:
    _eis_nieuw(sessie, sleutel)
    Handeling.objects.create(sessie=sessie, soort=soort, gegevens=gegevens, sleutel=sleutel)


def is_gedaan(sessie_id: int, sleutel: str) -> bool:
    """Whether the act with this ``sleutel`` arrived before."""
    return bool(sleutel) and Handeling.objects.filter(sessie=sessie_id, sleutel=sleutel).exists()


def _eis_nieuw(sessie: Sessie, sleutel: str) -> None:
    if is_gedaan(sessie.pk, sleutel):
        raise AlGedaan


def _zet_plaats(sessie: Sessie, fase: str, keuze_id: int | None, blad: int = 0) -> None:
    keuze = None
    if fase == Sessie.Fase.STELLINGEN:
        keuze = sessie.keuze.filter(pk=keuze_id).first()
        if keuze is None:
            raise NietNu("Deze stelling hoort niet bij deze sessie.")
        _open_ronde(sessie, keuze)
    sessie.fase = Sessie.Fase(fase)
    sessie.huidige = keuze
    sessie.blad = blad if fase == Sessie.Fase.AFSLUITING else 0
    sessie.save_without_historical_record()


def _open_ronde(sessie: Sessie, keuze: SessieStelling) -> Ronde:
    """The last round of a statement; the first one is made when it is asked for the first time."""
    ronde = sessie.rondes.filter(stelling=keuze.stelling_id).last()
    return ronde or Ronde.objects.create(
        sessie=sessie, stelling_id=keuze.stelling_id, aanwezig=sessie.aantal_aanwezig
    )


def _huidige_ronde(sessie: Sessie, verwacht: int | None = None) -> Ronde | None:
    """The last round of the current statement; raises NietNu when another one is expected."""
    ronde = None if sessie.huidige_id is None else _laatste_ronde(sessie)
    if verwacht is not None and (ronde is None or ronde.pk != verwacht):
        raise NietNu("De sessie was intussen al verder. Je ziet nu waar jullie zijn.")
    return ronde


def _laatste_ronde(sessie: Sessie) -> Ronde | None:
    return (
        Ronde.objects.select_for_update()
        .filter(
            sessie=sessie, stelling__in=sessie.keuze.filter(pk=sessie.huidige_id).values("stelling")
        )
        .last()
    )


def _ronde_van(sessie: Sessie, ronde_id: int) -> Ronde:
    ronde = Ronde.objects.select_for_update().filter(pk=ronde_id, sessie=sessie).first()
    if ronde is None:
        raise NietNu("Deze stelling hoort niet bij deze sessie.")
    return ronde


def _keuze_van(sessie: Sessie, stelling_id: int | None) -> SessieStelling:
    keuze = sessie.keuze.filter(stelling=stelling_id).first()
    if keuze is None:
        raise NietNu("Deze stelling hoort niet bij deze sessie.")
    return keuze


def _reden_van(sessie: Sessie, reden_id: int):
    return Reden.objects.filter(pk=reden_id, ronde__sessie=sessie)


def _verlaat_huidige(sessie: Sessie) -> None:
    ronde = _huidige_ronde(sessie)
    if ronde is None or not ronde.is_open:
        return
    if ronde.stemmen.exists() or ronde.tellingen.filter(n__gt=0).exists():
        _sluit(ronde)


def _sluit(ronde: Ronde) -> int:
    """Count the phones, delete their votes, close the round; returns how many phones voted."""
    breedte = len(ronde.sessie.versie.schaal)
    per_waarde = dict(
        ronde.stemmen.values_list("waarde").annotate(n=Count("pk")).order_by("waarde")
    )
    telefoons = tuple(per_waarde.get(waarde, 0) for waarde in range(breedte))
    handen = _aantallen(ronde, Telling.Bron.HANDEN, breedte)
    if problemen := controle.past(ronde.aanwezig, handen, telefoons):
        raise TellingKloptNiet(problemen)
    _schrijf_telling(ronde, Telling.Bron.HANDEN, handen)
    _schrijf_telling(ronde, Telling.Bron.TELEFOONS, telefoons)
    ronde.stemmen.all().delete()
    ronde.status = Ronde.Status.ONTHULD
    ronde.onthuld_op = timezone.now()
    ronde.save()
    return sum(telefoons)


def _schrijf_telling(ronde: Ronde, bron: Telling.Bron, aantallen: Sequence[int]) -> None:
    Telling.objects.bulk_create(
        [Telling(ronde=ronde, bron=bron, waarde=w, n=n) for w, n in enumerate(aantallen)],
        update_conflicts=True,
        unique_fields=["ronde", "bron", "groep", "waarde"],
        update_fields=["n"],
    )


def _aantallen(ronde: Ronde, bron: Telling.Bron, breedte: int) -> tuple[int, ...]:
    per_waarde = dict(
        ronde.tellingen.filter(bron=bron).values_list("waarde").annotate(totaal=Sum("n"))
    )
    return tuple(per_waarde.get(waarde, 0) for waarde in range(breedte))


def _zet_aanwezig(sessie: Sessie, ronde: Ronde | None, aanwezig: int) -> None:
    if not 1 <= aanwezig <= 2000:
        raise NietNu("Vul een aantal aanwezigen in van 1 tot en met 2000.")
    sessie.aantal_aanwezig = aanwezig
    sessie.save_without_historical_record()
    if ronde is not None:
        ronde.aanwezig = aanwezig
        ronde.save()
