"""The cross-table of a selection: counted on the register, drawn as table and as heat map."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.html import escape, format_html_join, json_script
from django.utils.safestring import SafeString

from metaanalyse.regels.filter import Filter
from metaanalyse.regels.kruistabel import KEUZES, Kop, Kruistabel, koppen, zonder_keuze
from metaanalyse.regels.variabelen import LEEG
from metaanalyse.regels.woorden import KORT
from metaanalyse.register import Kruis, Selectie
from metaanalyse.register.kruistabel import tel
from rapportage.getallen import getal, procent
from rapportage.getekend import Geheugen

# A table of 44 by 33 is a quarter of a million characters.
_geheugen: Geheugen[SafeString] = Geheugen(3_000_000, weeg=len)
_procent = lru_cache(maxsize=8192)(procent)


def kruistabel(selectie: Selectie, rij: str, kolom: str) -> Kruistabel:
    """All cards of the selection, also those of which a variable is unknown or empty."""
    telling = _tel(selectie, rij, kolom)
    return Kruistabel(
        rij=KEUZES[rij],
        kolom=KEUZES[kolom],
        rijen=koppen(rij, telling.rijen, selectie.filter),
        kolommen=koppen(kolom, telling.kolommen, selectie.filter),
        cellen=telling.cellen,
        rijtotaal=telling.rijen,
        kolomtotaal=telling.kolommen,
        totaal=telling.totaal,
    )


def _tel(selectie: Selectie, rij: str, kolom: str) -> Kruis:
    """As ``Selectie.kruis``, with the cards where nothing was filled in as a row and a column.

    So a total is what the list of that row shows.
    """
    register = selectie.register

    def maak() -> Kruis:
        delen = [
            {**register.toestand_en_codes(v), LEEG: register.zonder_waarde(v, LEEG)}
            for v in (rij, kolom)
        ]
        return tel(selectie.bits, *delen)

    kruis: Kruis = register.bewaar(("analyse", selectie.filter, rij, kolom), maak)
    return kruis


def als_tabel(selectie: Selectie, rij: str, kolom: str, lijst: str) -> SafeString:
    """The rows of the table; ``lijst`` is the address of the list that counts lead to.

    Written out here: a template takes half a millisecond for a row of twelve cells.
    """
    sleutel = ("kruis", selectie.sleutel, rij, kolom, lijst)
    return _geheugen.geef(
        sleutel, lambda: _Tekenaar(kruistabel(selectie, rij, kolom), selectie.filter, lijst).html()
    )


def als_warmtekaart(selectie: Selectie, rij: str, kolom: str) -> SafeString:
    """The numbers that the script draws the heat map of."""
    sleutel = ("warmte", selectie.sleutel, rij, kolom)
    return _geheugen.geef(
        sleutel,
        lambda: json_script(_warmte(kruistabel(selectie, rij, kolom)), "warmtekaart-gegevens"),
    )


@lru_cache(maxsize=64)
def opties(gekozen: str) -> SafeString:
    """The choices of a variable, of which one is chosen."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (v.code, SafeString(" selected") if v.code == gekozen else "", KORT[v.code])
            for v in KEUZES.values()
        ),
    )


class _Tekenaar:
    def __init__(self, tabel: Kruistabel, filter: Filter, lijst: str) -> None:
        self.tabel = tabel
        rij, kolom = tabel.rij.code, tabel.kolom.code
        rij_los, kolom_los = zonder_keuze(filter, rij), zonder_keuze(filter, kolom)
        self.cel_basis = self._basis(lijst, zonder_keuze(rij_los, kolom))
        self.rij_basis = self._basis(lijst, rij_los)
        self.kolom_basis = self._basis(lijst, kolom_los)
        self.alles = escape(f"{lijst}?{filter.vraag()}")

    @staticmethod
    def _basis(lijst: str, filter: Filter) -> str:
        vraag = filter.vraag()
        return escape(f"{lijst}?{vraag}&" if vraag else f"{lijst}?")

    def html(self) -> SafeString:
        tabel = self.tabel
        hoogste = tabel.hoogste
        kop = "".join(
            f'<th scope="col"{self._soort(k)}>{escape(k.naam)}</th>' for k in tabel.kolommen
        )
        rijen = "".join(self._rij(r, hoogste) for r in tabel.rijen)
        return SafeString(
            f'<thead><tr><th scope="col" class="kruis-hoek">{escape(tabel.rijnaam)}</th>{kop}'
            f'<th scope="col" class="kruis-totaal">Kaarten</th></tr></thead>'
            f"<tbody>{rijen}</tbody><tfoot>{self._voet()}</tfoot>"
        )

    @staticmethod
    def _soort(kop: Kop) -> str:
        return ' class="kruis-zonder"' if kop.zonder else ""

    def _rij(self, rij: Kop, hoogste: int) -> str:
        tabel, variabele = self.tabel, self.tabel.rij.code
        totaal = tabel.rijtotaal.get(rij.code, 0)
        cellen = "".join(self._cel(rij, k, totaal, hoogste) for k in tabel.kolommen)
        adres = f"{self.rij_basis}{variabele}={rij.code}"
        return (
            f'<tr{self._soort(rij)}><th scope="row">{escape(rij.naam)}</th>{cellen}'
            f'<td class="kruis-totaal">{self._getal(totaal, adres)}</td></tr>'
        )

    def _cel(self, rij: Kop, kolom: Kop, totaal: int, hoogste: int) -> str:
        aantal = self.tabel.cellen[rij.code, kolom.code]
        if not aantal:
            return '<td class="kruis-nul">0</td>'
        tint = 0 if rij.zonder or kolom.zonder else -(-5 * aantal // hoogste)
        adres = (
            f"{self.cel_basis}{self.tabel.rij.code}={rij.code}"
            f"&amp;{self.tabel.kolom.code}={kolom.code}"
        )
        deel = _procent(aantal, totaal)
        return f'<td class="tint-{tint}">{self._getal(aantal, adres)} <small>{deel}</small></td>'

    def _voet(self) -> str:
        tabel = self.tabel
        totalen = "".join(f"<td>{self._kolomtotaal(kop)}</td>" for kop in tabel.kolommen)
        alles = f'<td class="kruis-totaal">{self._getal(tabel.totaal, self.alles)}</td>'
        return f'<tr><th scope="row">Kaarten</th>{totalen}{alles}</tr>'

    def _kolomtotaal(self, kop: Kop) -> str:
        adres = f"{self.kolom_basis}{self.tabel.kolom.code}={kop.code}"
        return self._getal(self.tabel.kolomtotaal.get(kop.code, 0), adres)

    @staticmethod
    def _getal(aantal: int, adres: str) -> str:
        return f'<a href="{adres}">{getal(aantal)}</a>' if aantal else getal(aantal)


def _warmte(tabel: Kruistabel) -> dict[str, Any]:
    """Rows from the top, without those of cards that have no value."""
    rijen = [r for r in tabel.rijen if not r.zonder]
    kolommen = [k for k in tabel.kolommen if not k.zonder]
    cellen = tabel.cellen
    return {
        "rij": tabel.rijnaam,
        "kolom": tabel.kolomnaam,
        "rijen": [r.naam for r in rijen],
        "kolommen": [k.naam for k in kolommen],
        "aantal": [[cellen[r.code, k.code] for k in kolommen] for r in rijen],
        "deel": [
            [
                _procent(tabel.cellen[r.code, k.code], tabel.rijtotaal.get(r.code, 0))
                for k in kolommen
            ]
            for r in rijen
        ],
    }
