"""A report that was vastgesteld stays as it is: neither figures nor words change, by any way.

As ``borgen.bewaking`` does for approved texts, by the same machinery. One change is let through:
opening a report again, which empties the figures, leaves the words, and says why. Retention and
erasing somebody who is named in it go past the guards (``borgen.bewaking.opgeheven``).
"""

from borgen import bewaking
from borgen.bewaking import Wacht, anders
from organisatie.wissen.aanmelden import meld_bewaakt_aan

_TABEL = "overzicht_periodeverslag"
_WOORDEN = ("id", "team_id", "periode_id", "opvallend", "goed", "nodig", "vervolg")
_VAST = ("vastgesteld_op", "vastgesteld_door_id", "peildatum", "cijfers")
_HERZIEN = ("herzien_op", "herzien_reden")
_IS_VAST = 'OLD."vastgesteld_op" IS NOT NULL'
# With the figures everything else of it has to go, says a check constraint of the table.
_HEROPENT = (
    'NEW."vastgesteld_op" IS NULL AND NEW."herzien_reden" <> \'\' AND '
    'OLD."herzien_op" IS DISTINCT FROM NEW."herzien_op"'
)

WACHTEN = (
    Wacht(
        "overzicht_verslag_blijft_gelijk",
        _TABEL,
        "UPDATE",
        f"{_IS_VAST} AND ({anders(*_WOORDEN)} OR "
        f"NOT ({_HEROPENT}) AND ({anders(*_VAST, *_HERZIEN)}))",
        frozenset({*_WOORDEN, *_VAST, *_HERZIEN}),
    ),
    Wacht(
        "overzicht_verslag_blijft_staan",
        _TABEL,
        "DELETE",
        _IS_VAST,
        frozenset({"vastgesteld_op"}),
    ),
)
VERVANGEN = (
    Wacht(
        "overzicht_verslag_niet_vervangen",
        _TABEL,
        "INSERT",
        'EXISTS (SELECT 1 FROM "overzicht_periodeverslag" AS v '
        'WHERE v."vastgesteld_op" IS NOT NULL AND (v."id" = NEW."id" OR '
        'v."team_id" = NEW."team_id" AND v."periode_id" = NEW."periode_id"))',
        frozenset({"vastgesteld_op"}),
    ),
)
LEEGMAKEN = ("overzicht_verslag_niet_leeg", _TABEL)


def meld_aan() -> None:
    """Called when the app is ready."""
    from overzicht.models import Periodeverslag

    bewaking.meld_aan(WACHTEN, VERVANGEN, LEEGMAKEN)
    meld_bewaakt_aan(Periodeverslag, bewaking.opgeheven)
