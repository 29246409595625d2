"""What the database itself refuses: half-filled pairs, impossible states; on rows of the demo."""

import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from overzicht.demo import maak_demo

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NU = timezone.now()
DAG = datetime.date(2020, 1, 1)

# Model, constraint, which of its rows, and what they may not become.
GEWEIGERD: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("borgen.Proces", "proces_heeft_naam", {}, {"naam": ""}),
    ("borgen.Document", "document_heeft_titel", {}, {"titel": ""}),
    ("borgen.Voorstel", "voorstel_heeft_tekst", {}, {"tekst": ""}),
    ("borgen.Voorstel", "voorstel_afgewezen_heeft_antwoord", {}, {"stand": "afgewezen"}),
    (
        "borgen.Documentversie",
        "documentversie_latere_heeft_reden",
        {"status": "concept"},
        {"nummer": 9, "reden": ""},
    ),
    (
        "borgen.Documentversie",
        "documentversie_toetsing_heeft_hash",
        {"status": "ter_toetsing"},
        {"hash": ""},
    ),
    (
        "borgen.Documentversie",
        "documentversie_toetsing_heeft_hash",
        {"status": "concept"},
        {"hash": "abc"},
    ),
    (
        "borgen.Documentversie",
        "documentversie_vastgesteld_heeft_moment",
        {"status": "ter_toetsing"},
        {"status": "vastgesteld"},
    ),
    (
        "borgen.Documentversie",
        "documentversie_vervallen_heeft_moment",
        {"status": "vastgesteld"},
        {"status": "vervallen"},
    ),
    ("borgen.Deelstap", "deelstap_een_van_zes", {}, {"stap": 7}),
    (
        "borgen.Akkoord",
        "akkoord_antwoord_heeft_tekst_en_moment",
        {"stand": "open"},
        {"stand": "akkoord"},
    ),
    (
        "borgen.Akkoord",
        "akkoord_anders_heeft_toelichting",
        {"stand": "akkoord"},
        {"stand": "niet_akkoord", "toelichting": ""},
    ),
    ("borgen.Signaal", "signaal_heeft_tekst", {}, {"tekst": ""}),
    ("borgen.Meetafspraak", "meetafspraak_heeft_wat", {}, {"wat": ""}),
    ("borgen.Meetafspraak", "meetafspraak_heeft_eenheid", {}, {"eenheid": ""}),
    (
        "borgen.Meetafspraak",
        "meetafspraak_keer_per_jaar",
        {"ritme": "per_jaar"},
        {"keer_per_jaar": None},
    ),
    (
        "borgen.Meetafspraak",
        "meetafspraak_keer_per_jaar",
        {"ritme": "periode"},
        {"keer_per_jaar": 2},
    ),
    ("borgen.Norm", "norm_niet_onder_nul", {}, {"waarde": "-0.001"}),
    ("borgen.Meting", "meting_n_minstens_een", {}, {"n": 0}),
    ("borgen.Besluit", "besluit_heeft_wat", {}, {"wat": ""}),
    (
        "borgen.Besluit",
        "besluit_gevierd_bij_soort",
        {"soort": "aanspreken"},
        {"gevierd_op": DAG},
    ),
    ("borgen.Waarneming", "waarneming_meting_of_signaal", {}, {"meting": None, "signaal": None}),
    ("borgen.Competentie", "competentie_heeft_naam", {}, {"naam": ""}),
    ("borgen.Competentie", "competentie_vraagt_iets", {}, {"aantal": 0}),
    ("borgen.Beheersing", "beheersing_binnen_de_schaal", {}, {"niveau": 5}),
    ("borgen.Sturingsoordeel", "sturingsoordeel_binnen_de_schaal", {}, {"willen": 5}),
    ("borgen.Sturingsoordeel", "sturingsoordeel_fase_een_van_vijf", {}, {"fase": 6}),
    (
        "borgen.Schattingsronde",
        "schattingsronde_verbeteractie_bij_soort",
        {"soort": "effectiviteit"},
        {"verbeteractie": None},
    ),
    (
        "borgen.Schattingsronde",
        "schattingsronde_gesloten_heeft_aantallen",
        {"gesloten_op__isnull": False},
        {"gevraagd": None},
    ),
    (
        "borgen.Schattingsronde",
        "schattingsronde_uitkomst_vanaf_drie",
        {"eerste__isnull": False},
        {"antwoorden": 2},
    ),
    ("borgen.Schattingtelling", "schattingtelling_klopt", {}, {"aantal": 0}),
    ("slb.Klas", "klas_heeft_naam", {}, {"naam": ""}),
    ("slb.Student", "student_heeft_naam", {}, {"naam": ""}),
    ("slb.Student", "student_heeft_nummer", {}, {"nummer": ""}),
    ("slb.Plaatsing", "plaatsing_loopt_vooruit", {}, {"tot": DAG}),
    ("slb.Begeleiding", "begeleiding_loopt_vooruit", {}, {"tot": DAG}),
    (
        "slb.Begeleiding",
        "begeleiding_waarnemer_heeft_einde",
        {"waarnemer": True},
        {"tot": None},
    ),
    ("slb.Gesprek", "gesprek_gehouden_heeft_moment", {"status": "gehouden"}, {"gehouden_op": None}),
    ("slb.Gesprek", "gesprek_soort_bestaat", {}, {"soort": "anders"}),
]


def test_de_database_weigert_wat_niet_kan():
    maak_demo()
    gekregen = {
        (model, naam, str(anders)): _weigert(apps.get_model(model).objects.filter(**welke), anders)
        for model, naam, welke, anders in GEWEIGERD
    }
    assert {sleutel: uit for sleutel, uit in gekregen.items() if sleutel[1] not in uit} == {}


def _weigert(rijen: models.QuerySet, anders: dict[str, Any]) -> str:
    """What the database says when one row becomes this."""
    rij = rijen.first()
    if rij is None:
        return "geen rij in de demo"
    try:
        with transaction.atomic():
            type(rij)._base_manager.filter(pk=rij.pk).update(**anders)
    except IntegrityError as fout:
        return str(fout)
    return "mag"
