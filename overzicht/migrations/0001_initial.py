import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('metaanalyse', '0001_initial'),
        ('verbeterplan', '0004_trajectkaart'),
    ]

    operations = [
        migrations.CreateModel(
            name='Kaartaanbod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kaart', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='kaartaanbod', to='metaanalyse.kaart', verbose_name='kaart')),
                ('traject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kaartaanbod', to='verbeterplan.verbetertraject', verbose_name='traject')),
            ],
            options={
                'verbose_name': 'aangeboden kaart van een traject',
                'verbose_name_plural': 'aangeboden kaarten van een traject',
                'ordering': ['pk'],
            },
        ),
    ]
