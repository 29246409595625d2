"""What hangs on a membership: every reference is named once, as work, as personal or as history."""

from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from organisatie import vertrek
from organisatie.models import Gebruiker, Lidmaatschap

ONZE = {"organisatie", "metaanalyse", "boas", "verbeterplan", "borgen", "slb", "overzicht"}


def _verwijzingen() -> dict[str, type[models.Model]]:
    """Every foreign key of ours to a membership or an account, but the lines of history."""
    uit = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in ONZE or hasattr(model, "history_object"):
            continue
        for veld in model._meta.concrete_fields:
            doel: Any = veld.remote_field and veld.remote_field.model
            if doel in (Lidmaatschap, Gebruiker):
                uit[f"{model._meta.label}.{veld.name}"] = doel
    return uit


def test_elke_verwijzing_naar_een_mens_is_genoemd_en_geen_die_er_niet_is():
    assert set(vertrek.genoemd()) == set(_verwijzingen())


def test_geen_verwijzing_staat_onder_twee_soorten():
    alles = [*(s.verwijzing for s in (*vertrek.werksoorten(), *vertrek.werksoorten(account=True)))]
    alles += [*vertrek._PERSOONLIJK, *vertrek._GESCHIEDENIS]
    assert len(alles) == len(set(alles))


def test_werk_hangt_aan_een_lidmaatschap_of_een_account_zoals_de_soort_zegt():
    doelen = _verwijzingen()
    for account, doel in ((False, Lidmaatschap), (True, Gebruiker)):
        for soort in vertrek.werksoorten(account=account):
            assert doelen[soort.verwijzing] is doel, soort.naam
            label = soort.verwijzing.rpartition(".")[0]
            assert soort.open(timezone.localdate()).model._meta.label == label
