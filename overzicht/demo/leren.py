"""Learning together in the demo: what the first teacher wants to learn, and asks and is asked."""

import datetime

from django.utils import timezone

from overzicht.demo.mensen import Mensen
from verbeterplan.models import Leerdoel, Verbetertraject


def maak_leerdoelen(traject: Verbetertraject, mensen: Mensen, vandaag: datetime.date) -> None:
    """Goals of the first teacher with an answer and an open question, and two asked of them."""
    ik, dennis, fatima, ilse = (mensen.leden[plek] for plek in (0, 3, 5, 8))
    eerder = timezone.now() - datetime.timedelta(days=6)
    stil = Leerdoel.objects.create(
        traject=traject,
        lidmaatschap=ik,
        tekst="Ik wil in een gesprek langer stil zijn, zodat de student zelf verder denkt.",
    )
    stil.vragen.create(
        aan=dennis,
        vraag="Kijk dinsdag mee. Hoe lang wacht ik na een vraag?",
        feed_up="Je wilt dat de student het meeste praat en zelf een stap bedenkt.",
        feedback="Na je eerste vraag wachtte je lang, en toen kwam er veel. Later vulde je twee "
        "keer zelf het antwoord in.",
        feed_forward="Tel na elke vraag in stilte tot vijf. Eén gesprek lang, en vertel me hoe "
        "het ging.",
        gegeven_op=eerder,
    )
    stil.vragen.create(aan=fatima, vraag="Wil jij het in leerjaar 2 ook eens zien?")
    Leerdoel.objects.create(
        traject=traject,
        lidmaatschap=ik,
        tekst="Ik wil het gespreksformulier vooraf door de student laten invullen.",
        bereikt_op=vandaag - datetime.timedelta(days=20),
    )
    open_doel = Leerdoel.objects.create(
        traject=traject,
        lidmaatschap=ilse,
        tekst="Ik wil een gesprek beginnen met wat er goed gaat.",
    )
    open_doel.vragen.create(aan=ik, vraag="Lees mijn eerste vijf minuten terug. Wat valt je op?")
    gegeven = Leerdoel.objects.create(
        traject=traject,
        lidmaatschap=fatima,
        tekst="Ik wil afspraken opschrijven terwijl de student erbij zit.",
    )
    gegeven.vragen.create(
        aan=ik,
        feedback="Je draaide het scherm naar de student toe. Die verbeterde zelf een zin.",
        feed_forward="Laat de student de volgende keer typen.",
        gegeven_op=eerder,
    )
