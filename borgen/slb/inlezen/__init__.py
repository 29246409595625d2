"""Bringing in students from a list of the school: read, check, look, take over."""
