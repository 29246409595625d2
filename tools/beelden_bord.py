"""Pictures of the improvement board, for `tools.beelden`."""

from typing import Any


def bord(foto: Any, leider: Any, team: int) -> None:
    """The board of a team as a page, and the leaf with the norms as it hangs on the wall."""
    foto.neem("bord", leider, f"/teams/{team}/bord/", 1100, lambda page: None)
    foto.neem("bord-scherm", leider, f"/teams/{team}/bord/projector/", 720, _volgend_blad)


def _volgend_blad(page: Any) -> None:
    """From the goals to the norms."""
    page.keyboard.press("ArrowRight")
