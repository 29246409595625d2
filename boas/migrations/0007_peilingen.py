import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from organisatie.migraties import MaakTabellen


class Migration(migrations.Migration):

    dependencies = [
        ('boas', '0006_stippen'),
        ('organisatie', '0003_inzage_ingelezen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='cluster',
            name='gemis',
            field=models.CharField(blank=True, help_text='Als dit ontbreekt: verwarring.', max_length=160, verbose_name='wat ontstaat als het ontbreekt'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='gespreksvragen',
            field=models.TextField(blank=True, help_text='Een vraag per regel.', max_length=1200, verbose_name='vragen voor het gesprek'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='gevolg',
            field=models.CharField(blank=True, help_text='Als dit er is: duidelijkheid.', max_length=80, verbose_name='wat het geeft'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='vervolg',
            field=models.TextField(blank=True, help_text='Een stap per regel.', max_length=1200, verbose_name='wat je kunt doen'),
        ),
        migrations.AddField(
            model_name='stelling',
            name='gespreksvraag',
            field=models.CharField(blank=True, help_text='Waarmee begin je het gesprek als velen oneens zijn?', max_length=300, verbose_name='vraag voor het gesprek'),
        ),
        migrations.AddField(
            model_name='versie',
            name='afname',
            field=models.CharField(choices=[('zaal', 'samen, in een bijeenkomst'), ('link', 'met een link, in een paar weken'), ('beide', 'samen of met een link')], default='zaal', max_length=5, verbose_name='afname'),
        ),
        migrations.AddField(
            model_name='versie',
            name='groepen',
            field=models.JSONField(blank=True, default=list, verbose_name='groepen'),
        ),
        migrations.AddField(
            model_name='versie',
            name='uitkomst',
            field=models.CharField(choices=[('stellingen', 'stellingen die aandacht vragen'), ('blokken', 'rij blokken: wat is er, en wat ontbreekt'), ('bespreken', 'punten om te bespreken'), ('themas', "thema's naast de schatting van het bestuur")], default='stellingen', max_length=12, verbose_name='uitkomst'),
        ),
        migrations.AlterField(
            model_name='historicalsessie',
            name='stemwijze',
            field=models.CharField(choices=[('handen', 'handen opsteken'), ('telefoons', 'telefoons'), ('beide', 'handen en telefoons'), ('link', 'met een link, in een paar weken')], default='handen', max_length=10, verbose_name='hoe er gestemd wordt'),
        ),
        migrations.AlterField(
            model_name='sessie',
            name='stemwijze',
            field=models.CharField(choices=[('handen', 'handen opsteken'), ('telefoons', 'telefoons'), ('beide', 'handen en telefoons'), ('link', 'met een link, in een paar weken')], default='handen', max_length=10, verbose_name='hoe er gestemd wordt'),
        ),
        migrations.AlterField(
            model_name='stelling',
            name='interventie',
            field=models.TextField(blank=True, max_length=1200, verbose_name='interventie'),
        ),
        migrations.AlterField(
            model_name='stiptelling',
            name='bron',
            field=models.CharField(choices=[('handen', 'handen'), ('telefoons', 'telefoons'), ('link', 'met een link')], max_length=10),
        ),
        migrations.AlterField(
            model_name='telling',
            name='bron',
            field=models.CharField(choices=[('handen', 'handen'), ('telefoons', 'telefoons'), ('link', 'met een link')], max_length=10),
        ),
        MaakTabellen(
            [
                migrations.CreateModel(
                    name='Peiling',
                    fields=[
                        ('sessie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='peiling', serialize=False, to='boas.sessie', verbose_name='sessie')),
                        ('sluit_op', models.DateField(verbose_name='laatste dag om te antwoorden')),
                        ('bericht', models.TextField(blank=True, help_text='De link komt er vanzelf onder.', max_length=3000, verbose_name='tekst van de uitnodiging')),
                        ('herinnerd_op', models.DateTimeField(blank=True, null=True, verbose_name='herinnerd op')),
                        ('genodigden', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'peiling',
                        'verbose_name_plural': 'peilingen',
                    },
                ),
                migrations.CreateModel(
                    name='Peilgroep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(blank=True, max_length=40)),
                        ('naam', models.CharField(max_length=120, verbose_name='naam')),
                        ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                        ('uitgenodigd', models.PositiveIntegerField(default=0, verbose_name='uitgenodigd')),
                        ('op_papier', models.PositiveIntegerField(default=0, verbose_name='waarvan op papier')),
                        ('beantwoord', models.PositiveIntegerField(blank=True, null=True, verbose_name='beantwoord')),
                        ('peiling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='groepen', to='boas.peiling')),
                    ],
                    options={
                        'ordering': ['volgorde', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('peiling', 'code'), name='peilgroep_code_eenmaal')],
                    },
                ),
                migrations.CreateModel(
                    name='Uitnodiging',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('merk', models.CharField(max_length=64, unique=True)),
                        ('groep', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uitnodigingen', to='boas.peilgroep')),
                    ],
                ),
                migrations.CreateModel(
                    name='Inlevering',
                    fields=[
                        ('uitnodiging', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='inlevering', serialize=False, to='boas.uitnodiging')),
                    ],
                ),
                migrations.CreateModel(
                    name='Peiltelling',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('waarde', models.PositiveSmallIntegerField()),
                        ('n', models.PositiveIntegerField(default=0)),
                        ('groep', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellingen', to='boas.peilgroep')),
                        ('stelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='boas.stelling')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('groep', 'stelling', 'waarde'), name='peiltelling_eenmaal')],
                    },
                ),
                migrations.CreateModel(
                    name='Peilpost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token', models.CharField(blank=True, max_length=43)),
                        ('vanaf', models.DateTimeField(default=django.utils.timezone.now)),
                        ('pogingen', models.PositiveSmallIntegerField(default=0)),
                        ('fout', models.CharField(blank=True, max_length=300)),
                        ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('peiling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='post', to='boas.peiling')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('token', '')), fields=('peiling', 'gebruiker'), name='peilpost_een_herinnering_tegelijk')],
                    },
                ),
                migrations.CreateModel(
                    name='Bestuursschatting',
                    fields=[
                        ('sessie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='schatting', serialize=False, to='boas.sessie')),
                        ('naam', models.CharField(max_length=120, verbose_name='ondertekend door')),
                        ('getekend_op', models.DateTimeField(verbose_name='ondertekend op')),
                        ('antwoorden', models.JSONField()),
                        ('zegel', models.CharField(max_length=64)),
                        ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'schatting van het bestuur',
                        'verbose_name_plural': 'schattingen van het bestuur',
                    },
                ),
                migrations.CreateModel(
                    name='Vervolg',
                    fields=[
                        ('sessie', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='vervolg', serialize=False, to='boas.sessie')),
                        ('initiatief', models.CharField(blank=True, choices=[('kwaliteit', 'de kwaliteitsmedewerker'), ('bestuur', 'het bestuur'), ('schoolleiding', 'de schoolleider of intern begeleider')], max_length=14, verbose_name='wie neemt het initiatief')),
                        ('naam', models.CharField(blank=True, max_length=120, verbose_name='wie is dat')),
                        ('duiding', models.TextField(blank=True, max_length=4000, verbose_name='hoe verklaren we dit')),
                    ],
                    options={
                        'verbose_name': 'vervolg',
                        'verbose_name_plural': 'vervolgen',
                    },
                ),
                migrations.CreateModel(
                    name='Vervolgstap',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('wat', models.CharField(max_length=300, verbose_name='wat')),
                        ('wie', models.CharField(blank=True, max_length=120, verbose_name='wie')),
                        ('datum', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                        ('klaar_op', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('weg_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='weggelegd op')),
                        ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                        ('sessie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='vervolgstappen', to='boas.sessie')),
                    ],
                    options={
                        'verbose_name': 'vervolgstap',
                        'verbose_name_plural': 'vervolgstappen',
                        'ordering': ['volgorde', 'pk'],
                        'indexes': [models.Index(fields=['sessie', 'volgorde'], name='vervolgstap_plek')],
                    },
                ),
                migrations.CreateModel(
                    name='HistoricalPeiling',
                    fields=[
                        ('sluit_op', models.DateField(verbose_name='laatste dag om te antwoorden')),
                        ('bericht', models.TextField(blank=True, help_text='De link komt er vanzelf onder.', max_length=3000, verbose_name='tekst van de uitnodiging')),
                        ('herinnerd_op', models.DateTimeField(blank=True, null=True, verbose_name='herinnerd op')),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sessie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='boas.sessie', verbose_name='sessie')),
                    ],
                    options={
                        'verbose_name': 'historical peiling',
                        'verbose_name_plural': 'historical peilingen',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalVervolg',
                    fields=[
                        ('initiatief', models.CharField(blank=True, choices=[('kwaliteit', 'de kwaliteitsmedewerker'), ('bestuur', 'het bestuur'), ('schoolleiding', 'de schoolleider of intern begeleider')], max_length=14, verbose_name='wie neemt het initiatief')),
                        ('naam', models.CharField(blank=True, max_length=120, verbose_name='wie is dat')),
                        ('duiding', models.TextField(blank=True, max_length=4000, verbose_name='hoe verklaren we dit')),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sessie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='boas.sessie')),
                    ],
                    options={
                        'verbose_name': 'historical vervolg',
                        'verbose_name_plural': 'historical vervolgen',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name='HistoricalVervolgstap',
                    fields=[
                        ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                        ('wat', models.CharField(max_length=300, verbose_name='wat')),
                        ('wie', models.CharField(blank=True, max_length=120, verbose_name='wie')),
                        ('datum', models.DateField(blank=True, null=True, verbose_name='klaar op')),
                        ('klaar_op', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('weg_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='weggelegd op')),
                        ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                        ('history_id', models.AutoField(primary_key=True, serialize=False)),
                        ('history_date', models.DateTimeField(db_index=True)),
                        ('history_change_reason', models.CharField(max_length=100, null=True)),
                        ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                        ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sessie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='boas.sessie')),
                    ],
                    options={
                        'verbose_name': 'historical vervolgstap',
                        'verbose_name_plural': 'historical vervolgstappen',
                        'ordering': ('-history_date', '-history_id'),
                        'get_latest_by': ('history_date', 'history_id'),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ]
        ),
    ]
