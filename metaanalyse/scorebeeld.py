"""The five scores of the checklist as a small chart and as rows."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from metaanalyse.models import Checklistscore
from metaanalyse.regels.inhoud import Inhoud
from rapportage.grafieken import Score, scores


@dataclass(frozen=True)
class Checklist:
    """``rijen`` holds the label, the score (None is unknown) and the reason of every part."""

    grafiek: SafeString
    rijen: tuple[tuple[str, int | None, str], ...]

    @property
    def bekend(self) -> bool:
        return any(score is not None for _, score, _ in self.rijen)


def checklist(inhoud: Inhoud) -> Checklist:
    """All five parts, also those nobody scored: they are unknown."""
    rijen = []
    for onderdeel in Checklistscore.Onderdeel:
        gegeven = inhoud.scores.get(onderdeel.value)
        score, reden = (gegeven.score, gegeven.reden) if gegeven else (None, "")
        rijen.append((str(onderdeel.label), score, reden))
    grafiek = scores([Score(label, score) for label, score, _ in rijen], titel="Checklist, 1 tot 5")
    return Checklist(grafiek, tuple(rijen))
