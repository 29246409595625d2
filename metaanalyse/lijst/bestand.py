"""The list as a file: every card it has, in its order."""

from django.http.response import HttpResponseBase

from metaanalyse.exports.lijst import kaarten_antwoord
from metaanalyse.lijst.vraag import Lijstvraag, in_woorden
from metaanalyse.register import register
from organisatie.verzoek import Verzoek


def lijst_bestand(formaat: str, vraag: Lijstvraag, request: Verzoek) -> HttpResponseBase:
    """As ``kaarten_antwoord``: 404 for a kind of file there is not, or BestandGaatNiet."""
    nu = register()
    selectie = nu.selecteer(vraag.filter)
    pks = selectie.pagina(vraag.sorteer, 0, selectie.aantal)
    return kaarten_antwoord(formaat, pks, "Kaarten", in_woorden(vraag), request, nu.stand)
