"""Out of what one or two coders found, the coding that holds."""

from django.core.exceptions import ValidationError
from django.db import transaction

from metaanalyse.aanbodpost import meld_uitkomst
from metaanalyse.acties.coderen import AlVastgesteld, eis_niet_bij_school, houd_vast, vervang
from metaanalyse.acties.vaststellen import OngeldigeInhoud, stel_vast
from metaanalyse.codeerbeeld import mag_vergelijken
from metaanalyse.models import Beoordeling, Codering, Kaart
from metaanalyse.regels.coderen import Antwoord
from metaanalyse.verschilbeeld import Vergelijking, lees_vergelijking
from organisatie.models import Gebruiker

VAN_CODEUR = ("a", "b")
WIE = (*VAN_CODEUR, "eigen")
AL_GEDAAN = "Deze kaart is intussen vastgesteld, of een codering is weer geopend."


def lees_vast(kaart: int, gebruiker: Gebruiker) -> Vergelijking:
    """The codings side by side, held until the transaction ends.

    Raises AlVastgesteld when there is nothing to compare any more.
    """
    rij = houd_vast(kaart)
    lopend = list(rij.coderingen.lopend().select_related("codeur"))
    if not mag_vergelijken(lopend, gebruiker):
        raise AlVastgesteld(AL_GEDAAN)
    return lees_vergelijking(rij, lopend)


@transaction.atomic
def kies(
    kaart: int, gebruiker: Gebruiker, veld: str, wie: str, eigen: Antwoord = None
) -> Vergelijking:
    """Decide what holds for one field: the answer of a or b, or ``eigen``.

    Raises ValidationError for another ``wie``, AlVastgesteld as ``lees_vast``.
    """
    if wie not in WIE:
        raise ValidationError("Kies het antwoord van een van beiden, of een eigen antwoord.")
    beeld = lees_vast(kaart, gebruiker)
    voorstel = _voorstel(beeld)
    verschil = next(r.verschil for r in beeld.regels if r.veld == veld)
    voorstel.keuzes[veld] = [wie, verschil.afdruk]
    voorstel.save(update_fields=["keuzes", "bewaard_op"])
    if wie == "eigen":
        vervang(voorstel, {veld: eigen})
    return lees_vergelijking(beeld.kaart, beeld.coderingen)


@transaction.atomic
def neem_open_over(kaart: int, gebruiker: Gebruiker, wie: str, reden: str) -> int:
    """Of all that is not decided yet the answer of a or b holds; return of how many fields.

    What was decided stays as it is. Raises ValidationError for another ``wie``, AlVastgesteld as
    ``lees_vast``.
    """
    if wie not in VAN_CODEUR:
        raise ValidationError("Kies van wie je overneemt wat nog open is.")
    beeld = lees_vast(kaart, gebruiker)
    voorstel = _voorstel(beeld)
    for regel in beeld.open:
        voorstel.keuzes[regel.veld] = [wie, regel.verschil.afdruk, reden, gebruiker.pk]
    voorstel.save(update_fields=["keuzes", "bewaard_op"])
    return len(beeld.open)


def _voorstel(beeld: Vergelijking) -> Codering:
    return beeld.voorstel or Codering.objects.create(
        kaart=beeld.kaart, soort=Codering.Soort.VOORSTEL
    )


@transaction.atomic
def stel_samen_vast(
    kaart: int, gebruiker: Gebruiker, *, gezien: str, reden: str, trede_reden: str
) -> Codering:
    """Settle what was ``gezien`` (the mark of the page), with who and why.

    Raises AlVastgesteld when somebody was first or changed something, ValidationError when a
    difference is open or another step than the suggested one has no reason.
    """
    beeld = lees_vast(kaart, gebruiker)
    if beeld.afdruk != gezien:
        raise AlVastgesteld("Intussen is er iets anders gekozen. Kijk het na en stel dan vast.")
    if aantal := len(beeld.open):
        wat = "is nog één verschil" if aantal == 1 else f"zijn nog {aantal} verschillen"
        raise ValidationError(f"Er {wat} waarover niets is gekozen.")
    van_school = beeld.kaart.stand == Kaart.Stand.AANGEBODEN
    eis_niet_bij_school(beeld.kaart)
    if beeld.wijkt_af and not trede_reden:
        raise ValidationError({"trede_reden": "Vertel waarom de trede anders is dan het voorstel."})
    try:
        vast = stel_vast(
            beeld.kaart,
            beeld.inhoud,
            door=gebruiker,
            reden=reden,
            trede_voorstel=beeld.trede_voorstel,
            trede_reden=trede_reden if beeld.wijkt_af else "",
        )
    except OngeldigeInhoud as fout:
        raise ValidationError([f.melding for f in fout.fouten]) from fout
    vast.keuzes = beeld.keuzes
    vast.save(update_fields=["keuzes"])
    Codering.objects.onvastgesteld().filter(kaart=kaart).update(leidde_tot=vast)
    Codering.objects.filter(kaart=kaart, soort=Codering.Soort.VOORSTEL).delete()
    if van_school:
        Beoordeling.objects.create(
            kaart=beeld.kaart, uitkomst=Beoordeling.Uitkomst.VASTGESTELD, door=gebruiker
        )
        meld_uitkomst(beeld.kaart, "", gebruiker)
    return vast
