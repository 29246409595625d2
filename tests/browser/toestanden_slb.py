"""A class, a student with a conversation and a note, and a sample, out of the demo."""

from typing import Any


def rijen() -> dict[str, dict[str, Any]]:
    """The rows the pages of the conversations are looked at with."""
    from borgen.slb.acties.beheer import trek_steekproef
    from borgen.slb.models import Gesprek, Klas, Notitie
    from organisatie.models import Gebruiker, Periode

    leider = Gebruiker.objects.get(email="teamleider@demo.example")
    docent = Gebruiker.objects.get(email="docent1@demo.example")
    klas = Klas.objects.get(naam="3D")
    student = klas.plaatsingen.order_by("pk").first().student
    gesprek = Gesprek.objects.gehouden().filter(student=student, door=docent).first()
    Notitie.objects.create(gesprek=gesprek, tekst="Zoekt nog een stageplek.")
    zonder = Gesprek.objects.gehouden().filter(student=student, notitie=None).first()
    leeg = Klas.objects.create(team=klas.team, schooljaar=klas.schooljaar, naam="3Z")
    periode = Periode.objects.order_by("van").first()
    uit = list(klas.plaatsingen.values_list("student", flat=True))
    steekproef = trek_steekproef(klas, periode, "studenten", uit, 3, 7, leider)
    begeleiding = student.begeleidingen.get()
    return {
        "slb_klas": {"pk": klas.pk},
        "slb_klas_leeg": {"pk": leeg.pk},
        "slb_student": {"pk": student.pk},
        "slb_gesprek": {"pk": gesprek.pk},
        "slb_gesprek_zonder": {"pk": (zonder or gesprek).pk},
        "slb_begeleiding": {"pk": begeleiding.pk},
        "slb_steekproef": {"pk": steekproef.pk},
    }
