"""Bringing in a moederbestand or a list of reports: read, compare, look, take over."""
