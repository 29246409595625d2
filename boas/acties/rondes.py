"""Rounds from the inside: where the session stands, opening, counting and closing a statement."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from boas import sporen
from boas.acties.kern import NietNu, TellingKloptNiet, bewaar_stil
from boas.acties.stippen import open_stippen, verlaat_stippen, zet_aanwezig_bij_stippen
from boas.models import Ronde, Sessie, SessieStelling, Telling
from boas.regels import controle


def zet_plaats(sessie: Sessie, fase: str, keuze_id: int | None, blad: int = 0) -> None:
    """Go to a phase; in the phase of statements to ``keuze_id``, whose round is opened."""
    keuze = None
    if fase == Sessie.Fase.STELLINGEN:
        keuze = sessie.keuze.filter(pk=keuze_id).first() if keuze_id else None
        if keuze is None:
            raise NietNu("Deze stelling hoort niet bij deze sessie.")
        open_ronde(sessie, keuze)
    if fase == Sessie.Fase.STIPPEN:
        open_stippen(sessie)
    sessie.fase = Sessie.Fase(fase)
    sessie.huidige = keuze
    sessie.blad = blad if fase == Sessie.Fase.AFSLUITING else 0
    bewaar_stil(sessie)


def open_ronde(sessie: Sessie, keuze: SessieStelling) -> Ronde:
    """The last round of a statement; the first one is made when it is asked for the first time."""
    ronde = sessie.rondes.filter(stelling=keuze.stelling_id).last()
    return ronde or Ronde.objects.create(
        sessie=sessie, stelling_id=keuze.stelling_id, aanwezig=sessie.aantal_aanwezig
    )


def huidige_ronde(sessie: Sessie, verwacht: int | None = None) -> Ronde | None:
    """The last round of the current statement; raises NietNu when another one is expected."""
    ronde = _laatste_ronde(sessie, sessie.huidige_id) if sessie.huidige_id else None
    if verwacht is not None and (ronde is None or ronde.pk != verwacht):
        raise NietNu("De sessie was intussen al verder. Je ziet nu waar jullie zijn.")
    return ronde


def _laatste_ronde(sessie: Sessie, keuze_id: int) -> Ronde | None:
    return (
        Ronde.objects.select_for_update()
        .filter(sessie=sessie, stelling__in=sessie.keuze.filter(pk=keuze_id).values("stelling"))
        .last()
    )


def ronde_van(sessie: Sessie, ronde_id: int) -> Ronde:
    """A round of the session, locked. Raises NietNu when it belongs to another one."""
    ronde = Ronde.objects.select_for_update().filter(pk=ronde_id, sessie=sessie).first()
    if ronde is None:
        raise NietNu("Deze stelling hoort niet bij deze sessie.")
    return ronde


def keuze_van(sessie: Sessie, stelling_id: int | None) -> SessieStelling:
    """The statement among those chosen for the session. Raises NietNu when it is not."""
    keuze = sessie.keuze.filter(stelling=stelling_id).first()
    if keuze is None:
        raise NietNu("Deze stelling hoort niet bij deze sessie.")
    return keuze


def verlaat_huidige(sessie: Sessie) -> None:
    """Close an open statement that has answers, or dots, before something else is shown."""
    if sessie.fase == Sessie.Fase.STIPPEN:
        verlaat_stippen(sessie)
    ronde = huidige_ronde(sessie)
    if ronde is not None and ronde.is_open and heeft_antwoorden(ronde):
        sluit_ronde(ronde)


def ruim_open_ronde_op(ronde: Ronde) -> None:
    """Settle a round that stays open at the end of the session.

    With answers it is closed with its tally. Reasons without answers go to the round before, or
    stay with a tally of nobody. Only a round with nothing in it goes.
    """
    eerdere = (
        ronde.sessie.rondes.filter(stelling=ronde.stelling_id, status=Ronde.Status.ONTHULD)
        .exclude(pk=ronde.pk)
        .last()
    )
    if heeft_antwoorden(ronde) or (eerdere is None and ronde.redenen.exists()):
        sluit_ronde(ronde)
        return
    if eerdere is not None:
        ronde.redenen.update(ronde=eerdere)
    ronde.delete()


def heeft_antwoorden(ronde: Ronde) -> bool:
    """Whether a phone voted or a hand was counted."""
    return ronde.stemmen.exists() or ronde.tellingen.filter(n__gt=0).exists()


def sluit_ronde(ronde: Ronde) -> int:
    """Count the phones, delete their votes, close the round; returns how many phones voted."""
    breedte = len(ronde.sessie.versie.schaal)
    per_waarde = dict(
        ronde.stemmen.values_list("waarde").annotate(n=Count("pk")).order_by("waarde")
    )
    telefoons = tuple(per_waarde.get(waarde, 0) for waarde in range(breedte))
    handen = aantallen_van(ronde, Telling.Bron.HANDEN, breedte)
    if problemen := controle.past(ronde.aanwezig, handen, telefoons):
        raise TellingKloptNiet(problemen)
    schrijf_telling(ronde, Telling.Bron.HANDEN, handen)
    schrijf_telling(ronde, Telling.Bron.TELEFOONS, telefoons)
    ronde.stemmen.all().delete()
    transaction.on_commit(sporen.straks, robust=True)
    ronde.status = Ronde.Status.ONTHULD
    ronde.onthuld_op = timezone.now()
    ronde.save()
    return sum(telefoons)


def schrijf_telling(ronde: Ronde, bron: Telling.Bron, aantallen: Sequence[int]) -> None:
    """Write one source's counts of a round, one per answer, over what was there."""
    Telling.objects.bulk_create(
        [Telling(ronde=ronde, bron=bron, waarde=w, n=n) for w, n in enumerate(aantallen)],
        update_conflicts=True,
        unique_fields=["ronde", "bron", "groep", "waarde"],
        update_fields=["n"],
    )


def aantallen_van(ronde: Ronde, bron: Telling.Bron, breedte: int) -> tuple[int, ...]:
    """One source's counts of a round, one per answer of the scale."""
    per_waarde = dict(
        ronde.tellingen.filter(bron=bron).values_list("waarde").annotate(totaal=Sum("n"))
    )
    return tuple(per_waarde.get(waarde, 0) for waarde in range(breedte))


def leg_aanwezig_vast(sessie: Sessie, ronde: Ronde | None, aanwezig: int) -> None:
    """Record how many are present, for the session and, when given, the round."""
    if not 1 <= aanwezig <= 2000:
        raise NietNu("Vul een aantal aanwezigen in van 1 tot en met 2000.")
    sessie.aantal_aanwezig = aanwezig
    bewaar_stil(sessie)
    if ronde is not None:
        ronde.aanwezig = aanwezig
        ronde.save()
    elif sessie.stippen:
        zet_aanwezig_bij_stippen(sessie, aanwezig)
