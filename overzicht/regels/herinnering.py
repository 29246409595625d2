"""When somebody may be reminded of a measurement, and of which."""

import datetime

VOORUIT = datetime.timedelta(days=7)
TUSSENTIJD = datetime.timedelta(days=7)


def is_aan_de_beurt(
    eerste: datetime.date | None, vandaag: datetime.date, *, nooit_gemeten: bool
) -> bool:
    """Whether a measurement asks for a reminder; ``eerste`` is the first day that waits for one.

    It is due, or will be within a week; or there is a norm, nothing was ever measured and no day
    is agreed, so nobody else will ask. What is agreed for later is left alone.
    """
    return nooit_gemeten if eerste is None else eerste <= vandaag + VOORUIT


def is_net_herinnerd(laatst: datetime.date | None, vandaag: datetime.date) -> bool:
    """Whether a person was reminded of a measurement less than a week ago."""
    return laatst is not None and vandaag - laatst < TUSSENTIJD
