"""What was deleted is in none of the files of the database, and wiping holds nobody up.

Only on SQLite, on a real file with the settings of the project: PostgreSQL has no file to look in.
"""

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from boas import acties, sporen
from boas.models import Peilpost, Peiltelling, Sessie, Stem, Stip, Uitnodiging
from boas.peilen.sluiten import sluit_peiling
from tests.boas import peilen
from tests.boas.stippen import bij_de_stippen
from tests.boas.test_acties_stem import begin

pytestmark = pytest.mark.django_db(transaction=True)

WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _post_wacht(settings):
    """Mail that was put ready stays: what is looked for is in it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def vindplaatsen(*merktekens: str) -> list[tuple[str, str]]:
    """In which files of the database which of these texts still stand."""
    basis = str(connection.settings_dict["NAME"])
    inhoud = {
        einde: Path(basis + einde).read_bytes()
        for einde in ("", "-wal", "-shm")
        if Path(basis + einde).exists()
    }
    return [
        (einde, m) for einde, bytes_ in inhoud.items() for m in merktekens if m.encode() in bytes_
    ]


def telefoons(aantal: int, *, zaad: int | None = None) -> list[str]:
    """As many names of phones, as long as theirs are and recognisable."""
    willekeur = random.Random(zaad) if zaad is not None else random.SystemRandom()
    return [f"telefoon{willekeur.getrandbits(136):034x}" for _ in range(aantal)]


def stem_allen(sessie: Sessie, ronde, namen: list[str]) -> None:
    for naam in namen:
        acties.stem(sessie.pk, ronde.pk, naam, random.randrange(4))


class TestInDeZaal:
    def test_votes_stand_in_the_file_until_the_reveal_and_not_after_it(self):
        sessie, ronde = begin()
        namen = telefoons(60)
        stem_allen(sessie, ronde, namen)
        assert vindplaatsen(*namen)

        acties.onthul(sessie.pk)
        sporen.wis()

        assert vindplaatsen(*namen) == []

    def test_votes_of_another_session_that_still_votes_keep_nothing_of_them(self):
        """Pages that two sessions share are split, and a split leaves copies behind."""
        weg, blijvend = [], []
        # Where pages are split depends on the names: one pair of sessions may be lucky.
        for zaad in range(6):
            sessie, ronde = begin()
            _, andere_ronde = begin()
            weg += (namen := telefoons(500, zaad=zaad))
            blijvend += (anderen := telefoons(500, zaad=100 + zaad))
            with transaction.atomic():
                for naam, ander in zip(namen, anderen, strict=True):
                    Stem.objects.create(ronde=ronde, telefoon=naam, waarde=1)
                    Stem.objects.create(ronde=andere_ronde, telefoon=ander, waarde=2)
            acties.onthul(sessie.pk)

        sporen.wis()

        assert vindplaatsen(*weg) == []
        assert {*Stem.objects.values_list("telefoon", flat=True)} == {*blijvend}

    def test_dots_too(self):
        sessie, ronde = bij_de_stippen()
        namen = telefoons(14)
        for naam in namen:
            acties.verdeel_stippen(sessie.pk, ronde.pk, naam, (2, 1, 0))
        assert vindplaatsen(*namen)

        acties.onthul_stippen(sessie.pk, ronde.pk)
        sporen.wis()

        assert vindplaatsen(*namen) == []

    def test_what_is_still_open_stays_as_it_was(self):
        sessie, ronde = begin()
        stem_allen(sessie, ronde, telefoons(40))
        dots, stipronde = bij_de_stippen()
        acties.verdeel_stippen(dots.pk, stipronde.pk, "a", (2, 1, 0))
        peiling = peilen.open_team(8)
        peilen.antwoord(peiling, peilen.links(peiling)[0], 1, 1, 1)
        modellen = (Stem, Stip, Uitnodiging, Peilpost)
        voor = [list(model.objects.order_by("pk").values_list()) for model in modellen]

        sporen.wis()

        assert voor == [list(model.objects.order_by("pk").values_list()) for model in modellen]
        connection.check_constraints()


class TestMetEenLink:
    def test_closing_leaves_no_link_mark_or_mail(self):
        sessie = peilen.open_team(40)
        ander = peilen.open_team(40)
        tokens = peilen.links(sessie)
        merken = list(
            Uitnodiging.objects.filter(groep__peiling=sessie.pk).values_list("merk", flat=True)
        )
        for token in tokens[:20]:
            peilen.antwoord(sessie, token, 0, 1, 2)
        assert vindplaatsen(*tokens, *merken)

        sluit_peiling(sessie.pk)

        assert vindplaatsen(*tokens, *merken) == []
        assert Uitnodiging.objects.filter(groep__peiling=ander.pk).count() == 40

    def test_a_mail_that_has_gone_leaves_no_token_beside_its_person(self):
        sessie = peilen.open_team(40)
        tokens = peilen.links(sessie)
        Peilpost.objects.filter(token__in=tokens[::2]).delete()

        sporen.wis()

        assert vindplaatsen(*tokens[::2]) == []
        assert sorted(peilen.links(sessie)) == sorted(tokens[1::2])

    def test_the_journal_does_not_keep_what_each_answer_changed(self):
        sessie = peilen.open_team(8)
        for token in peilen.links(sessie)[:6]:
            peilen.antwoord(sessie, token, 0, 1, 2)

        sporen.wis()

        assert Path(f"{connection.settings_dict['NAME']}-wal").stat().st_size == 0


class TestNiemandWacht:
    def test_a_reader_keeps_the_journal_but_holds_nobody_up(self):
        sessie, ronde = begin()
        [naam] = telefoons(1)
        lezer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        lezer.execute("BEGIN")
        lezer.execute("SELECT COUNT(*) FROM boas_stem").fetchone()
        acties.stem(sessie.pk, ronde.pk, naam, 1)
        acties.onthul(sessie.pk)
        begonnen = time.monotonic()

        assert sporen._probeer() is False

        # Far less than the twenty seconds that somebody who writes is willing to wait.
        assert time.monotonic() - begonnen < 5
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        lezer.execute("ROLLBACK")
        lezer.close()
        assert sporen._probeer() is True
        assert vindplaatsen(naam) == []

    def test_kept_from_it_now_it_comes_back(self, monkeypatch):
        gevraagd = []
        monkeypatch.setattr(sporen, "straks", lambda: gevraagd.append(1))
        monkeypatch.setattr(sporen, "_probeer", lambda: False)

        sporen.wis()

        assert gevraagd == [1]

    def test_asked_often_it_is_done_once_and_tried_until_it_works(self):
        antwoorden, klaar = iter([False, False, True]), threading.Event()
        gedaan = []

        def werk() -> bool:
            gelukt = next(antwoorden)
            gedaan.append(gelukt)
            if gelukt:
                klaar.set()
            return gelukt

        opruimer = sporen.Opruimer(werk, wacht=0.2)
        for _ in range(50):
            opruimer.straks()

        assert klaar.wait(10)
        assert gedaan == [False, False, True]

    @pytest.mark.parametrize("daad", ["stelling", "stippen", "antwoord"])
    def test_what_deletes_or_answers_asks_for_it_after_its_commit(self, daad, monkeypatch):
        gevraagd = []
        monkeypatch.setattr(sporen, "straks", lambda: gevraagd.append(connection.in_atomic_block))
        if daad == "stelling":
            sessie, ronde = begin()
            acties.stem(sessie.pk, ronde.pk, "a", 1)
            acties.onthul(sessie.pk)
        elif daad == "stippen":
            sessie, ronde = bij_de_stippen()
            acties.verdeel_stippen(sessie.pk, ronde.pk, "a", (1, 0, 0))
            acties.onthul_stippen(sessie.pk, ronde.pk)
        else:
            sessie = peilen.open_team(8)
            peilen.antwoord(sessie, peilen.links(sessie)[0], 1, 1, 1)

        assert gevraagd == [False]


STANDEN = ("secure_delete", "journal_mode", "temp_store")
# Deleted rows are overwritten, earlier pages stand in one file, temporary tables never on disk.
GOED = [1, "wal", 2]


def test_every_connection_wipes_what_it_deletes():
    gevonden = []

    def kijk() -> None:
        with connections["default"].cursor() as cursor:
            gevonden.append([cursor.execute(f"PRAGMA {s}").fetchone()[0] for s in STANDEN])
        connections.close_all()

    kijk()
    draad = threading.Thread(target=kijk)
    draad.start()
    draad.join()

    assert gevonden == [GOED, GOED]


def test_a_process_of_its_own_too(tmp_path):
    """As ``tools.worker`` and every command: settings, and nothing else."""
    kijk = (
        "from django.db import connection as c; k = c.cursor();"
        f"print([k.execute(f'PRAGMA {{s}}').fetchone()[0] for s in {STANDEN}])"
    )
    uit = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", kijk],
        cwd=WORTEL,
        env=os.environ | {"DATA_DIR": str(tmp_path), "SECRET_KEY": "x"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert uit.stdout.strip() == str(GOED)


@pytest.mark.database
def test_rows_do_not_tell_which_were_written_together():
    """PostgreSQL says of each row which transaction wrote it: of the last answer, all of them."""

    def schrijvers() -> set:
        if connection.vendor == "sqlite":
            return set()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT xmin::text FROM boas_peiltelling WHERE n > 0"
                " UNION SELECT xmin::text FROM boas_inlevering"
            )
            return {rij[0] for rij in cursor.fetchall()}

    sessie = peilen.open_team(8)
    for token, waarde in zip(peilen.links(sessie)[:3], (0, 1, 2), strict=True):
        peilen.antwoord(sessie, token, waarde, waarde, waarde)
    assert connection.vendor == "sqlite" or len(schrijvers()) > 1

    assert sporen._probeer() is True

    assert len(schrijvers()) <= 1
    assert sum(Peiltelling.objects.values_list("n", flat=True)) == 9
