"""Takes tallies that were counted in a workbook over into a session, all or nothing."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from boas import acties
from boas.acties import AlGedaan, NietNu
from boas.exports.werkboek_terug import Regel
from boas.models import Reden, Ronde, Sessie, Stem, Telling


def al_geteld(sessie: Sessie) -> set[str]:
    """Codes of statements that have a tally in the session, or are being counted right now."""
    gestemd = Exists(Stem.objects.filter(ronde=OuterRef("pk")))
    handen = Exists(Telling.objects.filter(ronde=OuterRef("pk"), n__gt=0))
    return set(
        sessie.rondes.filter(Q(status=Ronde.Status.ONTHULD) | gestemd | handen).values_list(
            "stelling__code", flat=True
        )
    )


@transaction.atomic
def neem_over(sessie_id: int, regels: Sequence[Regel], *, sleutel: str) -> None:
    """Write the lines as revealed hand tallies, with their reasons.

    A session in preparation starts, and stands at its closing afterwards. Raises NietNu, changing
    nothing, when the session is closed or a statement was counted meanwhile; AlGedaan when these
    lines (``sleutel``, at most 50 characters) were taken over before.
    """
    sessie = Sessie.objects.select_for_update(of=("self",)).get(pk=sessie_id)
    if sessie.handelingen.filter(sleutel__startswith=f"{sleutel}-").exists():
        raise AlGedaan
    if sessie.status == Sessie.Status.AFGESLOTEN:
        raise NietNu(
            "Deze sessie is afgesloten. Heropen de sessie eerst; daarna kun je terugzetten."
        )
    if dubbel := sorted(al_geteld(sessie) & {regel.code for regel in regels}):
        raise NietNu(
            f"Intussen is er in de sessie geteld: {', '.join(dubbel)}. Er is niets overgenomen. "
            "Kies het bestand opnieuw om te zien wat er nu kan."
        )
    meeste = max((regel.aanwezig or 0 for regel in regels), default=0)
    nieuw = sessie.status == Sessie.Status.VOORBEREIDING
    aanwezig = max(meeste, sessie.aantal_aanwezig) if nieuw else sessie.aantal_aanwezig
    if nieuw:
        acties.start(sessie_id, aanwezig)
    _schrijf(sessie, regels, aanwezig, sleutel)
    if nieuw:
        acties.ga_naar(sessie_id, Sessie.Fase.AFSLUITING)
    # Every tally brought its own number present; those still to come keep the session's.
    Sessie.objects.filter(pk=sessie_id).update(aantal_aanwezig=aanwezig)


def _schrijf(sessie: Sessie, regels: Sequence[Regel], aanwezig: int, sleutel: str) -> None:
    stellingen = dict(sessie.keuze.values_list("stelling__code", "stelling_id"))
    for regel in regels:
        acties.stuur_na(
            sessie.pk,
            stellingen[regel.code],
            regel.aantallen,
            regel.aanwezig or aanwezig,
            sleutel=f"{sleutel}-{regel.code}",
        )
    rondes = {ronde.stelling_id: ronde for ronde in sessie.rondes.order_by("nummer")}
    Reden.objects.bulk_create(
        Reden(ronde=rondes[stellingen[regel.code]], tekst=tekst)
        for regel in regels
        for tekst in regel.redenen
    )
