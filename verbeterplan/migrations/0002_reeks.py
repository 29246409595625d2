"""Sessions made before there were reeksen: each joins the reeks of its traject."""

from django.db import migrations
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat


def zet_reeks(apps, schema_editor):
    TrajectSessie = apps.get_model('verbeterplan', 'TrajectSessie')
    # The history too: otherwise the next line in it would tell of a change nobody made.
    for model, sleutel in (('Sessie', 'pk'), ('HistoricalSessie', 'id')):
        reeksen = TrajectSessie.objects.filter(sessie=OuterRef(sleutel)).values(
            reeks=Concat(Value('traject-'), Cast(F('traject_id'), CharField()))
        )
        rijen = apps.get_model('boas', model).objects.filter(
            **{f'{sleutel}__in': TrajectSessie.objects.values('sessie')}
        )
        rijen.update(reeks=Subquery(reeksen[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('boas', '0004_reeks'),
        ('verbeterplan', '0001_initial'),
    ]

    operations = [migrations.RunPython(zet_reeks, migrations.RunPython.noop)]
