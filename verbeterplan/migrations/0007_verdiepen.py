"""The summary as it was shared is kept, with what was said to it; a source can speak against.

There are no reactions yet: until now there was no page to give one.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisatie', '0003_inzage_ingelezen'),
        ('verbeterplan', '0006_rondes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Situatiebeeld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nummer', models.PositiveSmallIntegerField(verbose_name='nummer')),
                ('tekst', models.TextField(max_length=4000, verbose_name='tekst')),
                ('op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='gedeeld op')),
            ],
            options={
                'verbose_name': 'situatiebeeld',
                'verbose_name_plural': 'situatiebeelden',
                'ordering': ['nummer'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='beeldreactie',
            name='beeldreactie_een',
        ),
        migrations.RemoveField(
            model_name='beeldreactie',
            name='ronde',
        ),
        migrations.RemoveField(
            model_name='cyclusronde',
            name='beeld_gedeeld_op',
        ),
        migrations.RemoveField(
            model_name='historicalbeeldreactie',
            name='ronde',
        ),
        migrations.RemoveField(
            model_name='historicalcyclusronde',
            name='beeld_gedeeld_op',
        ),
        migrations.AddField(
            model_name='historicalplanbron',
            name='richting',
            field=models.CharField(blank=True, choices=[('voor', 'pleit ervoor'), ('tegen', 'pleit ertegen'), ('allebei', 'noemt voor- en nadelen')], max_length=7, verbose_name='voor of tegen'),
        ),
        migrations.AddField(
            model_name='planbron',
            name='richting',
            field=models.CharField(blank=True, choices=[('voor', 'pleit ervoor'), ('tegen', 'pleit ertegen'), ('allebei', 'noemt voor- en nadelen')], max_length=7, verbose_name='voor of tegen'),
        ),
        migrations.AlterField(
            model_name='beeldreactie',
            name='herkent',
            field=models.CharField(choices=[('ja', 'Ja, zo is het'), ('deels', 'Deels, ik vul aan'), ('nee', 'Nee, ik zie het anders')], max_length=5, verbose_name='herken je dit?'),
        ),
        migrations.AlterField(
            model_name='historicalbeeldreactie',
            name='herkent',
            field=models.CharField(choices=[('ja', 'Ja, zo is het'), ('deels', 'Deels, ik vul aan'), ('nee', 'Nee, ik zie het anders')], max_length=5, verbose_name='herken je dit?'),
        ),
        migrations.AddField(
            model_name='situatiebeeld',
            name='door',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door'),
        ),
        migrations.AddField(
            model_name='situatiebeeld',
            name='ronde',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='beelden', to='verbeterplan.cyclusronde'),
        ),
        migrations.AddField(
            model_name='beeldreactie',
            name='beeld',
            field=models.ForeignKey(default=None, on_delete=django.db.models.deletion.CASCADE, related_name='reacties', to='verbeterplan.situatiebeeld'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='historicalbeeldreactie',
            name='beeld',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='verbeterplan.situatiebeeld'),
        ),
        migrations.AddConstraint(
            model_name='beeldreactie',
            constraint=models.UniqueConstraint(fields=('beeld', 'lidmaatschap'), name='beeldreactie_een'),
        ),
        migrations.AddConstraint(
            model_name='situatiebeeld',
            constraint=models.UniqueConstraint(fields=('ronde', 'nummer'), name='situatiebeeld_nummer'),
        ),
    ]
