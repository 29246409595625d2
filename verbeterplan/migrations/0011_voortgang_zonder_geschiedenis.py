"""What a colleague said of how far they are says something of a person: it has no history."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('verbeterplan', '0010_feedbackvraag_afgewezen'),
    ]

    operations = [
        migrations.DeleteModel(
            name='HistoricalVoortgang',
        ),
    ]
