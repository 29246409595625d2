"""The planning page: what each persona sees and does, with and without htmx."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from rapportage.getallen import datum
from tests.factories import LidmaatschapFactory, SessieFactory
from tests.verbeterplan.hulp import gesloten, met_regels, vandaag, versie, volgorde
from verbeterplan.models import Activiteit, Overleg, TrajectSessie

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def adres(ts, deel="", **kwargs):
    naam = f"sessie_planning_{deel}" if deel else "sessie_planning"
    return reverse(naam, kwargs={"pk": ts.sessie_id, **kwargs})


def regel(ts, nummer=0):
    return Activiteit.objects.filter(keuze__trajectsessie=ts).order_by("volgorde")[nummer]


def velden(rij, **anders):
    return {
        "wat": rij.wat,
        "eigenaar": rij.eigenaar_id or "",
        "datum": rij.datum.isoformat() if rij.datum else "",
        "versie": versie(rij),
    } | anders


def bewaar(client, ts, rij, headers=None, **anders):
    pad = adres(ts, "regel", activiteit=rij.pk)
    return client.post(pad, velden(rij, **anders), headers=headers or {})


def plat(antwoord):
    """The page as text, every white space one space."""
    return " ".join(antwoord.content.decode().split())


def zonder_tokens(html):
    """Two renderings of one page differ in their tokens only."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", html)


def deel(html, id_):
    """The element with this id, as text; its tag may be any."""
    begin = html.index(f'id="{id_}"')
    begin = html.rindex("<", 0, begin)
    naam = re.match(r"<(\w+)", html[begin:]).group(1)
    diepte = 0
    for tag in re.finditer(rf"<(/?){naam}\b[^>]*>", html[begin:]):
        diepte += -1 if tag.group(1) else 1
        if diepte == 0:
            return html[begin : begin + tag.end()]
    raise AssertionError(id_)


def binnen(html):
    """What stands inside an element."""
    return html[html.index(">") + 1 : html.rindex("<")]


def test_zonder_traject_is_er_geen_planning(wereld, als):
    los = SessieFactory(team=wereld.team)
    assert als(wereld.teamleider).get(f"/sessies/{los.pk}/planning/").status_code == 404


def test_de_leider_ziet_het_concept_en_neemt_het_over(wereld, als):
    ts = gesloten(wereld)
    client = als(wereld.teamleider)
    html = plat(client.get(adres(ts)))
    assert html.count('name="voorstel"') == html.count(" checked") == 8
    assert "5 van 14 zijn het oneens" in html
    gekozen = re.findall(r'name="voorstel" value="([^"]+)"', html)[:3]
    antwoord = client.post(adres(ts, "overnemen"), {"voorstel": gekozen}, follow=True)
    html = plat(antwoord)
    assert "3 activiteiten staan nu in de planning." in html
    assert html.count('class="regel"') == 3
    assert "Nog over te nemen: 5 voorstellen" in html


def test_niets_aangevinkt_geeft_een_melding(wereld, als):
    ts = gesloten(wereld)
    antwoord = als(wereld.teamleider).post(adres(ts, "overnemen"), follow=True)
    assert "Vink eerst aan" in antwoord.content.decode()
    assert not Activiteit.objects.exists()


def test_bekijken_schrijft_niets(wereld, als):
    ts = gesloten(wereld)
    als(wereld.teamleider).get(adres(ts))
    assert not Activiteit.objects.exists()


@pytest.mark.parametrize("persona", ["teamlid", "kwaliteit", "directeur"])
def test_wie_niet_leidt_leest_alleen(wereld, als, persona):
    ts = met_regels(wereld, 3)
    html = als(getattr(wereld, persona)).get(adres(ts)).content.decode()
    assert "Afspraak 0" in html
    assert 'name="wat"' not in html
    assert 'name="voorstel"' not in html
    assert "Mail" not in html
    # Of three lines one is the teamlid's own.
    assert html.count("Bevestig de datum van") == (1 if persona == "teamlid" else 0)


def test_na_de_leider_ziet_een_ander_nog_steeds_geen_velden(wereld, als):
    ts = met_regels(wereld, 3)
    velden_van_de_leider = als(wereld.teamleider).get(adres(ts)).content.decode()
    assert velden_van_de_leider.count('name="wat"') == 4
    for persona in ("teamlid", "kwaliteit"):
        html = als(getattr(wereld, persona)).get(adres(ts)).content.decode()
        assert "Afspraak 0" in html
        assert 'name="wat"' not in html
    assert als(wereld.teamleider).get(adres(ts)).content.decode().count('name="wat"') == 4


