"""Backups: everything of an installation in one file, and back from it.

``maken.maak`` and ``herstellen.herstel`` are the two that commands call. What differs between the
databases is in ``sqlite`` and ``postgresql``, which offer the same four functions; what is
in a backup and what is not in ``inhoud``; the file itself in ``bundel``.

The secret key is left out: nothing in the database needs it, so whoever finds a backup can sign
nothing. On another machine people sign in again, and links in older mails for a password lapse.
"""
