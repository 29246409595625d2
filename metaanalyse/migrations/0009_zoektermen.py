"""Words and stems together, each once: what the indexes need is quicker to search."""

from django.db import migrations, models

from metaanalyse.regels.zoektekst import termen_van


def zonder_index(apps, schema_editor):
    """Triggers and indexes name the columns; they are made anew after migrating."""
    if schema_editor.connection.vendor == "sqlite":
        for trekker in ("erbij", "eraf", "anders"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS metaanalyse_zoekindex_{trekker}")
        schema_editor.execute("DROP TABLE IF EXISTS metaanalyse_zoekindex")
    else:
        for kolom in ("vormen", "stammen"):
            schema_editor.execute(f"DROP INDEX IF EXISTS metaanalyse_zoekindex_{kolom}")


def vul(apps, schema_editor):
    Zoekblad = apps.get_model("metaanalyse", "Zoekblad")
    for blad in Zoekblad.objects.all():
        blad.termen = termen_van(blad.vormen)
        blad.save()


class Migration(migrations.Migration):
    dependencies = [("metaanalyse", "0008_aanbod")]

    operations = [
        migrations.RunPython(zonder_index, migrations.RunPython.noop),
        migrations.RenameField("zoekblad", "stammen", "termen"),
        migrations.AlterField(
            "zoekblad", "termen", models.TextField("elk woord en elke stam eenmaal")
        ),
        migrations.RunPython(vul, migrations.RunPython.noop),
    ]
