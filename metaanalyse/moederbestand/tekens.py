"""Text in a cell that has to come back as it was, whatever programs it went through.

A backslash before ``;`` ``|`` or itself makes it an ordinary sign; ``\\{2028}`` stands for a
character by its code. A cell that a spreadsheet could take for a formula gets an apostrophe in CSV.
"""

import re
from collections.abc import Sequence

# What a file, a workbook or a program that opens it loses or takes for something else.
_ONVEILIG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_GESCHREVEN = re.compile(r"\\(?:\{([0-9A-Fa-f]{1,6})\}|([\\;|]))")
_BIJZONDER = re.compile(r"[\\;|]")
_BACKSLASH = re.compile(r"\\")
_FORMULE = re.compile(r"'*[=+\-@\t]")
_AL_GEMERKT = re.compile(r"'+[=+\-@\t]")


def een_regeleinde(tekst: str) -> str:
    """Line ends of one kind: browsers send two characters, files keep one."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n") if "\r" in tekst else tekst


def schrijf(tekst: str, *, los: bool = True) -> str:
    """``tekst`` for in a cell; not ``los`` when ``;`` and ``|`` part the values of the cell."""
    tekst = (_BACKSLASH if los else _BIJZONDER).sub(r"\\\g<0>", een_regeleinde(tekst))
    tekst = _ONVEILIG.sub(lambda t: als_code(t[0]), tekst)
    kern = tekst.strip()
    if len(kern) == len(tekst):
        return tekst
    # Readers throw away spaces around a cell.
    begin = tekst[: len(tekst) - len(tekst.lstrip())]
    eind = tekst[len(begin) + len(kern) :]
    return "".join(map(als_code, begin)) + kern + "".join(map(als_code, eind))


def lees(tekst: str) -> str:
    """What was written; anything else that looks like it stays as it is."""
    tekst = een_regeleinde(tekst.strip())
    return _GESCHREVEN.sub(_terug, tekst) if "\\" in tekst else tekst


def als_code(teken: str) -> str:
    return f"\\{{{ord(teken):X}}}"


def splits(tekst: str, teken: str) -> Sequence[str]:
    """The parts between every ``teken`` that stands there by itself, not after a backslash."""
    delen, begin = [], 0
    for gevonden in re.finditer(rf"\\.|{re.escape(teken)}", tekst, re.DOTALL):
        if gevonden[0] == teken:
            delen.append(tekst[begin : gevonden.start()])
            begin = gevonden.end()
    return [*delen, tekst[begin:]]


def veilig(cel: str, *, csv: bool) -> str:
    """The cell so that no program takes it for a formula; ``onveilig`` takes the mark off."""
    return f"'{cel}" if (_FORMULE if csv else _AL_GEMERKT).match(cel) else cel


def onveilig(cel: str) -> str:
    return cel[1:] if _AL_GEMERKT.match(cel) else cel


def _terug(gevonden: re.Match[str]) -> str:
    if gevonden[2]:
        return gevonden[2]
    code = int(gevonden[1], 16)
    # No database keeps a zero, and a half character is none.
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return gevonden[0]
    return chr(code)
