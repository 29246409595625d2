"""Forms of beheer, and what every form shares that two people may have open."""
