"""Why a mail of a peiling did not go: about this mail or about the server, and whether it passes.

What a server says when it refuses a mail may quote the mail, and so the link, beside the address.
So its words are neither stored nor logged: ours are, with the kind of the error and its number.
"""

import logging
import smtplib
import traceback

from organisatie.post import in_woorden

log = logging.getLogger(__name__)

ONVERWACHT = "Het maken van deze mail ging mis. Vraag je beheerder om hulp."
# "Too many mails at once" and the like: the server hangs up.
HANGT_OP = 421


class Weigering(Exception):
    """This mail did not go; others may. ``blijvend``: trying again by itself is of no use."""

    def __init__(self, fout: str, *, blijvend: bool) -> None:
        super().__init__(fout)
        self.fout, self.blijvend = fout, blijvend


class ServerWeg(Exception):
    """No mail goes now."""

    def __init__(self, fout: str) -> None:
        super().__init__(fout)
        self.fout = fout


def oordeel(fout: Exception) -> Weigering | ServerWeg:
    """Which of the two it is, for whoever raises it; the log gets a line."""
    soort, code = type(fout).__name__, _code(fout)
    if not isinstance(fout, (smtplib.SMTPException, OSError)):
        waar = "".join(traceback.format_tb(fout.__traceback__))
        log.error("mail van een peiling is niet te maken: %s\n%s", soort, waar)
        return Weigering(ONVERWACHT, blijvend=True)
    log.warning("mail van een peiling ging niet weg: %s %s", soort, code or "")
    over_deze = isinstance(fout, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError))
    if over_deze and code != HANGT_OP:
        return Weigering(in_woorden(fout), blijvend=code >= 500)
    return ServerWeg(in_woorden(fout))


def _code(fout: Exception) -> int:
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return max((code for code, _ in fout.recipients.values()), default=0)
    return getattr(fout, "smtp_code", 0)
