"""What somebody does who keeps a theme alive after the project (S4, stap 5, in our words)."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Taak:
    """``code`` stays, choices are kept by it. ``na_dagen``: when to do it first, as a proposal."""

    code: str
    tekst: str
    hulp: str
    na_dagen: int

    def voorstel(self, vandaag: date) -> date:
        """The day proposed for it; a day of the weekend becomes the Monday after."""
        dag = vandaag + timedelta(days=self.na_dagen)
        return dag + timedelta(days=7 - dag.weekday() if dag.weekday() > 4 else 0)


TAKEN = (
    Taak(
        "kijken",
        "Kijken of we doen wat we afspraken",
        "Bijvoorbeeld door af en toe mee te kijken in een les.",
        42,
    ),
    Taak(
        "helpen",
        "Collega's helpen, vooral wie nieuw is",
        "Vragen beantwoorden, voordoen en laten weten wat al goed gaat.",
        28,
    ),
    Taak(
        "bijblijven",
        "Bijhouden wat er nieuw is",
        "Wat anderen ontdekken, nieuw materiaal, wat er met ict kan.",
        120,
    ),
    Taak(
        "werkt",
        "Nagaan of het oplevert wat we wilden",
        "Naast de doelen van het plan leggen wat je ziet en meet.",
        180,
    ),
    Taak(
        "aansluiten",
        "Zorgen dat het in alle klassen en leerjaren op elkaar aansluit",
        "Praten met wie de klassen ervoor en erna heeft.",
        150,
    ),
    Taak(
        "vertellen",
        "In het team vertellen hoe het ervoor staat",
        "En een nieuwe ronde voorstellen als dat nodig is.",
        90,
    ),
)
PER_CODE = {taak.code: taak for taak in TAKEN}
