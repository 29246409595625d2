"""What of sessions hangs on a membership or an account: nothing that another takes over."""

PERSOONLIJK = {
    "boas.Peiling_genodigden.gebruiker": (
        "Een uitnodiging voor een vragenlijst die nog open is, blijft geldig voor wie haar kreeg."
    ),
    "boas.Peilpost.gebruiker": "",
}
GESCHIEDENIS = (
    "boas.Sessie_aanwezigen.lidmaatschap",
    "boas.Sessie.gemaakt_door",
    "boas.Bestuursschatting.door",
)
