"""The reports as they are known, and which of them a record of a file is."""

from dataclasses import dataclass, field
from typing import Any

from metaanalyse.models import Rapport
from metaanalyse.regels.variabelen import sleutel

DOI, TITEL_EN_JAAR, IN_BESTAND = (
    "zelfde DOI",
    "zelfde titel en jaar",
    "staat al eerder in dit bestand",
)


@dataclass
class Rapportregister:
    """Read once for an import; reports that the file makes are added with ``leer``."""

    per_code: dict[str, Any] = field(default_factory=dict)
    per_doi: dict[str, Any] = field(default_factory=dict)
    per_titel: dict[tuple[str, int | None], Any] = field(default_factory=dict)
    # Codes of reports by what they are known as.
    codes: dict[Any, str] = field(default_factory=dict)
    dois: dict[Any, str] = field(default_factory=dict)
    hoogste: int = 0
    _nieuw: set[Any] = field(default_factory=set)

    @classmethod
    def lees(cls) -> "Rapportregister":
        uit = cls()
        rijen = Rapport.objects.order_by("pk").values_list("pk", "code", "titel", "jaar", "doi")
        for pk, code, titel, jaar, doi in rijen.iterator(chunk_size=5000):
            uit.leer(pk, code, titel, jaar, doi)
        uit._nieuw.clear()
        return uit

    def leer(self, wie: Any, code: str, titel: str, jaar: int | None, doi: str) -> None:
        self.codes[wie] = code
        self._nieuw.add(wie)
        self.per_code[code] = wie
        if doi:
            self.per_doi.setdefault(doi, wie)
            self.dois[wie] = doi
        self.per_titel.setdefault((sleutel(titel), jaar), wie)
        if code.isascii() and code.isdecimal() and len(code) < 9:
            self.hoogste = max(self.hoogste, int(code))

    def lijkt_op(self, velden: dict[str, Any]) -> tuple[Any, str]:
        """The report with the same DOI, or else the same title and year, and why; None if none.

        Two reports with a DOI of their own are two, whatever their titles.
        """
        doi = velden.get("doi", "")
        if wie := self.per_doi.get(doi) if doi else None:
            return wie, IN_BESTAND if wie in self._nieuw else DOI
        titel = sleutel(velden.get("titel", ""))
        wie = self.per_titel.get((titel, velden.get("jaar"))) if titel else None
        if wie is None or (doi and self.dois.get(wie, doi) != doi):
            return None, ""
        return wie, IN_BESTAND if wie in self._nieuw else TITEL_EN_JAAR

    def volgende_code(self) -> str:
        """One more than the highest number; as ``acties.rapporten.volgend_nummer``."""
        self.hoogste += 1
        return f"{self.hoogste:02}"
