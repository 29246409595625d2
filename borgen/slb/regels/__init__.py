"""Rules of the conversations: pure functions, sources cited (S1 = the handbook)."""
