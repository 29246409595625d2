"""Every traject that was there gets the first round of its cycle."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def geef_ronde(apps, schema_editor):
    traject_model = apps.get_model("verbeterplan", "Verbetertraject")
    verbeteractie = apps.get_model("verbeterplan", "Verbeteractie")
    ronde = apps.get_model("verbeterplan", "Cyclusronde")
    acties = verbeteractie.objects.filter(traject=OuterRef("pk"))
    trajecten = traject_model.objects.filter(rondes=None).annotate(bezig=Exists(acties))
    ronde.objects.bulk_create(
        (
            ronde(
                traject_id=traject.pk,
                nummer=1,
                begin_fase=fase,
                fase=fase,
                begonnen_op=traject.gemaakt_op,
            )
            for traject in trajecten.iterator(chunk_size=500)
            # With agreements made or an analysis done they were carrying out already.
            for fase in ["uitvoeren" if traject.bezig or traject.analyse_afgerond_op else "verdiepen"]
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("verbeterplan", "0005_plgcyclus")]

    operations = [migrations.RunPython(geef_ronde, migrations.RunPython.noop)]
