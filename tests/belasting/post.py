"""Invitations of a peiling to 2,000 people, through a mail server on this machine."""

from tests.belasting.databases import on_both
from tests.belasting.figures import Check, Figure, Table
from tests.belasting.servers import Place, call
from tests.smtp import smtp_server

PEOPLE = 2000


def measure(short: bool) -> list[Table]:
    """Measure on both databases."""
    return on_both(lambda given, database: send(given, short, database))


def send(given: Place, short: bool, database: str) -> Table:
    """Invite them all, and let the worker's tasks send it as fast as it goes."""
    people = PEOPLE // 10 if short else PEOPLE
    with smtp_server() as server:
        host, port = server.server_address
        mail = {"EMAIL_URL": f"smtp://{host}:{port}", "MAIL_PER_MINUUT": "0"}
        there = Place(given.folder, given.settings | mail)
        found = call(there, "tests.belasting.post_run", {"people": people})
        arrived = {to for to, _ in server.berichten}
    table = Table(f"uitnodigingen aan {people} mensen, {database}")
    table.rows = [
        Figure("openen: links maken, mail klaarzetten", [found["open"]]),
        Figure("versturen, alles", [found["send"]]),
        Figure("waarvan een bundel", found["bundles"]),
        Figure("geheugen na twee bundels", found["memory"][:1], unit="MB"),
        Figure("geheugen aan het eind", found["memory"][1:], unit="MB"),
        Check("kregen een mail", len(arrived), people),
        Check("mails verstuurd", len(server.berichten), people),
        Check("mails die nog wachten", found["left"], 0),
    ]
    table.notes.append(
        f"{1000 * people / found['send']:.0f} mails per seconde; gewoon gaan er 600 per minuut."
    )
    return table
