"""Texts of the documents in the demo, our own; the facts are those of the handbook's case (S1)."""

HANDBOEK_1 = """\
# Waarom we begeleiden

Studenten die vastlopen, gaan vaak weg zonder dat iemand het zag aankomen. Daarom heeft iedere student een vaste SLB'er met wie hij praat over hoe het gaat.

# Wie doet wat

- De **SLB'er** plant de gesprekken en legt ze vast.
- De **docent** meldt aan de SLB'er wat opvalt in de les.
- De **teamleider** kijkt elke periode of de gesprekken er zijn geweest.

# De gesprekken

Iedere student heeft per periode twee gesprekken van een kwartier. De SLB'er spreekt de student in de eerste weken van de periode en aan het eind.

Van elk gesprek komt een kort verslag in het begeleidingssysteem.

# Wat we verder afspreken

Ouders nodigen we twee keer per jaar uit. Voor stage, examens en verzuim gelden de eigen regels; die staan in de studiegids.
"""

HANDBOEK_REDEN = (
    "Er gingen verschillende versies rond. Over het gesprek stond te weinig, over ouders te veel."
)

HANDBOEK_2 = """\
# Waarom we begeleiden

Studenten die vastlopen, gaan vaak weg zonder dat iemand het zag aankomen. Daarom heeft iedere student een vaste SLB'er met wie hij praat over hoe het gaat.

# Wie doet wat

| Wie | Wat | Wanneer |
| --- | --- | --- |
| SLB'er | plant de gesprekken en legt ze vast | in de eerste twee weken van de periode |
| docent | meldt aan de SLB'er wat opvalt in de les | dezelfde dag |
| teamleider | kijkt of de gesprekken er zijn geweest | aan het eind van de periode |

Is een SLB'er langer dan twee weken ziek, dan wijst de teamleider een waarnemer aan.

# De gesprekken

Iedere student heeft per periode minstens twee gesprekken van een kwartier. De SLB'er plant ze in de eerste twee weken van de periode in het rooster.

## Het gespreksformulier

We gebruiken allemaal hetzelfde formulier. Het heeft drie vragen:

1. Wat ging er goed sinds de vorige keer?
2. Wat vind je lastig, en wie kan helpen?
3. Wat spreken we af tot de volgende keer?

## Vastleggen

De SLB'er legt elk gesprek **dezelfde week** vast in het begeleidingssysteem. Zo ziet ieder die de student begeleidt wat er is afgesproken.

# Hier staat het

Wat hier staat, geldt. Heb je een ander exemplaar op je laptop of op papier? Gooi het weg en kijk hier.
"""

HANDBOEK_VOORSTEL = {
    "tekst": "Zet erbij dat een gesprek ook online mag als de student op stage is.",
    "waarom": "In klas 3 zijn studenten drie dagen per week op stage.",
}

VERZUIM = """\
# Melden

Een student die niet komt, meldt zich vóór 8.30 uur bij het verzuimloket. De docent zet aan het begin van elke les wie er niet is.

# Wat we doen

1. Bij de eerste keer zonder bericht belt de mentor **dezelfde dag**.
2. Bij de derde keer in vier weken praat de SLB'er met de student.
3. Bij zestien uur in vier weken meldt het verzuimloket het bij DUO.

# Wie houdt het bij

De proceseigenaar verzuim bekijkt elke vrijdag de lijst en bespreekt hem met de SLB'ers.
"""

DRAAIBOEK = """\
# Voor de bespreking

- De SLB'er zet een week van tevoren klaar over wie we praten, en waarom.
- Docenten vullen in wat zij zien.

# Tijdens de bespreking

Per student vijf minuten: wat zien we, wat doen we, wie doet het?
"""

HERKANSEN = """\
# Wanneer

Een student herkanst in de laatste week van de periode, één keer per toets.

# Aanmelden

De student meldt zich aan in het studentenportaal, uiterlijk een week van tevoren.
"""
