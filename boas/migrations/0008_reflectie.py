"""Every installation has the three reflection instruments: their shipped content is version 1.

Written out with the models of this moment, as 0002 does for the BOAS. A later change of the shipped
content arrives by `manage.py laad_instrumenten`, as a new version.
"""

import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"
NAMEN = ("knoster", "professionele_cultuur", "sociaal_kapitaal")
VAN_VERSIE = ("schaal", "oneens_tm", "uitkomst", "afname", "groepen")


def laad(apps, schema_editor):
    for naam in NAMEN:
        _laad(apps, json.loads((DATA / f"{naam}.json").read_text(encoding="utf-8")))


def _laad(apps, gegevens):
    Instrument = apps.get_model("boas", "Instrument")
    kop = gegevens["instrument"]
    if Instrument.objects.filter(code=kop["code"], team=None).exists():
        return
    instrument = Instrument.objects.create(
        code=kop["code"], naam=kop["naam"], omschrijving=kop["omschrijving"]
    )
    versie = apps.get_model("boas", "Versie").objects.create(
        instrument=instrument,
        nummer=1,
        **{veld: gegevens[veld] for veld in VAN_VERSIE if veld in gegevens},
    )
    Cluster = apps.get_model("boas", "Cluster")
    clusters = {
        cluster["letter"]: Cluster.objects.create(versie=versie, volgorde=volgorde, **cluster)
        for volgorde, cluster in enumerate(gegevens["clusters"])
    }
    Stelling = apps.get_model("boas", "Stelling")
    for volgorde, stelling in enumerate(gegevens["stellingen"]):
        velden = stelling | {"cluster": clusters[stelling["cluster"]]}
        Stelling.objects.create(versie=versie, volgorde=volgorde, **velden)


class Migration(migrations.Migration):

    dependencies = [
        ("boas", "0007_peilingen"),
    ]

    operations = [
        # Going back keeps the rows: sessions may stand on them.
        migrations.RunPython(laad, migrations.RunPython.noop, elidable=False),
    ]