def test_codes_van_lage_scores_alleen_voor_wie_de_cijfers_mag_zien(wereld, als):
    ts = gesloten(wereld)
    als(wereld.teamleider).post(
        adres(ts, "overnemen"), {"voorstel": f"stelling-{ts.sessie.keuze.first().stelling_id}"}
    )
    code = ts.sessie.keuze.first().stelling.code
    assert f"uit {code}" in als(wereld.teamlid).get(adres(ts)).content.decode()
    assert f"uit {code}" not in als(wereld.kwaliteit).get(adres(ts)).content.decode()


def test_een_regel_bewaren(wereld, als):
    ts = met_regels(wereld, 1)
    rij = regel(ts)
    antwoord = bewaar(
        als(wereld.teamleider),
        ts,
        rij,
        wat="Bespreek het",
        eigenaar=wereld.leden[2].pk,
        datum=vandaag(9).isoformat(),
    )
    assert antwoord.url == f"{adres(ts)}#regel-{rij.pk}"
    rij = regel(ts)
    assert (rij.wat, rij.eigenaar, rij.datum) == ("Bespreek het", wereld.leden[2], vandaag(9))


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"datum": vandaag(-1).isoformat()}, "is al geweest. Kies vandaag of een latere datum."),
        ({"datum": "0202-05-01"}, "ligt vóór de sessie van"),
        ({"datum": "31-31-2027"}, "Vul een datum in die bestaat"),
        ({"datum": vandaag(3000).isoformat()}, "Kijk het jaartal na."),
        ({"wat": "  "}, "Schrijf op wat er gaat gebeuren."),
        ({"wat": "x" * 201}, "200"),
        ({"eigenaar": "ander"}, "Deze persoon zit niet in dit team."),
        ({"eigenaar": "999999"}, "Deze persoon zit niet in dit team."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_een_fout_staat_bij_het_veld_en_verandert_niets(wereld, als, anders, melding, headers):
    ts = met_regels(wereld, 1)
    # Held yesterday, so that yesterday is past but not before the session.
    type(ts.sessie).objects.update(begonnen_op=timezone.now() - timezone.timedelta(days=2))
    rij = regel(ts)
    if anders.get("eigenaar") == "ander":
        anders = {"eigenaar": LidmaatschapFactory().pk}
    antwoord = bewaar(als(wereld.teamleider), ts, rij, headers, **anders)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert melding in deel(html, f"regel-{rij.pk}-fout")
    assert "is-invalid" in html or headers
    na = regel(ts)
    assert (na.wat, na.eigenaar, na.datum) == (rij.wat, rij.eigenaar, rij.datum)
    assert versie(na) == versie(rij)


def test_een_eigenaar_die_weg_is_blijft_leesbaar_en_wordt_gemeld(wereld, als):
    ts = met_regels(wereld, 1)
    lid = LidmaatschapFactory(team=wereld.team, gebruiker__naam="Wil Weg")
    rij = regel(ts)
    rij.wijs_toe(lid, rij.datum)
    lid.tot = vandaag(-1)
    lid.save()
    client = als(wereld.teamleider)
    assert "Wil Weg (niet meer in het team)" in client.get(adres(ts)).content.decode()
    html = bewaar(client, ts, regel(ts), wat="Anders").content.decode()
    assert "De eigenaar zit niet meer in dit team." in html
    assert regel(ts).wat == rij.wat


def test_twee_mensen_een_veld_de_tweede_hoort_het_en_verliest_niets(wereld, als):
    ts = met_regels(wereld, 1)
    oud = velden(regel(ts))
    client = als(wereld.teamleider)
    bewaar(client, ts, regel(ts), wat="Van de eerste")
    pad = adres(ts, "regel", activiteit=regel(ts).pk)
    html = plat(client.post(pad, oud | {"wat": "Van de tweede"}))
    assert "Intussen heeft Tess Leider dit veranderd. Nu staat er: “Van de eerste”." in html
    assert "Van de tweede</textarea>" in html
    assert regel(ts).wat == "Van de eerste"
    opnieuw = re.search(r'name="versie" value="(\d+)"', html).group(1)
    client.post(pad, oud | {"wat": "Van de tweede", "versie": opnieuw})
    assert regel(ts).wat == "Van de tweede"


def test_twee_mensen_twee_velden_houden_allebei_hun_wijziging(wereld, als):
    ts = met_regels(wereld, 1)
    oud = velden(regel(ts))
    client = als(wereld.teamleider)
    bewaar(client, ts, regel(ts), datum=vandaag(20).isoformat())
    pad = adres(ts, "regel", activiteit=regel(ts).pk)
    antwoord = client.post(pad, oud | {"wat": "Van de tweede"}, headers=HTMX)
    # The other's date must be seen, so the whole line comes back.
    assert antwoord["HX-Retarget"] == f"#regel-{regel(ts).pk}"
    assert vandaag(20).isoformat() in antwoord.content.decode()
    assert (regel(ts).wat, regel(ts).datum) == ("Van de tweede", vandaag(20))


def test_fragment_van_een_regel_is_gelijk_aan_de_pagina(wereld, als):
    ts = met_regels(wereld, 3)
    client = als(wereld.teamleider)
    antwoord = bewaar(client, ts, regel(ts), HTMX, datum=vandaag(40).isoformat())
    fragment = antwoord.content.decode().replace(' hx-swap-oob="true"', "")
    bewaard = '<span class="klein stil" role="status">bewaard</span>'
    assert bewaard in fragment
    fragment = zonder_tokens(fragment.replace(bewaard, ""))
    pagina = zonder_tokens(client.get(adres(ts)).content.decode())
    for id_ in (f"regel-{regel(ts).pk}-stand", "voortgang", "tijdlijn"):
        assert deel(fragment, id_).split() == deel(pagina, id_).split()


@pytest.mark.parametrize(
    ("actie", "data"),
    [
        ("overnemen", {"voorstel": "evaluatie"}),
        ("op_datum", {}),
        ("verplaats", {"richting": "neer"}),
        ("bevestig", {"datum": vandaag(1).isoformat()}),
        ("nieuw", {"wat": "Maak een poster"}),
    ],
)
def test_fragment_van_de_planning_is_gelijk_aan_de_pagina(wereld, als, actie, data):
    ts = met_regels(wereld, 3)
    client = als(wereld.teamleider)
    extra = {"activiteit": regel(ts).pk} if actie in ("verplaats", "bevestig") else {}
    antwoord = client.post(adres(ts, actie, **extra), data, headers=HTMX)
    fragment = re.sub(r'<p class="melding.*?</p>', "", plat(antwoord), count=1).strip()
    pagina = deel(plat(client.get(adres(ts))), "planning")
    assert zonder_tokens(fragment) == zonder_tokens(binnen(pagina)).strip()


def bevestig(client, ts, rij):
    """Press the button on the page that was read before."""
    pad = adres(ts, "bevestig", activiteit=rij.pk)
    return client.post(pad, {"datum": rij.datum.isoformat()}, follow=True)


def test_de_knop_draagt_de_datum_die_er_staat(wereld, als):
    ts = met_regels(wereld, 1)
    html = als(wereld.teamleider).get(adres(ts)).content.decode()
    knop = html.partition(adres(ts, "bevestig", activiteit=regel(ts).pk))[2].partition("</form>")[0]
    assert f'name="datum" value="{vandaag(1).isoformat()}"' in knop


def test_een_datum_die_intussen_veranderde_wordt_niet_bevestigd(wereld, als):
    ts = met_regels(wereld, 2)
    oud = regel(ts, 1)
    Activiteit.objects.filter(pk=oud.pk).update(datum=vandaag(30))
    html = plat(bevestig(als(wereld.teamlid), ts, oud))
    assert f"De datum is intussen {' '.join(datum(vandaag(30)).split())}." in html
    assert regel(ts, 1).bevestigd_op is None
    bevestig(als(wereld.teamlid), ts, regel(ts, 1))
    assert regel(ts, 1).bevestigd_op


@pytest.mark.parametrize("daad", ["rond_af", "vervalt"])
def test_wat_klaar_is_of_vervalt_wordt_niet_bevestigd(wereld, als, daad):
    ts = met_regels(wereld, 1)
    rij = regel(ts)
    rij.rond_af() if daad == "rond_af" else rij.laat_vervallen("Niet nodig.")
    assert "Zet hem eerst weer open." in plat(bevestig(als(wereld.teamleider), ts, rij))
    assert regel(ts).bevestigd_op is None


def test_wat_ooit_bevestigd_is_gaat_er_niet_uit(wereld, als):
    ts = met_regels(wereld, 1)
    client = als(wereld.teamleider)
    weg = adres(ts, "verwijder", activiteit=regel(ts).pk)
    assert weg in client.get(adres(ts)).content.decode()
    regel(ts).bevestig()
    bewaar(client, ts, regel(ts), datum=vandaag(30).isoformat())
    assert regel(ts).bevestigd_op is None
    assert weg not in client.get(adres(ts)).content.decode()
    assert "Laat hem vervallen" in plat(client.post(weg, follow=True))
    assert regel(ts)


def test_bevestigen_door_de_eigenaar_en_in_diens_naam(wereld, als):
    ts = met_regels(wereld, 2)
    eigen = regel(ts, 1)
    bevestig(als(wereld.teamlid), ts, eigen)
    bevestig(als(wereld.teamleider), ts, regel(ts, 0))
    assert all(a.bevestigd_op for a in Activiteit.objects.all())


def test_een_andere_datum_vraagt_opnieuw_bevestiging(wereld, als):
    ts = met_regels(wereld, 1)
    regel(ts).bevestig()
    client = als(wereld.teamleider)
    bewaar(client, ts, regel(ts), wat="Alleen een ander woord")
    assert regel(ts).bevestigd_op
    bewaar(client, ts, regel(ts), datum=vandaag(30).isoformat())
    assert regel(ts).bevestigd_op is None


def test_volgorde_met_de_knoppen_en_op_datum(wereld, als):
    ts = met_regels(wereld, 3)
    client = als(wereld.teamleider)
    client.post(adres(ts, "verplaats", activiteit=regel(ts, 2).pk), {"richting": "op"})
    assert volgorde(ts) == ["Afspraak 0", "Afspraak 2", "Afspraak 1"]
    client.post(adres(ts, "op_datum"))
    assert volgorde(ts) == ["Afspraak 0", "Afspraak 1", "Afspraak 2"]
    onzin = client.post(adres(ts, "verplaats", activiteit=regel(ts).pk), {"richting": "opzij"})
    assert onzin.status_code == 404


def test_een_regel_van_een_andere_sessie_is_er_niet(wereld, als):
    ts = met_regels(wereld, 1)
    ander = met_regels(wereld, 1, gesloten(wereld, traject=ts.traject))
    vreemd = regel(ander).pk
    client = als(wereld.teamleider)
    for actie in ("regel", "bevestig", "verplaats", "verwijder"):
        antwoord = client.post(adres(ts, actie, activiteit=vreemd), {"richting": "op"})
        assert antwoord.status_code == 404


def test_weghalen_vraagt_het_bij_naam(wereld, als):
    ts = met_regels(wereld, 2)
    client = als(wereld.teamleider)
    pad = adres(ts, "verwijder", activiteit=regel(ts).pk)
    assert "Verwijder je “Afspraak 0”?" in client.get(pad).content.decode()
    client.post(pad)
    assert volgorde(ts) == ["Afspraak 1"]


def test_opvolging_en_planningsoverleg(wereld, als):
    ts = gesloten(wereld)
    client = als(wereld.teamleider)
    gegevens = {
        "opvolging_waar": "In het teamoverleg",
        "opvolging_ritme": "Elke vier weken",
        "overleg_op": f"{vandaag(7).isoformat()}T15:30",
        "versie": versie(ts),
    }
    client.post(adres(ts, "opvolging"), gegevens)
    ts = TrajectSessie.objects.get(pk=ts.pk)
    assert ts.opvolging_waar == "In het teamoverleg"
    assert timezone.localtime(ts.planningsoverleg.moment).hour == 15
    fout = gegevens | {"overleg_op": f"{vandaag(-3).isoformat()}T15:30", "versie": versie(ts)}
    html = client.post(adres(ts, "opvolging"), fout).content.decode()
    assert "ligt vóór de sessie van" in html
    assert Overleg.objects.get().moment == ts.planningsoverleg.moment


@pytest.mark.parametrize("persona", ["teamleider", "teamlid"])
def test_evenveel_queries_voor_een_en_dertig_regels(
    wereld, als, persona, django_assert_max_num_queries
):
    ts = met_regels(wereld, 1)
    client = als(getattr(wereld, persona))
    client.get(adres(ts))
    with django_assert_max_num_queries(100) as een:
        client.get(adres(ts))
    met_regels(wereld, 30, ts)
    with django_assert_max_num_queries(100) as dertig:
        client.get(adres(ts))
    assert len(een) == len(dertig)
