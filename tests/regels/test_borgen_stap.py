"""Which step is due: on every border, and as properties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borgen.regels.stap import VOORRANG, Beurt, Reden, Stand, Stap, aan_de_beurt, eerst
from borgen.regels.stapresultaat import RESULTATEN, mag_afronden, ontbreekt

BOAS = date(2026, 3, 10)
RUSTIG = Stand(vastgesteld=1, meetafspraken=1)

AANTAL = st.integers(0, 3)
DAG = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
STANDEN = st.builds(
    Stand,
    normen_gemist=AANTAL,
    signalen=AANTAL,
    v5_laag_op=DAG,
    vastgesteld=AANTAL,
    documenteren_klaar_op=DAG,
    documenteren_overgeslagen=st.booleans(),
    meetafspraken=AANTAL,
    metingen_te_laat=AANTAL,
)


@pytest.mark.parametrize(
    ("stand", "stap", "redenen"),
    [
        (RUSTIG, Stap.MONITOREN, [Reden.RUSTIG]),
        (Stand(), Stap.DOCUMENTEREN, [Reden.NIETS_VASTGESTELD]),
        (replace(RUSTIG, normen_gemist=1), Stap.HANDELEN, [Reden.NORM_GEMIST]),
        (replace(RUSTIG, signalen=1), Stap.HANDELEN, [Reden.SIGNAAL_WACHT]),
        (
            Stand(normen_gemist=1, signalen=2, v5_laag_op=BOAS, metingen_te_laat=3),
            Stap.HANDELEN,
            [Reden.NORM_GEMIST, Reden.SIGNAAL_WACHT],
        ),
        (replace(RUSTIG, v5_laag_op=BOAS), Stap.DOCUMENTEREN, [Reden.V5_LAAG]),
        (Stand(v5_laag_op=BOAS), Stap.DOCUMENTEREN, [Reden.V5_LAAG, Reden.NIETS_VASTGESTELD]),
        (Stand(vastgesteld=1), Stap.CONTROLEREN, [Reden.GEEN_MEETAFSPRAAK]),
        (Stand(documenteren_overgeslagen=True), Stap.CONTROLEREN, [Reden.GEEN_MEETAFSPRAAK]),
        (replace(RUSTIG, metingen_te_laat=1), Stap.CONTROLEREN, [Reden.METING_TE_LAAT]),
    ],
)
def test_aan_de_beurt(stand, stap, redenen):
    assert aan_de_beurt(stand) == Beurt(stap, tuple(redenen))


@pytest.mark.parametrize(
    ("dagen", "stap"),
    [(-1, Stap.DOCUMENTEREN), (0, Stap.MONITOREN), (1, Stap.MONITOREN)],
)
def test_een_lage_v5_geldt_tot_de_stap_die_dag_of_later_is_afgerond(dagen, stap):
    klaar = BOAS + timedelta(days=dagen)
    stand = replace(RUSTIG, v5_laag_op=BOAS, documenteren_klaar_op=klaar)
    assert aan_de_beurt(stand).stap == stap


def test_afronden_zonder_document_is_nog_geen_overslaan():
    assert aan_de_beurt(Stand(documenteren_klaar_op=BOAS)).stap == Stap.DOCUMENTEREN


@given(STANDEN)
def test_er_is_precies_een_stap_aan_de_beurt_met_een_reden(stand):
    beurt = aan_de_beurt(stand)
    assert beurt.stap in Stap
    assert beurt.redenen


@given(STANDEN)
def test_een_besluit_nemen_maakt_handelen_nooit_aan_de_beurt(stand):
    """Deciding lessens what waits; it never makes Handelen due where it was not."""
    for minder in (
        replace(stand, normen_gemist=max(0, stand.normen_gemist - 1)),
        replace(stand, signalen=max(0, stand.signalen - 1)),
    ):
        if aan_de_beurt(stand).stap != Stap.HANDELEN:
            assert aan_de_beurt(minder).stap != Stap.HANDELEN
    klaar = replace(stand, normen_gemist=0, signalen=0)
    assert aan_de_beurt(klaar).stap != Stap.HANDELEN


@given(STANDEN)
def test_vastleggen_en_meten_brengen_een_stap_nooit_terug(stand):
    """More recorded and more measured never leads to a step that comes before."""
    verder = replace(
        stand,
        vastgesteld=stand.vastgesteld + 1,
        meetafspraken=stand.meetafspraken + 1,
        metingen_te_laat=0,
    )
    assert VOORRANG.index(aan_de_beurt(verder).stap) >= VOORRANG.index(aan_de_beurt(stand).stap)


@given(st.lists(st.sampled_from(Stap)))
def test_voor_een_traject_geldt_wat_het_eerst_komt(stappen):
    gekozen = eerst(stappen)
    if stappen:
        assert gekozen in stappen
        assert all(VOORRANG.index(gekozen) <= VOORRANG.index(stap) for stap in stappen)
    else:
        assert gekozen is None


@pytest.mark.parametrize("stap", Stap)
def test_een_stap_afronden(stap):
    alle = [resultaat.sleutel for resultaat in RESULTATEN[stap]]
    assert len(set(alle)) == len(alle)
    assert mag_afronden(stap, alle, "")
    assert not mag_afronden(stap, alle[:-1], " ")
    assert mag_afronden(stap, alle[:-1], "Dat komt in maart.")
    assert not mag_afronden(stap, [], "We doen het gewoon.")
    assert not mag_afronden(stap, ["onbekend"], "We doen het gewoon.")
    assert [r.sleutel for r in ontbreekt(stap, alle[:-1])] == alle[-1:]
