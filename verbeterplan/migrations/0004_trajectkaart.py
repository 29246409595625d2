import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('metaanalyse', '0001_initial'),
        ('verbeterplan', '0003_agendapunt_verbeteractie'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalTrajectKaart',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('waarom', models.TextField(blank=True, max_length=1000, verbose_name='waarom')),
                ('op', models.DateTimeField(blank=True, editable=False, verbose_name='op')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kaart', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='metaanalyse.kaart', verbose_name='digitale kaart')),
                ('traject', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='verbeterplan.verbetertraject', verbose_name='traject')),
            ],
            options={
                'verbose_name': 'historical kaart bij een traject',
                'verbose_name_plural': 'historical kaarten bij trajecten',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='TrajectKaart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('waarom', models.TextField(blank=True, max_length=1000, verbose_name='waarom')),
                ('op', models.DateTimeField(auto_now_add=True, verbose_name='op')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('kaart', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trajecten', to='metaanalyse.kaart', verbose_name='digitale kaart')),
                ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kaarten', to='verbeterplan.verbetertraject', verbose_name='traject')),
            ],
            options={
                'verbose_name': 'kaart bij een traject',
                'verbose_name_plural': 'kaarten bij trajecten',
                'ordering': ['op', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('traject', 'kaart'), name='trajectkaart_eenmaal')],
            },
        ),
    ]
