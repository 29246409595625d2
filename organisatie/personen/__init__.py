"""Bringing in people from a list of the school: read, check, look, take over, invite."""
