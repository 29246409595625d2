import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisatie', '0003_inzage_ingelezen'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Kaart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='kaartnummer')),
                ('titel', models.CharField(max_length=300, verbose_name='vernieuwing')),
                ('stand', models.CharField(choices=[('concept', 'wordt gecodeerd'), ('aangeboden', 'wacht op beoordeling'), ('terug', 'terug naar de school'), ('vastgesteld', 'vastgesteld'), ('ingetrokken', 'ingetrokken')], default='concept', max_length=12, verbose_name='stand')),
                ('herkomst', models.CharField(choices=[('meegeleverd', 'meegeleverd, uit de meta-analyse'), ('onderzoek', 'gecodeerd door onze onderzoekers'), ('ingelezen', 'ingelezen uit een bestand'), ('school', 'aangeboden door een school')], default='onderzoek', max_length=12, verbose_name='herkomst')),
                ('trede_van_bron', models.BooleanField(default=False, help_text='Dan rekenen wij geen voorstel uit.', verbose_name='trede toegekend door de bron')),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                ('gewijzigd_op', models.DateTimeField(auto_now=True, verbose_name='gewijzigd op')),
                ('aangeboden_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'digitale kaart',
                'verbose_name_plural': 'digitale kaarten',
                'ordering': ['titel', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Kaartstand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versie', models.PositiveBigIntegerField(default=0, verbose_name='versie')),
                ('kenmerk', models.CharField(blank=True, default='', max_length=32, verbose_name='kenmerk van de versie')),
            ],
            options={
                'verbose_name': 'stand van de kaarten',
                'verbose_name_plural': 'standen van de kaarten',
            },
        ),
        migrations.CreateModel(
            name='Kaartwijziging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('versie', models.PositiveBigIntegerField(db_index=True, verbose_name='versie')),
                ('kenmerk', models.CharField(blank=True, default='', max_length=32, verbose_name='kenmerk van de versie')),
                ('kaart', models.PositiveBigIntegerField(null=True, verbose_name='kaart')),
            ],
            options={
                'verbose_name': 'wijziging van een kaart',
                'verbose_name_plural': 'wijzigingen van kaarten',
                'ordering': ['versie', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Codering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(choices=[('codeur', 'van een codeur'), ('voorstel', 'voorstel om vast te stellen'), ('aanbod', 'zoals een school het aanbood'), ('vastgesteld', 'vastgesteld')], default='codeur', max_length=12, verbose_name='soort')),
                ('stand', models.CharField(choices=[('bezig', 'bezig'), ('klaar', 'klaar')], default='bezig', max_length=8, verbose_name='stand')),
                ('nummer', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='versie')),
                ('reden', models.TextField(blank=True, max_length=2000, verbose_name='waarom zo vastgesteld')),
                ('trede_voorstel', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='voorgestelde trede')),
                ('trede_reden', models.TextField(blank=True, max_length=2000, verbose_name='waarom een andere trede')),
                ('onafhankelijk', models.BooleanField(default=True, help_text='Niet als er al waarden stonden of als de codeur die van de collega zag.', verbose_name='los van de collega gecodeerd')),
                ('keuzes', models.JSONField(blank=True, default=dict, help_text='Van een voorstel: per veld wiens antwoord geldt, en van welke antwoorden.', verbose_name='keuzes bij verschil')),
                ('begonnen_op', models.DateTimeField(auto_now_add=True, verbose_name='begonnen op')),
                ('bewaard_op', models.DateTimeField(auto_now=True, verbose_name='laatst opgeslagen op')),
                ('klaar_op', models.DateTimeField(blank=True, null=True, verbose_name='klaar op')),
                ('codeur', models.ForeignKey(blank=True, help_text='Bij een vastgestelde codering: wie haar vaststelde.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='coderingen', to=settings.AUTH_USER_MODEL, verbose_name='codeur')),
                ('leidde_tot', models.ForeignKey(blank=True, help_text='De vastgestelde codering die hieruit voortkwam.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='voortgekomen_uit', to='metaanalyse.codering', verbose_name='leidde tot')),
            ],
            options={
                'verbose_name': 'codering',
                'verbose_name_plural': 'coderingen',
                'ordering': ['kaart', 'soort', 'nummer', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalRapport',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=20, verbose_name='rapportnummer')),
                ('titel', models.CharField(max_length=500, verbose_name='titel')),
                ('auteurs', models.CharField(blank=True, max_length=1000, verbose_name='auteurs')),
                ('jaar', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='jaar')),
                ('uitgave', models.CharField(blank=True, max_length=300, verbose_name='uitgever of tijdschrift')),
                ('doi', models.CharField(blank=True, max_length=200, verbose_name='DOI')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='adres op internet')),
                ('soort', models.CharField(choices=[('evaluatie', 'evaluatie of onderzoek'), ('advies', 'adviesrapport'), ('metaanalyse', 'meta-analyse'), ('eigen', 'eigen ervaring van een school')], default='evaluatie', max_length=12, verbose_name='soort')),
                ('openbaar', models.BooleanField(default=True, verbose_name='openbaar te krijgen')),
                ('vindplaats', models.CharField(blank=True, choices=[('databank', 'zoekopdracht in een databank'), ('sneeuwbal', 'literatuurlijst van een ander rapport'), ('collega', 'collega of netwerk'), ('opdrachtgever', 'opdrachtgever'), ('school', 'aangeboden door een school'), ('anders', 'anders')], max_length=14, verbose_name='gevonden via')),
                ('stand', models.CharField(choices=[('gevonden', 'gevonden'), ('opgenomen', 'opgenomen'), ('uitgesloten', 'niet opgenomen')], default='gevonden', max_length=12, verbose_name='stand')),
                ('uitsluiting', models.CharField(blank=True, choices=[('geen-evaluatie', 'geen evaluatie van schoolontwikkeling'), ('geen-factoren', 'noemt geen steunende of belemmerende factoren'), ('ander-onderwijs', 'ander onderwijs of andere periode'), ('dubbel', 'dubbel'), ('niet-te-vinden', 'volledige tekst niet te vinden'), ('anders', 'anders')], max_length=16, verbose_name='reden om niet op te nemen')),
                ('is_evaluatie', models.BooleanField(blank=True, null=True, verbose_name='evalueert schoolontwikkeling')),
                ('noemt_factoren', models.BooleanField(blank=True, null=True, verbose_name='noemt factoren')),
                ('binnen_bereik', models.BooleanField(blank=True, null=True, verbose_name='binnen onderwijs en periode')),
                ('toelichting', models.TextField(blank=True, max_length=2000, verbose_name='toelichting')),
                ('overige_velden', models.JSONField(blank=True, default=list, help_text='Tags van een RIS-bestand die wij niet kennen, om ze weer mee te geven.', verbose_name='overige velden van de bron')),
                ('gemaakt_op', models.DateTimeField(blank=True, editable=False, verbose_name='gemaakt op')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('gemaakt_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical rapport',
                'verbose_name_plural': 'historical rapporten',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Kaartblad',
            fields=[
                ('kaart', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='blad', serialize=False, to='metaanalyse.kaart', verbose_name='kaart')),
                ('titelsleutel', models.TextField(verbose_name='titel zonder hoofdletters en leestekens')),
                ('jaar', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='jaar van het rapport')),
                ('waarden', models.TextField(blank=True, verbose_name='gesloten waarden')),
                ('kort', models.TextField(blank=True, verbose_name='begin van de samenvatting')),
            ],
            options={
                'verbose_name': 'kaartblad',
                'verbose_name_plural': 'kaartbladen',
            },
        ),
        migrations.CreateModel(
            name='Zoekblad',
            fields=[
                ('kaart', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='metaanalyse.kaart', verbose_name='kaart')),
                ('vormen', models.TextField(verbose_name='woorden zoals ze er staan')),
                ('termen', models.TextField(verbose_name='elk woord en elke stam eenmaal')),
            ],
            options={
                'verbose_name': 'zoekblad',
                'verbose_name_plural': 'zoekbladen',
            },
        ),
        migrations.AddField(
            model_name='kaart',
            name='geldig',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='geldig_voor', to='metaanalyse.codering', verbose_name='geldige codering'),
        ),
        migrations.AddField(
            model_name='kaart',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='kaarten', to='organisatie.team', verbose_name='aangeboden door team'),
        ),
        migrations.AddField(
            model_name='codering',
            name='kaart',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coderingen', to='metaanalyse.kaart', verbose_name='kaart'),
        ),
        migrations.CreateModel(
            name='Beoordeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uitkomst', models.CharField(choices=[('terug', 'terug naar de school'), ('vastgesteld', 'vastgesteld')], max_length=12, verbose_name='uitkomst')),
                ('reden', models.TextField(blank=True, max_length=2000, verbose_name='reden')),
                ('op', models.DateTimeField(auto_now_add=True, verbose_name='op')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('kaart', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='beoordelingen', to='metaanalyse.kaart', verbose_name='kaart')),
            ],
            options={
                'verbose_name': 'beoordeling van een aangeboden kaart',
                'verbose_name_plural': 'beoordelingen van aangeboden kaarten',
                'ordering': ['-op', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Kaartinlezing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=32, unique=True)),
                ('voortgang', models.PositiveSmallIntegerField(default=0, verbose_name='voortgang in procenten')),
                ('fout', models.CharField(blank=True, max_length=400, verbose_name='wat er misging')),
                ('begonnen_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('gemeld_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst van gehoord')),
                ('stand', models.CharField(choices=[('lezen', 'wordt gelezen'), ('nakijken', 'wordt nagekeken'), ('nagekeken', 'nagekeken'), ('overnemen', 'wordt overgenomen'), ('overgenomen', 'overgenomen'), ('mislukt', 'mislukt'), ('vervallen', 'gestopt')], default='lezen', max_length=12, verbose_name='stand')),
                ('naam', models.CharField(max_length=120, verbose_name='naam van het bestand')),
                ('sha256', models.CharField(max_length=64)),
                ('vorm', models.CharField(blank=True, max_length=12, verbose_name='vorm')),
                ('aantal', models.PositiveIntegerField(default=0, verbose_name='kaarten of rapporten')),
                ('kolommen', models.JSONField(default=dict, verbose_name='kolommen')),
                ('uitkomst', models.JSONField(default=dict, verbose_name='uitkomst')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
            ],
            options={
                'verbose_name': 'kaartinlezing',
                'verbose_name_plural': 'kaartinlezingen',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Kaartuitvoer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=32, unique=True)),
                ('voortgang', models.PositiveSmallIntegerField(default=0, verbose_name='voortgang in procenten')),
                ('fout', models.CharField(blank=True, max_length=400, verbose_name='wat er misging')),
                ('begonnen_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('gemeld_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst van gehoord')),
                ('stand', models.CharField(choices=[('maken', 'wordt gemaakt'), ('klaar', 'klaar'), ('mislukt', 'mislukt'), ('vervallen', 'weggegooid')], default='maken', max_length=12, verbose_name='stand')),
                ('vorm', models.CharField(choices=[('breed', 'Breed: een rij per kaart'), ('lang', 'Lang: een rij per bevinding')], default='breed', max_length=8, verbose_name='vorm')),
                ('aantal', models.PositiveIntegerField(default=0, verbose_name='kaarten')),
                ('bytes', models.PositiveBigIntegerField(default=0, verbose_name='grootte')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
            ],
            options={
                'verbose_name': 'kaartuitvoer',
                'verbose_name_plural': 'kaartuitvoeren',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Laddervoorwaarde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voorwaarde', models.CharField(max_length=40, verbose_name='voorwaarde')),
                ('vervuld', models.BooleanField(blank=True, null=True, verbose_name='vervuld')),
                ('reden', models.TextField(blank=True, max_length=2000, verbose_name='waaraan te zien')),
                ('codering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voorwaarden', to='metaanalyse.codering', verbose_name='codering')),
            ],
            options={
                'verbose_name': 'voorwaarde van de ladder',
                'verbose_name_plural': 'voorwaarden van de ladder',
                'ordering': ['codering', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Rapport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='rapportnummer')),
                ('titel', models.CharField(max_length=500, verbose_name='titel')),
                ('auteurs', models.CharField(blank=True, max_length=1000, verbose_name='auteurs')),
                ('jaar', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)], verbose_name='jaar')),
                ('uitgave', models.CharField(blank=True, max_length=300, verbose_name='uitgever of tijdschrift')),
                ('doi', models.CharField(blank=True, max_length=200, verbose_name='DOI')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='adres op internet')),
                ('soort', models.CharField(choices=[('evaluatie', 'evaluatie of onderzoek'), ('advies', 'adviesrapport'), ('metaanalyse', 'meta-analyse'), ('eigen', 'eigen ervaring van een school')], default='evaluatie', max_length=12, verbose_name='soort')),
                ('openbaar', models.BooleanField(default=True, verbose_name='openbaar te krijgen')),
                ('vindplaats', models.CharField(blank=True, choices=[('databank', 'zoekopdracht in een databank'), ('sneeuwbal', 'literatuurlijst van een ander rapport'), ('collega', 'collega of netwerk'), ('opdrachtgever', 'opdrachtgever'), ('school', 'aangeboden door een school'), ('anders', 'anders')], max_length=14, verbose_name='gevonden via')),
                ('stand', models.CharField(choices=[('gevonden', 'gevonden'), ('opgenomen', 'opgenomen'), ('uitgesloten', 'niet opgenomen')], default='gevonden', max_length=12, verbose_name='stand')),
                ('uitsluiting', models.CharField(blank=True, choices=[('geen-evaluatie', 'geen evaluatie van schoolontwikkeling'), ('geen-factoren', 'noemt geen steunende of belemmerende factoren'), ('ander-onderwijs', 'ander onderwijs of andere periode'), ('dubbel', 'dubbel'), ('niet-te-vinden', 'volledige tekst niet te vinden'), ('anders', 'anders')], max_length=16, verbose_name='reden om niet op te nemen')),
                ('is_evaluatie', models.BooleanField(blank=True, null=True, verbose_name='evalueert schoolontwikkeling')),
                ('noemt_factoren', models.BooleanField(blank=True, null=True, verbose_name='noemt factoren')),
                ('binnen_bereik', models.BooleanField(blank=True, null=True, verbose_name='binnen onderwijs en periode')),
                ('toelichting', models.TextField(blank=True, max_length=2000, verbose_name='toelichting')),
                ('overige_velden', models.JSONField(blank=True, default=list, help_text='Tags van een RIS-bestand die wij niet kennen, om ze weer mee te geven.', verbose_name='overige velden van de bron')),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                ('gemaakt_door', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'rapport',
                'verbose_name_plural': 'rapporten',
                'ordering': ['code', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='kaart',
            name='rapport',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kaarten', to='metaanalyse.rapport', verbose_name='rapport'),
        ),
        migrations.CreateModel(
            name='HistoricalKaart',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(db_index=True, max_length=20, verbose_name='kaartnummer')),
                ('titel', models.CharField(max_length=300, verbose_name='vernieuwing')),
                ('stand', models.CharField(choices=[('concept', 'wordt gecodeerd'), ('aangeboden', 'wacht op beoordeling'), ('terug', 'terug naar de school'), ('vastgesteld', 'vastgesteld'), ('ingetrokken', 'ingetrokken')], default='concept', max_length=12, verbose_name='stand')),
                ('herkomst', models.CharField(choices=[('meegeleverd', 'meegeleverd, uit de meta-analyse'), ('onderzoek', 'gecodeerd door onze onderzoekers'), ('ingelezen', 'ingelezen uit een bestand'), ('school', 'aangeboden door een school')], default='onderzoek', max_length=12, verbose_name='herkomst')),
                ('trede_van_bron', models.BooleanField(default=False, help_text='Dan rekenen wij geen voorstel uit.', verbose_name='trede toegekend door de bron')),
                ('gemaakt_op', models.DateTimeField(blank=True, editable=False, verbose_name='gemaakt op')),
                ('gewijzigd_op', models.DateTimeField(blank=True, editable=False, verbose_name='gewijzigd op')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('aangeboden_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('geldig', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='metaanalyse.codering', verbose_name='geldige codering')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisatie.team', verbose_name='aangeboden door team')),
                ('rapport', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='metaanalyse.rapport', verbose_name='rapport')),
            ],
            options={
                'verbose_name': 'historical digitale kaart',
                'verbose_name_plural': 'historical digitale kaarten',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Waarde',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('variabele', models.CharField(choices=[('type', 'Type school'), ('beschrijving', 'Beschrijving vernieuwing/interventie'), ('aspect', 'Aspect waarop vernieuwing/interventie zich richt'), ('kenmerken', 'Kenmerken vernieuwing/interventie/kernactiviteiten'), ('doelgroep', 'Doelgroep'), ('niveau', 'Niveau'), ('uitkomstmaat', 'Uitkomstmaat'), ('uitkomst', 'Uitkomst'), ('doelstelling', 'Doelstelling bereikt'), ('fase', 'Fase vernieuwingsproces'), ('determinant', 'Determinanten verduurzaming'), ('indicator', 'Indicator(en) verduurzaming'), ('resultaten', 'Resultaten verduurzaming'), ('ondersteuning', 'Ondersteuningsstructuur'), ('bevorderend', 'Bevorderende factoren'), ('belemmerend', 'Belemmerende factoren'), ('positief', 'Positieve neveneffecten'), ('ongewenst', 'Ongewenste neveneffecten'), ('trede', 'Positie effectladder'), ('samenvatting', 'Samenvatting')], max_length=16, verbose_name='variabele')),
                ('toestand', models.CharField(choices=[('waarde', 'waarde'), ('onbekend', 'onbekend'), ('nvt', 'nvt')], default='waarde', max_length=8, verbose_name='toestand')),
                ('code', models.CharField(blank=True, max_length=40, verbose_name='waarde')),
                ('code_tot', models.CharField(blank=True, max_length=40, verbose_name='tot en met')),
                ('tekst', models.TextField(blank=True, max_length=20000, verbose_name='bevinding')),
                ('herkomst', models.CharField(blank=True, choices=[('vermeld', 'staat er zo'), ('afgeleid', 'afgeleid uit de tekst'), ('hoofdstuk5', 'uit hoofdstuk 5 van de meta-analyse')], max_length=10, verbose_name='herkomst')),
                ('plaats', models.CharField(blank=True, max_length=300, verbose_name='plaats in de bron')),
                ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                ('codering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waarden', to='metaanalyse.codering', verbose_name='codering')),
            ],
            options={
                'verbose_name': 'waarde',
                'verbose_name_plural': 'waarden',
                'ordering': ['codering', 'variabele', 'volgorde', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Weergave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=80, verbose_name='naam')),
                ('vraag', models.CharField(blank=True, max_length=2000, verbose_name='filters')),
                ('gedeeld', models.BooleanField(default=False, verbose_name='deel met iedereen die de kaarten leest')),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True, verbose_name='gemaakt op')),
                ('gebruiker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weergaven', to=settings.AUTH_USER_MODEL, verbose_name='van')),
            ],
            options={
                'verbose_name': 'bewaarde weergave',
                'verbose_name_plural': 'bewaarde weergaven',
                'ordering': ['naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Checklistscore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('onderdeel', models.CharField(choices=[('inclusie', 'Past bij de vraag'), ('validiteit', 'Geldig en betrouwbaar opgezet'), ('methode', 'Werkwijze verantwoord'), ('conclusies', 'Conclusies gedekt'), ('bruikbaarheid', 'Bruikbaar voor wie ermee werkt')], max_length=14, verbose_name='onderdeel')),
                ('score', models.PositiveSmallIntegerField(blank=True, help_text='Leeg is onbekend.', null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='score')),
                ('reden', models.TextField(blank=True, max_length=2000, verbose_name='waarom')),
                ('codering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='metaanalyse.codering', verbose_name='codering')),
            ],
            options={
                'verbose_name': 'checklistscore',
                'verbose_name_plural': 'checklistscores',
                'ordering': ['codering', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('codering', 'onderdeel'), name='score_eenmaal'), models.CheckConstraint(condition=models.Q(('score', None), models.Q(('score__gte', 1), ('score__lte', 5)), _connector='OR'), name='score_1_tot_5')],
            },
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.UniqueConstraint(condition=models.Q(('leidde_tot', None), ('soort', 'codeur')), fields=('kaart', 'codeur'), name='codering_eenmaal_per_codeur'),
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.UniqueConstraint(condition=models.Q(('soort', 'voorstel')), fields=('kaart',), name='codering_een_voorstel'),
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.UniqueConstraint(condition=models.Q(('soort', 'vastgesteld')), fields=('kaart', 'nummer'), name='codering_nummer_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.UniqueConstraint(condition=models.Q(('soort', 'aanbod')), fields=('kaart',), name='codering_een_aanbod'),
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nummer__isnull', False), ('soort', 'vastgesteld'), ('stand', 'klaar')), models.Q(('codeur__isnull', False), ('nummer__isnull', True), ('soort__in', ['codeur', 'aanbod'])), models.Q(('nummer__isnull', True), ('soort', 'voorstel'), ('stand', 'bezig')), _connector='OR'), name='codering_van_codeur_of_vastgesteld'),
        ),
        migrations.AddConstraint(
            model_name='codering',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('klaar_op__isnull', False), ('stand', 'klaar')), models.Q(('klaar_op__isnull', True), ('stand', 'bezig')), _connector='OR'), name='codering_klaar_met_moment'),
        ),
        migrations.AddConstraint(
            model_name='beoordeling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('uitkomst', 'terug'), _negated=True), models.Q(('reden', ''), _negated=True), _connector='OR'), name='beoordeling_terug_met_reden'),
        ),
        migrations.AddConstraint(
            model_name='kaartinlezing',
            constraint=models.UniqueConstraint(condition=models.Q(('stand__in', ('lezen', 'nakijken', 'nagekeken', 'overnemen'))), fields=('door',), name='kaartinlezing_een_tegelijk'),
        ),
        migrations.AddConstraint(
            model_name='kaartinlezing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stand', 'mislukt'), models.Q(('fout', ''), _negated=True)), models.Q(models.Q(('stand', 'mislukt'), _negated=True), ('fout', '')), _connector='OR'), name='kaartinlezing_mislukt_heeft_fout'),
        ),
        migrations.AddConstraint(
            model_name='kaartinlezing',
            constraint=models.CheckConstraint(condition=models.Q(('voortgang__lte', 100)), name='kaartinlezing_voortgang_tot'),
        ),
        migrations.AddConstraint(
            model_name='kaartuitvoer',
            constraint=models.UniqueConstraint(condition=models.Q(('stand', 'maken')), fields=('door',), name='kaartuitvoer_een_tegelijk'),
        ),
        migrations.AddConstraint(
            model_name='kaartuitvoer',
            constraint=models.CheckConstraint(condition=models.Q(('voortgang__lte', 100)), name='kaartuitvoer_voortgang_tot'),
        ),
        migrations.AddConstraint(
            model_name='laddervoorwaarde',
            constraint=models.UniqueConstraint(fields=('codering', 'voorwaarde'), name='voorwaarde_eenmaal'),
        ),
        migrations.AddIndex(
            model_name='rapport',
            index=models.Index(fields=['jaar', 'titel'], name='rapport_jaar_titel'),
        ),
        migrations.AddConstraint(
            model_name='rapport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('titel', ''), _negated=True)), name='rapport_heeft_code_en_titel'),
        ),
        migrations.AddConstraint(
            model_name='rapport',
            constraint=models.UniqueConstraint(condition=models.Q(('doi', ''), _negated=True), fields=('doi',), name='rapport_doi_eenmaal', violation_error_message='Er is al een rapport met deze DOI.'),
        ),
        migrations.AddConstraint(
            model_name='rapport',
            constraint=models.CheckConstraint(condition=models.Q(('stand', 'uitgesloten'), ('uitsluiting', ''), _connector='XOR'), name='rapport_uitgesloten_met_reden', violation_error_message='Geef een reden als het rapport niet wordt opgenomen.'),
        ),
        migrations.AddIndex(
            model_name='kaart',
            index=models.Index(fields=['stand', 'titel'], name='kaart_stand_titel'),
        ),
        migrations.AddConstraint(
            model_name='kaart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('titel', ''), _negated=True)), name='kaart_heeft_code_en_titel'),
        ),
        migrations.AddConstraint(
            model_name='kaart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stand', 'vastgesteld'), _negated=True), ('geldig__isnull', False), _connector='OR'), name='kaart_vastgesteld_met_codering'),
        ),
        migrations.AddConstraint(
            model_name='waarde',
            constraint=models.UniqueConstraint(fields=('codering', 'variabele', 'code'), name='waarde_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='waarde',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('toestand', 'waarde'), models.Q(models.Q(('code', ''), _negated=True), models.Q(('tekst', ''), _negated=True), _connector='OR')), models.Q(('code', ''), ('code_tot', ''), ('toestand__in', ['onbekend', 'nvt'])), _connector='OR'), name='waarde_of_geen'),
        ),
        migrations.AddConstraint(
            model_name='waarde',
            constraint=models.CheckConstraint(condition=models.Q(('code_tot', ''), models.Q(('code', ''), _negated=True), _connector='OR'), name='waarde_bereik_heeft_begin'),
        ),
        migrations.AddConstraint(
            model_name='weergave',
            constraint=models.CheckConstraint(condition=models.Q(('naam', ''), _negated=True), name='weergave_heeft_naam'),
        ),
        migrations.AddConstraint(
            model_name='weergave',
            constraint=models.UniqueConstraint(fields=('gebruiker', 'naam'), name='weergave_naam_eenmaal', violation_error_message='Je hebt al een weergave met die naam.'),
        ),
    ]
