"""Rounds in every state, beside those of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """Rows for the pages of sturing."""
    from borgen.acties import schatting as acties
    from borgen.models import Agendaadres, Proces
    from organisatie.models import Gebruiker
    from verbeterplan.models import Verbetertraject

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    docent = Gebruiker.objects.get(email="docent1@demo.example")
    traject = Verbetertraject.objects.get(naam="Informatie voor de student")

    def ronde(naam: str | None, *antwoorden: tuple[int, int], dicht: bool = True):
        actie = traject.verbeteracties.create(naam=naam) if naam else None
        rij = acties.open_ronde(traject, leider, actie)
        mensen = sorted(acties.gevraagden(rij) - {docent.pk})
        for wie, cijfers in zip([docent.pk, *mensen], antwoorden, strict=False):
            acties.geef(rij.pk, Gebruiker.objects.get(pk=wie), *cijfers)
        return acties.sluit(rij.pk) if dicht else rij

    Agendaadres.objects.create(gebruiker=docent, geheim="adres-van-docent1")
    matrix = Proces.objects.filter(competenties__isnull=False).distinct()[0]
    kaal = Proces.objects.create(team=traject.team, naam="Stage begeleiden")
    gemaakt = {
        "proces_matrix": matrix,
        "proces_kaal": kaal,
        "competentie": matrix.competenties.all()[0],
        "lid_docent": docent.lidmaatschappen.get(),
        "ronde_open": ronde("Rooster op één plek", (7, 6), dicht=False),
        "ronde_laag": ronde("Toetsen op één plek", *[(8, 4), (7, 3), (9, 5)] * 3),
        "ronde_weinig": ronde("Afspraken op één plek", (7, 6), (5, 5)),
        "ronde_team": ronde(None, *[(3, 2), (4, 2), (3, 3)] * 3),
        "actie_kaal": traject.verbeteracties.create(naam="Nieuws op één plek"),
        "traject_kaal": Verbetertraject.objects.get(naam="Toetsen en herkansen"),
    }
    return {naam: {"pk": rij.pk} for naam, rij in gemaakt.items()}
