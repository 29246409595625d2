"""Reads XML in a stream: no tree, no entities, and limits on all that costs memory or time."""

from collections.abc import Iterable
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from rapportage.excel import fouten
from rapportage.excel.fouten import ExcelFout

DIEPSTE = 64
MEESTE_NAMEN = 2_000
# Longer than this without a single event is one giant token, which the parser would hold whole.
LANGSTE_TEKEN = 1 << 20


class Lezer(ContentHandler):
    """Base of the readers of one part: elements by their local name, text where asked for.

    Subclasses define `open(naam, kenmerken)` and `sluit(naam, tekst)`. Text is gathered from
    `verzamel()` until the element closes.
    """

    def __init__(self, teller: "Teller") -> None:
        super().__init__()
        self.gebeurtenissen = 0
        self._teller = teller
        self._diepte = 0
        self._namen: set[str] = set()
        self._tekst: list[str] | None = None

    def verzamel(self) -> None:
        self._tekst = []

    def open(self, naam: str, kenmerken: AttributesImpl) -> None:
        """An element begins."""

    def sluit(self, naam: str, tekst: str | None) -> None:
        """An element ends; `tekst` is None unless it was asked for."""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.gebeurtenissen += 1
        self._teller.element()
        self._diepte += 1
        # Every name ever seen stays in the parser's memory.
        self._namen.add(name)
        self._namen.update(attrs.getNames())
        if self._diepte > DIEPSTE or len(self._namen) > MEESTE_NAMEN:
            raise ExcelFout(fouten.ONVEILIG)
        self.open(name.rpartition(":")[2], attrs)

    def characters(self, content: str) -> None:
        self.gebeurtenissen += 1
        if self._tekst is not None:
            self._teller.tekens(len(content))
            self._tekst.append(content)

    def ignorableWhitespace(self, whitespace: str) -> None:  # noqa: N802
        self.gebeurtenissen += 1

    def endElement(self, name: str) -> None:  # noqa: N802
        self.gebeurtenissen += 1
        self._diepte -= 1
        tekst = None if self._tekst is None else "".join(self._tekst)
        self._tekst = None
        self.sluit(name.rpartition(":")[2], tekst)


class Teller:
    """Counts over the whole file: elements (time) and characters kept (memory)."""

    def __init__(self, max_elementen: int, max_tekens: int) -> None:
        self._elementen = max_elementen
        self._tekens = max_tekens

    def element(self) -> None:
        self._elementen -= 1
        if self._elementen < 0:
            raise ExcelFout(fouten.TE_VEEL)

    def tekens(self, aantal: int) -> None:
        self._tekens -= aantal
        if self._tekens < 0:
            raise ExcelFout(fouten.TE_VEEL)


def ontleed(brokken: Iterable[bytes], lezer: Lezer) -> None:
    """Feed a part to `lezer`. Raises `ExcelFout` for broken XML, a DTD or an entity."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(lezer)
    stil = 0
    try:
        # An empty part has no pieces; without this close() would find nothing wrong with it.
        parser.feed(b"")
        for brok in brokken:
            voor = lezer.gebeurtenissen
            parser.feed(brok)
            stil = 0 if lezer.gebeurtenissen > voor else stil + len(brok)
            if stil > LANGSTE_TEKEN:
                raise ExcelFout(fouten.ONVEILIG)
        parser.close()
    except DefusedXmlException as fout:
        raise ExcelFout(fouten.ONVEILIG) from fout
    except (SAXException, ValueError, LookupError) as fout:
        raise ExcelFout(fouten.BESCHADIGD) from fout
