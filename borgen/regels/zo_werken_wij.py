"""The text with which a plan is written down for good: "Zo werken wij" (S4, borging in structuur).

Nothing is typed again: what the plan says comes here, and what it does not say is left out.
"""

from collections.abc import Iterable, Mapping

LANGSTE_TITEL = 160


def titel(traject: str) -> str:
    """What the document of a traject is called."""
    return f"Zo werken wij: {traject}"[:LANGSTE_TITEL]


def tekst(
    doel: str,
    doelen: Iterable[tuple[str, str]],
    acties: Iterable[tuple[str, str]],
    antwoorden: Mapping[str, str],
) -> str:
    """The document in Markdown.

    ``doelen``: what the plan wants and how it shows; ``acties``: name and description of the
    verbeteracties; ``antwoorden``: the answers of the plan by the code of their question.
    """
    delen = [
        ("Waarom we dit doen", [doel, _lijst(doelen, "te zien aan: {}")]),
        ("Wat we doen", [antwoorden.get("p-aanpak", ""), _lijst(acties, "{}")]),
        ("Dit doet iedereen hetzelfde", [antwoorden.get("p-vast", "")]),
        ("Hier kies je zelf", [antwoorden.get("p-ruimte", "")]),
        ("Zo zien we of het werkt", [antwoorden.get("e-inhoud", "")]),
    ]
    stukken = []
    for kop, inhoud in delen:
        if gevuld := [stuk.strip() for stuk in inhoud if stuk.strip()]:
            stukken.append("\n\n".join([f"# {kop}", *gevuld]))
    return "\n\n".join(stukken) + "\n" if stukken else ""


def _lijst(regels: Iterable[tuple[str, str]], erbij: str) -> str:
    """A list of what is in ``regels``, the second of each behind the first."""
    uit = []
    for eerst, dan in regels:
        achter = f": {erbij.format(' '.join(dan.split()))}" if dan.strip() else ""
        uit.append(f"- **{eerst}**{achter}")
    return "\n".join(uit)
