"""Rows of documents beside those of the demo: an attachment, an empty team, a second concept."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """What the pages of documents are looked at with."""
    from django.core.files.base import ContentFile

    from borgen.acties import documenteren as acties
    from borgen.acties import documenteren_toetsing as toetsing
    from borgen.acties.documenteren_bijlagen import som_van
    from borgen.models import Document, Documentversie, Proces, Versiebijlage, Voorstel
    from organisatie.models import Bijlage, Gebruiker, Lidmaatschap

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    handboek = Document.objects.get(titel="SLB-handboek")
    protocol = Document.objects.get(titel="Verzuimprotocol")
    draaiboek = Document.objects.get(titel="Draaiboek leerlingbespreking")
    concept = draaiboek.versies.get()
    bestand = ContentFile(b"Wat ging er goed?", "formulier.txt")
    bijlage = Bijlage.objects.create(
        team=draaiboek.proces.team, naam="formulier.txt", bestand=bestand, grootte=17, door=leider
    )
    gehecht = Versiebijlage.objects.create(versie=concept, bijlage=bijlage, sha256=som_van(bestand))
    intake = Proces.objects.get(naam="Intake", team=handboek.proces.team)

    def nieuw(titel: str, tekst: str, **velden: Any) -> Documentversie:
        document = Document.objects.create(
            proces=intake, titel=titel, gemaakt_door=leider, **velden
        )
        versie = acties.open_nieuwe_versie(document, "", leider)
        versie.tekst = tekst
        versie.save()
        return versie

    leeg = nieuw("Intakeformulier", "")
    hamerstuk = toetsing.leg_voor(nieuw("Hamerstuk", "Zo doen we het.").pk, leider)
    bezwaar = toetsing.leg_voor(
        nieuw("Met bezwaar", "Zo doen we het.", akkoordregel="allen").pk, leider
    )
    docent = Gebruiker.objects.get(email="docent2@demo.example")
    toetsing.stem(bezwaar.pk, bezwaar.hash, docent, False, "Dit past niet in het rooster.")
    terug = toetsing.leg_voor(nieuw("Teruggetrokken", "Zo doen we het.").pk, leider)
    terug = toetsing.trek_terug(terug.pk, "Er stond een fout in.", leider)
    twee_editors = nieuw("Twee schrijvers", "# Zo doen we het\n\nEerste alinea.\n\nTweede alinea.")
    lid = Lidmaatschap.objects.get(gebruiker=docent)
    gevonden = {
        "document": handboek,
        "document_toetsing": protocol,
        "document_concept": draaiboek,
        "document_leeg": leeg.document,
        "proces": intake,
        "voorstel": Voorstel.objects.get(),
        "versie_geldt": handboek.versies.get(nummer=2),
        "versie_vervallen": handboek.versies.get(nummer=1),
        "versie_toetsing": protocol.versies.get(),
        "versie_concept": concept,
        "versie_leeg": leeg,
        "versie_hamerstuk": hamerstuk,
        "versie_bezwaar": bezwaar,
        "versie_terug": terug,
        "versie_twee": twee_editors,
        "versiebijlage": gehecht,
        "lid": lid,
    }
    return {naam: {"pk": rij.pk} for naam, rij in gevonden.items()}
