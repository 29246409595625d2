"""Log lines as JSON, each with the id of the request it belongs to."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

verzoek_id: ContextVar[str] = ContextVar("verzoek_id", default="")

# Not on our lines, so not looked up for every one of them.
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
_encode = json.JSONEncoder(ensure_ascii=False).encode

EXTRA = ("methode", "pad", "status", "ms", "gebruiker")


class Json(logging.Formatter):
    """One record as one line of JSON: time (UTC), level, logger, message, request id, extras."""

    def format(self, record: logging.LogRecord) -> str:
        regel = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": record.getMessage(),
        }
        if verzoek := verzoek_id.get():
            regel["verzoek"] = verzoek
        regel |= {naam: getattr(record, naam) for naam in EXTRA if hasattr(record, naam)}
        if record.exc_info:
            regel["fout"] = self.formatException(record.exc_info)
        return _encode(regel)
