import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def leeg_tweede_lijst(apps, schema_editor):
    """Addresses stand with the account only; allauth kept those of every mail with a link."""
    apps.get_model("account", "EmailAddress").objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('account', '0009_emailaddress_unique_primary_email'),
        ('organisatie', '0003_inzage_ingelezen'),
    ]

    operations = [
        migrations.AddField(
            model_name='gebruiker',
            name='laatste_dag',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='laatste dag'),
        ),
        migrations.AddField(
            model_name='gebruiker',
            name='gewist_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gewist op'),
        ),
        migrations.AddField(
            model_name='gebruiker',
            name='uitnodiging',
            field=models.CharField(blank=True, choices=[('wacht', 'wacht op verzending'), ('bezig', 'wordt verstuurd'), ('mislukt', 'niet verstuurd')], editable=False, max_length=8, verbose_name='uitnodiging'),
        ),
        migrations.AddField(
            model_name='gebruiker',
            name='uitgenodigd_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='uitgenodigd op'),
        ),
        migrations.AddField(
            model_name='historicalgebruiker',
            name='laatste_dag',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='laatste dag'),
        ),
        migrations.AddField(
            model_name='historicalgebruiker',
            name='gewist_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gewist op'),
        ),
        migrations.AddField(
            model_name='gebruiker',
            name='sessiesleutel',
            field=models.CharField(default='', editable=False, max_length=32),
        ),
        migrations.CreateModel(
            name='Schoolaccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=200, verbose_name='aanbieder')),
                ('sub', models.CharField(max_length=255, verbose_name='nummer bij de aanbieder')),
                ('gekoppeld_op', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='gekoppeld op')),
                ('gebruiker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='schoolaccount', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'schoolaccount',
                'verbose_name_plural': 'schoolaccounts',
                'constraints': [models.UniqueConstraint(fields=('issuer', 'sub'), name='schoolaccount_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='Personeninlezing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=32, unique=True)),
                ('voortgang', models.PositiveSmallIntegerField(default=0, verbose_name='voortgang in procenten')),
                ('fout', models.CharField(blank=True, max_length=400, verbose_name='wat er misging')),
                ('begonnen_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begonnen op')),
                ('gemeld_op', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst van gehoord')),
                ('naam', models.CharField(max_length=120, verbose_name='naam van het bestand')),
                ('sha256', models.CharField(max_length=64)),
                ('kolommen', models.JSONField(default=dict, verbose_name='kolommen')),
                ('uitkomst', models.JSONField(default=dict, verbose_name='uitkomst')),
                ('stand', models.CharField(choices=[('lezen', 'wordt gelezen'), ('nakijken', 'wordt nagekeken'), ('nagekeken', 'nagekeken'), ('overnemen', 'wordt overgenomen'), ('overgenomen', 'overgenomen'), ('mislukt', 'mislukt'), ('vervallen', 'gestopt')], default='lezen', max_length=12, verbose_name='stand')),
                ('aantal', models.PositiveIntegerField(default=0, verbose_name='personen')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
            ],
            options={
                'verbose_name': 'personeninlezing',
                'verbose_name_plural': 'personeninlezingen',
                'ordering': ['-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('voortgang__lte', 100)), name='personeninlezing_voortgang_tot'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'mislukt'), models.Q(('fout', ''), _negated=True)), models.Q(models.Q(('stand', 'mislukt'), _negated=True), ('fout', '')), _connector='OR'), name='personeninlezing_mislukt_heeft_fout'), models.UniqueConstraint(condition=models.Q(('stand__in', ('lezen', 'nakijken', 'nagekeken', 'overnemen'))), fields=('door',), name='personeninlezing_een_tegelijk')],
            },
        ),
        migrations.AddConstraint(
            model_name='gebruiker',
            constraint=models.CheckConstraint(condition=models.Q(('gewist_op', None), ('is_active', False), _connector='OR'), name='gebruiker_gewist_blijft_dicht', violation_error_message='Een gewist account kan niet weer actief worden.'),
        ),
        migrations.AlterField(
            model_name='inzage',
            name='soort',
            field=models.CharField(choices=[('bekeken', 'bekeken'), ('uitgevoerd', 'als bestand meegenomen'), ('verstuurd', 'per mail verstuurd'), ('ingelezen', 'uit een bestand ingelezen'), ('gewist', 'gewist'), ('toegang', 'gaf zichzelf toegang'), ('hersteld', 'toegang hersteld')], max_length=20, verbose_name='soort'),
        ),
        migrations.CreateModel(
            name='Opruiming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('soort', models.CharField(max_length=40, unique=True, verbose_name='soort')),
                ('moment', models.DateTimeField(default=django.utils.timezone.now, verbose_name='laatst opgeruimd op')),
                ('telling', models.JSONField(default=dict, verbose_name='wat er wegging')),
            ],
            options={
                'verbose_name': 'opruiming',
                'verbose_name_plural': 'opruimingen',
                'ordering': ['soort'],
            },
        ),
        migrations.RunPython(leeg_tweede_lijst, migrations.RunPython.noop),
    ]
