"""Rules of borgen: pure functions, sources cited (S1 = the handbook)."""
