"""Erasing a person: afterwards no table and no file says who it was (docs/besluiten/0024).

What was done stays, under a name that says nothing. Apps tell in their ``ready`` what they hold of
one person only, and what has to follow when a text changes (``aanmelden``); every text of every
table is looked through anyway (``doorzoek``).
"""
