"""The list of cards: what its address asks, its facets, its rows."""
