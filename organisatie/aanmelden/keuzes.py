"""Who has a second factor, as TWEEDE_FACTOR has it."""

UIT, MAG, BEHEER, IEDEREEN = KEUZES = ("uit", "mag", "beheer", "iedereen")
