"""A beheerder sees content only by an act that others see: whichever way it is done."""

import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from organisatie import eigen_toegang
from organisatie.models import Functie, Inzage, Lidmaatschap
from organisatie.personen import verloop
from tests.factories import LidmaatschapFactory, TeamFactory
from tests.organisatie.test_personen_inlezen import KOPPEN, NOORD, OA, lijst
from tests.organisatie.test_vertrek import regel
from tests.slb.factories import dag

NIEUW = "een-ander@school.example"


def in_het_log() -> list[str]:
    rijen = Inzage.objects.filter(soort__in=(Inzage.Soort.TOEGANG, Inzage.Soort.HERSTELD))
    return list(rijen.order_by("pk").values_list("wat", flat=True))


def zet_in_team(wereld, als):
    return als(wereld.beheerder).post(
        reverse("beheer_nieuw", args=["lidmaatschappen"]),
        {
            "gebruiker": wereld.beheerder.pk,
            "team": wereld.team.pk,
            "rol": "teamlid",
            "van": dag(0).isoformat(),
        },
    )


def verhuis(wereld, als):
    lid = LidmaatschapFactory(gebruiker=wereld.beheerder, team=TeamFactory())
    regel(als(wereld.beheerder), lid, "verhuist", naar=wereld.team.pk, rol="teamlid")


def lees_in(wereld, als):
    wie = wereld.beheerder
    verloop.neem_over(lijst((wie.naam, wie.email, NOORD, OA, "", "", "", "")), hier=True)


@pytest.mark.parametrize("weg", [zet_in_team, verhuis, lees_in])
def test_wie_zichzelf_in_een_team_zet_staat_in_het_log_en_het_team_krijgt_mail(wereld, als, weg):
    weg(wereld, als)
    assert Lidmaatschap.objects.filter(gebruiker=wereld.beheerder, team=wereld.team).exists()
    [wat] = in_het_log()
    assert wat.startswith(f"team {OA}, vanaf ")
    assert [m.to for m in mail.outbox] == [[wereld.teamleider.email]]


def test_teamleider_worden_uit_een_lijst_ook(wereld, als):
    zet_in_team(wereld, als)
    wie = wereld.beheerder
    verloop.neem_over(lijst((wie.naam, wie.email, NOORD, OA, "teamleider", "", "", "")), hier=True)
    assert len(in_het_log()) == 2


def test_een_ander_in_een_team_zetten_is_gewoon_werk(wereld, als):
    verloop.neem_over(lijst(("Nina", "n@s.example", NOORD, OA, "", "", "", "")), hier=True)
    assert not in_het_log()
    assert not mail.outbox


def test_een_functie_voor_zichzelf_staat_in_het_log(wereld, als):
    wie = wereld.beheerder
    als(wie).post(
        reverse("beheer_nieuw", args=["functies"]),
        {"gebruiker": wie.pk, "rol": "directeur", "school": wereld.school.pk},
    )
    rij = (wie.naam, wie.email, "", "", "", "kwaliteitsmedewerker", "", "")
    verloop.neem_over(lijst(rij, koppen=KOPPEN), hier=True)
    assert in_het_log() == [f"functie directeur van {NOORD}", "functie kwaliteitsmedewerker"]
    assert Functie.objects.filter(gebruiker=wie).count() == 3


def verander_adres(wereld, als, persoon, vang):
    adres = reverse("beheer_wijzig", args=["personen", persoon.pk])
    form = als(wereld.beheerder).get(adres).context["form"]
    data = {"naam": persoon.naam, "email": NIEUW, "is_active": "on"}
    with vang(execute=True):
        als(wereld.beheerder).post(adres, data | {"versie": form["versie"].value()})
    persoon.refresh_from_db()
    assert persoon.email == NIEUW


def test_een_ander_adres_wordt_op_het_oude_gemeld(wereld, als, django_capture_on_commit_callbacks):
    tess, oud = wereld.teamleider, wereld.teamleider.email
    tess.set_password("drie gewone woorden")
    tess.save()
    verander_adres(wereld, als, tess, django_capture_on_commit_callbacks)
    assert in_het_log() == [f"ander e-mailadres voor persoon {tess.pk}"]
    [bericht] = mail.outbox
    assert bericht.to == [oud]
    assert NIEUW in bericht.body
    assert wereld.beheerder.naam in bericht.body


def test_een_tikfout_in_het_adres_gaat_niet_naar_een_vreemde(
    wereld, als, django_capture_on_commit_callbacks
):
    wereld.teamlid.set_unusable_password()
    wereld.teamlid.last_login = None
    wereld.teamlid.save()
    verander_adres(wereld, als, wereld.teamlid, django_capture_on_commit_callbacks)
    assert in_het_log() == [f"ander e-mailadres voor persoon {wereld.teamlid.pk}"]
    assert not mail.outbox


def test_een_mailserver_die_weigert_houdt_het_niet_tegen(
    wereld, als, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def weiger(*args, **kwargs):
        raise smtplib.SMTPRecipientsRefused({wereld.teamleider.email: (550, b"weg")})

    monkeypatch.setattr(eigen_toegang, "send_mail", weiger)
    wereld.teamleider.set_password("drie gewone woorden")
    wereld.teamleider.save()
    verander_adres(wereld, als, wereld.teamleider, django_capture_on_commit_callbacks)
    assert "SMTPRecipientsRefused" in caplog.text
    assert NIEUW not in caplog.text
