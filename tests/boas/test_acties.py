"""The course of a session: what each act does, refuses and takes back."""

import pytest

from boas import acties
from boas.acties import AlGedaan, NietNu, TellingKloptNiet
from boas.models import Reden, Ronde, Sessie, Stem, Telling
from tests.factories import SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

STELLINGEN = Sessie.Fase.STELLINGEN


@pytest.fixture
def sessie():
    """Running, at the opening; hands and phones, 14 present, four statements."""
    sessie = SessieFactory(stemwijze=Sessie.Stemwijze.BEIDE)
    acties.start(sessie.pk)
    return sessie


def keuze(sessie, plek=0):
    return list(sessie.keuze.all())[plek]


def ga(sessie, plek=0) -> Ronde:
    acties.ga_naar(sessie.pk, STELLINGEN, keuze(sessie, plek).pk)
    return sessie.rondes.filter(stelling=keuze(sessie, plek).stelling_id).last()


def stand(sessie) -> int:
    sessie.refresh_from_db()
    sessie.stand.refresh_from_db()
    return sessie.stand.nummer


def handen(ronde) -> list[int]:
    rijen = ronde.tellingen.filter(bron=Telling.Bron.HANDEN).order_by("waarde")
    return list(rijen.values_list("n", flat=True))


# --- Start, place, end ---------------------------------------------------------------------------


def test_start_begint_bij_de_opening(sessie):
    sessie.refresh_from_db()
    assert (sessie.status, sessie.fase) == (Sessie.Status.LOPEND, Sessie.Fase.OPENING)
    assert sessie.begonnen_op is not None
    with pytest.raises(NietNu, match="al begonnen"):
        acties.start(sessie.pk)


def test_start_neemt_het_aantal_aanwezigen_over():
    sessie = SessieFactory(aantal_aanwezig=0)
    with pytest.raises(NietNu, match="hoeveel mensen"):
        acties.start(sessie.pk)
    acties.start(sessie.pk, 9)
    sessie.refresh_from_db()
    assert sessie.aantal_aanwezig == 9


@pytest.mark.parametrize("aanwezig", [0, -1, 2001])
def test_start_weigert_een_onmogelijk_aantal(aanwezig):
    sessie = SessieFactory()
    with pytest.raises(NietNu, match="van 1 tot en met 2000"):
        acties.start(sessie.pk, aanwezig)
    sessie.refresh_from_db()
    assert sessie.status == Sessie.Status.VOORBEREIDING


def test_start_zonder_stellingen_kan_niet():
    sessie = SessieFactory()
    sessie.keuze.all().delete()
    with pytest.raises(NietNu, match="minstens één stelling"):
        acties.start(sessie.pk)


def test_voor_het_begin_gebeurt_er_niets():
    sessie = SessieFactory()
    with pytest.raises(NietNu, match="nog niet begonnen"):
        acties.ga_naar(sessie.pk, STELLINGEN, keuze(sessie).pk)
    assert not sessie.rondes.exists()


def test_ga_naar_opent_de_eerste_ronde_en_komt_er_later_op_terug(sessie):
    ronde = ga(sessie)
    ga(sessie, 1)
    assert ga(sessie) == ronde
    assert sessie.rondes.count() == 2


def test_ga_naar_een_stelling_van_een_ander_kan_niet(sessie):
    vreemd = SessieFactory().keuze.first()
    with pytest.raises(NietNu, match="hoort niet bij deze sessie"):
        acties.ga_naar(sessie.pk, STELLINGEN, vreemd.pk)
    sessie.refresh_from_db()
    assert sessie.fase == Sessie.Fase.OPENING


def test_weggaan_sluit_wat_antwoorden_heeft_en_laat_lege_stellingen_open(sessie):
    leeg = ga(sessie)
    beantwoord = ga(sessie, 1)
    acties.stem(sessie.pk, beantwoord.pk, "a", 0)
    ga(sessie, 2)
    leeg.refresh_from_db()
    beantwoord.refresh_from_db()
    assert (leeg.status, beantwoord.status) == (Ronde.Status.OPEN, Ronde.Status.ONTHULD)
    assert not Stem.objects.exists()


def test_weggaan_bij_te_veel_antwoorden_kan_niet(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (5, 5, 5, 0))
    with pytest.raises(TellingKloptNiet, match="15 handen"):
        ga(sessie, 1)
    sessie.refresh_from_db()
    assert sessie.huidige == keuze(sessie)


