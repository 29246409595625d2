"""After erasing a person no table and no file says who it was."""

import datetime
import html
import json
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from borgen.bewaking import opgeheven
from borgen.models import Agendaadres, Akkoord, Documentversie, Tekst
from borgen.slb.models import Gesprek, Notitie
from borgen.wissen import _afdruk
from metaanalyse.models import Kaartuitvoer
from organisatie import vertrek
from organisatie.models import (
    Bijlage,
    Gebruiker,
    Inzage,
    Lidmaatschap,
    Personeninlezing,
    Verzending,
    leg_inzage_vast,
)
from organisatie.wissen.aanmelden import EIGEN
from organisatie.wissen.persoon import wis
from overzicht.demo import maak_demo
from tests.wissen.overal import schrijf_overal, waar_nog
from verbeterplan.models import Planversie
from verbeterplan.regels.planblad import vingerafdruk

NAAM, EERDER = "Zoë O'Brien-Kwak", "Zoë Kwakkelstein"
ADRES, VORIG = "zoe.kwak@school.example", "z.kwakkelstein@oud.example"
GEZOCHT = (NAAM, EERDER, ADRES, VORIG, "Kwakkelstein", "O'Brien", "zoe.kwak")

VAN_EEN = {
    *("wachtende links", "agenda-adressen", "wekelijkse mail", "schoolaccounts"),
    *("rijen van de competentiematrix", "feedbackvragen", "leerdoelen", "eigen weergaven"),
    *("antwoorden op hoe ver ben je", "onderwerpen waar iemand goed in is"),
}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


