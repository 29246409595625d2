"""Reports: added with the next number, screened, changed, removed."""

from string import ascii_lowercase

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from metaanalyse.models import Kaart, Rapport
from metaanalyse.regels.screening import Besluit
from metaanalyse.regels.verwijzing import zelfde_titel
from organisatie.verwijderen import verwijzingen

# So often somebody else can take the number that was free.
POGINGEN = 5
LANGSTE_NUMMER = Kaart._meta.get_field("code").max_length or 0


def volgend_nummer() -> str:
    """One more than the highest number in use; codes that are no number do not count."""
    codes = Rapport.objects.values_list("code", flat=True).order_by()
    nummers = [int(c) for c in codes if c.isascii() and c.isdecimal() and len(c) < 9]
    return f"{max(nummers, default=0) + 1:02}"


def kaartnummer(rapport: Rapport) -> str:
    """A number for one more card of a report: 31, then 31a, 31b, …

    Raises ValidationError when none is left that fits.
    """
    kaarten = Kaart.objects.filter(code__startswith=rapport.code)
    bezet = set(kaarten.order_by().values_list("code", flat=True))
    achter = ["", *ascii_lowercase, *(a + b for a in "abc" for b in ascii_lowercase)]
    for nummer in (f"{rapport.code}{wat}" for wat in achter):
        if nummer not in bezet and len(nummer) <= LANGSTE_NUMMER:
            return nummer
    raise ValidationError("Voor dit rapport is geen kaartnummer meer vrij.")


def voeg_toe(rapport: Rapport) -> Rapport:
    """Save a new report under the next free number.

    Raises ValidationError when somebody just added one with the same DOI.
    """
    for _ in range(POGINGEN):
        rapport.code = volgend_nummer()
        try:
            with transaction.atomic():
                rapport.save()
        except IntegrityError:
            if rapport.doi and Rapport.objects.filter(doi=rapport.doi).exists():
                raise ValidationError("Er is al een rapport met deze DOI.") from None
            rapport.pk = None
            continue
        return rapport
    raise ValidationError("Er voegen veel mensen tegelijk rapporten toe. Probeer het opnieuw.")


def lijkt_op(rapport: Rapport) -> list[Rapport]:
    """Reports of the same year with the same title, apart from case, accents and punctuation."""
    zelfde_jaar = Rapport.objects.filter(jaar=rapport.jaar).exclude(pk=rapport.pk)
    titels = zelfde_jaar.order_by().values_list("pk", "titel")
    nummers = [pk for pk, titel in titels if zelfde_titel(titel, rapport.titel)]
    return list(Rapport.objects.filter(pk__in=nummers)) if nummers else []


@transaction.atomic
def screen(rapport: Rapport, besluit: Besluit, uitsluiting: str = "") -> None:
    """Take the report in, or leave it out for this reason.

    Raises ValidationError when it would be left out while cards stand on it.
    """
    if besluit == Besluit.UITGESLOTEN:
        _eis_geen_kaarten(rapport)
    rapport.stand = Rapport.Stand(besluit.value)
    rapport.uitsluiting = uitsluiting if besluit == Besluit.UITGESLOTEN else ""
    rapport.save()


@transaction.atomic
def zet_terug(rapport: Rapport) -> None:
    """Undo the decision: the report is found, and no more than that.

    Raises ValidationError when cards stand on it.
    """
    _eis_geen_kaarten(rapport)
    rapport.stand, rapport.uitsluiting = Rapport.Stand.GEVONDEN, ""
    rapport.save()


def _eis_geen_kaarten(rapport: Rapport) -> None:
    if aantal := rapport.kaarten.exclude(stand=Kaart.Stand.INGETROKKEN).count():
        kaarten = "staat 1 kaart" if aantal == 1 else f"staan {aantal} kaarten"
        raise ValidationError(
            f"Op dit rapport {kaarten}. Trek die eerst in; daarna kan het rapport eruit."
        )


@transaction.atomic
def verwijder(rapport: Rapport) -> bool:
    """Delete unless something hangs on it, also what came since the question; whether it went."""
    # Whoever makes a card of it meanwhile waits for this row.
    vers = Rapport.objects.select_for_update().filter(pk=rapport.pk).first()
    if vers is None or verwijzingen(vers):
        return False
    vers.delete()
    return True
