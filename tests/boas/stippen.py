"""Sessions with statements made for the occasion, and dots after them."""

from boas import acties
from boas.models import Sessie, Stipronde
from boas.regels.inhoud import ClusterInhoud, Inhoud, StellingInhoud
from boas.voorbereiding import maak_eigen_sessie
from tests.factories import SCHAAL, GebruikerFactory, TeamFactory

DOELEN = ("Verzuim", "Feedback", "Rekenen")


def inhoud(*teksten: str) -> Inhoud:
    """One statement for each text, two without any."""
    return Inhoud(
        schaal=tuple(SCHAAL),
        oneens_tm=2,
        clusters=(ClusterInhoud("S", "Samen"),),
        stellingen=tuple(
            StellingInhoud(f"S{i}", "S", tekst, "Praat erover door.")
            for i, tekst in enumerate(teksten or ("Dit moet nu.", "Dit lukt ons."), 1)
        ),
    )


def eigen_sessie(*, team=None, gebruiker=None, stippen=3, doelen=DOELEN, mensen=14, **velden):
    """A session in preparation; ``velden`` are of the session itself."""
    sessie = maak_eigen_sessie(
        team or TeamFactory(),
        gebruiker or GebruikerFactory(),
        code="weging",
        naam="Weging",
        onderwerp="Waar beginnen we?",
        inhoud=inhoud(),
        stippen=stippen,
        doelen=doelen,
    )
    for naam, waarde in {"aantal_aanwezig": mensen, **velden}.items():
        setattr(sessie, naam, waarde)
    sessie.save()
    return sessie


def bij_de_stippen(**velden) -> tuple[Sessie, Stipronde]:
    """A running session in which dots are being divided by phone."""
    sessie = eigen_sessie(**{"stemwijze": "telefoons", **velden})
    acties.start(sessie.pk)
    acties.ga_naar(sessie.pk, Sessie.Fase.STIPPEN)
    return sessie, sessie.stiprondes.get()
