"""How many teams there are and what asks attention in them, in one sentence."""

from organisatie.regels.opsomming import opsomming


def zin(teams: int, *, niet_gemeten: int, te_laat: int, documenten: int) -> str:
    """ "24 teams; bij 3 is een norm nog niet gemeten"; of one team without a number."""
    if not teams:
        return "Geen team past bij deze keuze."
    begin = "1 team" if teams == 1 else f"{teams} teams"
    delen = [
        tekst if teams == 1 else f"bij {'alle' if n == teams else n} is {gezegde}"
        for n, tekst, gezegde in (
            (niet_gemeten, "een norm is nog niet gemeten", "een norm nog niet gemeten"),
            (te_laat, "er is iets over de datum", "iets over de datum"),
            (documenten, "een document is toe aan evaluatie", "een document toe aan evaluatie"),
        )
        if n
    ]
    return f"{begin}; {opsomming(delen) or 'niets is over de datum'}."
