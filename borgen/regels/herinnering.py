"""When somebody gets the mail with what is due: once a week at most, and on a working day."""

import datetime

TUSSENTIJD = datetime.timedelta(days=7)
VRIJDAG = 4


def is_werkdag(dag: datetime.date) -> bool:
    return dag.weekday() <= VRIJDAG


def mag_herinnerd(vandaag: datetime.date, laatst: datetime.date | None) -> bool:
    """Whether a person who was last written to on ``laatst`` may be written to today."""
    return is_werkdag(vandaag) and (laatst is None or vandaag - laatst >= TUSSENTIJD)
