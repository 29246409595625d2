"""The last day on which a link can be answered: which day may be chosen."""

import datetime

WEKEN = 2
LANGSTE_WEKEN = 12


def gewone_dag(vandaag: datetime.date) -> datetime.date:
    """What is proposed: two weeks from today."""
    return vandaag + datetime.timedelta(weeks=WEKEN)


def uiterste_dag(vanaf: datetime.date) -> datetime.date:
    """The last that may be chosen; ``vanaf`` is when it was opened, or today before that."""
    return vanaf + datetime.timedelta(weeks=LANGSTE_WEKEN)


def bezwaar(dag: datetime.date, vandaag: datetime.date, vanaf: datetime.date) -> str:
    """Why this day cannot be chosen, in words; empty when it can."""
    if dag < vandaag:
        return "Deze dag is al geweest. Kies vandaag of een dag die nog komt."
    if dag > uiterste_dag(vanaf):
        return f"Mensen krijgen hoogstens {LANGSTE_WEKEN} weken de tijd. Kies een dag eerder."
    return ""