@pytest.fixture(autouse=True)
def _eigen_map(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"


def leeg_de_handen(persoon: Gebruiker) -> None:
    """As after the page of leaving: the work is a colleague's, and the last day was yesterday."""
    leden = list(persoon.lidmaatschappen.all())
    ander = Lidmaatschap.objects.filter(team=leden[0].team).exclude(gebruiker=persoon).first()
    for soort in vertrek.werksoorten():
        model = soort.open(timezone.localdate()).model
        rijen = model._base_manager.filter(**{f"{soort.veld}__in": leden})
        if "Plglid" in soort.verwijzing:
            rijen.update(tot=timezone.localdate())
        else:
            rijen.update(**{soort.veld: ander})
    for lid in leden:
        lid.tot = timezone.localdate() - datetime.timedelta(days=1)
        lid.save()


def zet_om_het_account(persoon: Gebruiker, media: str) -> None:
    """What a person leaves around an account: signing in, mail, calendar, files under way."""
    EmailAddress.objects.create(user=persoon, email=ADRES, verified=True)
    sessie = SessionStore()
    sessie.update({"_auth_user_id": str(persoon.pk), "account": {"email": ADRES}})
    sessie.create()
    anoniem = SessionStore()
    anoniem["ingetypt"] = {"login": ADRES}
    anoniem.create()
    cache.set(f"rl:{ADRES}", [1])
    Agendaadres.objects.get_or_create(gebruiker=persoon)
    leg_inzage_vast(persoon, Inzage.Soort.BEKEKEN, f"gegevens van {NAAM}")
    mail = Verzending.objects.create(
        soort="herinnering",
        onderwerp=f"Voor {NAAM}",
        tekst=f"Beste Zoë, dit is voor {ADRES}.",
        html=f"<p>{html.escape(NAAM)} &lt;{ADRES}&gt;</p>",
        gegevens={"aan": [ADRES]},
        door=persoon,
    )
    mail.aan.set([persoon])
    DBTaskResult.objects.create(
        args_kwargs={"args": [NAAM], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=timezone.now(),
        return_value={"aan": ADRES},
        traceback=f"ValueError: {NAAM}",
    )
    team = persoon.lidmaatschappen.first().team
    bijlage = Bijlage(team=team, naam=f"Verslag {NAAM}.txt", grootte=1, door=persoon)
    with bijlage.met_bestand(ContentFile(b"een verslag", name="x")):
        bijlage.save()
    Notitie.objects.create(gesprek=Gesprek.objects.first(), tekst=f"Gaat langs bij {NAAM}.")
    inlezing = Personeninlezing.objects.create(
        sleutel="a" * 32, stand="nagekeken", door=persoon, naam=f"{NAAM}.xlsx", uitkomst={"w": NAAM}
    )
    uitvoer = Kaartuitvoer.objects.create(sleutel="b" * 32, stand="klaar", door=persoon)
    for map_, run in (("personeninlezen", inlezing), ("kaartuitvoer", uitvoer)):
        pad = Path(media) / map_ / f"{run.sleutel}.bestand"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(f"{NAAM};{ADRES}")


@pytest.fixture
def wereld_vol(settings):
    """The demo, with one of its teachers named in every text field of every table."""
    maak_demo(datetime.date(2026, 11, 20))
    persoon = Gebruiker.objects.get(email="docent5@demo.example")
    persoon.naam, persoon.email = EERDER, VORIG
    persoon.save()
    persoon.naam, persoon.email = NAAM, ADRES
    persoon.save()
    leeg_de_handen(persoon)
    zet_om_het_account(persoon, settings.MEDIA_ROOT)
    return persoon


def test_afterwards_it_stands_nowhere(wereld_vol):
    gezet = schrijf_overal(NAAM, f"{ADRES}, eerder {EERDER} <{VORIG}>")
    assert len(gezet) > 330
    for plek in (
        *("borgen.tekst.tekst", "borgen.documentversie.tekst", "verbeterplan.planversie.inhoud"),
        *("verbeterplan.overleg.verslag", "verbeterplan.historicalactiviteit.wat"),
        *("boas.reden.tekst", "organisatie.verzending.html", "organisatie.inzage.wat"),
        *("boas.bestuursschatting.naam", "django_tasks_database.dbtaskresult.return_value"),
    ):
        assert plek in gezet
    beheerder = Gebruiker.objects.get(email="beheerder@demo.example")

    plekken = wis(wereld_vol.pk, beheerder)

    assert waar_nog(*GEZOCHT) == []
    # What is of one person only goes, whether or not it names anybody.
    assert {eigen.woord for eigen in EIGEN} == VAN_EEN
    assert [eigen.woord for eigen in EIGEN if eigen.rijen(wereld_vol).exists()] == []
    assert plekken > 100
    rij = Gebruiker.objects.get(pk=wereld_vol.pk)
    assert (rij.naam, rij.is_active) == (f"oud-collega {rij.pk}", False)
    assert rij.gewist_op
    assert not rij.has_usable_password()
    log = Inzage.objects.get(soort=Inzage.Soort.GEWIST)
    assert (log.gebruiker, str(rij.pk) in log.wat, str(plekken) in log.wat) == (
        beheerder,
        True,
        True,
    )


def test_what_was_agreed_still_holds_word_for_word_but_for_the_name(wereld_vol):
    with opgeheven():
        for rij in Tekst.objects.all():
            velden = {"tekst": f"{rij.tekst} Vragen? {NAAM} weet het."}
            rij.tekst = velden["tekst"]
            afdruk = _afdruk(rij)
            Tekst.objects.filter(pk=rij.pk).update(**velden, hash=afdruk)
            Akkoord.objects.filter(versie=rij.versie_id).exclude(hash="").update(hash=afdruk)
            Documentversie.objects.filter(pk=rij.versie_id).update(**velden, hash=afdruk)
    kapot = Tekst.objects.latest("pk")
    with opgeheven():
        Tekst.objects.filter(pk=kapot.pk).update(hash="f" * 64)
    plan = Planversie.objects.latest("pk")
    inhoud = json.loads(json.dumps(plan.inhoud).replace(plan.inhoud["titel"], NAAM))
    QuerySet(Planversie).filter(pk=plan.pk).update(inhoud=inhoud, vingerafdruk=vingerafdruk(inhoud))
    voor = Tekst.objects.count()

    wis(wereld_vol.pk, None)

    assert Tekst.objects.count() == voor > 1
    for rij in Tekst.objects.select_related("versie").exclude(pk=kapot.pk):
        assert rij.tekst.endswith(f"Vragen? oud-collega {wereld_vol.pk} weet het.")
        assert rij.naam_gewist_op
        assert rij.hash == _afdruk(rij) == rij.versie.hash
        stemmen = Akkoord.objects.filter(versie=rij.versie_id).exclude(hash="")
        assert {stem.hash for stem in stemmen} <= {rij.hash}
    # What did not fit before is not mended.
    assert Tekst.objects.get(pk=kapot.pk).hash == "f" * 64
    plan.refresh_from_db()
    assert plan.vingerafdruk == vingerafdruk(plan.inhoud) != vingerafdruk(inhoud)
    # And nobody changes it after this either.
    with pytest.raises(DatabaseError):
        Tekst.objects.filter(pk=kapot.pk).update(tekst="anders")
