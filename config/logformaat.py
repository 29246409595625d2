"""Log lines as JSON, each with the id of the request it belongs to."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

verzoek_id: ContextVar[str] = ContextVar("verzoek_id", default="")

# Not on our lines, so not looked up for every one of them.
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
_encode = json.JSONEncoder(ensure_ascii=False).encode

# Who knows these addresses needs no login: a feed, a link to answer by, one from a mail.
_GEHEIM = r"/(agenda|antwoord|wachtwoord/nieuw)/"
_GEHEIM_PAD = re.compile(rf"^{_GEHEIM}.+", re.DOTALL)
_GEHEIM_IN_TEKST = re.compile(rf"{_GEHEIM}[^\s\"'<>]+")
EXTRA = ("methode", "pad", "status", "ms", "gebruiker")


def zonder_geheim(tekst: str) -> str:
    """A path, or a text with paths in it, without what is secret of them."""
    return _GEHEIM_IN_TEKST.sub(r"/\1/…", _GEHEIM_PAD.sub(r"/\1/…", tekst))


class Json(logging.Formatter):
    """One record as one line of JSON: time (UTC), level, logger, message, request id, extras.

    Django itself writes whole addresses into messages about what went wrong.
    """

    def format(self, record: logging.LogRecord) -> str:
        regel = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": zonder_geheim(record.getMessage()),
        }
        if verzoek := verzoek_id.get():
            regel["verzoek"] = verzoek
        regel |= {naam: getattr(record, naam) for naam in EXTRA if hasattr(record, naam)}
        if record.exc_info:
            regel["fout"] = zonder_geheim(self.formatException(record.exc_info))
        return _encode(regel)
