"""Dots: divided by phones and counted in the room, shown together, asked again."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from boas import live, sporen, stipopslag
from boas.acties.kern import (
    BestaatNiet,
    NietNu,
    TellingKloptNiet,
    eis_nieuw,
    gewijzigd,
    lopend,
    onthoud,
)
from boas.models import Handeling, Sessie, Stipronde, Stiptelling, Telling
from boas.regels import stippen as regels
from boas.regels.controle import Probleemcode

Soort = Handeling.Soort
Bron = Telling.Bron


# --- Acts ----------------------------------------------------------------------------------------


def verdeel_stippen(
    sessie_id: int, ronde_id: int, telefoon: str, verdeling: regels.Verdeling
) -> None:
    """Record, or change, how one phone divides its dots.

    Raises BestaatNiet when the round is not of this session or the dots do not fit the budget,
    NietNu when the round is closed or not the current one.
    """
    goed = min(verdeling, default=-1) >= 0
    if not goed or not stipopslag.schrijf_stippen(sessie_id, ronde_id, telefoon, verdeling):
        raise _waarom_niet(sessie_id, ronde_id)
    transaction.on_commit(lambda: live.meld(sessie_id))


def _waarom_niet(sessie_id: int, ronde_id: int) -> NietNu:
    vraag = stipopslag.lees_ronde(sessie_id, ronde_id)
    if vraag is None:
        return BestaatNiet("Deze stippen horen niet bij deze sessie.")
    if vraag.stemwijze == Sessie.Stemwijze.HANDEN:
        return NietNu("In deze sessie plak je je stippen in de zaal.")
    nu_aan_de_beurt = (
        vraag.sessie_status == Sessie.Status.LOPEND and vraag.fase == Sessie.Fase.STIPPEN
    )
    if vraag.status != Stipronde.Status.OPEN or not nu_aan_de_beurt:
        return NietNu("Het verdelen is gesloten. Je stippen zijn niet meer veranderd.")
    return BestaatNiet(f"Zo past het niet: je hebt {vraag.stippen} stippen om te verdelen.")


@transaction.atomic
def tel_stippen(
    sessie_id: int, ronde_id: int, aantallen: Sequence[int], *, alleen_open: bool = False
) -> None:
    """Record the dots counted in the room, one number for each doel.

    Works while the round is open (a total may be too high for a moment) and afterwards, to mend a
    slip: then the whole must fit, else TellingKloptNiet. ``alleen_open`` refuses that second use.
    """
    sessie = lopend(sessie_id)
    ronde = _ronde_van(sessie, ronde_id)
    if alleen_open and not ronde.is_open:
        raise NietNu("Deze stippen zijn intussen onthuld. Kies Verbeter als de telling niet klopt.")
    if len(aantallen) != sessie.stipdoelen.count():
        raise NietNu("Vul overal een aantal stippen in.")
    telefoons = _aantallen(ronde, Bron.TELEFOONS)
    problemen = regels.past(ronde.aanwezig, sessie.stippen, aantallen, telefoons)
    if ronde.is_open:
        problemen = [p for p in problemen if p.code != Probleemcode.TE_VEEL]
    if problemen:
        raise TellingKloptNiet(problemen)
    _schrijf(ronde, Bron.HANDEN, aantallen)
    gewijzigd(sessie_id)


@transaction.atomic
def onthul_stippen(sessie_id: int, ronde_id: int, *, sleutel: str = "") -> None:
    """Close the round and show its totals; how single phones divided theirs is deleted here."""
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    ronde = _ronde_van(sessie, ronde_id)
    if sessie.fase != Sessie.Fase.STIPPEN or not ronde.is_open:
        raise NietNu("Er zijn nu geen stippen te onthullen.")
    telefoons = _sluit(ronde)
    onthoud(sessie, Soort.STIP_ONTHUL, {"ronde": ronde.pk, "telefoons": telefoons}, sleutel)
    gewijzigd(sessie_id)


@transaction.atomic
def stippen_opnieuw(sessie_id: int, ronde_id: int, *, sleutel: str = "") -> None:
    """Have the dots divided again in a next round; the totals of this one stay."""
    sessie = lopend(sessie_id)
    eis_nieuw(sessie, sleutel)
    ronde = _ronde_van(sessie, ronde_id)
    if ronde.is_open or ronde != sessie.stiprondes.last():
        raise NietNu("Onthul de stippen eerst; daarna kunnen jullie opnieuw verdelen.")
    nieuw = sessie.stiprondes.create(nummer=ronde.nummer + 1, aanwezig=sessie.aantal_aanwezig)
    onthoud(sessie, Soort.STIP_OPNIEUW, {"ronde": nieuw.pk}, sleutel)
    gewijzigd(sessie_id)


# --- For the other acts --------------------------------------------------------------------------


def open_stippen(sessie: Sessie) -> None:
    """Have a round to divide in; the first is made when the session comes here."""
    if not sessie.stippen:
        raise NietNu("In deze sessie zijn geen stippen te verdelen.")
    if not sessie.stiprondes.exists():
        sessie.stiprondes.create(aanwezig=sessie.aantal_aanwezig)


def verlaat_stippen(sessie: Sessie) -> None:
    """Close an open round with its totals when something was divided."""
    ronde = _open_ronde(sessie)
    if ronde and _heeft_stippen(ronde):
        _sluit(ronde)


def ruim_stippen_op(sessie: Sessie) -> None:
    """Settle a round that stays open at the end; only one with nothing in it goes."""
    verlaat_stippen(sessie)
    sessie.stiprondes.filter(status=Stipronde.Status.OPEN).delete()


def zet_aanwezig_bij_stippen(sessie: Sessie, aanwezig: int) -> None:
    """So many people divide dots in the open round, if there is one."""
    sessie.stiprondes.filter(status=Stipronde.Status.OPEN).update(aanwezig=aanwezig)


def terug_stippen_onthuld(sessie: Sessie, ronde_id: int) -> None:
    """Open a round again from which no phone was counted."""
    sessie.stiprondes.filter(pk=ronde_id).update(status=Stipronde.Status.OPEN, onthuld_op=None)


def terug_stippen_opnieuw(sessie: Sessie, ronde_id: int) -> None:
    """Take an extra round back as long as nothing was divided in it."""
    ronde = sessie.stiprondes.filter(pk=ronde_id).first()
    if ronde and _heeft_stippen(ronde):
        raise NietNu("In deze ronde zijn al stippen verdeeld, en die gooien we niet weg.")
    if ronde:
        ronde.delete()


# --- Inside --------------------------------------------------------------------------------------


def _ronde_van(sessie: Sessie, ronde_id: int) -> Stipronde:
    ronde = Stipronde.objects.select_for_update().filter(pk=ronde_id, sessie=sessie).first()
    if ronde is None:
        raise NietNu("De sessie was intussen al verder. Je ziet nu waar jullie zijn.")
    return ronde


def _open_ronde(sessie: Sessie) -> Stipronde | None:
    return sessie.stiprondes.select_for_update().filter(status=Stipronde.Status.OPEN).first()


def _heeft_stippen(ronde: Stipronde) -> bool:
    return ronde.stippen.filter(aantal__gt=0).exists() or ronde.tellingen.filter(n__gt=0).exists()


def _sluit(ronde: Stipronde) -> int:
    """Count the phones, delete what each did, close; returns how many phones had divided."""
    sessie = ronde.sessie
    doelen = sessie.stipdoelen.count()
    per_telefoon = [
        regels.lees(tekst, doelen) or (0,) * doelen
        for tekst in ronde.stippen.filter(aantal__gt=0).values_list("verdeling", flat=True)
    ]
    telefoons = regels.optellen(per_telefoon, doelen)
    handen = _aantallen(ronde, Bron.HANDEN)
    if problemen := regels.past(ronde.aanwezig, sessie.stippen, handen, telefoons):
        raise TellingKloptNiet(problemen)
    _schrijf(ronde, Bron.HANDEN, handen)
    _schrijf(ronde, Bron.TELEFOONS, telefoons)
    ronde.stippen.all().delete()
    transaction.on_commit(sporen.straks, robust=True)
    ronde.status = Stipronde.Status.ONTHULD
    ronde.onthuld_op = timezone.now()
    ronde.save()
    return len(per_telefoon)


def _aantallen(ronde: Stipronde, bron: Telling.Bron) -> tuple[int, ...]:
    per_doel = dict(ronde.tellingen.filter(bron=bron).values_list("doel").annotate(totaal=Sum("n")))
    doelen = ronde.sessie.stipdoelen.values_list("pk", flat=True)
    return tuple(per_doel.get(doel, 0) for doel in doelen)


def _schrijf(ronde: Stipronde, bron: Telling.Bron, aantallen: Sequence[int]) -> None:
    doelen = ronde.sessie.stipdoelen.values_list("pk", flat=True)
    Stiptelling.objects.bulk_create(
        [
            Stiptelling(ronde=ronde, bron=bron, doel_id=doel, n=n)
            for doel, n in zip(doelen, aantallen, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["ronde", "doel", "bron"],
        update_fields=["n"],
    )
