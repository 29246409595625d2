"""Writes over several rows, each in one transaction; by step."""
