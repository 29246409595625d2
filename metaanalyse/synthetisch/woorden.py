"""Some two thousand Dutch words as a report on a school might use them, common ones first."""


def _lijst(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


_GEWOON = _lijst("""
de van en het een in op te is dat voor met zijn die niet aan er om ook als maar bij naar uit door
over tot wordt worden werd werden heeft hebben had kan kunnen meer dan nog wel geen of zij hun
deze dit wat wie waar na tussen tijdens binnen buiten onder volgens zonder samen steeds vaak soms
altijd weinig veel alle elke sommige andere eigen nieuwe goede grote kleine eerste tweede laatste
jaar school scholen leraar leraren leerling leerlingen team teams onderwijs les lessen
schoolleider schoolleiders directie bestuur docent docenten klas vak ouders studenten opleiding
project onderzoek evaluatie resultaat resultaten doel doelen effect effecten verbetering
verbeteringen vernieuwing verandering aanpak plan beleid visie cultuur leiderschap tijd ruimte
rooster geld middelen ondersteuning begeleiding training coaching scholing netwerk kennis ervaring
draagvlak eigenaarschap motivatie vertrouwen samenwerking afspraken overleg gesprek feedback
monitoring kwaliteit borging invoering verduurzaming innovatie instrument materiaal methode toets
cijfers enquete interview groep leren werken geven krijgen maken nemen zien blijken vinden vragen
helpen oefenen kijken bespreken delen volgen starten stoppen groeien verbeteren veranderen
ontwikkelen invoeren uitvoeren evalueren begeleiden ondersteunen samenwerken overleggen afstemmen
vastleggen waarderen ervaren noemen gebruik gebruiken gebruikt begeleid ontwikkeld ingevoerd
onderzocht gemeten vergeleken besproken gedeeld positief negatief duurzaam duurzame structureel
structurele tijdelijk actief actieve betrokken open duidelijk duidelijke sterk sterke zwak hoog
hoge laag lage snel langzaam gemiddeld aantoonbaar
""")
_VOOR = _lijst("""
school team les leer toets klas vak groep kwaliteits onderwijs beleids verbeter ontwikkel project
studie taal reken lees schrijf ouder leerlingen docenten leraren ondersteunings begeleidings zorg
praktijk kennis ervarings netwerk visie cultuur rooster tijds middelen computer media stage examen
instructie vaardigheids loopbaan
""")
_ACHTER = _lijst("""
plan doel proces leider groep werk beleid kwaliteit tijd ruimte materiaal vorm aanpak methode
verslag gesprek overleg bijeenkomst coach begeleider onderzoek model kader systeem analyse
afspraak afspraken resultaten ontwikkeling verbetering vernieuwing activiteiten programma
ondersteuning cyclus middel klimaat omgeving houding
""")

WOORDEN = tuple(dict.fromkeys([*_GEWOON, *(f"{v}{a}" for a in _ACHTER for v in _VOOR)]))
NAMEN = _lijst("""
Jansen Bakker Visser Smit Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Smits Kok Jacobs
Postma Willems Maas Verhoeven Schouten Willemsen Hoekstra Koster Prins Evers Blom Molenaar Kuipers
""")
SOORTEN = _lijst("""
Leerkring Werkplaats Proeftuin Leertraject Programma Aanpak Netwerk Ontwikkelgroep
""")
