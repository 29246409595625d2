"""Signing in otherwise than by a password alone: the account of the school, the second factor.

``aanbieder`` talks to the provider, ``bewijs`` judges what it signed, ``poging`` keeps one attempt
in the session, ``koppelen`` finds whose account it is. Why not allauth's own provider stands in
``docs/besluiten/0025-inloggen-via-de-school.md``.
"""
