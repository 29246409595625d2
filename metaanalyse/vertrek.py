"""What of the evidence base hangs on an account: nobody goes on with another's coding."""

PERSOONLIJK = {
    "metaanalyse.Codering.codeur": (
        "Een kaart die een onderzoeker codeert, blijft met wat er staat op de werklijst van de "
        "andere onderzoekers."
    ),
    "metaanalyse.Weergave.gebruiker": "",
    "metaanalyse.Kaartuitvoer.door": "",
}
GESCHIEDENIS = (
    "metaanalyse.Rapport.gemaakt_door",
    "metaanalyse.Kaart.aangeboden_door",
    "metaanalyse.Beoordeling.door",
    "metaanalyse.Kaartinlezing.door",
)