def test_blad_van_de_afsluiting(sessie):
    acties.ga_naar(sessie.pk, Sessie.Fase.AFSLUITING, blad=2)
    sessie.refresh_from_db()
    assert (sessie.fase, sessie.blad, sessie.huidige) == (Sessie.Fase.AFSLUITING, 2, None)
    ga(sessie)
    sessie.refresh_from_db()
    assert sessie.blad == 0
    acties.maak_ongedaan(sessie.pk)
    sessie.refresh_from_db()
    assert (sessie.fase, sessie.blad) == (Sessie.Fase.AFSLUITING, 2)


def test_sluiten_telt_de_open_stelling_en_ruimt_lege_op_en_heropenen_gaat_verder(sessie):
    ga(sessie)
    ronde = ga(sessie, 1)
    acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 3, 4))
    acties.sluit_sessie(sessie.pk)
    sessie.refresh_from_db()
    assert sessie.status == Sessie.Status.AFGESLOTEN
    assert [r.pk for r in sessie.rondes.all()] == [ronde.pk]
    with pytest.raises(NietNu, match="afgesloten"):
        acties.tel_handen(sessie.pk, ronde.pk, (0, 0, 0, 0))

    acties.heropen(sessie.pk)
    sessie.refresh_from_db()
    assert (sessie.status, sessie.fase) == (Sessie.Status.LOPEND, Sessie.Fase.AFSLUITING)
    assert handen(ronde) == [1, 2, 3, 4]
    with pytest.raises(NietNu, match="niet afgesloten"):
        acties.heropen(sessie.pk)


# --- Reveal and again ----------------------------------------------------------------------------


def test_onthullen_maakt_van_stemmen_een_telling(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 3, 0))
    for telefoon, waarde in (("a", 0), ("b", 3), ("b", 2)):
        acties.stem(sessie.pk, ronde.pk, telefoon, waarde)
    voor = stand(sessie)
    acties.onthul(sessie.pk, ronde.pk)
    ronde.refresh_from_db()
    telefoons = ronde.tellingen.filter(bron=Telling.Bron.TELEFOONS).order_by("waarde")
    assert (handen(ronde), [t.n for t in telefoons]) == ([1, 2, 3, 0], [1, 0, 1, 0])
    assert not Stem.objects.exists()
    assert stand(sessie) == voor + 1


def test_onthullen_wacht_tot_de_telling_past(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (5, 5, 4, 0))
    acties.stem(sessie.pk, ronde.pk, "a", 0)
    with pytest.raises(TellingKloptNiet, match="samen zijn 15"):
        acties.onthul(sessie.pk)
    assert Stem.objects.count() == 1
    acties.zet_aanwezig(sessie.pk, 15)
    acties.onthul(sessie.pk)


def test_een_venster_dat_achterloopt_onthult_niets(sessie):
    oud = ga(sessie)
    nieuw = ga(sessie, 1)
    with pytest.raises(NietNu, match="al verder"):
        acties.onthul(sessie.pk, oud.pk)
    with pytest.raises(NietNu, match="al verder"):
        acties.opnieuw(sessie.pk, oud.pk)
    nieuw.refresh_from_db()
    assert nieuw.is_open


def test_handen_die_onderweg_waren_veranderen_geen_uitslag(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 3, 4))
    acties.onthul(sessie.pk)
    with pytest.raises(NietNu, match="intussen onthuld"):
        acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 0, 0), alleen_open=True)
    assert handen(ronde) == [1, 2, 3, 4]
    acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 3, 5))
    assert handen(ronde) == [1, 2, 3, 5]


def test_opnieuw_bewaart_de_eerste_ronde(sessie):
    eerste = ga(sessie)
    with pytest.raises(NietNu, match="Onthul de stelling eerst"):
        acties.opnieuw(sessie.pk)
    acties.tel_handen(sessie.pk, eerste.pk, (1, 2, 3, 4))
    acties.onthul(sessie.pk)
    acties.opnieuw(sessie.pk)
    tweede = sessie.rondes.last()
    assert (tweede.nummer, tweede.is_open, handen(eerste)) == (2, True, [1, 2, 3, 4])


