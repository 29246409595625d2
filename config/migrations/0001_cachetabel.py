"""The table behind the shared cache (settings.CACHES), so that `migrate` is all there is to do."""

from django.core.management import call_command
from django.db import migrations


def maak(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(maak, migrations.RunPython.noop, elidable=False)]
