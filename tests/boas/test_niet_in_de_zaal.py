"""A session by link is not led, voted on, prepared or projected as one in a meeting.

Every address of this app that takes a session is asked, in every state of it, by its leader: a new
address answers properly too, or is named here as one that is for sessions by link.
"""

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse

from boas import acties, acties_werkboek, urls, urls_peilen, voorbereiding
from boas.acties import NietNu
from boas.forms.voorbereiden import Stemmen
from boas.models import Ronde, Sessie, Stem, Telling
from boas.peilen.sluiten import sluit_peiling
from boas.peilen.starten import maak_peiling, open_peiling
from tests.boas import peilen
from tests.factories import LidmaatschapFactory

pytestmark = pytest.mark.django_db

# What a closed session by link has as well as one in a meeting.
NA_HET_SLUITEN = {"sessie_uitslag", "sessie_werkboek", "sessie_delen", "sessie_uitslag_versturen"}
# What else stands in an address.
DELEN = {"onderdeel": "doel", "bijlage": 1, "opmerking": 1, "reden": 1}
VOOR_LINKS = {patroon.name for patroon in urls_peilen.urlpatterns}
STANDEN = ["voorbereiding", "lopend", "afgesloten"]


def _adressen() -> list[tuple[str, str]]:
    """Name and route of everything about a session, or about its code."""
    return [
        (p.name, str(p.pattern))
        for p in urls.urlpatterns
        if p.name not in VOOR_LINKS and str(p.pattern).startswith(("sessies/<", "stem/<"))
    ]


def _pad(naam: str, route: str, sessie: Sessie) -> str:
    kwargs = {deel: waarde for deel, waarde in DELEN.items() if f":{deel}>" in route}
    wie = {"code": sessie.code} if ":code>" in route else {"pk": sessie.pk}
    return reverse(naam, kwargs=wie | kwargs)


def _foto(sessie: Sessie) -> tuple:
    rij = Sessie.objects.get(pk=sessie.pk)
    geteld = [model.objects.count() for model in (Ronde, Telling, Stem)]
    return model_to_dict(rij), rij.begonnen_op, rij.afgesloten_op, geteld


def _in_stand(wereld, stand: str) -> Sessie:
    LidmaatschapFactory.create_batch(7, team=wereld.team)
    sessie = maak_peiling(wereld.team, peilen.versie_met_link(), wereld.teamleider, "Onze cultuur")
    if stand != "voorbereiding":
        open_peiling(sessie.pk)
        for token in peilen.links(sessie)[:6]:
            peilen.antwoord(sessie, token, 0, 1, 2)
    if stand == "afgesloten":
        sluit_peiling(sessie.pk)
    return Sessie.objects.get(pk=sessie.pk)


def test_there_are_addresses_to_ask():
    assert len(_adressen()) > 30


@pytest.mark.parametrize("stand", STANDEN)
def test_every_address_sends_on_or_refuses(als, wereld, stand):
    sessie = _in_stand(wereld, stand)
    leider, toen = als(wereld.teamleider), _foto(sessie)
    # Where a refusal may lead: to where the session is.
    naar = {sessie.get_absolute_url(), reverse("sessie_uitslag", args=[sessie.pk])}

    anders = []
    for naam, route in _adressen():
        if stand == "afgesloten" and naam in NA_HET_SLUITEN:
            continue
        pad = _pad(naam, route, sessie)
        for antwoord in (leider.get(pad), leider.get(f"{pad}?formaat=xlsx"), leider.post(pad)):
            goed = antwoord.status_code in {404, 405, 409} or antwoord.get("Location") in naar
            if not goed or _foto(sessie) != toen:
                anders.append((naam, antwoord.request["REQUEST_METHOD"], antwoord.status_code))
    assert anders == []


def test_pages_send_the_leader_to_the_page_of_the_link(als, wereld):
    sessie = _in_stand(wereld, "lopend")

    for naam in ("sessie_voorbereiden", "sessie_leiding", "sessie_projector", "sessie_uitslag"):
        antwoord = als(wereld.teamleider).get(reverse(naam, args=[sessie.pk]))
        assert antwoord["Location"] == f"/sessies/{sessie.pk}/peiling/"


def test_its_code_is_no_code_to_vote_with(client, wereld):
    sessie = _in_stand(wereld, "lopend")

    assert client.get(f"/stem/?code={sessie.code}").status_code == 404
    assert client.get(f"/stem/{sessie.code}/").status_code == 404
    assert client.get(f"/stem/{sessie.code}/stroom/?voor=telefoon").status_code == 404


@pytest.mark.parametrize("stand", STANDEN)
@pytest.mark.parametrize(
    "daad",
    [
        lambda pk: acties.start(pk, 8),
        lambda pk: acties.ga_naar(pk, Sessie.Fase.AFSLUITING),
        acties.onthul,
        acties.opnieuw,
        acties.sluit_sessie,
        acties.heropen,
        lambda pk: acties.zet_aanwezig(pk, 3),
        lambda pk: acties.noteer_opmerking(pk, "Tekst"),
        lambda pk: acties.noteer_reden(pk, None, "Tekst", stelling_id=1),
    ],
)
def test_no_act_of_a_meeting_happens_to_it(wereld, stand, daad):
    sessie = _in_stand(wereld, stand)
    toen = _foto(sessie)

    with pytest.raises(NietNu):
        daad(sessie.pk)

    assert _foto(sessie) == toen


def test_closed_is_for_good_whoever_tries(wereld):
    sessie = _in_stand(wereld, "afgesloten")

    with pytest.raises(ValueError, match="lopend"):
        sessie.naar(Sessie.Status.LOPEND)


def test_a_workbook_does_not_come_back_into_it(wereld):
    sessie = _in_stand(wereld, "voorbereiding")

    with pytest.raises(NietNu):
        acties_werkboek.neem_over(sessie.pk, [], sleutel="a")


def test_by_link_is_no_way_to_vote_in_a_meeting(wereld):
    sessie = voorbereiding.maak_sessie(
        wereld.team, peilen.versie_met_link(), wereld.teamleider, "Samen"
    )

    form = Stemmen(sessie, {"stemwijze": "link", "drempel": 30})

    assert "link" not in dict(form.fields["stemwijze"].choices)
    assert "stemwijze" in form.errors