@pytest.mark.parametrize("actie", ["onthul", "opnieuw", "ga_naar"])
def test_een_tweede_keer_dezelfde_sleutel_is_al_gedaan(sessie, actie):
    ronde = ga(sessie)
    if actie == "opnieuw":
        acties.onthul(sessie.pk)
    doe = {
        "onthul": lambda: acties.onthul(sessie.pk, ronde.pk, sleutel="eenmaal-1"),
        "opnieuw": lambda: acties.opnieuw(sessie.pk, ronde.pk, sleutel="eenmaal-1"),
        "ga_naar": lambda: acties.ga_naar(
            sessie.pk, STELLINGEN, keuze(sessie, 1).pk, sleutel="eenmaal-1"
        ),
    }[actie]
    doe()
    voor = stand(sessie), sessie.rondes.count()
    with pytest.raises(AlGedaan):
        doe()
    assert (stand(sessie), sessie.rondes.count()) == voor
    assert acties.is_gedaan(sessie.pk, "eenmaal-1")
    assert not acties.is_gedaan(sessie.pk, "")


# --- Sent afterwards, reasons --------------------------------------------------------------------


def test_nasturen_komt_eenmaal_aan_en_overschrijft_niets(sessie):
    stelling = keuze(sessie, 2).stelling_id
    acties.stuur_na(sessie.pk, stelling, (1, 2, 3, 4), 12, sleutel="telling-1")
    ronde = sessie.rondes.get(stelling=stelling)
    assert (ronde.status, ronde.aanwezig, handen(ronde)) == ("onthuld", 12, [1, 2, 3, 4])
    with pytest.raises(AlGedaan):
        acties.stuur_na(sessie.pk, stelling, (9, 0, 0, 0), 12, sleutel="telling-1")
    with pytest.raises(NietNu, match="al onthuld"):
        acties.stuur_na(sessie.pk, stelling, (9, 0, 0, 0), 12, sleutel="telling-2")
    assert handen(ronde) == [1, 2, 3, 4]


@pytest.mark.parametrize(("aantallen", "aanwezig"), [((5, 5, 5, 0), 14), ((-1, 2, 3, 4), 14)])
def test_nasturen_van_een_onmogelijke_telling_verandert_niets(sessie, aantallen, aanwezig):
    with pytest.raises(TellingKloptNiet):
        acties.stuur_na(
            sessie.pk, keuze(sessie).stelling_id, aantallen, aanwezig, sleutel="telling-1"
        )
    assert not sessie.rondes.exists()
    assert not acties.is_gedaan(sessie.pk, "telling-1")


def test_nasturen_van_een_onthulling_die_al_aankwam_telt_niet_dubbel(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (1, 2, 3, 4))
    acties.onthul(sessie.pk, ronde.pk, sleutel="onthul-1")
    with pytest.raises(AlGedaan):
        acties.stuur_na(sessie.pk, ronde.stelling_id, (1, 2, 3, 4), 14, sleutel="onthul-1")


def test_reden_eenmaal_en_ook_bij_een_stelling_die_zonder_verbinding_bereikt_werd(sessie):
    ronde = ga(sessie)
    reden = acties.noteer_reden(sessie.pk, ronde.pk, "  Nooit\n gezien ", sleutel="reden-1")
    assert reden.tekst == "Nooit gezien"
    with pytest.raises(AlGedaan):
        acties.noteer_reden(sessie.pk, ronde.pk, "Nooit gezien", sleutel="reden-1")
    stelling = keuze(sessie, 3).stelling_id
    later = acties.noteer_reden(sessie.pk, None, "Ook hier", stelling_id=stelling)
    assert (later.ronde.stelling_id, Reden.objects.count()) == (stelling, 2)
    with pytest.raises(NietNu, match="Schrijf eerst"):
        acties.noteer_reden(sessie.pk, ronde.pk, " \n ")
    with pytest.raises(NietNu, match="onder de 500"):
        acties.noteer_reden(sessie.pk, ronde.pk, "x" * 501)


# --- Undo ----------------------------------------------------------------------------------------


def test_ongedaan_gaat_stap_voor_stap_terug(sessie):
    ronde = ga(sessie)
    acties.onthul(sessie.pk)
    acties.opnieuw(sessie.pk)
    acties.noteer_reden(sessie.pk, ronde.pk, "Reden")
    assert acties.maak_ongedaan(sessie.pk) == "De reden is weg."
    assert acties.maak_ongedaan(sessie.pk) == "De extra ronde is weg."
    assert acties.maak_ongedaan(sessie.pk) == "De stelling staat weer open."
    ronde.refresh_from_db()
    assert (ronde.is_open, ronde.onthuld_op) == (True, None)
    assert acties.maak_ongedaan(sessie.pk) == "Je bent terug op de vorige plek."
    sessie.refresh_from_db()
    assert sessie.fase == Sessie.Fase.OPENING
    with pytest.raises(NietNu, match="niets om ongedaan"):
        acties.maak_ongedaan(sessie.pk)


