"""Every installation has the BOAS: its shipped statements become version 1.

Written out with the models of this moment rather than through boas.instrumenten, which will know
later fields. A later change of the shipped content arrives by `manage.py laad_instrumenten`, as a
new version.
"""

import json
from pathlib import Path

from django.db import migrations

BESTAND = Path(__file__).resolve().parent.parent / "data" / "boas.json"


def laad(apps, schema_editor):
    Instrument = apps.get_model("boas", "Instrument")
    Versie = apps.get_model("boas", "Versie")
    Cluster = apps.get_model("boas", "Cluster")
    Stelling = apps.get_model("boas", "Stelling")
    gegevens = json.loads(BESTAND.read_text(encoding="utf-8"))
    kop = gegevens["instrument"]
    if Instrument.objects.filter(code=kop["code"], team=None).exists():
        return
    instrument = Instrument.objects.create(
        code=kop["code"], naam=kop["naam"], omschrijving=kop["omschrijving"]
    )
    versie = Versie.objects.create(
        instrument=instrument,
        nummer=1,
        schaal=gegevens["schaal"],
        oneens_tm=gegevens["oneens_tm"],
    )
    clusters = {}
    for volgorde, cluster in enumerate(gegevens["clusters"]):
        clusters[cluster["letter"]] = Cluster.objects.create(
            versie=versie,
            letter=cluster["letter"],
            naam=cluster["naam"],
            omschrijving=cluster["omschrijving"],
            volgorde=volgorde,
        )
    for volgorde, stelling in enumerate(gegevens["stellingen"]):
        Stelling.objects.create(
            versie=versie,
            cluster=clusters[stelling["cluster"]],
            code=stelling["code"],
            tekst=stelling["tekst"],
            succesfactor=stelling["succesfactor"],
            interventie=stelling["interventie"],
            doorlooptijd_dagen=stelling["doorlooptijd_dagen"],
            borgstap=stelling["borgstap"],
            toelichting=stelling["toelichting"],
            volgorde=volgorde,
        )


class Migration(migrations.Migration):

    dependencies = [
        ("boas", "0001_initial"),
    ]

    operations = [
        # Going back keeps the rows: sessions may stand on them.
        migrations.RunPython(laad, migrations.RunPython.noop, elidable=False),
    ]
