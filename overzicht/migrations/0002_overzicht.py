import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from organisatie.migraties import MaakTabellen


class Migration(migrations.Migration):

    dependencies = [
        ('borgen', '0001_initial'),
        ('organisatie', '0004_mensen'),
        ('overzicht', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        MaakTabellen([
            migrations.CreateModel(
                name='HistoricalPeriodeverslag',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('opvallend', models.TextField(blank=True, max_length=4000, verbose_name='wat opviel')),
                    ('goed', models.TextField(blank=True, max_length=4000, verbose_name='wat goed gaat')),
                    ('nodig', models.TextField(blank=True, max_length=4000, verbose_name='wat het team nodig heeft')),
                    ('vervolg', models.TextField(blank=True, max_length=4000, verbose_name='afspraken voor de volgende periode')),
                    ('vastgesteld_op', models.DateTimeField(blank=True, null=True, verbose_name='vastgesteld op')),
                    ('peildatum', models.DateField(blank=True, null=True, verbose_name='peildatum')),
                    ('cijfers', models.JSONField(blank=True, null=True, verbose_name='cijfers op de peildatum')),
                    ('herzien_op', models.DateTimeField(blank=True, null=True, verbose_name='herzien op')),
                    ('herzien_reden', models.CharField(blank=True, max_length=500, verbose_name='waarom herzien')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('periode', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisatie.periode', verbose_name='periode')),
                    ('team', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisatie.team', verbose_name='team')),
                    ('vastgesteld_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'historical periodeverslag',
                    'verbose_name_plural': 'historical periodeverslagen',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='HistoricalBordtaak',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('onderdeel', models.CharField(choices=[('doelen', 'doelen'), ('normen', 'normen en resultaten'), ('acties', 'acties'), ('signalen', 'signalen'), ('successen', 'successen'), ('agenda', 'agenda van het overleg')], max_length=12, verbose_name='onderdeel')),
                    ('ritme', models.CharField(choices=[('week', 'iedere week'), ('overleg', 'voor ieder overleg'), ('maand', 'iedere maand'), ('periode', 'iedere periode')], default='overleg', max_length=8, verbose_name='hoe vaak')),
                    ('nagekeken_op', models.DateField(blank=True, null=True, verbose_name='voor het laatst nagekeken op')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('team', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisatie.team', verbose_name='team')),
                    ('wie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisatie.lidmaatschap', verbose_name='wie')),
                ],
                options={
                    'verbose_name': 'historical taak voor het bord',
                    'verbose_name_plural': 'historical taken voor het bord',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='Bordtaak',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('onderdeel', models.CharField(choices=[('doelen', 'doelen'), ('normen', 'normen en resultaten'), ('acties', 'acties'), ('signalen', 'signalen'), ('successen', 'successen'), ('agenda', 'agenda van het overleg')], max_length=12, verbose_name='onderdeel')),
                    ('ritme', models.CharField(choices=[('week', 'iedere week'), ('overleg', 'voor ieder overleg'), ('maand', 'iedere maand'), ('periode', 'iedere periode')], default='overleg', max_length=8, verbose_name='hoe vaak')),
                    ('nagekeken_op', models.DateField(blank=True, null=True, verbose_name='voor het laatst nagekeken op')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bordtaken', to='organisatie.team', verbose_name='team')),
                    ('wie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bordtaken', to='organisatie.lidmaatschap', verbose_name='wie')),
                ],
                options={
                    'verbose_name': 'taak voor het bord',
                    'verbose_name_plural': 'taken voor het bord',
                    'ordering': ['team', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('team', 'onderdeel'), name='bordtaak_een_per_onderdeel')],
                },
            ),
            migrations.CreateModel(
                name='Bundel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sleutel', models.CharField(max_length=32, unique=True)),
                    ('voortgang', models.PositiveSmallIntegerField(default=0, verbose_name='voortgang in procenten')),
                    ('fout', models.CharField(blank=True, max_length=400, verbose_name='wat er misging')),
                    ('begonnen_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                    ('gemeld_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst van gehoord')),
                    ('stand', models.CharField(choices=[('maken', 'wordt gemaakt'), ('onderbroken', 'onderbroken'), ('klaar', 'klaar'), ('vervallen', 'weggegooid')], default='maken', max_length=12, verbose_name='stand')),
                    ('teams', models.JSONField(default=list, verbose_name='teams')),
                    ('volgende', models.PositiveIntegerField(default=0, verbose_name='plek van het team dat aan de beurt is')),
                    ('beurt', models.PositiveIntegerField(default=0)),
                    ('pogingen', models.PositiveSmallIntegerField(default=0, verbose_name='beurten zonder een team')),
                    ('bytes', models.PositiveBigIntegerField(default=0, verbose_name='grootte')),
                    ('door', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                    ('periode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bundels', to='organisatie.periode', verbose_name='periode')),
                    ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisatie.school', verbose_name='school')),
                ],
                options={
                    'verbose_name': 'bundel',
                    'verbose_name_plural': 'bundels',
                    'ordering': ['-pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('voortgang__lte', 100)), name='bundel_voortgang_tot'), models.UniqueConstraint(models.F('stand'), condition=models.Q(('stand', 'maken')), name='bundel_een_tegelijk')],
                },
            ),
            migrations.CreateModel(
                name='Meetherinnering',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('op', models.DateField(verbose_name='herinnerd op')),
                    ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='aan')),
                    ('meetafspraak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='borgen.meetafspraak', verbose_name='meetafspraak')),
                    ('verzending', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetherinneringen', to='organisatie.verzending', verbose_name='mail')),
                ],
                options={
                    'verbose_name': 'herinnering aan een meting',
                    'verbose_name_plural': 'herinneringen aan metingen',
                    'constraints': [models.UniqueConstraint(fields=('meetafspraak', 'gebruiker'), name='meetherinnering_een_per_persoon')],
                },
            ),
            migrations.CreateModel(
                name='Periodeverslag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opvallend', models.TextField(blank=True, max_length=4000, verbose_name='wat opviel')),
                    ('goed', models.TextField(blank=True, max_length=4000, verbose_name='wat goed gaat')),
                    ('nodig', models.TextField(blank=True, max_length=4000, verbose_name='wat het team nodig heeft')),
                    ('vervolg', models.TextField(blank=True, max_length=4000, verbose_name='afspraken voor de volgende periode')),
                    ('vastgesteld_op', models.DateTimeField(blank=True, null=True, verbose_name='vastgesteld op')),
                    ('peildatum', models.DateField(blank=True, null=True, verbose_name='peildatum')),
                    ('cijfers', models.JSONField(blank=True, null=True, verbose_name='cijfers op de peildatum')),
                    ('herzien_op', models.DateTimeField(blank=True, null=True, verbose_name='herzien op')),
                    ('herzien_reden', models.CharField(blank=True, max_length=500, verbose_name='waarom herzien')),
                    ('periode', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verslagen', to='organisatie.periode', verbose_name='periode')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verslagen', to='organisatie.team', verbose_name='team')),
                    ('vastgesteld_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'periodeverslag',
                    'verbose_name_plural': 'periodeverslagen',
                    'ordering': ['team__naam', 'periode', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('team', 'periode'), name='periodeverslag_een_per_team_en_periode'), models.CheckConstraint(condition=models.Q(models.Q(('cijfers__isnull', False), ('peildatum__isnull', False), ('vastgesteld_door__isnull', False), ('vastgesteld_op__isnull', False)), models.Q(('cijfers__isnull', True), ('peildatum__isnull', True), ('vastgesteld_door__isnull', True), ('vastgesteld_op__isnull', True)), _connector='OR'), name='periodeverslag_vast_heeft_cijfers'), models.CheckConstraint(condition=models.Q(models.Q(('herzien_op__isnull', True), ('herzien_reden', '')), models.Q(('herzien_op__isnull', False), models.Q(('herzien_reden', ''), _negated=True)), _connector='OR'), name='periodeverslag_herzien_heeft_reden')],
                },
            ),
        ]),
    ]
