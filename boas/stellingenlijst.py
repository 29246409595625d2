"""What a browser needs to go on by itself when the connection drops."""

from typing import Any

from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString

from boas.beeld import Beeld
from rapportage.getekend import Geheugen

_getekend: Geheugen[SafeString] = Geheugen(1_000_000, weeg=len)


def stellingenlijst(beeld: Beeld) -> SafeString:
    """The data of ``gegevens`` as a script element; made once for as long as it says the same."""
    sessie = beeld.sessie
    inhoud = (
        sessie.pk,
        sessie.aantal_aanwezig,
        sessie.stemwijze,
        tuple(sessie.versie.schaal),
        sessie.huidige_id,
        beeld.keuzes,
        beeld.onthuld,
    )
    return _getekend.geef(inhoud, lambda: json_script(gegevens(beeld), "sessie-gegevens"))


def gegevens(beeld: Beeld) -> dict[str, Any]:
    """The session as plain data for the page: where to send what, and every statement in order.

    ``huidige`` and ``keuze`` are keys of SessieStelling, ``stelling`` of Stelling.
    """
    sessie = beeld.sessie
    acties = ("ga_naar", "nasturen", "opmerking", "reden", "handen", "onthul", "aanwezig")
    return {
        "sessie": sessie.pk,
        "aanwezig": sessie.aantal_aanwezig,
        "handen": sessie.met_handen,
        "schaal": list(sessie.versie.schaal),
        "huidige": sessie.huidige_id,
        "inloggen": f"{reverse('account_login')}?next=",
        "adressen": {naam: reverse(f"sessie_{naam}", args=[sessie.pk]) for naam in acties},
        "stellingen": [
            {
                "keuze": keuze.pk,
                "stelling": keuze.stelling_id,
                "code": keuze.code,
                "tekst": keuze.tekst,
                "cluster": keuze.cluster,
                "succesfactor": keuze.succesfactor,
                "toelichting": keuze.toelichting,
                "interventie": keuze.interventie,
                "klaar": keuze.stelling_id in beeld.onthuld,
            }
            for keuze in beeld.keuzes
        ],
    }
