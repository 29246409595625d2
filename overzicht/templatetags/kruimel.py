"""``{% load kruimel %}``: where a form stands, told by the page one came from."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.urls import resolve, reverse

from overzicht.templatetags.menu import menuplek

register = template.Library()

# The places of the menu, by the name of their address; their words are those of the menu.
MENU = {
    "account": "Mijn account",
    "beheer": "Beheer",
    "documenten": "Documenten",
    "instrumenten": "Instrumenten",
    "kaarten": "Kaarten",
    "kwaliteit": "Kwaliteit",
    "peilingen": "Peilingen",
    "sessies": "Sessies",
    "slb": "Gesprekken",
    "start": "Start",
    "teams": "Teams",
    "trajecten": "Trajecten",
}

# What the pages are called that a form goes back to, as their own trail calls them.
PLEKKEN = {
    "activiteit": "Activiteit",
    "activiteiten": "Planning",
    "bespreking": "Bespreking",
    "besprekingen": "Bespreken",
    "bord": "Verbeterbord",
    "borgen": "Borgen",
    "borgen_controleren": "Controleren",
    "borgen_documenteren": "Documenteren",
    "borgen_handelen": "Handelen",
    "borgen_monitoren": "Monitoren",
    "borgen_sturing": "Sturing",
    "borgtoets": "Geborgd?",
    "codering": "Coderen",
    "codering_werklijst": "Coderen",
    "competenties": "Competenties",
    "document": "Document",
    "documentversie": "Versie",
    "expertise": "Expertise",
    "fase_besluiten": "Besluiten",
    "fase_borgen": "Borgen",
    "fase_uitvoeren": "Uitvoeren",
    "fase_verdiepen": "Verdiepen",
    "fase_verkennen": "Verkennen",
    "leren": "Samen leren",
    "meetafspraak": "Meetafspraak",
    "monitormoment": "Monitormoment",
    "overleg": "Overleg",
    "overleggen": "Overleggen",
    "periodeverslag": "Periodeverslag",
    "plg": "PLG",
    "rapport": "Rapport",
    "rapporten": "Rapporten",
    "schatting": "Ronde",
    "schattingen": "Kwaliteit en acceptatie",
    "sessie_planning": "Planning",
    "sessie_vervolg": "Vervolg",
    "slb_klas": "Klas",
    "slb_student": "Student",
    "slb_team": "Team",
    "speerpunt": "Speerpunt",
    "speerpunten": "Speerpunten",
    "team": "Team",
    "traject": "Traject",
    "traject_kaarten": "Wat is bekend",
    "weergaven": "Weergaven",
}


@register.inclusion_tag("onderdelen/kruimel.html")
def kruimel(terug: str, hier: str, van: Any = None, terug_heet: str = "") -> dict[str, Any]:
    """The trail to a page that leads back to the address ``terug``.

    Between the place in the menu and the page one goes back to stands ``van``, what that page is
    about; where they are the same page it is called as ``van`` is, or ``terug_heet``.
    """
    pad = urlsplit(terug).path
    plek = resolve(pad)
    menu = menuplek(plek.route)
    # A trail with a link too few is better than no page.
    links = [(MENU[menu], reverse(menu))] if menu in MENU else []
    if van:
        links.append((str(van), van.get_absolute_url()))
    heet = terug_heet or PLEKKEN.get(plek.url_name or "")
    if heet and all(pad != urlsplit(adres).path for _, adres in links):
        links.append((heet, terug))
    return {"links": links, "hier": hier}
