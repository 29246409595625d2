"""An import in every state there is, each for a team of its own: one at a time for each."""

import datetime
from typing import Any

NAGEKEKEN = [
    ("0012345", "Noor van Dijk", "3A", "", "1-8-2026", ""),
    ("0012346", "Sem Bakker", "3B", "", "", ""),
]
FOUT = [*NAGEKEKEN, ("0012346", "", "3B", "Niemand Hier", "31-2-2026", "")]


def rijen() -> dict[str, dict[str, Any]]:
    """Beside the runs: students of the first team, one of whom the list changes."""
    from borgen.slb.inlezen import verloop
    from borgen.slb.models import Inleesrun
    from organisatie.models import Gebruiker, School, Schooljaar, Team
    from tests.slb.inlezen_hulp import als_csv

    beheerder = Gebruiker.objects.get(email="beheerder@demo.example")
    school = School.objects.first()
    jaar = Schooljaar.objects.filter(gesloten=False).latest("van")

    def begin(naam: str, inhoud: bytes) -> Inleesrun:
        team = Team.objects.get_or_create(school=school, naam=naam)[0]
        return verloop.begin(team, beheerder, f"{naam}.csv", inhoud, hier=True)

    def kijk_na(naam: str, inhoud: bytes, dag: datetime.date) -> Inleesrun:
        run = begin(naam, inhoud)
        kolommen = {"velden": run.kolommen["velden"], "schooljaar": jaar.pk, "dag": str(dag)}
        verloop.bevestig(run, run.kolommen | kolommen, hier=True)
        return run

    eerst = kijk_na("Inlezen nagekeken", als_csv([*NAGEKEKEN[:1], ("7", "Ada", "3A")]), jaar.van)
    verloop.neem_over(eerst, beheerder, hier=True)
    anders = [("0012345", "Noor van Dijk", "3C", "", "", ""), *NAGEKEKEN[1:]]
    bezig = begin("Inlezen bezig", als_csv(NAGEKEKEN))
    Inleesrun.objects.filter(pk=bezig.pk).update(
        stand="nakijken",
        voortgang=40,
        # Ahead, so that it is still at work when the page is looked at.
        gemeld_op=bezig.gemeld_op + datetime.timedelta(days=1),
    )
    gestopt = begin("Inlezen gestopt", als_csv(NAGEKEKEN))
    verloop.stop(gestopt)
    runs = {
        "inlezen_overgenomen": eerst,
        "inlezen_kolommen": begin("Inlezen kolommen", als_csv(NAGEKEKEN)),
        "inlezen_nagekeken": kijk_na(
            "Inlezen nagekeken", als_csv(anders), jaar.van + datetime.timedelta(days=9)
        ),
        "inlezen_fout": kijk_na("Inlezen fout", als_csv(FOUT), jaar.van),
        "inlezen_bezig": bezig,
        "inlezen_gestopt": gestopt,
        "inlezen_mislukt": begin("Inlezen mislukt", b"%PDF-1.7"),
    }
    return {naam: {"pk": run.pk} for naam, run in runs.items()}