def test_ongedaan_brengt_gewiste_telefoonstemmen_niet_terug(sessie):
    ronde = ga(sessie)
    acties.stem(sessie.pk, ronde.pk, "a", 1)
    acties.onthul(sessie.pk)
    with pytest.raises(NietNu, match="al geteld en gewist"):
        acties.maak_ongedaan(sessie.pk)
    ronde.refresh_from_db()
    assert not ronde.is_open


def test_ongedaan_gooit_geen_antwoorden_van_een_tweede_ronde_weg(sessie):
    ga(sessie)
    acties.onthul(sessie.pk)
    acties.opnieuw(sessie.pk)
    tweede = sessie.rondes.last()
    acties.tel_handen(sessie.pk, tweede.pk, (0, 1, 0, 0))
    with pytest.raises(NietNu, match="al gestemd"):
        acties.maak_ongedaan(sessie.pk)
    assert sessie.rondes.count() == 2


# --- Nothing is lost at the end --------------------------------------------------------------


def test_sluiten_bewaart_wat_op_een_open_stelling_is_opgeschreven(sessie):
    alleen_reden = ga(sessie)
    acties.noteer_reden(sessie.pk, alleen_reden.pk, "Nog te vroeg.")
    opnieuw = ga(sessie, 1)
    acties.tel_handen(sessie.pk, opnieuw.pk, (1, 1, 1, 1))
    acties.onthul(sessie.pk)
    acties.opnieuw(sessie.pk)
    acties.noteer_reden(sessie.pk, sessie.rondes.last().pk, "Toch lastig.")
    niet_in_beeld = ga(sessie, 2)
    ga(sessie, 3)
    acties.tel_handen(sessie.pk, niet_in_beeld.pk, (0, 2, 0, 0))
    acties.sluit_sessie(sessie.pk)
    assert set(sessie.rondes.values_list("pk", "status")) == {
        (alleen_reden.pk, "onthuld"),
        (opnieuw.pk, "onthuld"),
        (niet_in_beeld.pk, "onthuld"),
    }
    assert handen(niet_in_beeld) == [0, 2, 0, 0]
    assert handen(alleen_reden) == [0, 0, 0, 0]
    assert set(Reden.objects.values_list("tekst", "ronde")) == {
        ("Nog te vroeg.", alleen_reden.pk),
        ("Toch lastig.", opnieuw.pk),
    }


def test_onthullen_terugdraaien_na_heropenen_laat_de_telling_staan(sessie):
    ronde = ga(sessie)
    acties.tel_handen(sessie.pk, ronde.pk, (5, 5, 2, 2))
    acties.onthul(sessie.pk)
    acties.sluit_sessie(sessie.pk)
    acties.heropen(sessie.pk)
    acties.maak_ongedaan(sessie.pk)
    sessie.refresh_from_db()
    assert (sessie.fase, sessie.huidige) == (STELLINGEN, keuze(sessie))
    acties.sluit_sessie(sessie.pk)
    ronde.refresh_from_db()
    assert not ronde.is_open
    assert handen(ronde) == [5, 5, 2, 2]


def test_ongedaan_met_dezelfde_sleutel_neemt_een_handeling_terug(sessie):
    ronde = ga(sessie)
    acties.noteer_reden(sessie.pk, ronde.pk, "Een")
    acties.noteer_reden(sessie.pk, ronde.pk, "Twee")
    acties.maak_ongedaan(sessie.pk, sleutel="weg")
    with pytest.raises(AlGedaan):
        acties.maak_ongedaan(sessie.pk, sleutel="weg")
    assert [r.tekst for r in Reden.objects.all()] == ["Een"]
    acties.maak_ongedaan(sessie.pk, sleutel="weer")
    assert not Reden.objects.exists()


def test_een_verwijderde_reden_laat_ongedaan_niets_terug_te_nemen(sessie):
    ronde = ga(sessie)
    reden = acties.noteer_reden(sessie.pk, ronde.pk, "Een")
    acties.verwijder_reden(sessie.pk, reden.pk)
    assert acties.maak_ongedaan(sessie.pk) == "Je bent terug op de vorige plek."
